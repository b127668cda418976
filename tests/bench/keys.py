"""A round of 61 bids from an empty profile to its pack, in the real window, by keys alone.

Prints how many actions each step takes, as `hands.py` counts them, and ends with 1 where
a step cannot be done by keys or the focus is lost or not seen on the way. The other
members' sheets come from a file; the chair's own are scored key by key.

Usage: python3 tests/bench/keys.py FOLDER_OF_PROGRAMS [BIDS]
(as for `window.py`; 61 bids where no number is given)
"""

import pathlib
import sys
import tempfile
import time

from hands import Fault, Hands
from window import Window, screen_to_draw_on

BIDS = int(sys.argv[2]) if len(sys.argv) > 2 else 61
OTHERS = ["Łukasz Żak", "Siân Rhydderch"]
CRITERIA = ["o1", "o2", "o3", "deliverability", "value", "evidence"]


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
    hands.until_says(f"{BIDS} bids")
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
        score_sheet(hands, done)
        hands.press("submit-sheet")
        hands.until(f"document.querySelector('[data-testid=done-count]').textContent.startsWith('{done + 1} of')")
        hands.until("document.activeElement.matches('#sheet-title')", "the focus does not go to the sheet's title")
        if done + 1 < BIDS:
            before = hands.window.run("return document.querySelector('[data-testid=bid]').innerText")
            hands.strike("n")
            hands.until(f"document.querySelector('[data-testid=bid]').innerText !== {before!r}")


def score_sheet(hands, done):
    """One sheet in one go, from its first criterion to the reason for its last; then where the focus stopped on the way."""
    hands.until("document.querySelector('.current[data-criterion]').contains(document.activeElement)")
    criteria = hands.window.run("return [...document.querySelectorAll('[data-criterion]')].map((one) => one.dataset.criterion)")
    digits = ["543"[(done + place) % 3] for place in range(len(criteria))]
    hands.take_stops()
    for_each = [[[digit], ["Tab"], "Yes", ["Esc"]] for digit in digits]
    hands.send(*for_each[0], *(action for actions in for_each[1:] for action in [["j"], *actions]))
    hands.until(f"document.activeElement.matches(\"[data-criterion='{criteria[-1]}'] :checked\")")
    reasons = [stop for stop in hands.take_stops() if "<textarea" in stop]
    if [f"reason-{criterion}" in stop for criterion, stop in zip(criteria, reasons)] != [True] * len(criteria):
        raise Fault(f"Tab does not lead to the reason of each of {criteria}, but to {reasons}")
    typed = hands.window.run("return [...document.querySelectorAll('[data-criterion]')].map((one) => "
                             "[one.querySelector(':checked')?.value, one.querySelector('textarea').value])")
    if typed != [[digit, "Yes"] for digit in digits]:
        raise Fault(f"the sheet says {typed}")


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
    hands.tab_to(".govuk-details__summary")
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


def reach_moderation(hands, _folder):
    """To the first control of the first bid that is moderated."""
    hands.go("Moderate", "[data-testid=moderate-bid]")
    hands.tab_to("[data-testid^='agree-']")


def moderate(hands, _folder):
    """A score agreed there."""
    criterion = hands.window.run("return document.activeElement.dataset.testid.slice('agree-'.length)")
    hands.strike("Enter")
    hands.fill(f"agree-score-{criterion}", "4")
    hands.fill(f"agree-reason-{criterion}", "Agreed after the figures were read out.")
    hands.press(f"agree-save-{criterion}")
    hands.until_says("Agreed: 4")


def settle(hands, _folder):
    """The shortlist, settled on in rank order."""
    hands.go("Shortlist", "[data-testid=rank-row]")
    hands.confirm("settle")
    hands.until_says("Fill from the settled shortlist")


def decide(hands, _folder):
    """Decided as it was settled, with one reason for each kind of decision."""
    hands.press("fill")
    hands.until("document.querySelector('[data-testid^=decide-reason-]') !== null")
    give_reasons(hands)
    hands.fill("decide-by", "Jane Smith, Police and Crime Commissioner")
    hands.confirm("decide")
    decided = "document.querySelector('[data-testid=rail]').innerText.includes('Decided')"
    refused = "document.querySelector('[data-testid=decisions] .govuk-error-summary')?.contains(document.activeElement)"
    hands.until(f"{decided} || {refused}")
    while hands.is_so(refused, 0):
        give_reason_asked_for(hands)
        hands.press("decide-confirm")
        hands.until(f"{decided} || {refused}")


def give_reasons(hands):
    """One reason for all decisions of a kind, as long as a kind is without."""
    kinds = "document.querySelectorAll('.common button').length"
    while left := hands.window.run(f"return {kinds}"):
        hands.tab_to(".common input")
        hands.type("By rank.")
        hands.tab_to(".common button")
        hands.strike("Enter")
        hands.until(f"{kinds} < {left}")


def give_reason_asked_for(hands):
    """A single decision is no kind: what is refused leads to its reason."""
    hands.tab_to("[data-testid=decisions] .govuk-error-summary a")
    hands.strike("Enter")
    hands.until("document.activeElement.matches('[data-testid^=decide-reason-]')", "what is refused does not lead to its field")
    hands.type("By rank.")


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


STEPS = [
    *(begin, answer_gateways, open_scoring, declare, score, take_in_others, open_scores),
    *(reach_moderation, moderate, settle, decide, make_pack),
]


def take_steps(hands, folder):
    """A line for each step, as far as it goes: how many actions and seconds it took."""
    for step in STEPS:
        actions, begun, faults = hands.actions, time.monotonic(), len(hands.faults)
        try:
            step(hands, folder)
        except Fault as fault:
            hands.faults.append(f"it stops: {fault}")
            return
        finally:
            print_line(step.__name__, hands.actions - actions, begun)
            hands.faults[faults:] = [f"{step.__name__}: {fault}" for fault in hands.faults[faults:]]


def print_line(what, actions, begun):
    """One line of the table."""
    print(f"{what:16} {actions:5} actions, {time.monotonic() - begun:5.0f} s", flush=True)


def main():
    programs, begun = pathlib.Path(sys.argv[1]), time.monotonic()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, screen_to_draw_on():
        folder = pathlib.Path(name)
        write_bids(folder / "bids.csv")
        window = Window(programs / "evenhand-window", folder / "profile")
        try:
            hands = Hands(window)
            take_steps(hands, folder)
        finally:
            window.close()
    print_line("in all", hands.actions, begun)
    sys.exit("\n".join(hands.faults) or None)


if __name__ == "__main__":
    main()
