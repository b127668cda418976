"""Forges the pages of a pack, for the tests: what is drawn, the order of pages, the structure.
Every forgery is a well-formed PDF that a reader shows without complaint."""

import hashlib
import re

from rewrite_pdf import rewritten, stream, written
from verify_pack.drawn import Page
from verify_pack.finding import Findings
from verify_pack.pdf import Name, Pdf, Ref
from verify_pack.printed import Table
from verify_pack.tagged import Elem, Tagged

SHOWN = re.compile(rb"\[(.*?)\]TJ", re.S)
FONT = re.compile(rb"/(F\d+) [\d.]+ Tf")


class Marked(Tagged):
    """The structure, with the place of each element's content and its object."""

    def _element(self, ref, page, parent, depth):
        super()._element(ref, page, parent, depth)
        parent.kids[-1].ref = ref

    def _mark(self, ref, mark, elem):
        super()._mark(ref, mark, elem)
        elem.marks = [*getattr(elem, "marks", []), (ref, mark)]


def marks_of(elem):
    """All (page, mark) below an element."""
    below = [place for kid in elem.kids if isinstance(kid, Elem) for place in marks_of(kid)]
    return [*getattr(elem, "marks", []), *below]


class Forgery:
    """A pack of which pages and files are changed."""

    def __init__(self, data, tagged=None):
        self.data, self.objects, self.files, self.contents = data, {}, {}, {}
        self.tagged = tagged or Marked(Pdf(data), Findings())
        self.pdf = self.tagged.pdf

    def done(self):
        """The forged file."""
        contents = {int(ref): stream({}, content) for ref, content in self.contents.items()}
        return rewritten(self.data, self.files, {**self.objects, **contents})

    def row(self, heads, **wanted):
        """The cells of a row by head, of the first table with these heads, where columns say what is wanted."""
        for block in self.tagged.blocks():
            table = Table(block) if block.kind == "Table" else None
            if table and table.has(*heads):
                for cells in block.rows()[1:]:
                    row = dict(zip(table.heads, cells))
                    if all(head in row and row[head].text() == text for head, text in wanted.items()):
                        return row
        raise AssertionError(f"there is no table with {heads} and {wanted}")

    def fact(self, head):
        """The cell beside a head of a row."""
        for block in self.tagged.blocks():
            for row in block.rows() if block.kind == "Table" else ():
                for one, other in zip(row[::2], row[1::2]):
                    if (one.kind, other.kind, one.text()) == ("TH", "TD", head):
                        return other
        raise AssertionError(f"no row is headed {head}")

    def draw(self, cell, text):
        """Draws another text in a cell; further lines of it are emptied."""
        for place in marks_of(cell):
            self._draw(*place, text)
            text = ""
        return self

    def _draw(self, page, mark, text):
        ref = self.content_of(page)
        content = self.contents.get(ref, self.pdf.stream(ref))
        begin = content.index(b"/MCID %d>>BDC" % mark)
        end = content.index(b"EMC", begin)
        font = FONT.findall(content[:end])[-1].decode()
        glyphs = {shown: code for code, shown in Page(self.pdf, 0, page)._font(Name(font)).items()}
        codes = b"[<" + b"".join(glyphs[one].hex().encode() for one in text) + b">]TJ"
        pieces = SHOWN.split(content[begin:end])
        assert len(pieces) > 1, content[begin:end]
        piece = codes.join([pieces[0], b"[<>]TJ".join(pieces[2::2])])
        self.contents[ref] = content[:begin] + piece + content[end:]

    def content_of(self, page):
        """The stream with what a page draws itself."""
        return self.pdf.get(page)["Contents"][0]

    def add(self, page, operators):
        """Draws more on a page, behind what it draws itself."""
        ref = self.content_of(page)
        self.contents[ref] = self.contents.get(ref, self.pdf.stream(ref)) + operators
        return self

    def set(self, ref, **entries):
        """Other entries of an object that is a dictionary."""
        self.objects[int(ref)] = written({**self.pdf.get(ref), **entries})
        return self

    def attach(self, name, content):
        """A file in another text, with its size and hash printed anew in the list of files."""
        self.files[name] = content
        row = self.row(("File", "SHA-256"), File=name)
        self.draw(row["SHA-256"], hashlib.sha256(content).hexdigest())
        self.draw(row["Bytes"], str(len(content)))
        return self

    def pages(self, change):
        """Another list of all pages, in one piece."""
        root = self.pdf.entry(self.pdf.trailer, "Root")["Pages"]
        kids = change(list(self.pdf.pages()))
        for kid in kids:
            self.set(kid, Parent=Ref(root))
        return self.set(root, Kids=kids, Count=len(kids))
