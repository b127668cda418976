"""Files that were made to loop, to swell or to be misread give FAILED in seconds and in little
memory, and never a traceback. Needs no program.
"""

import json
import resource
import subprocess
import sys
import unittest
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
MOST_SECONDS, MOST_MEMORY = 20, 1 << 30  # of processor time and address space: far above what is needed


def packed(content, more=b""):
    """A stream object's content."""
    raw = zlib.compress(content, 9)
    return b"<</Filter/FlateDecode/Length %d%s>>\nstream\n" % (len(raw), more) + raw + b"\nendstream"


def listed(*records):
    """An object stream: (number, object) one after another."""
    heads, body = b"", b""
    for number, content in records:
        heads += b"%d %d " % (number, len(body))
        body += content + b" "
    return packed(heads + body, b"/Type/ObjStm/N %d/First %d" % (len(records), len(heads)))


WHOLE = {
    1: b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 5 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>>>", 4: packed(b"/P<</MCID 0>>BDC EMC"),
    5: b"<</Type/StructTreeRoot/K[6 0 R]>>", 6: b"<</Type/StructElem/S/P/Pg 3 0 R/K 0>>",
}  # fmt: skip


def crafted(changes=None, trailer=b"", widths=(1, 4, 2), places=None, size=None):
    """A small PDF with some objects in other words; `places` moves objects in the list of them."""
    out, found = bytearray(b"%PDF-1.7\n"), {}
    objects = {**WHOLE, **(changes or {})}
    for number, content in objects.items():
        found[number] = (1, len(out), 0)
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    last = max(objects) + 1
    found = {**found, last: (1, len(out), 0), **(places or {})}
    rows = b"".join(
        b"".join(part.to_bytes(width, "big") for part, width in zip(found.get(number, (0, 0, 0)), widths))
        for number in range(max(found) + 1)
    )
    said = b"/Type/XRef/Root 1 0 R/Size %d/W[%d %d %d]" % (size or max(found) + 1, *widths) + trailer
    out += b"%d 0 obj\n" % last + packed(rows, said) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % found[last][1]
    return bytes(out)


def attached(content):
    """A file of one attachment, whose stream is given."""
    catalog = b"<</Pages 2 0 R/StructTreeRoot 5 0 R/Names<</EmbeddedFiles<</Names[(a) 7 0 R]>>>>>>"
    return {1: catalog, 7: b"<</UF(a.csv)/EF<</F 8 0 R>>>>", 8: content}


def drawing(content):
    """A file whose page draws this."""
    return crafted({4: packed(content)})


def tower(height):
    """A structure of so many elements within each other."""
    elems = {at: b"<</S/P/K[%d 0 R]>>" % (at + 1) for at in range(6, 6 + height)}
    return crafted({**elems, 6 + height: b"<</S/P/Pg 3 0 R/K 0>>"})


MILLION = 1_000_000
CRAFTED = {
    "the smallest": lambda: crafted(),
    "pages that hold themselves": lambda: crafted({2: b"<</Kids[2 0 R 2 0 R]>>"}),
    "pages that hold their parents": lambda: crafted({2: b"<</Kids[7 0 R 7 0 R]>>", 7: b"<</Kids[2 0 R 2 0 R]>>"}),
    "a list of pages that doubles": lambda: crafted(
        {2: b"<</Kids[7 0 R]>>", **{at: b"<</Kids[%d 0 R %d 0 R]>>" % (at + 1, at + 1) for at in range(7, 60)}}),
    "one page a hundred thousand times": lambda: crafted({2: b"<</Kids[" + b"3 0 R " * 100_000 + b"]>>"}),
    "a huge Count": lambda: crafted({2: b"<</Kids[3 0 R]/Count 99999999999>>"}),
    "Kids that are no list": lambda: crafted({2: b"<</Kids 7>>"}),
    "a page that is no dictionary": lambda: crafted({3: b"[1 2 3]"}),
    "a structure that holds itself": lambda: crafted({6: b"<</S/P/K[6 0 R 6 0 R]>>"}),
    "a structure in a circle": lambda: crafted({6: b"<</S/P/K[7 0 R]>>", 7: b"<</S/P/K[6 0 R]>>"}),
    "a structure 100,000 deep": lambda: tower(100_000),
    "content with two places": lambda: crafted({6: b"<</S/P/Pg 3 0 R/K[" + b"0 " * 200_000 + b"]>>"}),
    "a structure without pages": lambda: crafted({6: b"<</S/P/K[0 1 2]>>"}),
    "no structure": lambda: crafted({1: b"<</Pages 2 0 R>>"}),
    "a reference to itself": lambda: crafted({2: b"2 0 R"}),
    "references in a circle": lambda: crafted({2: b"7 0 R", 7: b"2 0 R"}),
    "a length that is its own": lambda: crafted({4: b"<</Length 4 0 R>>\nstream\n\nendstream"}),
    "a length over the file": lambda: crafted({4: b"<</Length 99999999>>\nstream\n\nendstream"}),
    "a length under nothing": lambda: crafted({4: b"<</Length -5>>\nstream\n\nendstream"}),
    "a Prev to itself": lambda: crafted(trailer=b"/Prev 9"),
    "a huge Size": lambda: crafted(size=9_999_999_999),
    "wide columns": lambda: crafted(widths=(8, 8, 8)),
    "columns of nothing": lambda: crafted().replace(b"/W[1 4 2]", b"/W[0 0 0]"),
    "columns too wide": lambda: crafted().replace(b"/W[1 4 2]", b"/W[1 4 9999999999]"),
    "columns below nothing": lambda: crafted().replace(b"/W[1 4 2]", b"/W[1 -4 2]"),
    "many sections of places": lambda: crafted(trailer=b"/Index[" + b"0 1 " * 100_000 + b"]"),
    "an object stream in itself": lambda: crafted({7: listed((2, b"<<>>"))}, places={2: (2, 7, 0), 7: (2, 7, 0)}),
    "an object stream of no objects": lambda: crafted({7: listed()}, places={2: (2, 7, 0)}),
    "an object stream with a huge First": lambda: crafted(
        {7: packed(b"2 0 <<>>", b"/Type/ObjStm/N 1/First 999999999999")}, places={2: (2, 7, 0)}),
    "a place in another object": lambda: crafted(places={2: (1, 20, 0)}),
    "a place beyond the file": lambda: crafted(places={2: (1, 4_000_000_000, 0)}),
    "lists 100,000 deep": lambda: crafted({3: b"[" * 100_000 + b"]" * 100_000}),
    "dictionaries 100,000 deep": lambda: crafted({3: b"<</A" * 100_000 + b">>" * 100_000}),
    "texts 100,000 deep": lambda: drawing(b"(" * 100_000),
    "a text without an end": lambda: drawing(b"BT (" + b"a" * MILLION),
    "a hexadecimal text without an end": lambda: drawing(b"BT <" + b"a" * MILLION),
    "a text of backslashes": lambda: drawing(b"BT (" + b"\\" * MILLION),
    "a number of a million digits": lambda: drawing(b"1" * MILLION + b" Tr"),
    "numbers without end": lambda: drawing(b"1 " * MILLION),
    "a name of a million letters": lambda: drawing(b"/" + b"#41" * MILLION + b" gs"),
    "a million comments": lambda: drawing(b"%\n" * MILLION),
    "marked content 100,000 deep": lambda: drawing(b"/P BMC " * 100_000),
    "marked content that only ends": lambda: drawing(b"EMC " * 100_000),
    "marked content 100,000 times": lambda: drawing(b"/P<</MCID 0>>BDC EMC " * 100_000),
    "text outside of marks 100,000 times": lambda: drawing(b"BT (aa) Tj ET " * 100_000),
    "operators without operands": lambda: drawing(b"BDC BMC Tf TJ Tj Tr Do ' \" EMC EMC"),
    "a bomb of 1 GB in a page": lambda: crafted({4: packed(bytes(1 << 30))}),
    "a bomb of 1 GB in an attachment": lambda: crafted(attached(packed(bytes(1 << 30)))),
    "a bomb in the list of objects": lambda: crafted({7: packed(bytes(1 << 28), b"/First 5")}, places={2: (2, 7, 0)}),
    "a bomb in a bomb": lambda: crafted(attached(packed(zlib.compress(bytes(1 << 28))))),
    "one stream for 900 files": lambda: crafted({
        **attached(packed(b"0" * MILLION)),
        1: b"<</Pages 2 0 R/StructTreeRoot 5 0 R/Names<</EmbeddedFiles<</Names["
        + b"".join(b"(%d) %d 0 R " % (at, at) for at in range(9, 909)) + b"]>>>>>>",
        **{at: b"<</UF(%d)/EF<</F 8 0 R>>>>" % at for at in range(9, 909)}}),
    "one stream for 900 pages": lambda: crafted({
        2: b"<</Kids[" + b"".join(b"%d 0 R " % at for at in range(9, 909)) + b"]>>", 4: packed(b"1 " * MILLION),
        **{at: b"<</Type/Page/Contents 4 0 R>>" for at in range(9, 909)}}),
    "attachments without names": lambda: crafted({**attached(packed(b"")), 7: b"<</EF<</F 8 0 R>>>>"}),
    "attachments in a circle": lambda: crafted({**attached(packed(b"")), 7: b"7 0 R"}),
    "a filter that is not known": lambda: crafted({4: b"<</Filter/LZWDecode/Length 3>>\nstream\nabc\nendstream"}),
    "a stream that is cut": lambda: crafted(
        {4: b"<</Filter/FlateDecode/Length 9>>\nstream\n" + zlib.compress(bytes(999))[:9] + b"\nendstream"}),
    "a hundred thousand ends": lambda: b"%PDF-1.7\n" + b"startxref\n9\n%%EOF\n" * 100_000,
    "zeros": lambda: b"%PDF-1.7\n" + bytes(MILLION),
}  # fmt: skip


def limited():
    """What the verifier may use."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


class Crafted(unittest.TestCase):
    """One file after another."""

    def test_each_file_is_refused_in_time_and_in_a_sentence(self):
        with TemporaryDirectory() as home:
            for name, make in CRAFTED.items():
                with self.subTest(name):
                    self.refuse(Path(home) / "crafted.pdf", make())

    def refuse(self, path, data):
        """Gives the file to the command, which has to answer FAILED."""
        path.write_bytes(data)
        told = subprocess.run(
            [sys.executable, str(HERE / "verify_pack.py"), str(path), "--json"],
            capture_output=True, text=True, preexec_fn=limited, timeout=600,
        )  # fmt: skip
        self.assertNotIn("Traceback", told.stderr)
        self.assertEqual(told.returncode, 1, told.stderr[-300:])
        answer = json.loads(told.stdout)
        self.assertEqual(answer["result"], "FAILED")
        self.assertTrue({"not_a_pack", "printed"} & {one["code"] for one in answer["findings"]})


if __name__ == "__main__":
    unittest.main()
