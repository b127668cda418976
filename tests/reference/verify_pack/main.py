"""The command: what is read, and how the answer is said."""

import argparse
import json
import sys

from . import age
from .check import check

MOST = 1 << 30  # bytes of a pack or a file of records


def say(answer, out):
    """The answer for people."""
    checked = answer["checked"]
    print(f"{answer['result']}  SHA-256 {answer['pack_sha256']}", file=out)
    print("Checked: " + ", ".join(f"{count} {what}" for what, count in checked.items()), file=out)
    if answer["appended_bytes"]:
        print(
            f"{answer['appended_bytes']} bytes were added after the program wrote the pack, and were not read.",
            file=out,
        )
    for key in answer["keys"]:
        print(f"Key {key['fingerprint']}  {key['who']}", file=out)
    for one in answer["findings"]:
        print(f"{one['code']}: {one['message']}" + (f"  [{one['where']}]" if one["where"] else ""), file=out)


def read(path):
    """A file whole, where it is not too large."""
    data = bytearray()
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            data += piece
            if len(data) > MOST:
                raise OSError(f"{path} is over 1 GiB")
    return bytes(data)


def main(arguments):
    """Runs the command. The exit status: 0 passed, 1 failed, 2 a wrong command line, 3 a fault of the machine."""
    parser = argparse.ArgumentParser(prog="verify_pack.py", description="Checks a decision pack without Evenhand.")
    parser.add_argument("file", help="the pack")
    parser.add_argument(
        "--records", action="append", default=[], metavar="FILE.ehx", help="records of the panel beside the pack"
    )
    parser.add_argument(
        "--identity", metavar="FILE", help="the secret age key of a device of the panel, to open the sheets"
    )
    parser.add_argument("--json", action="store_true", help="one JSON document")
    asked = parser.parse_args(arguments)
    try:
        data, bundles = read(asked.file), {path: read(path) for path in asked.records}
        identity = read(asked.identity).decode() if asked.identity else None
        answer = check(data, bundles, identity)
    except (OSError, UnicodeDecodeError, MemoryError, age.Sealed) as error:
        print(f"The check could not be made: {error}", file=sys.stderr)
        return 3
    for note in answer["findings"].notes:
        print(note, file=sys.stderr)
    if asked.json:
        print(json.dumps(answer, ensure_ascii=False))
    else:
        say(answer, sys.stdout)
    return 0 if answer["result"] == "PASSED" else 1
