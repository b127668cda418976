"""What the second verifier makes of records with anything in them. Needs no program."""

import base64
import json
import random
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: E402

from verify_pack.finding import Findings  # noqa: E402
from verify_pack.logs import check_heads, check_logs  # noqa: E402
from verify_pack.record import PAYLOAD_TYPE, Record, Unsound, sha256  # noqa: E402
from verify_pack.story import KNOWN, Story  # noqa: E402


class Garbage(unittest.TestCase):
    """Records that a member or a chair signed by hand, with anything in them."""

    JUNK = (
        None,
        True,
        7,
        "",
        "x",
        [],
        {},
        [1],
        {"a": 1},
        [{}],
        {"log": [], "seq": {}},
        "f" * 64,
        {"f" * 64: {"seq": 1, "id": []}},
    )

    def setUp(self):
        self.key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
        self.log = self.key.public_key().public_bytes_raw().hex()
        self.panel, self.prev, self.records = "", "", []

    def sign(self, body, **more):
        """Signs one record after those before it, and reads it as it would be carried."""
        raw, salt = json.dumps(body).encode(), bytes(16)
        said = {"panel": self.panel, "log": self.log, "seq": len(self.records) + 1, "prev": self.prev,
                "type": body["type"], "version": 1, "seen": {}, "at": "", "body_kind": "plain",
                "body_sha256": sha256(salt + raw), **more}  # fmt: skip
        payload = json.dumps(said).encode()
        head = f"DSSEv1 {len(PAYLOAD_TYPE)} {PAYLOAD_TYPE} {len(payload)} ".encode()
        encoded = [base64.b64encode(part).decode() for part in (payload, self.key.sign(head + payload))]
        envelope = {
            "payloadType": PAYLOAD_TYPE,
            "payload": encoded[0],
            "signatures": [{"keyid": self.log, "sig": encoded[1]}],
        }
        record = Record(json.dumps(envelope, separators=(",", ":")), salt, raw)
        self.prev, self.panel = record.id, self.panel or record.id
        self.records.append(record)

    def begin(self):
        """A panel of one, with a round that can be spoken of."""
        self.sign({"type": "genesis", "chair": {"id": "ann", "name": "Ann"}})
        self.sign({"type": "round_described", "round": "r", "details": {"title": "R"}})

    def test_no_body_gives_a_traceback(self):
        names = (
            "round bid member declarations heads log seq keep keys answers scores decisions bids scheme settled "
            "details to record takeover after chair kind reason awards amount"
        ).split()
        for seed in range(40):
            dice = random.Random(seed)
            self.setUp()
            self.begin()
            for kind in dice.sample(sorted(KNOWN), len(KNOWN)):
                body = {name: dice.choice(self.JUNK) for name in names if dice.random() < 0.8}
                self.sign({**body, "type": kind, **({"round": "r"} if dice.random() < 0.7 else {})})
            findings = Findings()
            _, logs = check_logs(self.records, findings)
            check_heads(logs, {}, findings)
            self.assertTrue(Story(logs, findings).rounds)

    def test_an_envelope_with_anything_in_it_is_refused_in_a_sentence(self):
        self.begin()
        for name in ("panel", "log", "seq", "prev", "type", "version", "seen", "body_kind", "body_sha256"):
            for junk in self.JUNK:
                body = {"type": "joined"}
                try:
                    self.sign(body, **{name: junk})
                    self.records.pop()
                except Unsound as fault:
                    self.assertIn(fault.code, {"record", "body"})


if __name__ == "__main__":
    unittest.main()
