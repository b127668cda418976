"""Writes a small tagged PDF of tables, as a pack is written, for the tests."""

import hashlib
import json

from rewrite_pdf import stream, written
from verify_pack.pdf import Name, Ref


def list_of_files(files):
    """The table that names the attached files."""
    rows = [[name, str(len(content)), hashlib.sha256(content).hexdigest()] for name, content in files.items()]
    return [["File", "Bytes", "SHA-256"], *rows]


class TaggedPdf:
    """One page with tables, and files in it."""

    def __init__(self):
        self.objects, self.drawn, self.marks = {}, b"", 0
        self.root, self.catalog, self.pages, self.page, self.content, self.font, self.chars, self.info = range(1, 9)

    def add(self, value):
        """A further object: its reference."""
        number = max(9, *self.objects, 9) + 1 if self.objects else 9
        self.objects[number] = value if isinstance(value, bytes) else written(value)
        return Ref(number)

    def cell(self, kind, text):
        """A cell with its text drawn."""
        codes = text.encode("utf-16-be").hex().encode()
        self.drawn += b"/%s<</MCID %d>>BDC BT /F1 9 Tf 9 400 Td[<%s>]TJ ET EMC\n" % (kind.encode(), self.marks, codes)
        self.marks += 1
        return self.add({"S": Name(kind), "Pg": Ref(self.page), "K": self.marks - 1})

    def table(self, rows):
        """A table; the first row is of heads where it has more than two columns."""
        kind = lambda row, column: "TH" if column == 0 or (row == 0 and len(rows[0]) > 2) else "TD"
        lines = [
            self.add({"S": Name("TR"), "K": [self.cell(kind(at, column), text) for column, text in enumerate(row)]})
            for at, row in enumerate(rows)
        ]
        return self.add({"S": Name("Table"), "K": lines})

    def file(self, name, content):
        """An attached file."""
        held = self.add(stream({"Type": Name("EmbeddedFile"), "Params": {"Size": len(content)}}, content))
        return self.add({"UF": b"\xfe\xff" + name.encode("utf-16-be"), "EF": {"F": held}})

    def write(self, title, tables, files):
        """The file's bytes."""
        listed = [part for name in files for part in (name.encode(), self.file(name, files[name]))]
        elems = [self.table(rows) for rows in tables]
        letters = sorted({one for rows in tables for row in rows for text in row for one in text})
        pairs = b"".join(b"<%04x> <%04x>\n" % (ord(one), ord(one)) for one in letters)
        self.objects.update({
            self.root: written({"K": elems}), self.pages: written({"Kids": [Ref(self.page)], "Count": 1}),
            self.catalog: written({"Pages": Ref(self.pages), "StructTreeRoot": Ref(self.root),
                                   "Names": {"EmbeddedFiles": {"Names": listed}}}),
            self.page: written({"Type": Name("Page"), "MediaBox": [0, 0, 595, 842], "Contents": [Ref(self.content)],
                                "Resources": {"Font": {"F1": Ref(self.font)}}}),
            self.content: stream({}, self.drawn), self.font: written({"ToUnicode": Ref(self.chars)}),
            self.chars: stream({}, pairs), self.info: written({"Title": title.encode()}),
        })  # fmt: skip
        return self._joined()

    def _joined(self):
        out, rows = bytearray(b"%PDF-1.7\n"), b"\0" * 7
        for number in range(1, max(self.objects) + 1):
            rows += b"\1" + len(out).to_bytes(4, "big") + b"\0\0"
            out += b"%d 0 obj\n" % number + self.objects[number] + b"\nendobj\n"
        number, at = max(self.objects) + 1, len(out)
        rows += b"\1" + at.to_bytes(4, "big") + b"\0\0"
        said = {"Type": Name("XRef"), "Size": number + 1, "W": [1, 4, 2]}
        said.update(Root=Ref(self.catalog), Info=Ref(self.info))
        return bytes(out) + b"%d 0 obj\n" % number + stream(said, rows) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % at


def as_json(value):
    """A JSON file."""
    return json.dumps(value).encode()
