"""A person's keys at the real window: struck, counted, and the focus followed at every stop.

A key is an action, a chord is one, a text that is typed into a field is one, and so is
a file that is chosen in the system's own dialog.
"""

KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Space": " ", "Esc": "\ue00c", "Down": "\ue015", "Ctrl": "\ue009", "Shift": "\ue008"}

# Notes where the focus stops and whether it is seen there; the title of a screen is no control and shows none.
FOLLOW = """
const partsOf = (one) => [one, one.parentElement, one.nextElementSibling].filter(Boolean);
const marked = (part) => [getComputedStyle(part), getComputedStyle(part, '::before')]
  .some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none');
window.stops = [];
document.addEventListener('focusin', ({target}) => window.stops.push(
  [target.outerHTML.slice(0, 200), target.matches('h1') || (target.getBoundingClientRect().width > 0 && partsOf(target).some(marked))]));
"""

# How many stops away the one that is wanted is: on with Tab, under 0 back with Shift and Tab; nothing where it is no stop.
AWAY = """
const here = document.activeElement;
if (here.matches(arguments[0])) return 0;
if (here === document.body) return 1;
const groups = new Set();
const first = (one) => one.type !== 'radio' || one.checked
  || !(document.querySelector(`[name="${CSS.escape(one.name)}"]:checked`) || groups.has(one.name) || !groups.add(one.name));
const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
  .filter((one) => one === here || (one.tabIndex >= 0 && !one.disabled && one.checkVisibility() && first(one)));
const to = stops.findIndex((one) => one.matches(arguments[0]));
if (to < 0) return null;
const on = (to - stops.indexOf(here) + stops.length) % stops.length;
return on <= stops.length / 2 ? on : on - stops.length;
"""

# Waits until something is so, for some milliseconds.
UNTIL = """
const [patience, done] = arguments, end = performance.now() + patience;
const so = () => { try { return Boolean(%s); } catch { return false; } };
const look = () => so() ? done(true) : performance.now() > end ? done(false) : setTimeout(look, 20);
look();
"""


class Fault(Exception):
    """What cannot be done by keys."""


class Hands:
    """Keys, struck and counted."""

    def __init__(self, window):
        self.window, self.actions = window, 0
        self.faults = []  # where the focus was lost or not seen; the work goes on from there
        self.last = "the beginning"
        window.run(FOLLOW)

    def send(self, *chords):
        """Sends actions one after the other: each a list of keys that go down together, or a text of letters."""
        strokes = []
        for chord in chords:
            groups = [[letter] for letter in chord] if isinstance(chord, str) else [chord]
            for keys in groups:
                values = [KEYS.get(key, key) for key in keys]
                strokes += [{"type": "keyDown", "value": value} for value in values]
                strokes += [{"type": "keyUp", "value": value} for value in reversed(values)]
        self.window.ask("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": strokes}]})
        self.actions += len(chords)

    def strike(self, *keys):
        """Keys, one after the other, wherever the focus is."""
        self.send(*([key] for key in keys))

    def type(self, text):
        """A text where the focus is."""
        self.send(text)

    def take_stops(self):
        """Where the focus has stopped since this was last asked; a stop where it is not seen is a fault."""
        stops = self.window.run("return window.stops.splice(0)")
        self.faults += [f"the focus is not seen on {words}" for words, seen in stops if not seen]
        return [words for words, _ in stops]

    def hold_focus(self):
        """The focus is somewhere, once what was begun is done; else that is a fault."""
        if self.actions and not self.is_so("document.activeElement.matches('body *:not(:disabled)')", 5):
            self.faults.append(f"the focus is lost: it is on {self.focused()}, after {self.last}")

    def tab_to(self, css, most=300):
        """The shorter way by Tab or by Shift and Tab to what is wanted."""
        self.until(f"document.querySelector({css!r}) !== null")
        self.hold_focus()
        begun = self.actions
        while (away := self.window.run(AWAY, css)) != 0:
            if away is None or self.actions - begun > most:
                raise Fault(f"{self.actions - begun} tabs do not lead to {css}; the last one led to {self.focused()}")
            # The last stop of a way is taken by itself: lists may grow on the way.
            chord = ["Tab"] if away > 0 else ["Shift", "Tab"]
            self.send(*[chord] * min(25, max(1, abs(away) - 1)))
            self.take_stops()
        self.last = css

    def focused(self):
        """What has the focus."""
        return self.window.run("return document.activeElement.cloneNode(false).outerHTML")

    def press(self, testid):
        """Tab to a button or a link, and Enter."""
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
        css = f"[data-testid='{testid}']"
        self.tab_to(css)
        field = self.window.ask("POST", "/element", {"using": "css selector", "value": css})
        self.window.ask("POST", f"/element/{next(iter(field.values()))}/value", {"text": str(path)})
        self.actions += 1

    def go(self, place, drawn):
        """Through “Go to”."""
        self.send(["Ctrl", "k"])
        self.until("document.activeElement.matches('[data-testid=palette-dialog] input')")
        self.type(place)
        self.strike("Enter")
        self.until(f"document.querySelector({drawn!r}) !== null")
        self.until("document.activeElement.matches('h1')", f"the focus does not go to the title of {place}")
        self.take_stops()

    def is_so(self, script, seconds=20):
        """Whether a script says true before long."""
        return self.window.wait_for(UNTIL % script, seconds * 1000)

    def until(self, script, otherwise=None):
        """Waits until a script says true."""
        if not self.is_so(script):
            raise Fault(f"{otherwise or f'never: {script}'}; the focus is on {self.focused()}")

    def until_says(self, words):
        """Waits until the window shows these words."""
        self.until(f"document.body.innerText.includes({words!r})")
