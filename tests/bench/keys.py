"""A round of 61 bids from an empty profile to its pack, in the real window, by keys alone.

Each key counts as an action, each text that is typed as one, and each file that is
chosen as one. Whatever the keys lead to must show that it has the focus. The other
members' sheets come from a file; the chair's own 61 are scored key by key.

Usage: python3 tests/bench/keys.py FOLDER_OF_PROGRAMS
(as for `window.py`)
"""

import pathlib
import sys
import tempfile
import time

from window import Window, screen_to_draw_on

BIDS = 61
OTHERS = ["Łukasz Żak", "Siân Rhydderch"]
CRITERIA = ["o1", "o2", "o3", "deliverability", "value", "evidence"]
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Space": " ", "Esc": "\ue00c", "Down": "\ue015", "Ctrl": "\ue009"}

# Whether what has the focus is the one wanted, and whether it shows that it has it.
AT = """
const one = document.activeElement, seen = one.getBoundingClientRect();
const drawn = [one, ...one.parentElement ? [one.parentElement, one.nextElementSibling ?? one] : []].some((part) => {
  const now = getComputedStyle(part), before = getComputedStyle(part, '::before');
  return [now, before].some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none');
});
return [one.matches(arguments[0]), one !== document.body && seen.width > 0 && drawn];
"""


class Hands:
    """Keys, struck one by one and counted."""

    def __init__(self, window):
        self.window, self.actions = window, 0

    def send(self, strokes):
        """Sends strokes as one action."""
        self.window.ask("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": strokes}]})
        self.actions += 1

    def strike(self, key):
        """One key, wherever the focus is."""
        value = KEYS.get(key, key)
        self.send([{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}])

    def chord(self, letter):
        """Ctrl with a letter."""
        down, up = {"type": "keyDown", "value": KEYS["Ctrl"]}, {"type": "keyUp", "value": KEYS["Ctrl"]}
        self.send([down, {"type": "keyDown", "value": letter}, {"type": "keyUp", "value": letter}, up])

    def type(self, text):
        """A text where the focus is."""
        self.send([{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")])

    def tab_to(self, css, most=150):
        """Tab until the focus is on what is wanted."""
        for _ in range(most):
            wanted, shown = self.window.run(AT, css)
            if wanted:
                if not shown:
                    raise SystemExit(f"{css} has the focus and does not show it")
                return
            self.strike("Tab")
        here = self.window.run("return document.activeElement.outerHTML.slice(0, 300)")
        raise SystemExit(f"{most} tabs do not lead to {css}; the last one led to {here}")

    def press(self, testid):
        """Tab to a button or a link, and Enter."""
        self.until(f"document.querySelector(\"[data-testid='{testid}']\") !== null")
        self.tab_to(f"[data-testid='{testid}']")
        self.strike("Enter")

    def confirm(self, testid):
        """Presses a button that asks back, and the one that it asks with."""
        self.press(testid)
        self.press(f"{testid}-confirm")

    def fill(self, testid, text):
        """Tab to a field, and types."""
        self.tab_to(f"[data-testid='{testid}']")
        self.type(text)

    def choose_file(self, testid, path):
        """Tab to the field of a file; the system's own dialog is the driver's."""
        self.until(f"document.querySelector(\"[data-testid='{testid}']\") !== null")
        self.tab_to(f"[data-testid='{testid}']")
        field = self.window.ask("POST", "/element", {"using": "css selector", "value": f"[data-testid='{testid}']"})
        self.window.ask("POST", f"/element/{next(iter(field.values()))}/value", {"text": str(path)})
        self.actions += 1

    def go(self, place, drawn):
        """Through “Go to”."""
        self.chord("k")
        self.until("document.querySelector('[data-testid=palette-dialog]') !== null")
        self.type(place)
        self.strike("Enter")
        self.until(f"document.querySelector({drawn!r}) !== null")
        self.until("document.activeElement?.matches('h1')")

    def until(self, script):
        """Waits until a script says true."""
        for _ in range(400):
            if self.window.run(f"return {script}"):
                return
            time.sleep(0.05)
        raise SystemExit(f"never: {script}")

    def until_says(self, words):
        """Waits until the window shows these words."""
        self.until(f"document.body.innerText.includes({words!r})")


def begin(hands, folder):
    """A new round, its bids and its panel."""
    hands.press("new-round")
    hands.until("document.querySelector('[data-testid=chair]') !== null")
    hands.fill("chair", "Ann Chair")
    hands.fill("title-field", "Crime and disorder reduction grants")
    hands.tab_to("[data-testid=approach] input")
    hands.strike("Space")
    hands.fill("fund-high", "400000")
    hands.fill("fund-low", "250000")
    hands.strike("Enter")
    hands.until("document.querySelector('[data-testid=tasks]') !== null")
    hands.go("Bids", "[data-testid=import]")
    hands.press("import")
    hands.choose_file("bids-file", folder / "bids.csv")
    hands.press("take-good")
    hands.until_says("61 bids")
    hands.go("Set-up", "[data-testid=tasks]")
    hands.press("task-panel")
    hands.until("document.querySelector('[data-testid=member-name]') !== null")
    for already, name in enumerate(OTHERS):
        hands.fill("member-name", name)
        hands.strike("Enter")
        hands.until(f"document.querySelectorAll('[data-testid=members] tbody tr').length === {already + 2}")


def answer_gateways(hands, _folder):
    """All gateways of all bids passed."""
    hands.go("Bids", "[data-testid=all-gateways]")
    hands.press("all-gateways")
    hands.until("document.querySelector('[data-testid=gateway-row]') !== null")
    for gateway in hands.window.run("return [...document.querySelectorAll('[data-testid^=pass-rest]')].map((one) => one.dataset.testid)"):
        hands.press(gateway)
        hands.until(f"document.querySelector(\"[data-testid='{gateway}']\").textContent.includes('All answered')")


def open_scoring(hands, _folder):
    """The step, and what it asks back."""
    hands.go("Set-up", "[data-testid=take-step]")
    hands.confirm("take-step")
    hands.until("document.querySelector('[data-testid=rail]').innerText.includes('Scoring')")


def declare(hands, _folder):
    """No interest in any of the bids."""
    hands.go("Score", "[data-testid=declare]")
    hands.press("declare-all")
    hands.until("document.querySelector('[data-testid=declare]') === null")


def score(hands, _folder):
    """The chair's own sheets: digits and reasons, handed in one by one."""
    for done in range(BIDS):
        hands.until("document.querySelector('.current[data-criterion]') !== null")
        criteria = hands.window.run("return [...document.querySelectorAll('[data-criterion]')].map((one) => one.dataset.criterion)")
        for place, criterion in enumerate(criteria):
            hands.until(f"document.querySelector(\".current[data-criterion='{criterion}']\") !== null")
            hands.strike("543"[(done + place) % 3])
            hands.strike("Tab")
            hands.type("Yes.")
            hands.strike("Esc")
            if place + 1 < len(criteria):
                hands.strike("j")
        hands.press("submit-sheet")
        hands.until(f"document.querySelector('[data-testid=done-count]').textContent.startsWith('{done + 1} of')")
        if done + 1 < BIDS:
            before = hands.window.run("return document.querySelector('[data-testid=bid]').innerText")
            hands.strike("n")
            hands.until(f"document.querySelector('[data-testid=bid]').innerText !== {before!r}")


def take_in_others(hands, folder):
    """What the other members scored on paper, from a file."""
    write_sheets(folder / "scores.csv")
    for _ in OTHERS:
        hands.tab_to("[data-testid='sheet-of']")
        hands.strike("Down")
        hands.until("document.querySelector('[data-testid=declare-all]') !== null")
        hands.press("declare-all")
        hands.until("document.querySelector('[data-testid=declare]') === null")
    hands.go("Progress", "[data-testid=progress]")
    hands.tab_to("summary")
    hands.strike("Enter")
    hands.choose_file("sheets-file", folder / "scores.csv")
    hands.tab_to("[name=submit], [type=checkbox]")
    hands.strike("Space")
    hands.press("take-sheets")
    hands.until_says(f"{BIDS * len(OTHERS)} sheets new")


def open_scores(hands, _folder):
    """Closes scoring and opens the scores."""
    hands.go("Set-up", "[data-testid=take-step]")
    hands.confirm("take-step")
    hands.until_says("Open the scores")
    hands.confirm("take-step")
    hands.until_says("The scores are open")


def moderate(hands, _folder):
    """To the first bid's first control, and a score agreed there."""
    hands.go("Moderate", "[data-testid=moderate-bid]")
    hands.tab_to("[data-testid^='agree-']")
    criterion = hands.window.run("return document.activeElement.dataset.testid.slice('agree-'.length)")
    hands.strike("Enter")
    hands.fill(f"agree-score-{criterion}", "4")
    hands.fill(f"agree-reason-{criterion}", "Agreed after the figures were read out.")
    hands.press(f"agree-save-{criterion}")
    hands.until_says("Agreed: 4")


def decide(hands, _folder):
    """The shortlist settled, and all of it decided."""
    hands.go("Shortlist", "[data-testid=rank-row]")
    hands.confirm("settle")
    hands.until("document.querySelector('[data-testid=settled]') !== null")
    hands.press("fill")
    hands.until("document.querySelector('[data-testid^=decide-reason-]') !== null")
    hands.fill("decide-by", "Jane Smith, Police and Crime Commissioner")
    hands.confirm("decide")
    hands.until("document.querySelector('[data-testid=rail]').innerText.includes('Decided')")


def make_pack(hands, folder):
    """The pack, saved."""
    hands.go("Pack", "[data-testid=make-preview]")
    hands.press("make-preview")
    hands.until("document.querySelector('[data-testid=paper]') !== null")
    hands.fill("folder", str(folder))
    hands.press("save-pack")
    hands.until("document.querySelector('[data-testid=written]') !== null")


def write_bids(path):
    """61 bids, each for one group."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("ref,bidder,title,amount,objectives,groups,district\n")
        for number in range(1, BIDS + 1):
            file.write(f"{number:03},Bidder {number},Project {number},{5000 + number * 100},o1,{group_of(number)},Norwich\n")


def group_of(number):
    """The group that a bid claims."""
    return ["victims", "young_people", "alcohol_drugs"][number % 3]


def write_sheets(path):
    """The sheets of the other members."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("bid,member,criterion,score,reason\n")
        for number in range(1, BIDS + 1):
            lines = [(name, criterion) for name in OTHERS for criterion in [*CRITERIA, group_of(number)]]
            file.writelines(f"{number:03},{name},{criterion},{(number + len(name + criterion)) % 4 + 1},On paper\n" for name, criterion in lines)


STEPS = [begin, answer_gateways, open_scoring, declare, score, take_in_others, open_scores, moderate, decide, make_pack]


def main():
    programs = pathlib.Path(sys.argv[1])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, screen_to_draw_on():
        folder = pathlib.Path(name)
        write_bids(folder / "bids.csv")
        window = Window(programs / "evenhand-window", folder / "profile")
        hands = Hands(window)
        try:
            for step in STEPS:
                before = hands.actions
                step(hands, folder)
                print(f"{step.__name__:16} {hands.actions - before:5} actions", flush=True)
            print(f"{'in all':16} {hands.actions:5} actions", flush=True)
        finally:
            window.close()


if __name__ == "__main__":
    main()
