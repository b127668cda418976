"""Times every screen of the real window on a round of 500 bids by six members.

For each screen: how long from the turn to it until it is drawn as far as it is in sight, and
until the whole of it is, how long each answer of the program takes as the screen has it, and the
longest frame while its longest list is scrolled by a notch of the wheel a frame.
Bars: a screen 250 ms, an answer 50 ms, a frame 50 ms.

Usage: python3 tests/bench/window.py FOLDER_OF_PROGRAMS [RUNS] [PROFILES]
(`evenhand` and `evenhand-window` lie in the folder; needs Xvfb and WebKitWebDriver;
profiles are made where none are named)
"""

import contextlib
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

from big_round import Headless, alone, make

BARS = {"ready": 250, "answer": 50, "frame": 50}
DISPLAY, PORT = ":78", 4778

# The profile, the screen, its part, and what shows that it is drawn.
SCREENS = [
    ("before", "set_up", "", "[data-testid=tasks]"),
    ("before", "bids", "", "[data-testid=bid-row]"),
    ("before", "bids", "%2Bgateways", "[data-testid=gateway-row]"),
    ("before", "bids", "250", "[data-testid=bid-form], form"),
    ("before", "devices", "", "h2"),
    ("before", "history", "", "ol, table"),
    ("scoring", "set_up", "", "h2"),
    ("scoring", "bids", "", "[data-testid=bid-row]"),
    ("scoring", "score", "051", "[data-testid=sheet] h3"),
    ("scoring", "progress", "", "[data-testid=progress]"),
    ("scoring", "devices", "", "h2"),
    ("scoring", "history", "", "ol, table"),
    ("revealed", "set_up", "", "h2"),
    ("revealed", "bids", "", "[data-testid=bid-row]"),
    ("revealed", "score", "250", "[data-testid=sheet] h3"),
    ("revealed", "progress", "", "[data-testid=progress]"),
    ("revealed", "moderate", "250", "[data-testid=moderate-bid]"),
    ("revealed", "fairness", "", "h2"),
    ("revealed", "shortlist", "", "[data-testid=rank-row]"),
    ("revealed", "documents", "", "[data-testid=make-preview]"),
    ("revealed", "devices", "", "h2"),
    ("revealed", "history", "", "ol, table"),
]

# Notes each answer as the page has it: from the question until its words are here.
LISTEN = """
if (!window.answers) {
  window.answers = [];
  const ask = window.fetch.bind(window);
  window.fetch = async (to, how) => {
    const begun = performance.now();
    const answer = await ask(to, how);
    const words = await answer.clone().text();
    let name = String(to).split('/').pop();
    try { name = JSON.parse(how.body).name ?? name; } catch {}
    window.answers.push([name, performance.now() - begun, words.length]);
    return answer;
  };
}
"""

# Turns to a screen; answers when two frames have gone since it was drawn, and with when it was whole.
TURN = """
const [hash, drawn, done] = arguments;
const screen = hash.split('/')[3];
window.answers.length = 0;
const begun = performance.now();
location.hash = hash;
const look = () => {
  const root = document.querySelector(`[data-screen="${screen}"][data-ready]`);
  if (location.hash === hash && root?.querySelector(drawn)) {
    requestAnimationFrame(() => requestAnimationFrame(() => whole(performance.now() - begun)));
  } else if (performance.now() - begun > 20000) done(null);
  else requestAnimationFrame(look);
};
const whole = (ready) => {
  if (document.querySelector('[data-whole]')) done([ready, performance.now() - begun]);
  else requestAnimationFrame(() => whole(ready));
};
look();
"""

# Scrolls whatever is longest, a notch of the wheel a frame, down to its end; answers with the frames.
SCROLL = """
const done = arguments[0];
const boxes = [...document.querySelectorAll('*')].filter((one) => one.scrollHeight > one.clientHeight + 40
  && ['auto', 'scroll'].includes(getComputedStyle(one).overflowY));
const box = boxes.sort((a, b) => b.scrollHeight - a.scrollHeight)[0];
if (!box) { done([]); return; }
const frames = [];
let last = performance.now();
const until = last + 6000;
const step = (now) => {
  frames.push(now - last);
  last = now;
  const before = box.scrollTop;
  box.scrollTop += 120;
  if (now > until || (box.scrollTop === before && frames.length > 12)) done(frames.slice(2));
  else requestAnimationFrame(step);
};
requestAnimationFrame(step);
"""

# Gives a bid another answer to its first gateway than it has; answers when two frames have gone since that is on file.
ANSWER = """
const [row, done] = arguments;
window.answers.length = 0;
const pick = document.querySelectorAll('[data-testid=gateway-row]')[row]?.querySelector('select');
if (!pick) { done(null); return; }
const begun = performance.now();
pick.value = pick.value === 'pass' ? 'open' : 'pass';
pick.dispatchEvent(new Event('change', {bubbles: true}));
const look = () => {
  if (window.answers.some(([name]) => name === 'gateway_answer')) {
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
  } else if (performance.now() - begun > 8000) done(null);
  else requestAnimationFrame(look);
};
look();
"""


class Window:
    """The real window on a profile, by WebDriver."""

    def __init__(self, program, profile):
        surroundings = {**alone(profile), "DISPLAY": DISPLAY, "GDK_BACKEND": "x11", "TAURI_WEBVIEW_AUTOMATION": "true"}
        self.driver = subprocess.Popen(["WebKitWebDriver", f"--port={PORT}"], env=surroundings, stdout=subprocess.DEVNULL)
        self.path = ""
        wish = {"binary": str(program), "args": ["--profile", str(profile)]}
        made = patiently(lambda: self.ask("POST", "/session", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": wish}}}))
        self.path = f"/session/{made['sessionId']}"
        self.ask("POST", "/timeouts", {"script": 60000})
        patiently(lambda: self.run("if (!document.querySelector('[data-ready]')) throw new Error('not yet')"))
        self.run(LISTEN)

    def ask(self, method, path, body=None):
        """One command of WebDriver."""
        data = None if body is None else json.dumps(body).encode()
        url = f"http://127.0.0.1:{PORT}{self.path}{path}"
        request = urllib.request.Request(url, method=method, data=data, headers={"Content-Type": "application/json"})
        return json.loads(urllib.request.urlopen(request, timeout=90).read())["value"]

    def run(self, script, *arguments):
        """Runs a script that answers at once."""
        return self.ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def wait_for(self, script, *arguments):
        """Runs a script that calls its last argument with an answer."""
        return self.ask("POST", "/execute/async", {"script": script, "args": list(arguments)})

    def close(self):
        """Closes the window and its driver."""
        with contextlib.suppress(OSError):
            self.ask("DELETE", "")
        self.driver.terminate()
        self.driver.wait()


def patiently(work, seconds=30):
    """Tries until it goes well."""
    until = time.monotonic() + seconds
    while True:
        try:
            return work()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@contextlib.contextmanager
def screen_to_draw_on():
    """A display of its own."""
    xvfb = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1366x768x24"], stderr=subprocess.DEVNULL)
    time.sleep(1)
    try:
        yield
    finally:
        xvfb.terminate()
        xvfb.wait()


def measure_screen(window, round_id, screen, part, drawn, runs):
    """The times of one screen: the medians to be in sight and whole, the slowest answer by its name, the longest frame; none where it is not drawn."""
    home = f"#/round/{round_id}/{'set_up/scheme' if screen != 'set_up' else 'history'}"
    hash_ = f"#/round/{round_id}/{screen}" + (f"/{part}" if part else "")
    ready, answers, frames = [], {}, []
    for _ in range(runs):
        window.wait_for(TURN, home, "h2, ol, table")
        time.sleep(0.5)
        took = window.wait_for(TURN, hash_, drawn)
        if took is None:
            return None
        ready.append(took)
        time.sleep(0.6)
        for name, time_, size in window.run("return window.answers"):
            answers.setdefault(name, []).append((time_, size))
        frames.append(max(window.wait_for(SCROLL) or [0]))
    in_sight, whole = (statistics.median(times) for times in zip(*ready))
    return in_sight, whole, answers, statistics.median(frames)


def print_line(stage, screen, ready, whole, answers, frame):
    """One line: what is over its bar stands with a star."""
    star = lambda figure, bar: f"{figure:5.0f}{'*' if figure > bar else ' '}"
    said = sorted(((statistics.median(t for t, _ in all_), name, all_[0][1]) for name, all_ in answers.items()), reverse=True)
    words = ", ".join(f"{name} {star(time_, BARS['answer']).strip()} ({size // 1024} KiB)" for time_, name, size in said[:4])
    print(f"{stage:9} {screen:16} {star(ready, BARS['ready'])} ms, whole {whole:4.0f} ms, frame {star(frame, BARS['frame'])} ms; {words}", flush=True)


def measure_gateways(window, round_id, runs):
    """One answer at a time in the grid, as keys give it."""
    drawn = window.wait_for(TURN, f"#/round/{round_id}/bids/%2Bgateways", "[data-testid=gateway-row]")
    times, answers = [], {}
    for n in range(runs if drawn is not None else 0):
        took = window.wait_for(ANSWER, n)
        if took is None:
            continue
        times.append(took)
        time.sleep(0.6)
        for name, time_, size in window.run("return window.answers"):
            answers.setdefault(name, []).append((time_, size))
    if times:
        took = statistics.median(times)
        print_line("before", "answer a gateway", took, took, answers, 0)
    if len(times) < runs:
        print(f"{'before':9} {'answer a gateway':16} is not answered within 8 s, {runs - len(times)} of {runs} times", flush=True)


def main():
    programs = pathlib.Path(sys.argv[1])
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, screen_to_draw_on():
        if len(sys.argv) > 3:
            folder = pathlib.Path(sys.argv[3])
            profiles = {stage: Headless(programs / "evenhand", folder / stage) for stage in ("before", "scoring", "revealed")}
        else:
            profiles = make(programs / "evenhand", pathlib.Path(name))
        for stage, headless in profiles.items():
            round_id = headless.round()
            window = Window(programs / "evenhand-window", headless.profile)
            try:
                for _, screen, part, drawn in (one for one in SCREENS if one[0] == stage):
                    figures = measure_screen(window, round_id, screen, part, drawn, runs)
                    name = f"{screen} {part}".replace("%2B", "+")
                    if figures is None:
                        print(f"{stage:9} {name:16} is not drawn within 20 s", flush=True)
                    else:
                        print_line(stage, name, *figures)
                if stage == "before":
                    measure_gateways(window, round_id, 8)
            finally:
                window.close()


if __name__ == "__main__":
    main()
