"""What the second verifier makes of single tables of a pack. Needs no program."""

import copy
import sys
import unittest
from pathlib import Path
from types import SimpleNamespace

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from tagged_pdf import TaggedPdf  # noqa: E402
from verify_pack.finding import Findings  # noqa: E402
from verify_pack.pdf import Pdf  # noqa: E402
from verify_pack.printed import Printed  # noqa: E402
from verify_pack.tagged import Tagged  # noqa: E402

BIDS = {
    "1": {"ref": "1", "bidder": "Ay & Co.", "title": "One", "amount": "1000.50"},
    "2": {"ref": "2", "bidder": "Bee", "title": "Two", "amount": "2500"},
    "3": {"ref": "3", "bidder": "جمعية", "title": "Three", "amount": "900"},
}
DATA = SimpleNamespace(
    bids=BIDS,
    ranking={"ranking": [{"bid": ref, "rank": rank, "tied": rank == 2, "total": total}
                         for ref, rank, total in (("1", 1, "88.30"), ("2", 2, "80.00"), ("3", 2, "80.00"))]},
    shortlist={"awards": [{"bid": "1", "amount": "1000.50"}, {"bid": "2", "amount": "2000"},
                          {"bid": "3", "amount": "0"}]},
)  # fmt: skip
RANKED = [
    ["Rank", "Bid", "Bidder and project", "Total", "Asked for", "Running sum"],
    ["1", "1", "Ay & Co. One", "88.30 Good", "£1,000.50", "£1,000.50"],
    ["=2", "2", "Bee Two", "80.00", "£2,500", "£3,500.50"],
    ["=2", "3", "ةيعمج Three", "80.00", "£900", "£4,400.50"],
]  # fmt: skip
WALKED = [
    ["Rank", "Bid", "Bidder", "Asked for", "Awarded", "Running sum"],
    ["1", "1", "Ay & Co.", "£1,000.50", "£1,000.50 In full", "£1,000.50"],
    ["=2", "2", "Bee", "£2,500", "£2,000 In part", "£3,000.50"],
    ["=2", "3", "ةيعمج", "£900", "Reserve", "£3,000.50"],
]  # fmt: skip
AWARDS = [
    ["Rank", "Bid", "Bidder, and what the money is for", "Asked for", "Award"],
    ["1", "1", "Ay & Co. For all", "£1,000.50", "£1,000.50"],
    ["=2", "2", "Bee For some", "£2,500", "£2,000 in part"],
    ["", "", "In all", "£3,500.50", "£3,000.50"],
]  # fmt: skip


class Tables(unittest.TestCase):
    """The ranked list, the shortlist and the awards at the front of a small pack."""

    def found(self, tables=(RANKED, WALKED, AWARDS), decisions=None, settled=None):
        """The findings on a pack that prints these tables: [where]."""
        held = SimpleNamespace(bids=BIDS, decisions=decisions or {}, settled=settled)
        findings = Findings()
        tagged = Tagged(Pdf(TaggedPdf().write("Decision pack: Small", tables, {})), findings)
        Printed(tagged, DATA, held, findings).check()
        self.assertEqual({one["code"] for one in findings} - {"printed"}, set())
        return sorted({one["where"] for one in findings})

    def test_tables_that_agree_give_nothing(self):
        self.assertEqual(self.found(), [])

    def test_each_cell_that_is_changed_is_named(self):
        for table, row, column, text, where in (
            (0, 2, 0, "2", "page 1, bid 2"), (0, 1, 3, "89.30", "page 1, bid 1"),
            (0, 1, 2, "Bee One", "page 1, bid 1"), (0, 3, 2, "ةيعمج Tree", "page 1, bid 3"),
            (0, 2, 4, "£2,400", "page 1, bid 2"),
            (0, 3, 5, "£4,400", "page 1, bid 3"), (1, 3, 4, "£900 In full", "page 1, bid 3"),
            (1, 2, 4, "£2,000 In full", "page 1, bid 2"), (2, 1, 4, "£1,000", "page 1, bid 1"),
            (2, 2, 2, "Cee For some", "page 1, bid 2"), (2, 3, 4, "£3,000", "page 1"), (2, 3, 3, "£3,000", "page 1"),
            (0, 3, 1, "4", "page 1, bid 4"),
        ):  # fmt: skip
            tables = copy.deepcopy([RANKED, WALKED, AWARDS])
            tables[table][row][column] = text
            with self.subTest(text):
                self.assertIn(where, self.found(tables))

    def test_a_row_left_out_or_told_twice_is_found(self):
        for at, table in enumerate((RANKED, WALKED, AWARDS)):
            tables = [RANKED, WALKED, AWARDS]
            for rows in ([*table[:2], *table[3:]], [*table[:2], table[1], *table[2:]], [table[0], *table[2:]]):
                tables[at] = rows
                self.assertIn("page 1", self.found(tables))

    def test_awards_at_the_front_are_those_decided_or_else_settled(self):
        settled = {"awards": [{"bid": "3", "amount": "900"}]}
        self.assertEqual(self.found(settled=settled), ["page 1", "page 1, bid 1", "page 1, bid 2"])
        decisions = {"1": {"bid": "1", "kind": "award", "amount": "1000.50"},
                     "2": {"bid": "2", "kind": "part_award", "amount": "2000"}}  # fmt: skip
        decided = [["Bid", "Bidder", "Decision", "Awarded", "Why"], ["1", "Ay & Co.", "Award", "£1,000.50", "Good"],
                   ["2", "Bee", "Part award", "£2,000", "Fair"], ["", "Awarded in all", "", "£3,000.50", ""]]  # fmt: skip
        self.assertEqual(self.found((RANKED, WALKED, AWARDS, decided), decisions, settled), [])
        told = self.found((RANKED, WALKED, AWARDS), decisions)
        self.assertEqual(told, ["the pages"], "no table tells the decisions")


if __name__ == "__main__":
    unittest.main()
