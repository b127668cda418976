"""The sample round's pack for the tests, as the program makes it."""

import base64
import hashlib
import json

from evenhand_program import run_program
from rewrite_pages import Forgery
from rewrite_pdf import rewritten
from verify_pack.check import check
from verify_pack.pdf import Pdf


def bundle(lines):
    """A bundle of these lines of records."""
    body = b"".join(line + b"\n" for line in lines)
    last = {"records": len(lines) - 1, "sha256": hashlib.sha256(body).hexdigest()}
    return body + json.dumps(last, separators=(",", ":")).encode() + b"\n"


def payload(line):
    """What the envelope of a record says."""
    return json.loads(base64.b64decode(json.loads(json.loads(line)["envelope"])["payload"]))


CARRIED = ("records.ehx", "round.key", "observer.key")


class SamplePack:
    """A sample round in a folder, and its pack."""

    def __init__(self, home):
        self.profile = home / "demo/profile"
        home.mkdir(exist_ok=True)
        run_program(home, "demo", "--out", home / "demo")
        run_program(home, "bundle", "--profile", self.profile, "--out", home / "all.ehx")
        (made,) = (home / "demo").glob("*-decision-pack.pdf")
        self.made, self.records = made.read_bytes(), (home / "all.ehx").read_bytes()
        self.lines = self.records.split(b"\n")[:-2]
        self.whole = self.made
        self.tagged = Forgery(self.whole).tagged
        self.files = {name: content for name, (content, _) in Pdf(self.whole).attachments().items()}
        self.carried = {name: self.files[name] for name in CARRIED if name in self.files}

    def forged(self):
        """The whole pack, to be forged."""
        return Forgery(self.whole, self.tagged)

    def with_files(self, files):
        """The whole pack with files (name → content) in another text; None leaves one out."""
        return rewritten(self.whole, files)

    def with_lines(self, lines):
        """The whole pack with other records."""
        return self.with_files({"records.ehx": bundle(lines)})

    def with_line(self, at, said):
        """The whole pack with one line of its records in other words."""
        line = json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()
        return self.with_lines(self.lines[:at] + [line] + self.lines[at + 1 :])

    def at(self, kind, number=0):
        """The index of the line with a record of a kind."""
        return [at for at, line in enumerate(self.lines) if at and payload(line)["type"] == kind][number]

    def last_of(self, log):
        """The index of the last line of a log."""
        return max(at for at, line in enumerate(self.lines) if at and payload(line)["log"] == log)


def found(data):
    """The findings on a file: {(code, where)}."""
    return {(one["code"], one["where"]) for one in check(data, {}, None)["findings"]}
