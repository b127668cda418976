"""`evenhand verify-pack` finds what the second verifier finds, on the same forged files.

EVENHAND=/path/to/evenhand python3 -m unittest tests/reference/test_verify_program.py
With EVENHAND_THOROUGH=1 every tampering of the table is tried, otherwise every second one.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from multiprocessing import get_context
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from evenhand_program import PROGRAM  # noqa: E402
from rewrite_pages import Forgery  # noqa: E402
from rewrite_pdf import updated  # noqa: E402
from sample_pack import SamplePack  # noqa: E402
from tamperings import TAMPERINGS  # noqa: E402
from test_verify_crafted import CRAFTED  # noqa: E402

MOST_SECONDS = 60  # of the clock, on a machine with other work
SHARE = 1 if os.environ.get("EVENHAND_THOROUGH") else 2

# What the program calls otherwise than the second verifier, which looks at one thing at a
# time: the program makes the pack again from the records, and says where the two part.
OTHERWISE = {
    "a file of no records": "data",
    "a member's last record dropped": "missing_record",
    "a whole log dropped": "missing_record",
    "a log that nobody took on": "panel",
    "a score": "data",
    "an award over the fund": "award",
    "a second key that no record names": "sealed",
    "the total on a bid's own page": "printed",
    "a page drawn twice": "not_a_pack",
    "a text that cannot be seen": "object",
    "a piece of content drawn twice": "object",
    "a note laid over a page": "object",
    "a form laid over a page": "object",
    "another round's title": "printed",
}

ROUNDS = []


def verified(data):
    """What the program says of a file: its exit status, and its answer."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        command = [PROGRAM, "verify-pack", file.name, "--json"]
        ran = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)
    return ran.returncode, json.loads(ran.stdout)


def find_one(name):
    """What the program says where the sample is tampered with in one way."""
    _, _, forge = TAMPERINGS[name]
    return verified(forge(*ROUNDS))


@unittest.skipUnless(PROGRAM, "EVENHAND names no program")
class Program(unittest.TestCase):
    """Packs of the sample round, and files that were made to harm who reads them."""

    @classmethod
    def setUpClass(cls):
        cls.home = Path(tempfile.mkdtemp(prefix="verify-program-"))
        cls.addClassCleanup(shutil.rmtree, cls.home, ignore_errors=True)
        cls.pack, cls.other = (SamplePack(cls.home / name) for name in ("one", "other"))
        ROUNDS[:] = cls.pack, cls.other

    def test_each_tampering_is_found_and_named(self):
        tried = list(TAMPERINGS)[::SHARE]
        self.assertGreaterEqual(len(tried), 40)
        with get_context("fork").Pool(2) as pool:
            answers = dict(zip(tried, pool.map(find_one, tried, chunksize=1)))
        for name, (status, answer) in answers.items():
            code, where, _ = TAMPERINGS[name]
            with self.subTest(name):
                self.assertEqual((status, answer["result"]), (1, "FAILED"))
                named = {(one["code"], one["where"]) for one in answer["findings"]}
                if name in OTHERWISE:
                    self.assertIn(OTHERWISE[name], {one for one, _ in named})
                else:
                    places = [place for one, place in named if one == code]
                    self.assertTrue(any(where is None or place.endswith(where) for place in places), named)

    def test_a_whole_pack_passes_and_counts_what_it_checked(self):
        status, answer = verified(self.pack.whole)
        self.assertEqual((status, answer["result"], answer["findings"]), (0, "PASSED", []))
        checked = answer["checked"]
        self.assertEqual(checked["records"], len(self.pack.lines) - 1)
        self.assertEqual(checked["records"], checked["signatures"])
        self.assertEqual((checked["logs"], checked["ranks"], checked["awards"]), (6, 30, 30))
        self.assertIn("Marek Wiśniewski", [key["who"] for key in answer["keys"]])

    def test_a_later_signature_is_said_and_is_no_tampering(self):
        signed = updated(self.pack.whole, {"ranking.json": b"{}"})
        status, answer = verified(signed)
        self.assertEqual((status, answer["result"]), (0, "PASSED"))
        self.assertEqual(answer["appended_bytes"], len(signed) - len(self.pack.whole))

    def test_a_pack_that_names_another_version_does_not_pass_unread(self):
        said = b"<evenhand:Program>"
        at = self.pack.whole.index(said) + len(said)
        end = self.pack.whole.index(b"<", at)
        other = self.pack.whole[:at] + b"9" * (end - at) + self.pack.whole[end:]
        status, answer = verified(other)
        self.assertEqual((status, answer["result"]), (1, "FAILED"))
        self.assertIn(("unknown", "its metadata"), {(one["code"], one["where"]) for one in answer["findings"]})

    def test_a_public_version_is_held_to_its_own_files(self):
        (path,) = self.pack.profile.parent.glob("*-public-version.pdf")
        public = path.read_bytes()
        status, answer = verified(public)
        self.assertEqual((status, answer["result"], answer["public"]), (0, "PASSED", True))
        self.assertEqual(answer["checked"], {"records": 0, "signatures": 0, "logs": 0, "ranks": 24, "awards": 14})
        self.assertEqual(answer["keys"][0]["who"], "Member A")
        forgery = Forgery(public)
        cell = forgery.row(("Rank", "Bid", "Total"), Bid="030")["Total"]
        status, answer = verified(forgery.draw(cell, "99.99").done())
        self.assertEqual((status, answer["result"]), (1, "FAILED"))
        named = {(one["code"], one["where"]) for one in answer["findings"]}
        self.assertIn(("printed", f"page {cell.page}, bid 030"), named)

    def test_crafted_files_are_refused_in_time_and_in_a_sentence(self):
        for name, make in CRAFTED.items():
            with self.subTest(name):
                begun = time.monotonic()
                status, answer = verified(make())
                self.assertEqual((status, answer["result"]), (1, "FAILED"))
                self.assertTrue(answer["findings"][0]["message"].endswith("."), answer)
                self.assertLess(time.monotonic() - begun, MOST_SECONDS)
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.assertLess(most, 4 << 20, "kilobytes of memory, of the largest process")


if __name__ == "__main__":
    unittest.main()
