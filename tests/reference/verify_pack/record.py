"""One signed record (docs/RECORDS.md), and the bundle that carries records
(docs/EXCHANGE.md)."""

import base64
import binascii
import hashlib
import json
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PAYLOAD_TYPE = "application/vnd.evenhand.record+json"
NAME = re.compile(r"[0-9a-f]{64}\Z")
MOST_ENVELOPE, MOST_BODY, MOST_BUNDLE, MOST_RECORDS = 1 << 20, 8 << 20, 256 << 20, 200_000
# The y of the points of small order (RFC 8032, section 5.1), lowest byte first and
# without the sign: a key or a signature with one of them proves nothing.
P = 2**255 - 19
ORDER_EIGHT = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
)
WEAK = {0, 1, P - 1, P, P + 1, ORDER_EIGHT, P - ORDER_EIGHT}


class Unsound(Exception):
    """A record that does not hold: a code and a sentence."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code, self.message = code, message


def sha256(data):
    """SHA-256 as 64 digits."""
    return hashlib.sha256(data).hexdigest()


def fingerprint(log):
    """A key as people compare it: the first half of the SHA-256 of its 32 bytes."""
    digits = sha256(bytes.fromhex(log))[:32]
    return " ".join(digits[at : at + 4] for at in range(0, 32, 4))


def unbase64(text):
    """Standard base64 in its one spelling."""
    if not isinstance(text, str):
        raise ValueError("no text")
    raw = base64.b64decode(text.encode(), validate=True)
    if base64.b64encode(raw).decode() != text:
        raise ValueError("another spelling")
    return raw


def one_object(text):
    """A JSON object in which no member stands twice and no number is a float."""

    def members(pairs):
        if len(dict(pairs)) != len(pairs):
            raise ValueError("a member stands twice")
        return dict(pairs)

    def no_float(text):
        raise ValueError(f"{text} is a float")

    value = json.loads(text, object_pairs_hook=members, parse_float=no_float, parse_constant=no_float)
    if not isinstance(value, dict):
        raise ValueError("it is no object")
    return value


class Record:
    """A record whose signature and commitment hold."""

    def __init__(self, envelope, salt, body):
        raw = envelope.encode()
        self.id = sha256(raw)
        try:
            keyid, signature, signed = self._open(envelope, raw)
            said = one_object(signed)
            self._take(said)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Unsound("record", f"The envelope is not written as RECORDS.md says ({error}).") from error
        if keyid != self.log:
            raise Unsound("record", "The envelope names another key than its payload.")
        verify(keyid, signature, signed)
        if sha256(salt + body) != said["body_sha256"]:
            raise Unsound("body", "Salt and body are not those that the signed envelope names.")
        self.body = self._read_body(body)

    def _open(self, envelope, raw):
        if len(raw) > MOST_ENVELOPE:
            raise ValueError("it is over 1 MiB")
        said = one_object(envelope)
        (signature,) = said["signatures"]
        spelt = (
            f'{{"payloadType":"{PAYLOAD_TYPE}","payload":"{said["payload"]}",'
            f'"signatures":[{{"keyid":"{signature["keyid"]}","sig":"{signature["sig"]}"}}]}}'
        )
        if spelt != envelope:
            raise ValueError("it is in another spelling")
        return signature["keyid"], unbase64(signature["sig"]), unbase64(said["payload"])

    def _take(self, said):
        self.panel, self.log, self.seq, self.prev = said["panel"], said["log"], said["seq"], said["prev"]
        self.kind, self.version, self.seen = said["type"], said["version"], said["seen"]
        self.body_kind = said["body_kind"]
        names = [self.log, said["body_sha256"], *self.seen.keys(), *self.seen.values()]
        names += [name for name in (self.panel, self.prev) if name]
        if not all(isinstance(name, str) and NAME.match(name) for name in names):
            raise ValueError("a name in it is not 64 digits")
        if not all(isinstance(text, str) for text in (self.kind, self.body_kind)) or type(self.version) is not int:
            raise ValueError("its type, version or body_kind is of another kind")
        if type(self.seq) is not int or not 0 < self.seq < 2**63:
            raise ValueError("its sequence number is no whole number from 1")

    def _read_body(self, body):
        if len(body) > MOST_BODY:
            raise Unsound("body", "The body is over 8 MiB.")
        try:
            said = one_object(body.decode())
        except (ValueError, RecursionError) as error:
            raise Unsound("body", f"The body is no JSON object as RECORDS.md says ({error}).") from error
        if said.get("type") != self.kind:
            raise Unsound("body", "The body is of another kind than its envelope.")
        return said


def verify(keyid, signature, signed):
    """Ed25519 over the bytes that DSSE signs. Keys and points of small order prove nothing."""
    key = bytes.fromhex(keyid)
    head = f"DSSEv1 {len(PAYLOAD_TYPE)} {PAYLOAD_TYPE} {len(signed)} ".encode()
    y_of = lambda raw: int.from_bytes(raw, "little") & (2**255 - 1)
    if len(signature) != 64 or y_of(key) in WEAK or y_of(signature[:32]) in WEAK:
        raise Unsound("signature", "The key or the signature is one that proves nothing.")
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, head + signed)
    except (InvalidSignature, ValueError) as error:
        raise Unsound("signature", f"The signature is not by the key {fingerprint(keyid)}.") from error


def read_bundle(data, where, findings):
    """The sound records of a bundle; what does not hold is a finding each."""
    lines = data.split(b"\n")
    if not data.startswith(b'{"evenhand":"bundle"'):
        findings.add("bundle", "This is no bundle of records.", where)
        return []
    if len(lines) < 3 or lines[-1] or len(lines) > MOST_RECORDS + 3 or len(data) > MOST_BUNDLE:
        findings.add("bundle", "The bundle of records is not whole, or too long.", where)
        return []
    held, last = lines[1:-2], lines[-2]
    whole = f'{{"records":{len(held)},"sha256":"{sha256(data[: len(data) - len(last) - 1])}"}}'
    if last.decode("latin-1") != whole:
        findings.add("bundle", "The last line's number of records or hash is not that of the lines before it.", where)
    records = {}
    for number, line in enumerate(held, 2):
        try:
            record = read_line(line)
            records[record.id] = record
        except Unsound as fault:
            findings.add(fault.code, fault.message, f"{where}, line {number}")
    return list(records.values())


def read_line(line):
    """The record on one line of a bundle."""
    try:
        said = one_object(line.decode())
        if list(said) != ["envelope", "salt", "body"]:
            raise ValueError("its members are others")
        salt, body = bytes.fromhex(said["salt"]), unbase64(said["body"])
        if len(salt) != 16 or not isinstance(said["envelope"], str):
            raise ValueError("its salt has not 16 bytes")
    except (ValueError, binascii.Error, TypeError, KeyError, RecursionError) as error:
        raise Unsound("bundle", f"The line cannot be read as a record ({error}).") from error
    return Record(said["envelope"], salt, body)
