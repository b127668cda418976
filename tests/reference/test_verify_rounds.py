"""The second verifier on rounds in which more happens than in the sample, and its ranks
and shortlists beside the program's on rounds that dice made up.

    EVENHAND=/path/to/evenhand python3 -m unittest tests/reference/test_verify_rounds.py
"""

import base64
import json
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: E402

from evenhand_program import PROGRAM, run_program  # noqa: E402
from verify_pack.finding import Findings, exact, rounded  # noqa: E402
from verify_pack.logs import check_heads, check_logs  # noqa: E402
from verify_pack.pdf import Pdf  # noqa: E402
from verify_pack.record import PAYLOAD_TYPE, Record, Unsound, sha256  # noqa: E402
from verify_pack.scoring import Scheme, rank  # noqa: E402
from verify_pack.story import KNOWN, Story  # noqa: E402
from verify_pack.walk import Walk  # noqa: E402

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


SMALL_AGREED = "bid,criterion,score,reason\n1,a,4,talked over\n4,a,,open\n"
SMALL_DECIDED = "bid,kind,amount,reason\n1,award,1000.50,best\n6,part_award,300,some\n3,decline,0,no\n"


@unittest.skipUnless(PROGRAM, "EVENHAND names no program")
class Stories(unittest.TestCase):
    """Rounds in which more happens than in the sample."""

    def setUp(self):
        self.home = Path(tempfile.mkdtemp(prefix="verify-story-"))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)

    def run_all(self, profile, commands):
        """Runs commands on a profile, one a line; texts with blanks stand in quotes."""
        for line in commands.strip().splitlines():
            run_program(self.home, *shlex.split(line.format(home=self.home)), "--profile", profile)

    def passes(self, profile):
        """The files of the pack that a profile makes now, which has to pass."""
        answer = self.answer(profile)
        self.assertEqual((answer["result"], answer["findings"]), ("PASSED", []))
        return {name: content for name, (content, _) in Pdf(self.made.read_bytes()).attachments().items()}

    def answer(self, profile):
        """The answer about the pack that a profile makes now, with its records and its key."""
        out = self.home / "out"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        run_program(self.home, "pack", "--out", out, "--profile", profile)
        run_program(self.home, "bundle", "--out", out / "all.ehx", "--profile", profile)
        (self.made,) = out.glob("*.pdf")
        told = subprocess.run(
            [sys.executable, HERE / "verify_pack.py", self.made, "--json",
             "--records", out / "all.ehx", "--identity", Path(profile) / "seal.key"],
            capture_output=True, text=True,
        )  # fmt: skip
        return json.loads(told.stdout)

    def test_a_round_with_everything_that_moves_a_count(self):
        profile = self.home / "profile"
        tables = {
            "scheme.json": json.dumps(SMALL_SCHEME), "bids.csv": SMALL_BIDS, "scores.csv": SMALL_SCORES,
            "gateways.csv": "bid,gateway,answer,note\n2,g,fail,no\n" + "".join(f"{ref},g,pass,\n" for ref in "13456"),
            "agreed.csv": SMALL_AGREED, "decided.csv": SMALL_DECIDED,
        }  # fmt: skip
        for name, text in tables.items():
            (self.home / name).write_text(text)
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
        ranking = json.loads(self.passes(profile)["ranking.json"])
        self.assertEqual([(row["bid"], row["rank"]) for row in ranking["ranking"]], [("6", 1), ("1", 2)])
        apart = {row["bid"]: row["reason"] for row in ranking["unranked"]}
        self.assertEqual(apart, {"2": "gateway", "3": "quorum", "4": "incomplete"})

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
        self.assertEqual(
            self.answer(new)["findings"], [over], "the new chair's decision counts, and nothing else is amiss"
        )


class Garbage(unittest.TestCase):
    """Records that a member or a chair signed by hand, with anything in them."""

    JUNK = (
        None,
        True,
        7,
        "",
        "x",
        [],
        {},
        [1],
        {"a": 1},
        [{}],
        {"log": [], "seq": {}},
        "f" * 64,
        {"f" * 64: {"seq": 1, "id": []}},
    )

    def setUp(self):
        self.key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
        self.log = self.key.public_key().public_bytes_raw().hex()
        self.panel, self.prev, self.records = "", "", []

    def sign(self, body, **more):
        """Signs one record after those before it, and reads it as it would be carried."""
        raw, salt = json.dumps(body).encode(), bytes(16)
        said = {"panel": self.panel, "log": self.log, "seq": len(self.records) + 1, "prev": self.prev,
                "type": body["type"], "version": 1, "seen": {}, "at": "", "body_kind": "plain",
                "body_sha256": sha256(salt + raw), **more}  # fmt: skip
        payload = json.dumps(said).encode()
        head = f"DSSEv1 {len(PAYLOAD_TYPE)} {PAYLOAD_TYPE} {len(payload)} ".encode()
        encoded = [base64.b64encode(part).decode() for part in (payload, self.key.sign(head + payload))]
        envelope = {
            "payloadType": PAYLOAD_TYPE,
            "payload": encoded[0],
            "signatures": [{"keyid": self.log, "sig": encoded[1]}],
        }
        record = Record(json.dumps(envelope, separators=(",", ":")), salt, raw)
        self.prev, self.panel = record.id, self.panel or record.id
        self.records.append(record)

    def begin(self):
        """A panel of one, with a round that can be spoken of."""
        self.sign({"type": "genesis", "chair": {"id": "ann", "name": "Ann"}})
        self.sign({"type": "round_described", "round": "r", "details": {"title": "R"}})

    def test_no_body_gives_a_traceback(self):
        names = (
            "round bid member declarations heads log seq keep keys answers scores decisions bids scheme settled "
            "details to record takeover after chair kind reason awards amount"
        ).split()
        for seed in range(40):
            dice = random.Random(seed)
            self.setUp()
            self.begin()
            for kind in dice.sample(sorted(KNOWN), len(KNOWN)):
                body = {name: dice.choice(self.JUNK) for name in names if dice.random() < 0.8}
                self.sign({**body, "type": kind, **({"round": "r"} if dice.random() < 0.7 else {})})
            findings = Findings()
            _, logs = check_logs(self.records, findings)
            check_heads(logs, {}, findings)
            self.assertTrue(Story(logs, findings).rounds)

    def test_an_envelope_with_anything_in_it_is_refused_in_a_sentence(self):
        self.begin()
        for name in ("panel", "log", "seq", "prev", "type", "version", "seen", "body_kind", "body_sha256"):
            for junk in self.JUNK:
                body = {"type": "joined"}
                try:
                    self.sign(body, **{name: junk})
                    self.records.pop()
                except Unsound as fault:
                    self.assertIn(fault.code, {"record", "body"})


@unittest.skipUnless(PROGRAM, "EVENHAND names no program")
class Ranks(unittest.TestCase):
    """Totals and ranks of made-up rounds, beside the program's."""

    def scheme(self, dice):
        """A scheme with whatever rules the dice choose."""
        sections, ids, names = [], [], iter(range(99))
        for weight in dice.choice((["100"], ["60", "40"], ["33.3", "33.3", "33.4"])):
            criteria = []
            for part in dice.choice((["100"], ["55", "45"], ["40", "35", "25"])):
                least, most, step = dice.choice((("0", "5", "1"), ("1", "4", "0.5"), ("0", "10", "2.5")))
                scale = {"min": least, "max": most, "step": step, "higher_is_better": dice.random() < 0.8, "points": {}}
                applies = dice.choice(("always", "always", "claimed"))
                threshold = dice.choice((None, None, None, "2"))
                name = f"c{next(names)}"
                ids.append((name, scale, applies))
                criteria.append(
                    {
                        "id": name,
                        "title": name,
                        "weight": part,
                        "applies": applies,
                        "threshold": threshold,
                        "scale": scale,
                    }
                )
            rule = dice.choice(({"rule": "weighted_mean"}, {"rule": "best_of", "n": dice.randint(1, len(criteria))}))
            threshold = dice.choice((None, None, "30"))
            sections.append({"id": f"s{len(sections)}", "title": "S", "weight": weight, "rule": rule,
                             "unclaimed": dice.choice(("exclude", "zero")), "threshold": threshold,
                             "criteria": criteria})  # fmt: skip
        breaks = [{"section": "s0"}, {"criterion": ids[0][0]}, "lower_amount", {"drawn": "seed"}]
        second = {"mark": "40", "weights": {one["id"]: one["weight"] for one in reversed(sections)}}
        second["weights"] = dict(zip([one["id"] for one in sections], reversed([one["weight"] for one in sections])))
        return {
            "title": "Made up", "decimals": dice.randint(0, 3), "quorum": dice.randint(1, 3),
            "aggregate": dice.choice(({"rule": "mean"}, {"rule": "median"}, {"rule": "trimmed_mean", "k": 1})),
            "pass_mark": dice.choice((None, "40")), "tie_breaks": dice.sample(breaks, dice.randint(0, 3)),
            "sections": sections, "gateways": [{"id": "g", "question": "Is it?"}] if dice.random() < 0.3 else [],
            **({"second_stage": second} if dice.random() < 0.2 else {}),
        }, ids  # fmt: skip

    def rows(self, dice, ids):
        """Bids, scores, declarations, agreed scores and answers for it."""
        claimed = [name for name, _, applies in ids if applies == "claimed"]
        bids, scores, declared, agreed, answers = [], [], [], [], []
        for number in range(14):
            ref, claims = f"{number:02}", [name for name in claimed if dice.random() < 0.6]
            bids.append(
                [
                    ref,
                    f"Bidder {number % 5}",
                    "T",
                    str(dice.randint(1, 4) * 100),
                    ";".join(claims),
                    dice.choice(("", "50", "90")),
                ]
            )
            answers.append([ref, "g", dice.choice(("pass", "pass", "pass", "fail", ""))])
            for member in ("ann", "bob", "cy", "di"):
                if dice.random() < 0.1:
                    declared.append([ref, member, dice.choice(("none", "declared", "recused"))])
                for name, scale, applies in ids if dice.random() < 0.9 else ():
                    points = int((exact(scale["max"]) - exact(scale["min"])) / exact(scale["step"]))
                    score = exact(scale["min"]) + dice.randint(points // 2, points) * exact(scale["step"])
                    if (applies == "always" or name in claims) and dice.random() < 0.98:
                        scores.append([ref, member, name, rounded(score, 1)])
            name, scale, applies = dice.choice(ids)
            if dice.random() < 0.2 and (applies == "always" or name in claims):
                agreed.append([ref, name, dice.choice((scale["max"], "")), dice.choice(("Talked over", "Read again"))])
        declared.append(["Bidder 1", "ann", "recused"])
        return bids, scores, declared, agreed, answers

    def test_made_up_rounds_rank_as_the_program_ranks_them(self):
        seen = set()
        for seed in range(60):
            dice = random.Random(seed)
            said, ids = self.scheme(dice)
            bids, scores, declared, agreed, answers = self.rows(dice, ids)
            tables = (said, bids, scores, declared, agreed, answers if said["gateways"] else [])
            theirs = self.theirs("rank", *tables)
            sheets = {}
            for ref, member, name, score in scores:
                sheets.setdefault((ref, member), {})[name] = exact(score)
            mine, apart = rank(
                Scheme(said),
                {
                    row[0]: {"ref": row[0], "bidder": row[1], "amount": row[3], "claims": set(row[4].split(";"))}
                    for row in bids
                },
                sheets,
                {(row[0], row[1]): (exact(row[2]) if row[2] else None, row[3]) for row in agreed},
                {(row[0], row[1]): row[2] for row in answers},
                {(row[1], row[0]) for row in declared if row[2] == "recused"},
            )
            self.check_shortlists(dice, tables, theirs["ranking"], seed)
            for row in theirs["ranking"]:
                row.pop("tie_break"), row.pop("band", None)
            self.assertEqual(mine, theirs["ranking"], f"seed {seed}")
            self.assertEqual(apart, {row["bid"]: row["reason"] for row in theirs["unranked"]}, f"seed {seed}")
            seen |= set(apart.values()) | {"ranked"} if mine else set()
        self.assertEqual(seen, {"ranked", "gateway", "quorum", "incomplete", "threshold"}, "every outcome was met")

    def check_shortlists(self, dice, tables, ranking, seed):
        """The walk under each rule and a few funds, beside the program's."""
        for rule in ("stop", "skip", "part"):
            fund, most = dice.randint(3, 30) * 100, dice.choice((None, "600"))
            options = ["--fund", fund, "--rule", rule] + (["--max-per-bidder", most] if most else [])
            theirs = self.theirs("shortlist", *tables, options=options)
            by_ref = {row[0]: {"bidder": row[1], "amount": row[3], "minimum_amount": row[5]} for row in tables[1]}
            walk = Walk(by_ref, {"rule": rule, "most_per_bidder": most}, {}, exact(fund))
            mine = walk.go([(row["rank"], row["bid"]) for row in ranking])
            said = {row["bid"]: (row["kind"], exact(row["amount"])) for row in theirs["awards"] if row["rank"]}
            self.assertEqual(mine, said, f"seed {seed}, {options}")

    def theirs(self, command, scheme, bids, scores, declared, agreed, answers, options=()):
        """What the program makes of the same files."""
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            tables = {
                "bids": ("ref,bidder,title,amount,groups,minimum_amount", bids),
                "scores": ("bid,member,criterion,score", scores),
                "declarations": ("bid,member,kind", declared), "agreed": ("bid,criterion,score,reason", agreed),
                "gateways": ("bid,gateway,answer", answers),
            }  # fmt: skip
            (home / "scheme").write_text(json.dumps(scheme))
            for name, (heads, rows) in tables.items():
                (home / name).write_text("\n".join([heads, *(",".join(row) for row in rows)]) + "\n")
            given = [name for name, (_, rows) in tables.items() if rows] + ["scheme"]
            options = [*options, *(part for name in given for part in (f"--{name}", home / name))]
            return json.loads(run_program(home, command, *options, "--json"))


if __name__ == "__main__":
    unittest.main()
