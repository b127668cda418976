"""Writes what a decision pack says as HTML for WeasyPrint, from the pack's own structure
tree: the same headings, paragraphs, tables and frames that `typst_of_pack.py` writes.

Usage: python3 tests/bench/html_of_pack.py PACK.pdf OUT.html FONTS (needs pikepdf)
"""

import html
import sys

import pikepdf
from typst_of_pack import Pages, Writer, array, one_line, widths

STYLE = """@font-face {{ font-family: Pack; src: url("{fonts}/SourceSans3-Regular.ttf") }}
@font-face {{ font-family: Pack; font-weight: 600; src: url("{fonts}/SourceSans3-SemiBold.ttf") }}
@page {{ size: A4; margin: 68pt 48pt 61.89pt; @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: 8pt Pack }} }}
body {{ font: 10.5pt/16pt Pack; margin: 0 }} p {{ margin: 0 0 8pt }} h1, h2, h3, h4 {{ font-weight: 600; margin: 16pt 0 4pt }}
b {{ font-weight: 600 }} table {{ border-collapse: collapse; table-layout: fixed; width: 100% }}
td, th {{ padding: 2pt 4pt; border-bottom: 0.5pt solid gray; text-align: left; vertical-align: top; font-weight: 400 }}
.frame {{ border: 1pt solid black }} .page {{ break-before: page }}"""


def body(runs):
    """Runs as marked words, broken where the pack breaks a line for good."""
    pieces, before = [], None
    for run in runs:
        text = html.escape(run.text)
        broken = "" if before is None or one_line(before, run) else "<br>"
        pieces.append(broken + (f"<b>{text}</b>" if run.bold else text))
        before = run
    return "".join(pieces)


class HtmlWriter(Writer):
    """Walks the tree and writes the page."""

    def write_paragraph(self, runs):
        if runs:
            self.turn(runs)
            self.out.write(f'<p style="font-size: {runs[0].size}pt">{body(runs)}</p>\n')

    def write_heading(self, level, runs):
        begins = level < 4 and runs[0].page > self.page and runs[0].y > 750
        self.turn(runs)
        where = ' class="page"' if begins else ""
        self.out.write(f'<h{level}{where} style="font-size: {runs[0].size}pt">{body(runs)}</h{level}>\n')

    def write_figure(self, elem):
        left, bottom, right, top = (float(edge) for edge in elem.A.BBox)
        size = f"width: {right - left}pt; height: {top - bottom:.2f}pt"
        self.out.write(f'<div class="frame" role="img" aria-label="{html.escape(str(elem.Alt))}" style="{size}"></div>\n')

    def write_table(self, elem):
        parts = [(str(part.S), [self.row(row) for row in self.kids(part)]) for part in self.kids(elem)]
        rows = [row for _, rows in parts for row in rows]
        sizes = [runs[0].size for row in rows[-1:] for _, runs in row if runs]
        self.turn([run for row in rows for _, runs in row for run in runs])
        self.out.write(f'<table style="font-size: {sizes[0] if sizes else 9.0}pt; line-height: 12pt"><colgroup>')
        self.out.write("".join(f'<col style="width: {width:.2f}pt">' for width in widths(rows)) + "</colgroup>\n")
        for kind, rows in parts:
            part, cell = ("thead", "th") if kind == "/THead" else ("tbody", "td")
            lines = ("".join(f'<{cell} colspan="{span}">{body(runs)}</{cell}>' for span, runs in row) for row in rows)
            self.out.write(f"<{part}>" + "".join(f"<tr>{line}</tr>\n" for line in lines) + f"</{part}>")
        self.out.write("</table>\n")

    def write(self, elem):
        if str(elem.S) != "/TOC":  # page numbers in a list of contents would cost it a second pass
            super().write(elem)


def main():
    source, to, fonts = sys.argv[1:]
    with pikepdf.open(source) as pdf, open(to, "w", encoding="utf-8") as out:
        title = html.escape(str(pdf.docinfo.get("/Title", "Decision pack")))
        out.write(f'<!doctype html><html lang="en-GB"><head><title>{title}</title><style>{STYLE.format(fonts=fonts)}</style></head><body>\n')
        writer = HtmlWriter(Pages(pdf), out)
        for elem in array(pdf.Root.StructTreeRoot.K):
            writer.write(elem)
        out.write("</body></html>\n")


main()
