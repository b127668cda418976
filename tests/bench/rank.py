"""Times `evenhand rank` beside a bare mean-and-rank in pandas and in polars.

Each is a whole process, from files to JSON. The files are 2,000 bids scored by
12 members on 10 criteria, made anew from a fixed seed. The others do less:
floats, a mean, a weighted sum and a rank, with nothing checked.

Usage: python3 tests/bench/rank.py PROGRAM [RUNS]
(a virtual environment with pandas and polars; `./dev bench` makes one)
"""

import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
BIDS, MEMBERS, CRITERIA = 2000, 12, 10


def write_round(folder):
    """Writes scheme.json, bids.csv and scores.csv."""
    lots = random.Random(2014)
    scale = {"min": "0", "max": "5", "step": "1"}
    criteria = [{"id": f"c{c}", "title": f"Criterion {c}", "weight": "10", "scale": scale} for c in range(CRITERIA)]
    section = {"id": "all", "title": "All", "weight": "100", "criteria": criteria}
    (folder / "scheme.json").write_text(json.dumps({"title": "Benchmark", "sections": [section]}))
    with open(folder / "bids.csv", "w") as bids, open(folder / "scores.csv", "w") as scores:
        bids.write("ref,bidder,title,amount\n")
        scores.write("bid,member,criterion,score\n")
        for b in range(BIDS):
            bids.write(f"B{b:04},Bidder {b % 1500},Project {b},{lots.randint(1000, 50000)}\n")
            merit = lots.uniform(0, 5)
            for m in range(MEMBERS):
                for c in range(CRITERIA):
                    score = min(5, max(0, round(merit + lots.gauss(0, 1))))
                    scores.write(f"B{b:04},M{m:02},c{c},{score}\n")


def seconds(command, runs):
    """The wall time of each run after one warm-up."""
    times = []
    for run in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        if run:
            times.append(time.perf_counter() - start)
    return times


def main():
    program, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 9
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_round(folder)
        files = [str(folder / file) for file in ("scheme.json", "bids.csv", "scores.csv")]
        ours = [program, "rank", "--json", "--scheme", files[0], "--bids", files[1], "--scores", files[2]]
        rivals = {rival: [sys.executable, str(HERE / f"{rival}_rank.py"), *files] for rival in ("pandas", "polars")}
        medians = {"evenhand": statistics.median(seconds(ours, runs))}
        for rival, command in rivals.items():
            medians[rival] = statistics.median(seconds(command, runs))
    for who, median in medians.items():
        print(f"{who:10} {median:7.3f} s  {median / medians['evenhand']:5.1f} times ours")


main()
