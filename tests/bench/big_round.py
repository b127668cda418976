"""Makes profiles of a big round for `window.py` and `pack.py`: one at each stage that has work in it.

The round is 500 bids, or as many as are asked for, a chair and five members, the Norfolk
scheme with its three gateways, made anew from a fixed seed.
"""

import json
import os
import random
import shutil
import subprocess

BIDS = 500
CHAIR = "Angharad Llwyd"
MEMBERS = ["Ann Adams", "Łukasz Żak", "Siân Ffion Rhydderch", "Dee Dunn", "Eve Ellis"]


def alone(profile):
    """The surroundings of a program that leaves whoever measures alone: their keychain and their files."""
    folders = {f"XDG_{kind}_HOME": f"{profile}.desk/{kind.lower()}" for kind in ("DATA", "CACHE", "CONFIG", "STATE")}
    return {**os.environ, **folders, "DBUS_SESSION_BUS_ADDRESS": "", "GSETTINGS_BACKEND": "memory"}


class Headless:
    """The program without its window, on one profile."""

    def __init__(self, program, profile):
        self.program, self.profile = program, profile

    def command(self, *arguments):
        """A command on the profile."""
        return [self.program, *map(str, arguments), "--profile", str(self.profile)]

    def surroundings(self):
        """The surroundings that a command runs in: nobody's, and without a display."""
        return {name: value for name, value in alone(self.profile).items() if name != "DISPLAY"}

    def run(self, *arguments):
        """Runs a command and gives what it prints."""
        done = subprocess.run(self.command(*arguments), capture_output=True, text=True, env=self.surroundings())
        if done.returncode:
            raise SystemExit(f"{arguments[:3]} failed:\n{done.stdout[-400:]}{done.stderr[-400:]}")
        return done.stdout

    def round(self):
        """The id of the round."""
        return json.loads(self.run("home", "--json"))["rounds"][0]["id"]


def criteria_of(scheme):
    """The ids of the criteria that every bid is scored on, and of those that it may claim."""
    criteria = [one for section in scheme["sections"] for one in section["criteria"]]
    return [one["id"] for one in criteria if one["applies"] == "always"], [
        one["id"] for one in criteria if one["applies"] != "always"
    ]


def make(program, folder, bids=BIDS):
    """Makes the profiles `before`, `scoring` and `revealed` under a folder."""
    lots = random.Random(2014)
    before = Headless(program, folder / "before")
    before.run("round", "new", "--title", "Grants 2014/15", "--chair", CHAIR, "--fund-low", 2500000, "--fund-high", 4000000)
    always, claimed = criteria_of(json.loads(before.run("scheme", "show", "--json")))
    for name in MEMBERS:
        before.run("member", "add", name)
    claims = write_bids(folder / "bids.csv", bids, claimed, lots)
    before.run("bids", "import", folder / "bids.csv")
    scoring = copy(before, folder / "scoring")
    open_round(scoring, folder, claims)
    revealed = copy(scoring, folder / "revealed")
    write_scores(folder / "some.csv", {ref: claims[ref] for ref in list(claims)[:50]}, always, lots)
    scoring.run("sheet", "import", folder / "some.csv", "--submit")
    write_scores(folder / "scores.csv", claims, always, lots)
    revealed.run("sheet", "import", folder / "scores.csv", "--submit")
    for step in ("close", "reveal"):
        revealed.run("round", step)
    return {"before": before, "scoring": scoring, "revealed": revealed}


def copy(one, to):
    """A profile as another one is."""
    shutil.copytree(one.profile, to)
    return Headless(one.program, to)


def open_round(headless, folder, refs):
    """Answers every gateway, opens scoring and declares everybody free of interests."""
    questions = json.loads(headless.run("scheme", "show", "--json"))["gateways"]
    with open(folder / "gateways.csv", "w") as file:
        file.write("bid,gateway,answer,note\n")
        file.writelines(f"{ref},{one['id']},pass,\n" for ref in refs for one in questions)
    headless.run("gateways", folder / "gateways.csv")
    headless.run("round", "open")
    for name in [CHAIR, *MEMBERS]:
        headless.run("declare", "--member", name)


def write_bids(path, bids, claimed, lots):
    """Writes the bids; gives what each claims."""
    claims = {}
    with open(path, "w", encoding="utf-8") as file:
        file.write("ref,bidder,title,amount,objectives,groups,district\n")
        for number in range(1, bids + 1):
            ref = f"{number:03}"
            claims[ref] = lots.sample(claimed, lots.randint(0, 3))
            asked = lots.randint(2000, 20000)
            file.write(
                f"{ref},Bidder {number},Project {number} of the Łódź and Llanfairpwllgwyngyll society,"
                f"{asked},o1,{';'.join(claims[ref])},Norwich\n"
            )
    return claims


def write_scores(path, claims, always, lots):
    """Writes a sheet of every member for each of the bids."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("bid,member,criterion,score,reason\n")
        for ref, claimed in claims.items():
            merit = lots.uniform(0, 5)
            for member in [CHAIR, *MEMBERS]:
                for criterion in [*always, *claimed]:
                    score = min(5, max(0, round(merit + lots.gauss(0, 1))))
                    file.write(f"{ref},{member},{criterion},{score},The bid says so on page {lots.randint(1, 9)}\n")
