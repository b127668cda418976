"""The sample round's pack for the tests: as the program makes it, and with its records and
its round's key inside."""

import base64
import hashlib
import json

from evenhand_program import run_program
from rewrite_pages import Forgery
from rewrite_pdf import rewritten
from verify_pack import age
from verify_pack.check import check
from verify_pack.finding import Findings
from verify_pack.logs import check_logs
from verify_pack.pdf import Pdf
from verify_pack.record import read_bundle, unbase64
from verify_pack.story import Story


def bundle(lines):
    """A bundle of these lines of records."""
    body = b"".join(line + b"\n" for line in lines)
    last = {"records": len(lines) - 1, "sha256": hashlib.sha256(body).hexdigest()}
    return body + json.dumps(last, separators=(",", ":")).encode() + b"\n"


def payload(line):
    """What the envelope of a record says."""
    return json.loads(base64.b64decode(json.loads(json.loads(line)["envelope"])["payload"]))


def round_keys(records, identity):
    """The round's secret key as text, and its observer's or None, as a device's key opens them."""
    _, logs = check_logs(read_bundle(records, "", Findings()), Findings())
    story, own = Story(logs, Findings()), age.read_identity(identity)
    (held,) = story.rounds.values()
    opened = [None, None]
    for (observer, _), sealed in held.keys.items():
        try:
            opened[observer] = age.open_file(unbase64(sealed), own)
        except age.Sealed:
            continue
    return opened


def carried(records, identity):
    """The files with which a pack is checked alone: records and keys."""
    own, observers = round_keys(records, identity)
    keys = {"round.key": own, "observer.key": observers}
    return {"records.ehx": records, **{name: key for name, key in keys.items() if key}}


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
        self.carried = carried(self.records, (self.profile / "seal.key").read_text())
        self.whole = rewritten(self.made, self.carried)
        self.tagged = Forgery(self.whole).tagged
        self.files = {name: content for name, (content, _) in Pdf(self.whole).attachments().items()}

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
