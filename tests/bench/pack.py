"""Times the decision pack of 300 bids and of 2,000, and weighs its memory, beside Typst
and, once, beside WeasyPrint.

Each run is a whole process. Typst sets what the pack of 300 bids says, as `typst_of_pack.py`
takes it from the pack: it is spared the round, the figures and all that is left out there,
and makes the same kind of file (PDF/A-3a and PDF/UA-1, tagged). The runs take turns, and
the bars are held to their medians, in seconds by the clock.
Bars: 2,000 bids under 1 GiB, in time that grows no faster than the pages; 300 bids in at
most a fifth of Typst's time and under a third of its memory.

Usage: python3 tests/bench/pack.py PROGRAM [RUNS] [ROUNDS]
(a virtual environment with what requirements.txt names; `./dev bench` makes one; needs
pdfinfo; rounds are made anew where no folder is named that keeps them)
"""

import importlib.metadata
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import namedtuple

from big_round import Headless, make

HERE = pathlib.Path(__file__).parent
FONTS = HERE.parent.parent / "src-tauri/crates/pack/fonts"
FEW, MANY = 300, 2000
GIB = 1024.0

TYPST = """import sys, typst
source, to, fonts = sys.argv[1:]
typst.compile(source, output=to, font_paths=[fonts], ignore_system_fonts=True, pdf_standards=["a-3a", "ua-1"])
"""

WEASYPRINT = """import sys, weasyprint
source, to = sys.argv[1:]
weasyprint.HTML(source).write_pdf(to, pdf_variant="pdf/ua-1")
"""

# One run, or the median of several: seconds, seconds of the processor, MiB at most in memory.
Cost = namedtuple("Cost", "seconds processor memory")


def cost(command, surroundings=None):
    """Runs a command and says what it cost. What measures stays small: a child inherits its peak."""
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        child = subprocess.Popen(list(map(str, command)), env=surroundings, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            raise SystemExit(f"{command[0]} ended with {child.returncode}:\n{said.read().decode(errors='replace')[-800:]}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


class Pack:
    """The pack of a round."""

    def __init__(self, program, rounds, folder, bids):
        self.who, self.folder = f"evenhand, {bids:,} bids", folder / f"pack-{bids}"
        kept = rounds / str(bids)
        if not (kept / "revealed").exists():
            shutil.rmtree(kept, ignore_errors=True)
            kept.mkdir(parents=True)
            make(program, kept, bids)
        self.round = Headless(program, folder / f"round-{bids}")
        shutil.copytree(kept / "revealed", self.round.profile)

    def file(self):
        """The pack that was made."""
        return next(self.folder.glob("*.pdf"))

    def run(self):
        """Makes the pack anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        return cost(self.round.command("pack", "--out", self.folder), self.round.surroundings())


class Typst:
    """Typst on what a pack says."""

    def __init__(self, pack, folder):
        self.who = f"Typst {importlib.metadata.version('typst')}, {FEW} bids"
        self.source, self.made = folder / "pack.typ", folder / "typst.pdf"
        cost([sys.executable, HERE / "typst_of_pack.py", pack.file(), self.source])

    def file(self):
        """What Typst made."""
        return self.made

    def run(self):
        """Sets the document anew."""
        return cost([sys.executable, "-c", TYPST, self.source, self.made, FONTS])


class WeasyPrint:
    """WeasyPrint on what a pack says; once, since it takes minutes."""

    def __init__(self, pack, folder):
        self.who = f"WeasyPrint {importlib.metadata.version('weasyprint')}, {FEW} bids"
        self.source, self.made = folder / "pack.html", folder / "weasyprint.pdf"
        cost([sys.executable, HERE / "html_of_pack.py", pack.file(), self.source, FONTS])

    def file(self):
        """What WeasyPrint made."""
        return self.made

    def run(self):
        """Sets the page anew."""
        return cost([sys.executable, "-c", WEASYPRINT, self.source, self.made])


def pages(path):
    """The number of a file's pages."""
    told = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pages:")))


def measure(makers, runs):
    """The median cost of each, one after the other in every run."""
    costs = [[] for _ in makers]
    for _ in range(runs):
        for maker, so_far in zip(makers, costs):
            so_far.append(maker.run())
    return [Cost(*map(statistics.median, zip(*so_far))) for so_far in costs]


def print_costs(makers, costs, counts):
    """One line for each."""
    print(f"{'':26} {'pages':>6} {'seconds':>8} {'processor':>10} {'MiB':>7}")
    for maker, each, count in zip(makers, costs, counts):
        print(f"{maker.who:26} {count:6,} {each.seconds:8.2f} {each.processor:10.2f} {each.memory:7.0f}")


def print_bars(few, many, typst, growth):
    """Each bar, and whether it is met."""
    grown, busier = many.seconds / few.seconds, many.processor / few.processor
    faster, lighter = typst.seconds / few.seconds, typst.processor / few.processor
    smaller = typst.memory / few.memory
    for what, figure, bar, met in [
        (f"{MANY:,} bids, memory", f"{many.memory:.0f} MiB", "under 1,024", many.memory < GIB),
        (f"{MANY:,} bids, time", f"{grown:.2f} times (processor {busier:.2f})", f"at most {growth:.2f}, as the pages", grown <= growth),
        (f"{FEW} bids, time", f"{faster:.1f} times faster (processor {lighter:.1f})", "at least 5, beside Typst", faster >= 5),
        (f"{FEW} bids, memory", f"1/{smaller:.1f} of Typst's", "under 1/3", smaller > 3),
    ]:
        print(f"{what:18} {figure:34} {bar:27} {'met' if met else 'NOT MET'}")


def say_if_busy():
    """Says that seconds are not to be relied on, where others use the machine."""
    load, processors = os.getloadavg()[0], os.cpu_count()
    if load > processors / 2:
        print(f"The machine is busy (load {load:.1f}, {processors} processors): go by the processor's seconds, or run this again.")


def bench(program, runs, rounds, folder):
    """Makes what is measured, measures it and prints it."""
    few, many = (Pack(program, rounds, folder, bids) for bids in (FEW, MANY))
    say_if_busy()
    few.run()
    makers = [few, many, Typst(few, folder)]
    costs = measure(makers, runs)
    weasyprint = WeasyPrint(few, folder)
    once = measure([weasyprint], 1)
    counts = [pages(maker.file()) for maker in [*makers, weasyprint]]
    print_costs([*makers, weasyprint], [*costs, *once], counts)
    print_bars(*costs, growth=counts[1] / counts[0])


def main():
    program, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        rounds = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else folder / "rounds"
        bench(program, runs, rounds, folder)


main()
