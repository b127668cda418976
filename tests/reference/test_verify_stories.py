"""The second verifier on rounds in which more happens than in the sample.

EVENHAND=/path/to/evenhand python3 -m unittest tests/reference/test_verify_stories.py
"""

import json
import shlex
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from evenhand_program import PROGRAM, run_program  # noqa: E402
from rewrite_pdf import rewritten  # noqa: E402
from sample_pack import found  # noqa: E402
from verify_pack.check import check  # noqa: E402
from verify_pack.pdf import Pdf  # noqa: E402

SMALL_SCHEME = {
    "title": "Small", "decimals": 1, "quorum": 2, "aggregate": {"rule": "median"}, "tie_breaks": ["lower_amount"],
    "reasons": "never", "gateways": [{"id": "g", "question": "Is it?"}],
    "sections": [{"id": "s", "title": "S", "weight": "100", "criteria": [
        {"id": "a", "title": "A", "weight": "50"}, {"id": "b", "title": "B", "weight": "50", "applies": "claimed"},
    ]}],
}  # fmt: skip
SMALL_BIDS = """ref,bidder,title,amount,minimum_amount,groups
1,Ay,One,"1,000.50",500,b
2,Bee,Two,2000,,
3,Cee,Three,3000,1500,b
4,Dee,Four,900,,
5,Eee,Five,800,,b
6,Dee,Six,700,,
"""
SMALL_SCORES = "bid,member,criterion,score\n" + "\n".join(
    "1,Ann,a,5 1,Ann,b,4 1,Bob,a,3 1,Bob,b,2 3,Ann,a,1 3,Ann,b,1 3,Bob,a,2 3,Bob,b,1 "
    "4,Ann,a,5 4,Bob,a,5 5,Ann,a,5 5,Ann,b,5 6,Ann,a,3 6,Bob,a,4".split()
)


SMALL_FILES = {
    "scheme.json": json.dumps(SMALL_SCHEME), "bids.csv": SMALL_BIDS, "scores.csv": SMALL_SCORES,
    "gateways.csv": "bid,gateway,answer,note\n2,g,fail,no\n" + "".join(f"{ref},g,pass,\n" for ref in "13456"),
    "agreed.csv": "bid,criterion,score,reason\n1,a,4,talked over\n4,a,,open\n",
    "decided.csv": "bid,kind,amount,reason\n1,award,1000.50,best\n6,part_award,300,some\n3,decline,0,no\n",
}  # fmt: skip


@unittest.skipUnless(PROGRAM, "EVENHAND names no program")
class Stories(unittest.TestCase):
    """Rounds in which more happens than in the sample."""

    def setUp(self):
        self.home = Path(tempfile.mkdtemp(prefix="verify-story-"))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)

    def write(self, files):
        """Writes files that commands read."""
        for name, text in files.items():
            (self.home / name).write_text(text)

    def run_all(self, profile, commands):
        """Runs commands on a profile, one a line; texts with blanks stand in quotes."""
        for line in commands.strip().splitlines():
            run_program(self.home, *shlex.split(line.format(home=self.home)), "--profile", profile)

    def pack(self, profile):
        """The pack that a profile makes now."""
        out = self.home / "out"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        run_program(self.home, "pack", "--out", out, "--profile", profile)
        (made,) = out.glob("*.pdf")
        return made.read_bytes()

    def passes(self, data):
        """The files of a pack, which has to pass."""
        answer = check(data, {}, None)
        self.assertEqual((answer["result"], answer["findings"]), ("PASSED", []))
        self.assertEqual(answer["findings"].notes, [], "the sheets were opened")
        return {name: content for name, (content, _) in Pdf(data).attachments().items()}

    def test_a_round_with_everything_that_moves_a_count(self):
        profile = self.home / "profile"
        self.write(SMALL_FILES)
        self.run_all(profile, """
            round new --title "Small grants" --chair Ann --fund-low 3000 --fund-high 4000 --scheme {home}/scheme.json
            member add Bob
            member add Cyd
            bids import {home}/bids.csv
            gateways {home}/gateways.csv
            round open
            declare --member Ann
            declare --member Bob
            declare --member Bob 6 --kind declared --note "a cousin"
            declare --member Cyd 4 --kind recused --note "sits on its board"
            sheet import {home}/scores.csv --submit
            bids correct 3 --amount 3100 --reason "a typing error"
            bids withdraw 5 --reason "no staff"
            sheet reopen 1 --member Bob --reason "read again"
            sheet submit 1 --member Bob
            round close
            declare --member Bob 1 --kind recused --note "found out late"
            round reveal
            moderate {home}/agreed.csv
        """)  # fmt: skip
        for name, said in (
            ("shortlist_override", {"bid": "6", "kind": "fund", "reason": "asked"}),
            ("sheet_withdraw", {"bid": "3", "member": "bob", "reason": "asked"}),
            ("shortlist_settle", {"total": "3500", "way": "rank_order"}),
        ):
            run_program(self.home, "call", name, json.dumps({"round": "small-grants", **said}), "--profile", profile)
        self.run_all(profile, "decide {home}/decided.csv --by 'A Commissioner'")
        ranking = json.loads(self.passes(self.pack(profile))["ranking.json"])
        self.assertEqual([(row["bid"], row["rank"]) for row in ranking["ranking"]], [("6", 1), ("1", 2)])
        apart = {row["bid"]: row["reason"] for row in ranking["unranked"]}
        self.assertEqual(apart, {"2": "gateway", "3": "quorum", "4": "incomplete"})

    def test_a_round_with_an_observer(self):
        chair, observer = self.home / "chair", self.home / "observer"
        passes = "".join(f"{ref},g,pass\n" for ref in "123456")
        self.write({**SMALL_FILES, "gateways.csv": "bid,gateway,answer\n" + passes})
        (self.home / "exchange").mkdir()
        sync = "sync --folder {home}/exchange"
        self.run_all(chair, """
            round new --title Observed --chair Ann --fund-low 3000 --fund-high 4000 --scheme {home}/scheme.json
            member add Bob
            member add Nia --observer
            bids import {home}/bids.csv
            gateways {home}/gateways.csv
            invite Nia --out {home}
        """)  # fmt: skip
        run_program(self.home, "join", *self.home.glob("*.ehi"), "--out", self.home, "--profile", observer)
        run_program(self.home, "accept", *self.home.glob("*.ehr"), "--words-confirmed", "--profile", chair)
        self.run_all(chair, sync)
        self.run_all(observer, sync)
        self.run_all(observer, "second-key make")
        self.run_all(observer, sync)
        self.run_all(chair, sync)
        self.run_all(chair, """
            round open
            declare --member Ann
            declare --member Bob
            sheet import {home}/scores.csv --submit
            round close
        """)  # fmt: skip
        self.run_all(chair, sync)
        self.run_all(observer, sync)
        self.run_all(observer, "second-key give")
        self.run_all(observer, sync)
        self.run_all(chair, sync)
        self.run_all(chair, "round reveal")
        self.check_both_keys(self.pack(chair))

    def check_both_keys(self, data):
        """A pack of a round with two keys: with both, without one, and with another in its place."""
        files = self.passes(data)
        scores = SMALL_SCORES.replace("4,Ann,a,5", "4,Ann,a,1").encode()
        told = found(rewritten(data, {"scores.csv": scores}))
        self.assertIn(("data", "scores.csv"), told, "the sheets were opened with both keys and compared")
        self.assertEqual(found(rewritten(data, {"observer.key": None})), {("sealed", "observer.key")})
        swapped = {"round.key": files["observer.key"], "observer.key": files["round.key"]}
        self.assertEqual(found(rewritten(data, swapped)), {("sealed", "round.key"), ("sealed", "observer.key")})

    def test_a_chair_who_hands_over(self):
        run_program(self.home, "demo", "--out", self.home / "demo")
        old, new = self.home / "demo/profile", self.home / "demo/members/priya-raman"
        (self.home / "decided.csv").write_text("bid,kind,amount,reason\n002,part_award,12000,read again\n")
        self.run_all(old, 'hand-over "Priya Raman" --reason away\nsync --folder {home}/demo/exchange')
        self.run_all(new, "sync --folder {home}/demo/exchange\ndecide {home}/decided.csv --by 'A Commissioner'")
        over = {
            "code": "award",
            "message": "The decisions come to £342495.75, over the top of the fund's range, £331000.00.",
            "where": "decided",
        }
        found_now = check(self.pack(new), {}, None)["findings"]
        self.assertEqual(found_now, [over], "the new chair's decision counts, and nothing else is amiss")


if __name__ == "__main__":
    unittest.main()
