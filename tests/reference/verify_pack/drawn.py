"""What the pages draw: the text of each piece of marked content (ISO 32000-1, 14.6), and
of artifacts. Glyphs become text through ToUnicode, or ActualText where it stands.

What could show people something that the structure does not say is a fault: text outside
of all marks, text that cannot be seen, forms, annotations other than links.
"""

import re
from fractions import Fraction

from .pdf import NotAPack, Ref, Word, tokens, text_of

RUNNING = 45  # points from the upper and lower edge within which running lines stand
MOVES = ("cm", "Tm", "TD", "T*", "TL")
PAIR = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4,64})>\n")
SHOWS = ("TJ", "Tj", "'", '"')


class Page:
    """One page: its number from 1, text by mark, artifacts (text, whether it is a
    running line), and faults in words."""

    def __init__(self, pdf, number, ref):
        self.pdf, self.number, self.node = pdf, number, pdf.get(ref)
        self.marks, self.artifacts, self.faults = {}, [], []
        self.inside, self.font, self.height, self.moved = [], {}, None, False
        for note in pdf.get(self.node.get("Annots")) or []:
            if pdf.entry(note, "Subtype") != "Link":
                self.faults.append("An annotation that is no link lies on the page.")

    def draw(self, streams):
        """Reads what is drawn; `streams` are those of the pages before, since none is used twice."""
        operands = []
        for value, _ in tokens(self._content(streams)):
            if isinstance(value, Word) and value not in ("[", "]", "<<", ">>"):
                self._operate(value, operands)
                operands = []
            else:
                operands.append(value)
        if self.inside:
            self.faults.append("Marked content on the page does not end.")

    def _content(self, streams):
        held = self.node.get("Contents")
        held = self.pdf.get(held) if isinstance(self.pdf.get(held), list) else [held]
        if not all(isinstance(one, Ref) for one in held) or len(set(held)) != len(held) or streams & set(held):
            raise NotAPack(f"The content of page {self.number} is used twice, or is not there.")
        streams.update(held)
        return b"\n".join(self.pdf.stream(one) for one in held)

    def _operate(self, operator, operands):
        if operator in ("BDC", "BMC"):
            self._begin(operands)
        elif operator == "EMC":
            if not self.inside:
                raise NotAPack(f"Marked content on page {self.number} ends that did not begin.")
            self.inside.pop()
        elif operator in ("Td", *MOVES):
            self.height, self.moved = operands[-1] if operator == "Td" else None, self.moved or operator in MOVES
        elif operator == "Tf" and len(operands) > 1:
            self.font = self._font(operands[-2])
        elif operator in SHOWS:
            raw = b"".join(one for one in operands if isinstance(one, bytes))
            self._show("".join(self.font.get(raw[at : at + 2], "\ufffd") for at in range(0, len(raw), 2)))
        elif operator == "Tr" and operands[-1:] != [0]:
            self.faults.append("Text is drawn so that it cannot be seen, or as an outline.")
        elif operator == "Do" and not self._is_image(operands[-1:]):
            self.faults.append("A form is drawn, and what is in it is not read.")

    def _is_image(self, name):
        return self.pdf.entry(self.node, "Resources", "XObject", *name, "Subtype") == "Image"

    def _begin(self, operands):
        """Enters marked content: (mark, whether text in it is another than is drawn)."""
        said = dict(zip(operands, operands[1:])) if "MCID" in operands or "ActualText" in operands else {}
        mark, muted = self.inside[-1] if self.inside else (None, False)
        if isinstance(said.get("MCID"), int):
            mark = said["MCID"]
            if mark in self.marks:
                self.faults.append(f"Marked content {mark} is drawn twice.")
            self.marks.setdefault(mark, "")
        elif operands[:1] == ["Artifact"]:
            mark = "Artifact"
        self.inside.append((mark, muted or "ActualText" in said))
        if "ActualText" in said and not muted:
            self._add(mark, text_of(said["ActualText"]))

    def _show(self, text):
        mark, muted = self.inside[-1] if self.inside else (None, False)
        if not muted:
            self._add(mark, text)

    def _add(self, mark, text):
        if mark == "Artifact":
            self.artifacts.append((text, self._is_running()))
        elif mark is None:
            self.faults.append(f"“{text[:60]}” is drawn outside of all that the structure names.")
        else:
            self.marks[mark] += text

    def running(self):
        """The running lines, one after another."""
        return " ".join(text for text, running in self.artifacts if running)

    def _is_running(self):
        """Whether text is drawn where running lines stand, above or below all else."""
        box = self.pdf.get(self.node.get("MediaBox"))
        if self.moved or self.height is None or not isinstance(box, list) or len(box) != 4:
            return False
        return not RUNNING < Fraction(str(self.height)) < Fraction(str(box[3])) - RUNNING

    def _font(self, name):
        held = self.pdf.entry(self.node, "Resources", "Font", name)
        ref = held.get("ToUnicode") if isinstance(held, dict) else None
        if ref not in self.pdf.fonts:
            pairs = PAIR.findall(self.pdf.stream(ref)) if isinstance(ref, Ref) else []
            self.pdf.fonts[ref] = {
                bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
                for code, text in pairs
            }
        return self.pdf.fonts[ref]


def draw_pages(pdf):
    """All pages: reference → page, in the order in which a reader shows them; and those named twice."""
    drawn, twice, streams = {}, [], set()
    for number, ref in enumerate(pdf.pages(), 1):
        if ref in drawn:
            twice.append((number, drawn[ref].number))
            continue
        drawn[ref] = Page(pdf, number, ref)
        drawn[ref].draw(streams)
    return drawn, twice
