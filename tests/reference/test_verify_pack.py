"""The second verifier against packs that the program made, whole and tampered with.

    EVENHAND=/path/to/evenhand python3 -m unittest tests/reference/test_verify_pack.py

A sample round is made once. Each test changes one thing in its pack and says which
finding that has to give.
"""

import base64
import hashlib
import json
import os
import random
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
from verify_pack import pdf as pdf_reader  # noqa: E402
from verify_pack.finding import exact, rounded  # noqa: E402
from verify_pack.pdf import Pdf  # noqa: E402


def bundle(lines):
    """A bundle of these lines of records."""
    body = b"".join(line + b"\n" for line in lines)
    last = {"records": len(lines) - 1, "sha256": hashlib.sha256(body).hexdigest()}
    return body + json.dumps(last, separators=(",", ":")).encode() + b"\n"


def payload(line):
    """What the envelope of a record says."""
    return json.loads(base64.b64decode(json.loads(json.loads(line)["envelope"])["payload"]))


@unittest.skipUnless(PROGRAM, "EVENHAND names no program")
class Packs(unittest.TestCase):
    """Packs of the sample round."""

    @classmethod
    def setUpClass(cls):
        cls.home = Path(tempfile.mkdtemp(prefix="verify-pack-"))
        cls.addClassCleanup(shutil.rmtree, cls.home, ignore_errors=True)
        run_program(cls.home, "demo", "--out", cls.home / "demo")
        run_program(cls.home, "bundle", "--profile", cls.home / "demo/profile", "--out", cls.home / "all.ehx")
        (made,) = (cls.home / "demo").glob("*-decision-pack.pdf")
        cls.pack, cls.records = made.read_bytes(), (cls.home / "all.ehx").read_bytes()
        cls.lines = cls.records.split(b"\n")[:-2]
        cls.files = {name: content for name, (content, _) in Pdf(cls.pack).attachments().items()}
        cls.whole = rewritten(cls.pack, {"records.ehx": cls.records})

    def check(self, data, *more):
        """The answer about a file, and the exit status."""
        path = self.home / "asked.pdf"
        path.write_bytes(data)
        told = subprocess.run(
            [sys.executable, str(HERE / "verify_pack.py"), str(path), "--json", *map(str, more)],
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        self.assertNotIn("Traceback", told.stderr)
        return json.loads(told.stdout), told.returncode

    def found(self, data, *more):
        """The codes of the findings on a file that has to fail, with where."""
        answer, status = self.check(data, *more)
        self.assertEqual((answer["result"], status), ("FAILED", 1), answer)
        return {(one["code"], one["where"]) for one in answer["findings"]}

    def codes(self, data, *more):
        """The codes alone."""
        return {code for code, _ in self.found(data, *more)}

    def with_files(self, **files):
        """The pack with some of its files in another text."""
        named = {name.replace("_", "."): content for name, content in files.items()}
        return rewritten(self.pack, {"records.ehx": self.records, **named})

    def with_lines(self, lines):
        """The pack with other records attached."""
        return rewritten(self.pack, {"records.ehx": bundle(lines)})

    def at(self, kind, number=0):
        """The index of the line with a record of a kind."""
        found = [at for at, line in enumerate(self.lines) if at and payload(line)["type"] == kind]
        return found[number]

    def test_a_whole_pack_passes_and_says_what_was_checked(self):
        answer, status = self.check(self.whole, "--identity", self.home / "demo/profile/seal.key")
        self.assertEqual((answer["result"], status, answer["findings"]), ("PASSED", 0, []))
        records = len(self.lines) - 1
        self.assertEqual(
            answer["checked"], {"records": records, "signatures": records, "logs": 6, "ranks": 30, "awards": 30}
        )
        self.assertEqual(answer["pack_sha256"], hashlib.sha256(self.whole).hexdigest())
        self.assertEqual((answer["appended_bytes"], answer["public"]), (0, False))
        theirs = json.loads(run_program(self.home, "devices", "--profile", self.home / "demo/profile", "--json"))
        wanted = sorted((one["fingerprint"], one["name"]) for one in theirs["devices"])
        self.assertEqual([(key["fingerprint"], key["who"]) for key in answer["keys"]], wanted)

    def test_the_pack_as_it_is_made_passes_with_the_records_beside_it(self):
        answer, status = self.check(self.pack, "--records", self.home / "all.ehx")
        self.assertEqual((answer["result"], status, answer["findings"]), ("PASSED", 0, []))

    def test_a_pack_without_records_does_not_pass(self):
        self.assertEqual(self.found(self.pack), {("no_records", "")})

    def test_the_files_of_the_tests_are_well_formed(self):
        for name, data in (("anew.pdf", self.whole), ("update.pdf", updated(self.pack, {"ranking.json": b"{}"}))):
            path = self.home / name
            path.write_bytes(data)
            if shutil.which("qpdf"):
                subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
            if shutil.which("pdfdetach"):
                subprocess.run(["pdfdetach", "-saveall", "-o", self.home, path], check=True)
                wanted = self.files["ranking.json"] if name == "anew.pdf" else b"{}"
                self.assertEqual((self.home / "ranking.json").read_bytes(), wanted)

    def test_one_byte_of_a_record_is_found(self):
        at = self.at("scores_agreed")
        said = json.loads(self.lines[at])
        body = base64.b64decode(said["body"]).replace(b'"score":"4"', b'"score":"5"')
        changed = {**said, "body": base64.b64encode(body).decode()}
        self.assertIn(("body", f"records.ehx, line {at + 1}"), self.found(self.with_line(at, changed)))
        envelope = json.loads(said["envelope"])
        for part, code in (("payload", {"signature", "record"}), ("sig", {"signature", "record"})):
            held = envelope["signatures"][0] if part == "sig" else envelope
            kept, raw = held[part], bytearray(base64.b64decode(held[part]))
            raw[len(raw) // 2] ^= 1
            held[part] = base64.b64encode(bytes(raw)).decode()
            changed = {**said, "envelope": json.dumps(envelope, separators=(",", ":"))}
            held[part] = kept
            where = f"records.ehx, line {at + 1}"
            self.assertTrue({(one, where) for one in code} & self.found(self.with_line(at, changed)), part)
        flipped = bytearray(self.records)
        flipped[len(flipped) // 2] ^= 1
        self.assertIn("bundle", self.codes(rewritten(self.pack, {"records.ehx": bytes(flipped)})))

    def with_line(self, at, said):
        """The pack with one line of its records in other words."""
        line = json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()
        return self.with_lines(self.lines[:at] + [line] + self.lines[at + 1 :])

    def test_a_record_that_another_signed_is_found(self):
        at, other = self.at("decided"), self.at("joined")
        said, theirs = json.loads(self.lines[at]), json.loads(json.loads(self.lines[other])["envelope"])
        envelope = json.loads(said["envelope"])
        envelope["signatures"][0]["sig"] = theirs["signatures"][0]["sig"]
        changed = {**said, "envelope": json.dumps(envelope, separators=(",", ":"))}
        self.assertIn(("signature", f"records.ehx, line {at + 1}"), self.found(self.with_line(at, changed)))

    def test_a_record_left_out_of_the_middle_is_found(self):
        at = self.at("scores_agreed", 1)
        one = payload(self.lines[at])
        found = self.found(self.with_lines(self.lines[:at] + self.lines[at + 1 :]))
        self.assertIn(("missing_record", f"log {one['log'][:8]}, record {one['seq'] + 1}"), found)

    def test_a_log_that_is_cut_at_its_end_is_found(self):
        at = self.at("decided")
        self.assertIn("head", self.codes(self.with_lines(self.lines[:at] + self.lines[at + 1 :])))
        member = payload(self.lines[self.at("joined")])["log"]
        last = max(at for at, line in enumerate(self.lines) if at and payload(line)["log"] == member)
        codes = self.codes(self.with_lines(self.lines[:last] + self.lines[last + 1 :]))
        self.assertLessEqual({"head", "missing_record"}, codes, "the close names the record that is gone")

    def test_a_log_that_is_left_out_whole_is_found(self):
        member = payload(self.lines[self.at("joined")])["log"]
        kept = [line for at, line in enumerate(self.lines) if not at or payload(line)["log"] != member]
        self.assertIn("head", self.codes(self.with_lines(kept)))

    def test_a_score_that_was_changed_is_found(self):
        lines = self.files["scores.csv"].decode().split("\r\n" if b"\r\n" in self.files["scores.csv"] else "\n")
        at = next(at for at, line in enumerate(lines) if line.startswith("015,") and ",o1,5," in line)
        lines[at] = lines[at].replace(",o1,5,", ",o1,1,")
        changed = "\n".join(lines).encode()
        found = self.found(self.with_files(scores_csv=changed))
        self.assertLessEqual({("file", "scores.csv"), ("total", "bid 015")}, found)
        seal = self.home / "demo/profile/seal.key"
        self.assertIn(("data", "scores.csv"), self.found(self.with_files(scores_csv=changed), "--identity", seal))

    def test_an_agreed_score_that_was_changed_is_found(self):
        changed = self.files["agreed.csv"].replace(b"008,value,4,", b"008,value,5,")
        found = self.found(self.with_files(agreed_csv=changed))
        self.assertLessEqual({("data", "agreed.csv"), ("total", "bid 008")}, found)

    def test_a_rank_that_was_changed_is_found(self):
        ranking = json.loads(self.files["ranking.json"])
        one, other = ranking["ranking"][0], ranking["ranking"][1]
        one["rank"], other["rank"] = other["rank"], one["rank"]
        found = self.found(self.with_files(ranking_json=json.dumps(ranking).encode()))
        self.assertLessEqual({("rank", f"bid {one['bid']}"), ("rank", f"bid {other['bid']}")}, found)

    def test_a_total_a_reason_and_a_bid_left_out_are_found(self):
        ranking = json.loads(self.files["ranking.json"])
        first, gone, apart = ranking["ranking"][0], ranking["ranking"].pop(), ranking["unranked"][0]
        first["total"], apart["reason"] = rounded(exact(first["total"]) + exact("0.01"), 2), "quorum"
        found = self.found(self.with_files(ranking_json=json.dumps(ranking).encode()))
        wanted = {("total", f"bid {first['bid']}"), ("rank", f"bid {gone['bid']}"), ("rank", f"bid {apart['bid']}")}
        self.assertLessEqual(wanted, found)

    def test_an_award_over_the_fund_is_found(self):
        shortlist = json.loads(self.files["shortlist.json"])
        held = next(row for row in shortlist["awards"] if row["kind"] == "reserve")
        bids = {line.split(b",")[0]: line for line in self.files["bids.csv"].split(b"\n")}
        self.assertIn(held["bid"].encode(), bids)
        held["kind"], held["amount"] = "full", "13750"
        found = self.found(self.with_files(shortlist_json=json.dumps(shortlist).encode()))
        self.assertLessEqual({("award", "shortlist.json"), ("award", f"bid {held['bid']}")}, found)

    def test_another_scheme_or_fund_than_the_signed_one_is_found(self):
        scheme = self.files["scheme.json"].replace(b'"weight": "50"', b'"weight": "40"', 1)
        scheme = scheme.replace(b'"weight": "30"', b'"weight": "40"', 1)
        fund = self.files["fund.json"].replace(b"331000", b"999000")
        self.assertNotEqual((scheme, fund), (self.files["scheme.json"], self.files["fund.json"]))
        found = self.found(self.with_files(scheme_json=scheme, fund_json=fund))
        self.assertLessEqual({("data", "scheme.json"), ("data", "fund.json")} - found, set())

    def test_bytes_after_the_end_are_counted_and_not_refused(self):
        for data in (self.whole + b"% signed by the office\n", updated(self.whole, {"ranking.json": b"{}"})):
            answer, status = self.check(data)
            self.assertEqual((answer["result"], status), ("PASSED", 0), answer["findings"])
            self.assertEqual(answer["appended_bytes"], len(data) - len(self.whole))

    def test_what_is_no_pack_is_refused_in_a_sentence(self):
        whole = self.whole
        cases = (whole[: len(whole) // 2], whole[:-30], b"", b"No PDF", b"%PDF-1.7\n", os.urandom(5000), self.records)
        for data in cases:
            self.assertEqual(self.found(data), {("not_a_pack", "")})

    def test_no_damaged_file_gives_a_traceback(self):
        dice = random.Random(14)
        tail = Pdf(self.pack).start
        for _ in range(12):
            data = bytearray(self.pack)
            for _ in range(dice.choice((1, 4, 40))):
                data[
                    dice.randrange(dice.choice((len(data), 20_000)))
                    if dice.random() < 0.5
                    else dice.randrange(tail, len(data))
                ] ^= 1 << dice.randrange(8)
            answer, _ = self.check(bytes(data))
            self.assertIn(answer["result"], ("FAILED",))

    def test_a_stream_that_unpacks_too_far_is_refused(self):
        kept, pdf_reader.MOST_INFLATED = pdf_reader.MOST_INFLATED, 1 << 20
        self.addCleanup(setattr, pdf_reader, "MOST_INFLATED", kept)
        data = rewritten(self.pack, {"records.ehx": bytes(2 << 20)})
        with self.assertRaisesRegex(pdf_reader.NotAPack, "unpacks to more than"):
            Pdf(data).attachments()

    def test_a_wrong_command_line_and_a_file_that_is_not_there(self):
        for arguments, status in (([], 2), (["--nonsense", "x"], 2), ([str(self.home / "nowhere.pdf")], 3)):
            told = subprocess.run([sys.executable, str(HERE / "verify_pack.py"), *arguments], capture_output=True)
            self.assertEqual(told.returncode, status, arguments)


if __name__ == "__main__":
    unittest.main()
