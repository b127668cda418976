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
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from rewrite_pdf import rewritten, updated  # noqa: E402
from verify_pack import pdf as pdf_reader  # noqa: E402
from verify_pack.finding import exact, rounded  # noqa: E402
from verify_pack.pdf import Pdf  # noqa: E402
from verify_pack.scoring import Scheme, rank  # noqa: E402
from verify_pack.walk import Walk  # noqa: E402

PROGRAM = os.environ.get("EVENHAND", "")


def run_program(home, *arguments):
    """Runs the program without a display or a keychain."""
    own = {"XDG_STATE_HOME": str(home), "EVENHAND_KEYCHAIN": "off"}
    env = {name: value for name, value in os.environ.items() if name != "DISPLAY"} | own
    return subprocess.run([PROGRAM, *map(str, arguments)], env=env, check=True, capture_output=True).stdout


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
        begun = time.monotonic()
        answer, status = self.check(self.whole, "--identity", self.home / "demo/profile/seal.key")
        taken = time.monotonic() - begun
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
        self.assertLess(taken, 10, "the sample takes under a second on a laptop")

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
                data[dice.randrange(dice.choice((len(data), 20_000))) if dice.random() < 0.5 else dice.randrange(tail, len(data))] ^= 1 << dice.randrange(8)
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
            [sys.executable, HERE / "verify_pack.py", self.made, "--records", out / "all.ehx", "--identity", Path(profile) / "seal.key", "--json"],
            capture_output=True, text=True,
        )  # fmt: skip
        return json.loads(told.stdout)

    def test_a_round_with_everything_that_moves_a_count(self):
        profile = self.home / "profile"
        tables = {
            "scheme.json": json.dumps(SMALL_SCHEME), "bids.csv": SMALL_BIDS, "scores.csv": SMALL_SCORES,
            "gateways.csv": "bid,gateway,answer,note\n1,g,pass,\n2,g,fail,no\n3,g,pass,\n4,g,pass,\n5,g,pass,\n6,g,pass,\n",
            "agreed.csv": "bid,criterion,score,reason\n1,a,4,talked over\n4,a,,open\n",
            "decided.csv": "bid,kind,amount,reason\n1,award,1000.50,best\n6,part_award,300,some\n3,decline,0,no\n",
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
        said = {"round": "small-grants", "bid": "6", "reason": "asked"}
        for name, more in (("shortlist_override", {"kind": "fund"}), ("sheet_withdraw", {"bid": "3", "member": "bob"})):
            run_program(self.home, "call", name, json.dumps({**said, **more}), "--profile", profile)
        settle = json.dumps({"round": "small-grants", "total": "3500", "way": "rank_order"})
        run_program(self.home, "call", "shortlist_settle", settle, "--profile", profile)
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
        over = {"code": "award", "message": "The decisions come to £342495.75, over the top of the fund's range, £331000.00.", "where": "decided"}
        self.assertEqual(self.answer(new)["findings"], [over], "the new chair's decision counts, and nothing else is amiss")


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
                criteria.append({"id": name, "title": name, "weight": part, "applies": applies, "threshold": threshold, "scale": scale})
            rule = dice.choice(({"rule": "weighted_mean"}, {"rule": "best_of", "n": dice.randint(1, len(criteria))}))
            threshold = dice.choice((None, None, "30"))
            sections.append({"id": f"s{len(sections)}", "title": "S", "weight": weight, "rule": rule,
                             "unclaimed": dice.choice(("exclude", "zero")), "threshold": threshold, "criteria": criteria})  # fmt: skip
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
            bids.append([ref, f"Bidder {number % 5}", "T", str(dice.randint(1, 4) * 100), ";".join(claims), dice.choice(("", "50", "90"))])
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
                {row[0]: {"ref": row[0], "bidder": row[1], "amount": row[3], "claims": set(row[4].split(";"))} for row in bids},
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
                "bids": ("ref,bidder,title,amount,groups,minimum_amount", bids), "scores": ("bid,member,criterion,score", scores),
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
