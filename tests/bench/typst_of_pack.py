"""Writes what a decision pack says as a Typst document, from the pack's own structure tree.

Headings, paragraphs, tables with their heads and bold words, on the same pages with the
same face, sizes and widths of columns; a list of contents and page numbers are Typst's
own. A chart is an empty frame of its size with its description. Left out, which spares
Typst work: what charts draw, links, colours, alignment to the right, the chapter in the
running line, whether a cell heads a row, and all that is attached to the pack.

Usage: python3 tests/bench/typst_of_pack.py PACK.pdf OUT.typ (needs pikepdf)
"""

import re
import sys
from collections import namedtuple
from itertools import pairwise

import pikepdf

# What is drawn under one mark of a page: where, how large, in bold or not, and the words.
Run = namedtuple("Run", "page x y size bold text")

LEADING = {26.0: 32, 20.0: 24, 18.0: 24, 14.0: 20, 10.5: 16, 9.0: 12, 8.0: 12, 7.5: 12}
RIGHT, PADDING = 547.28, 4

PREAMBLE = """#set document(title: {title}, date: datetime(year: 2014, month: 4, day: 1))
#set page("a4", margin: (x: 48pt, top: 68pt, bottom: 61.89pt), header: text(8pt, {title}),
  footer: context align(right, text(8pt, counter(page).display((page, of) => [Page #page of #of], both: true))))
#set text(font: "Source Sans 3", lang: "en", region: "GB")
#set par(leading: 0pt, spacing: 8pt)
#set table(inset: (x: 4pt, y: 2pt), stroke: (rest: none, bottom: 0.5pt + gray))
#let sized(size, leading, body) = {{
  set text(size, top-edge: leading / 2 + 0.34 * size, bottom-edge: 0.34 * size - leading / 2)
  body
}}
#show heading: set block(above: 16pt, below: 4pt)
#show heading: set text(weight: 600)
#show: sized.with(10.5pt, 16pt)
"""


def letters_of(font):
    """What each glyph of a font stands for."""
    pairs = re.findall(rb"^<(\w{4})> <(\w+)>", font.ToUnicode.read_bytes(), re.MULTILINE)
    return {int(glyph, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for glyph, to in pairs}


class Pages:
    """The words of each page by mark. A page is read once, and a font."""

    def __init__(self, pdf):
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.pdf, self.fonts, self.read = pdf, {}, {}

    def number(self, page):
        """The place of a page in the file."""
        return self.pages[page.objgen]

    def runs(self, number, mark):
        """What is drawn under a mark."""
        if number not in self.read:
            self.read[number] = self.read_page(number)
        return self.read[number].get(mark, [])

    def read_page(self, number):
        """All runs of a page by mark."""
        page, found, marks, at, size, face = self.pdf.pages[number], {}, [], (0, 0), 0, None
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" | "BMC":
                    marks.append(int(operands[1].get("/MCID", -1)) if len(operands) > 1 else -1)
                case "EMC":
                    marks.pop()
                case "Td":
                    at = float(operands[0]), float(operands[1])
                case "Tf":
                    face, size = self.face(page.Resources.Font[operands[0]]), float(operands[1])
                case "TJ" | "Tj" if marks and marks[-1] >= 0:
                    bold, letters = face
                    found.setdefault(marks[-1], []).append(Run(number, *at, size, bold, words(operands[0], letters)))
        return found

    def face(self, font):
        """Whether a font is bold, and its letters."""
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = "SemiBold" in str(font.BaseFont), letters_of(font)
        return self.fonts[font.objgen]


def words(shown, letters):
    """The words of what one operator shows."""
    pieces = shown if isinstance(shown, pikepdf.Array) else [shown]
    glyphs = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    return "".join(letters[int.from_bytes(glyphs[at : at + 2])] for at in range(0, len(glyphs), 2))


def string(text):
    """A text as Typst's source has it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def one_line(before, run):
    """Whether a run goes on where the one before it ended: beside it, or on a line that was filled."""
    return (before.page, before.y) == (run.page, run.y) or before.text.endswith(" ")


def body(runs):
    """Runs as one expression: stretches of the same weight, broken where the pack breaks a line for good."""
    stretches, before = [], None
    for run in runs:
        text = run.text if before is None or one_line(before, run) else "\n" + run.text
        if before is not None and before.bold == run.bold:
            stretches[-1][1] += text
        else:
            stretches.append([run.bold, text])
        before = run
    return " + ".join(f"strong({string(text)})" if bold else string(text) for bold, text in stretches) or '""'


class Writer:
    """Walks the tree and writes the document."""

    def __init__(self, pages, out):
        self.pages, self.out, self.page = pages, out, 0

    def kids(self, elem):
        """The elements in an element."""
        return (kid for kid in array(elem.get("/K")) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)

    def runs(self, elem):
        """All that is drawn for an element and those in it."""
        runs = []
        for kid in array(elem.get("/K")):
            if isinstance(kid, int):
                runs += self.pages.runs(self.pages.number(elem.Pg), kid)
            elif "/S" in kid:
                runs += self.runs(kid)
            elif "/MCID" in kid:
                runs += self.pages.runs(self.pages.number(kid.Pg), int(kid.MCID))
        return runs

    def write(self, elem):
        """Writes an element and what is in it."""
        match str(elem.S)[1:]:
            case "Document" | "Sect":
                for kid in self.kids(elem):
                    self.write(kid)
            case "H1" | "H2" | "H3" | "H4" as kind:
                self.write_heading(int(kind[1]), self.runs(elem))
            case "Table":
                self.write_table(elem)
            case "TOC":
                self.out.write("#outline(title: none, depth: 2)\n")
            case "Figure":
                self.write_figure(elem)
            case "P" | "Link":
                self.write_paragraph(self.runs(elem))
            case kind:
                raise SystemExit(f"the pack has an element {kind}, which is not understood here")

    def write_paragraph(self, runs):
        """Writes a paragraph in the size that the pack gives it."""
        if runs:
            self.turn(runs)
            self.out.write(f"#{sized(runs[0].size, f'par({body(runs)})')}\n")

    def turn(self, runs):
        """Notes the page that the pack has come to."""
        self.page = runs[-1].page

    def write_heading(self, level, runs):
        """Writes a heading; on a new page where a chapter or a bid of the pack begins one."""
        if level < 4 and runs[0].page > self.page and runs[0].y > 750:
            self.out.write("#pagebreak(weak: true)\n")
        self.turn(runs)
        text = string("".join(run.text for run in runs))
        self.out.write(f"#{sized(runs[0].size, f'heading(level: {level}, {text})')}\n")

    def write_figure(self, elem):
        """Writes the frame of a chart with its description."""
        left, bottom, right, top = (float(edge) for edge in elem.A.BBox)
        frame = f"rect(width: {right - left}pt, height: {top - bottom:.2f}pt)"
        self.out.write(f"#figure({frame}, alt: {string(str(elem.Alt))})\n")

    def write_table(self, elem):
        """Writes a table."""
        parts = [(str(part.S), [self.row(row) for row in self.kids(part)]) for part in self.kids(elem)]
        rows = [row for _, rows in parts for row in rows]
        sizes = [runs[0].size for row in rows[-1:] for _, runs in row if runs]
        self.turn([run for row in rows for _, runs in row for run in runs])
        lines = [f"  columns: ({''.join(f'{width:.2f}pt, ' for width in widths(rows))})"]
        for kind, rows in parts:
            cells = ", ".join(cell(span, runs) for row in rows for span, runs in row)
            lines.append(f"  table.header({cells})" if kind == "/THead" else f"  {cells}")
        table = "table(\n" + ",\n".join(lines) + ")"
        self.out.write(f"#{sized(sizes[0] if sizes else 9.0, table)}\n")

    def row(self, row):
        """The cells of a row: how many columns each takes, and what is drawn in it."""
        return [(int(cell.get("/A", {}).get("/ColSpan", 1)), self.runs(cell)) for cell in self.kids(row)]


def array(kids):
    """What an element holds, one or several, as a list."""
    return [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def sized(size, expression):
    """An expression in another size than that of prose."""
    return expression if size == 10.5 else f"sized({size}pt, {LEADING[size]}pt, {expression})"


def cell(span, runs):
    """A cell of a table."""
    return f"table.cell(colspan: {span}, {body(runs)})" if span > 1 else body(runs)


def widths(rows):
    """The widths of a table's columns: from where the words of each begin to where those of the next do."""
    lefts = {}
    for row in rows:
        column = 0
        for span, runs in row:
            if span == 1:
                lefts[column] = min([lefts.get(column, RIGHT), *(run.x for run in runs)])
            column += span
    edges = [lefts.get(column, RIGHT) - PADDING for column in range(column)] + [RIGHT]
    return [max(right - left, 2 * PADDING) for left, right in pairwise(edges)]


def main():
    source, to = sys.argv[1:]
    with pikepdf.open(source) as pdf, open(to, "w", encoding="utf-8") as out:
        out.write(PREAMBLE.format(title=string(str(pdf.docinfo.get("/Title", "Decision pack")))))
        writer = Writer(Pages(pdf), out)
        for elem in array(pdf.Root.StructTreeRoot.K):
            writer.write(elem)


if __name__ == "__main__":
    main()
