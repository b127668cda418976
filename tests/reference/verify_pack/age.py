"""Opens age files (https://c2sp.org/age) that are sealed to an X25519 recipient, with the
ciphers of the package `cryptography`. Headers other than X25519 are passed over."""

import base64
import hashlib
import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
CHUNK = 64 << 10


class Sealed(Exception):
    """The file does not open with this key."""


def read_identity(text):
    """The private key in a text such as `AGE-SECRET-KEY-1…` (Bech32, BIP-173)."""
    text = text.strip().lower()
    if not text.startswith("age-secret-key-1") or any(letter not in LETTERS for letter in text[16:]):
        raise Sealed("This is no secret key of age.")
    values = [LETTERS.index(letter) for letter in text[16:]]
    bits = "".join(f"{value:05b}" for value in values[:-6])
    raw = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))
    if len(raw) != 32 or _checksum("age-secret-key-", values) != 1:
        raise Sealed("This secret key of age is mistyped.")
    return X25519PrivateKey.from_private_bytes(raw)


def recipient(key):
    """The public key of a private one, as people and records write it (`age1…`)."""
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    bits = "".join(f"{byte:08b}" for byte in raw).ljust(260, "0")
    values = [int(bits[at : at + 5], 2) for at in range(0, 260, 5)]
    check = _checksum("age", values + [0] * 6) ^ 1
    return "age1" + "".join(LETTERS[value] for value in values + [check >> 5 * (5 - at) & 31 for at in range(6)])


def _checksum(prefix, values):
    total = 1
    for value in [ord(one) >> 5 for one in prefix] + [0] + [ord(one) & 31 for one in prefix] + values:
        top, total = total >> 25, (total & 0x1FFFFFF) << 5 ^ value
        for bit, part in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            total ^= part if top >> bit & 1 else 0
    return total


def open_file(data, key):
    """What is sealed in an age file, with an X25519 private key."""
    header, mark, rest = data.partition(b"\n--- ")
    lines, (mac, _, payload) = header.split(b"\n"), rest.partition(b"\n")
    if lines[0] != b"age-encryption.org/v1" or not mark:
        raise Sealed("It is no age file.")
    for file_key in _file_keys(lines, key):
        wanted = hmac.new(_derive(file_key, b"", b"header"), header + b"\n---", hashlib.sha256).digest()
        if not hmac.compare_digest(wanted, _unbase64(mac)):
            raise Sealed("Its header was changed.")
        return _open_payload(payload, file_key)
    raise Sealed("It is not sealed to this key.")


def _file_keys(lines, key):
    own = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    for line, body in zip(lines[1:], lines[2:]):
        if line.startswith(b"-> X25519 "):
            share = _unbase64(line[10:])
            try:
                secret = key.exchange(X25519PublicKey.from_public_bytes(share))
                yield ChaCha20Poly1305(_derive(secret, share + own, b"age-encryption.org/v1/X25519")).decrypt(
                    bytes(12), _unbase64(body), None
                )
            except (InvalidTag, ValueError):
                continue


def _open_payload(payload, file_key):
    cipher, sealed, out = ChaCha20Poly1305(_derive(file_key, payload[:16], b"payload")), payload[16:], []
    pieces = [sealed[at : at + CHUNK + 16] for at in range(0, len(sealed), CHUNK + 16)] or [b""]
    try:
        for index, piece in enumerate(pieces):
            last = index == len(pieces) - 1
            out.append(cipher.decrypt(index.to_bytes(11, "big") + bytes([last]), piece, None))
    except InvalidTag as error:
        raise Sealed("What is sealed in it was changed.") from error
    return b"".join(out)


def _derive(secret, salt, purpose):
    return HKDF(hashes.SHA256(), 32, salt, purpose).derive(secret)


def _unbase64(raw):
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4), validate=True)
    except ValueError as error:
        raise Sealed("It is no age file.") from error
