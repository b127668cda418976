"""Every tampering of the table is found and named, and what is no tampering is not.

EVENHAND=/path/to/evenhand python3 -m unittest tests/reference/test_verify_tampering.py
"""

import shutil
import sys
import tempfile
import unittest
from multiprocessing import get_context
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from evenhand_program import PROGRAM  # noqa: E402
from rewrite_pages import Forgery  # noqa: E402
from rewrite_pdf import updated  # noqa: E402
from sample_pack import SamplePack, found  # noqa: E402
from tamperings import RANKED, TAMPERINGS  # noqa: E402
from verify_pack.check import check  # noqa: E402


ROUNDS = []


def find_one(name):
    """What is found where the sample is tampered with in one way; two of these run at a time."""
    _, _, forge = TAMPERINGS[name]
    return found(forge(*ROUNDS))


@unittest.skipUnless(PROGRAM, "EVENHAND names no program")
class Tampering(unittest.TestCase):
    """Packs of the sample round, each changed in one way."""

    @classmethod
    def setUpClass(cls):
        cls.home = Path(tempfile.mkdtemp(prefix="verify-tampering-"))
        cls.addClassCleanup(shutil.rmtree, cls.home, ignore_errors=True)
        cls.pack, cls.other = (SamplePack(cls.home / name) for name in ("one", "other"))
        ROUNDS[:] = cls.pack, cls.other

    def test_each_tampering_is_found_and_named(self):
        self.assertGreaterEqual(len(TAMPERINGS), 40)
        with get_context("fork").Pool(2) as pool:
            told_of = dict(zip(TAMPERINGS, pool.map(find_one, TAMPERINGS, chunksize=1)))
        for name, (code, where, _) in TAMPERINGS.items():
            with self.subTest(name):
                told = told_of[name]
                named = {place for one, place in told if one == code}
                self.assertTrue(any(where is None or place.endswith(where) for place in named), sorted(told))

    def test_a_pack_alone_passes(self):
        self.assertEqual(found(self.pack.whole), set())

    def test_a_page_that_is_rewritten_gives_one_finding_with_its_place(self):
        forgery = Forgery(self.pack.whole)
        cell = forgery.row(RANKED, Bid="030")["Rank"]
        self.assertEqual(found(forgery.draw(cell, "8").done()), {("printed", f"page {cell.page}, bid 030")})

    def test_a_page_that_is_drawn_anew_with_the_same_words_passes(self):
        forgery = Forgery(self.pack.whole)
        forgery.draw(forgery.row(RANKED, Bid="030")["Rank"], "7").attach("fund.json", self.pack.files["fund.json"])
        self.assertEqual(found(forgery.done()), set(), "the tests' own writing is not what is found")

    def test_a_later_signature_is_no_tampering(self):
        for more in (b"% signed by the office\n", updated(self.pack.whole, {"ranking.json": b"{}"})):
            data = self.pack.whole + more if more.startswith(b"% signed") else more
            answer = check(data, {}, None)
            self.assertEqual((answer["result"], answer["findings"]), ("PASSED", []))
            self.assertEqual(answer["appended_bytes"], len(data) - len(self.pack.whole))


if __name__ == "__main__":
    unittest.main()
