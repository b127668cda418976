"""The second verifier as a command, on packs that the program made.

    EVENHAND=/path/to/evenhand python3 -m unittest tests/reference/test_verify_pack.py

What is said of a whole pack, and of files that are none. Tampering is in test_verify_tampering.py.
"""

import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from evenhand_program import PROGRAM, run_program  # noqa: E402
from rewrite_pdf import rewritten, updated  # noqa: E402
from sample_pack import SamplePack  # noqa: E402
from tamperings import OTHER_KEY  # noqa: E402
from verify_pack import pdf as pdf_reader  # noqa: E402
from verify_pack.pdf import Pdf  # noqa: E402


GONE = {("missing_file", name) for name in ("records.ehx", "round.key")}
# qpdf reads a stream by 10,240 bytes and writes by 65,536; where both end at once it warns of its
# own step between them (`Pl_Flate::handleData`, Z_BUF_ERROR), though the stream is whole.
QPDFS_OWN = re.compile(r"input stream is complete but output may still be valid|operation succeeded with warnings")


@unittest.skipUnless(PROGRAM, "EVENHAND names no program")
class Packs(unittest.TestCase):
    """Packs of the sample round."""

    @classmethod
    def setUpClass(cls):
        cls.home = Path(tempfile.mkdtemp(prefix="verify-pack-"))
        cls.addClassCleanup(shutil.rmtree, cls.home, ignore_errors=True)
        cls.sample = SamplePack(cls.home)

    def check(self, data, *more):
        """The answer about a file, the exit status, and what was said on the error output."""
        path = self.home / "asked.pdf"
        path.write_bytes(data)
        told = subprocess.run(
            [sys.executable, str(HERE / "verify_pack.py"), str(path), "--json", *map(str, more)],
            capture_output=True, text=True, timeout=600,
        )  # fmt: skip
        self.assertNotIn("Traceback", told.stderr)
        return json.loads(told.stdout), told.returncode, told.stderr

    def found(self, data, *more):
        """The findings on a file that has to fail: code and where."""
        answer, status, _ = self.check(data, *more)
        self.assertEqual((answer["result"], status), ("FAILED", 1), answer)
        return {(one["code"], one["where"]) for one in answer["findings"]}

    def passed(self, data, *more):
        """The answer about a file that has to pass, and what was said beside it."""
        answer, status, beside = self.check(data, *more)
        self.assertEqual((answer["result"], status, answer["findings"]), ("PASSED", 0, []))
        return answer, beside

    def test_a_pack_alone_passes_and_says_what_was_checked(self):
        answer, beside = self.passed(self.sample.whole)
        records = len(self.sample.lines) - 1
        self.assertEqual(
            answer["checked"], {"records": records, "signatures": records, "logs": 6, "ranks": 30, "awards": 30}
        )
        self.assertEqual(beside, "", "the sheets were opened with the key in the pack")
        self.assertEqual(answer["pack_sha256"], hashlib.sha256(self.sample.whole).hexdigest())
        self.assertEqual((answer["appended_bytes"], answer["public"]), (0, False))
        theirs = json.loads(run_program(self.home, "devices", "--profile", self.sample.profile, "--json"))
        wanted = sorted((one["fingerprint"], one["name"]) for one in theirs["devices"])
        self.assertEqual([(key["fingerprint"], key["who"]) for key in answer["keys"]], wanted)

    def test_records_and_a_key_can_be_given_beside_the_pack(self):
        """As for packs of before they held any; here the list of files still names what is gone."""
        given = ("--records", self.home / "all.ehx", "--identity", self.sample.profile / "seal.key")
        self.assertEqual(self.found(self.sample.older, *given), GONE)
        self.assertEqual(self.check(self.sample.older, *given)[2], "", "the sheets were opened")
        self.assertIn("the pack holds no key", self.check(self.sample.older, *given[:2])[2])

    def test_a_key_of_another_panel_opens_nothing(self):
        key = self.home / "other.key"
        key.write_bytes(OTHER_KEY)
        given = ("--records", self.home / "all.ehx", "--identity", key)
        self.assertEqual(self.found(self.sample.older, *given), GONE | {("sealed", "")})

    def test_a_pack_without_records_does_not_pass(self):
        self.assertEqual(self.found(self.sample.older), GONE | {("no_records", "")})

    def test_the_files_of_the_tests_are_well_formed(self):
        later = updated(self.sample.older, {"ranking.json": b"{}"})
        for name, data in (("anew.pdf", self.sample.whole), ("update.pdf", later)):
            path = self.home / name
            path.write_bytes(data)
            if shutil.which("qpdf"):
                checked = subprocess.run(["qpdf", "--check", path], check=False, capture_output=True, text=True)
                warned = [line for line in checked.stderr.splitlines() if not QPDFS_OWN.search(line)]
                self.assertEqual((checked.returncode in (0, 3), warned), (True, []))
            if shutil.which("pdfdetach"):
                subprocess.run(["pdfdetach", "-saveall", "-o", self.home, path], check=True)
                wanted = self.sample.files["ranking.json"] if name == "anew.pdf" else b"{}"
                self.assertEqual((self.home / "ranking.json").read_bytes(), wanted)

    def test_what_is_no_pack_is_refused_in_a_sentence(self):
        whole = self.sample.whole
        cut = (whole[: len(whole) // 2], whole[:-30])
        cases = (*cut, b"", b"No PDF", b"%PDF-1.7\n", os.urandom(5000), self.sample.records)
        for data in cases:
            self.assertEqual(self.found(data), {("not_a_pack", "")})

    def test_no_damaged_file_gives_a_traceback(self):
        dice = random.Random(14)
        tail = Pdf(self.sample.older).start
        for _ in range(12):
            data = bytearray(self.sample.older)
            for _ in range(dice.choice((1, 4, 40))):
                data[
                    dice.randrange(dice.choice((len(data), 20_000)))
                    if dice.random() < 0.5
                    else dice.randrange(tail, len(data))
                ] ^= 1 << dice.randrange(8)
            answer, _, _ = self.check(bytes(data))
            self.assertIn(answer["result"], ("FAILED",))

    def test_a_stream_that_unpacks_too_far_is_refused(self):
        kept, pdf_reader.MOST_INFLATED = pdf_reader.MOST_INFLATED, 1 << 20
        self.addCleanup(setattr, pdf_reader, "MOST_INFLATED", kept)
        data = rewritten(self.sample.older, {"records.ehx": bytes(2 << 20)})
        with self.assertRaisesRegex(pdf_reader.NotAPack, "unpacks to more than"):
            Pdf(data).attachments()

    def test_a_wrong_command_line_and_a_file_that_is_not_there(self):
        for arguments, status in (([], 2), (["--nonsense", "x"], 2), ([str(self.home / "nowhere.pdf")], 3)):
            told = subprocess.run([sys.executable, str(HERE / "verify_pack.py"), *arguments], capture_output=True)
            self.assertEqual(told.returncode, status, arguments)


if __name__ == "__main__":
    unittest.main()
