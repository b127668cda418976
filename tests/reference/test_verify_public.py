"""What the second verifier makes of public versions (docs/FILES.md, public.json). Needs no program."""

import copy
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from tagged_pdf import TaggedPdf, as_json, list_of_files  # noqa: E402
from verify_pack.check import check  # noqa: E402

SCHEME = {"title": "Small"}
PUBLIC = {
    "format": "evenhand-public", "version": 1, "scheme": SCHEME, "ranked_left_out": 0,
    "fund": {"low": "1000", "high": "4000", "awarded": "3000.50"},
    "awards": [
        {"ref": "1", "bidder": "Ay", "title": "One", "rank": "1", "asked": "1000.50", "amount": "1000.50"},
        {"ref": "2", "bidder": "Bee", "title": "Two", "rank": "=2", "asked": "2500", "amount": "2000"},
    ],
    "ranking": [
        {"rank": "1", "ref": "1", "awarded": True, "bidder": "Ay", "title": "One", "total": "88.30"},
        {"rank": "=2", "ref": "2", "awarded": True, "bidder": "Bee", "title": "Two", "total": "80.00"},
        {"rank": "=2", "ref": "3", "awarded": False},
        {"rank": "4", "ref": "4", "awarded": False},
    ],
    "audit": {"panel": "0" * 64, "logs": [
        {"of": "Member A", "fingerprint": " ".join(["1234"] * 8), "records": 7, "head": "a" * 64}]},
}  # fmt: skip
AWARDS = [
    ["Rank", "Bid", "Recipient, and what the money is for", "Asked for", "Award"],
    ["1", "1", "Ay One", "£1,000.50", "£1,000.50"], ["=2", "2", "Bee Two", "£2,500", "£2,000 in part"],
    ["", "", "In all", "£3,500.50", "£3,000.50"],
]  # fmt: skip
RANKING = [
    ["Rank", "Bid", "Bidder and project", "Total", "Awarded"],
    ["1", "1", "Ay One", "88.30 Good", "Yes"], ["=2", "2", "Bee Two", "80.00", "Yes"],
    ["=2", "3", "—", "—", "No"], ["4", "4", "—", "—", "No"],
]  # fmt: skip
LOGS = [
    ["Log of", "Fingerprint of the key", "Records", "Id of the last record"],
    ["Member A", " ".join(["1234"] * 8), "7", "a" * 64],
]


class PublicVersions(unittest.TestCase):
    """A small public version, whole and forged."""

    def checked(self, said=PUBLIC, scheme=SCHEME, tables=(AWARDS, RANKING, LOGS), files=None):
        """The answer about a public version that says and prints this."""
        held = {"public.json": as_json(said), "scheme.json": as_json(scheme)}
        listed = [*tables, [["Panel", "0" * 64]], list_of_files(held)]
        return check(TaggedPdf().write("Public version: Small", listed, {**held, **(files or {})}), {}, None)

    def found(self, **given):
        """The findings: {(code, where)}."""
        answer = self.checked(**given)
        self.assertTrue(answer["public"])
        return {(one["code"], one["where"]) for one in answer["findings"]}

    def test_a_whole_one_passes_and_says_that_it_is_public(self):
        answer = self.checked()
        self.assertEqual((answer["result"], answer["public"], answer["findings"]), ("PASSED", True, []))
        self.assertEqual(answer["checked"], {"records": 0, "signatures": 0, "logs": 0, "ranks": 4, "awards": 2})
        self.assertEqual(answer["keys"], [{"fingerprint": " ".join(["1234"] * 8), "who": "Member A"}])

    def test_what_is_printed_otherwise_is_found(self):
        for table, row, column, text, where in (
            (1, 1, 0, "2", "page 1, bid 1"), (1, 2, 3, "81.00", "page 1, bid 2"),
            (1, 1, 2, "Cee One", "page 1, bid 1"), (0, 2, 4, "£2,500", "page 1, bid 2"),
            (0, 1, 3, "£1,000", "page 1, bid 1"), (0, 3, 4, "£3,000", "page 1"),
            (1, 4, 1, "5", "page 1"),
        ):  # fmt: skip
            tables = copy.deepcopy([AWARDS, RANKING, LOGS])
            tables[table][row][column] = text
            with self.subTest(text):
                self.assertEqual(self.found(tables=tables), {("printed", where)})

    def test_what_does_not_agree_in_itself_is_found(self):
        for change, wanted in (
            (lambda said: said["fund"].update(awarded="3000"), ("award", "public.json")),
            (lambda said: said["awards"][1].update(amount="2600"), ("award", "bid 2")),
            (lambda said: said["ranking"][3].update(rank="3"), ("rank", "bid 4")),
            (lambda said: said["ranking"][1].update(total="90.00"), ("rank", "public.json")),
            (lambda said: said.update(scheme={"title": "Other"}), ("data", "public.json")),
            (lambda said: said["audit"]["logs"][0].update(head="b" * 64), ("head", "public.json")),
            (lambda said: said.pop("fund"), ("data", "")),
        ):
            said = copy.deepcopy(PUBLIC)
            change(said)
            with self.subTest(wanted):
                self.assertIn(wanted, self.found(said=said))

    def test_files_are_those_that_are_listed(self):
        self.assertEqual(self.found(files={"scheme.json": b"{}"}), {("file", "scheme.json"), ("data", "public.json")})
        self.assertEqual(self.found(files={"scores.csv": b""}), {("file", "scores.csv")})


if __name__ == "__main__":
    unittest.main()
