"""The second verifier's ranks and shortlists beside the program's, on rounds that dice made up.

EVENHAND=/path/to/evenhand python3 -m unittest tests/reference/test_verify_rounds.py
"""

import json
import random
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from evenhand_program import PROGRAM, run_program  # noqa: E402
from verify_pack.finding import exact, rounded  # noqa: E402
from verify_pack.scoring import Scheme, rank  # noqa: E402
from verify_pack.walk import Walk  # noqa: E402


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
