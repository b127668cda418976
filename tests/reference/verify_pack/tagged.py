"""The structure tree (ISO 32000-1, 14.7): headings and tables in the order in which a
screen reader says them, and whether tree and pages hold the same."""

import re

from .drawn import draw_pages
from .pdf import NotAPack, Ref

DEEPEST = 40
PAGE = re.compile(r"Page ((?:[A-Z]-)?)(\d+) of \1(\d+)\Z")
HEADING = re.compile(r"TH\Z|H\d?\Z")


class Elem:
    """An element: its type, what it holds in order (elements and texts), its first page."""

    def __init__(self, kind):
        self.kind, self.kids, self.page = kind, [], 0

    def text(self):
        """All words, with one blank between elements."""
        parts, run = [], ""
        for kid in self.kids:
            if isinstance(kid, str):
                run += kid
            else:
                parts += [run, kid.text()]
                run = ""
        return " ".join(" ".join([*parts, run]).split())

    def find(self, *kinds):
        """The elements of these types below, outermost and in order."""
        for kid in self.kids:
            if isinstance(kid, Elem):
                yield from [kid] if kid.kind in kinds else kid.find(*kinds)

    def rows(self):
        """The rows of a table: lists of cells."""
        return [[cell for cell in row.kids if isinstance(cell, Elem)] for row in self.find("TR")]


class Tagged:
    """The structure beside the pages; what differs is a finding `printed`."""

    def __init__(self, pdf, findings):
        self.pdf, self.findings = pdf, findings
        self.pages, twice = draw_pages(pdf)
        self.seen, self.order, self.used, self.heads = set(), [], set(), set()
        kids = pdf.entry(pdf.trailer, "Root", "StructTreeRoot", "K")
        self.root = Elem("")
        for kid in kids if isinstance(kids, list) else [kids]:
            self._element(kid, None, self.root, 0)
        for number, first in twice:
            self._fault(number, f"The page is page {first} once more.")
        self._compare_marks()
        self._compare_order()
        self._check_artifacts()

    def blocks(self):
        """Headings and tables, outermost and in order."""
        return self.root.find("Table", "H", "H1", "H2", "H3", "H4", "H5", "H6")

    def _fault(self, number, message):
        self.findings.add("printed", message, f"page {number}" if number else "a page that is not there")

    def _element(self, ref, page, parent, depth):
        node = self.pdf.get(ref)
        if not isinstance(ref, Ref) or ref in self.seen or depth > DEEPEST or not isinstance(node, dict):
            raise NotAPack("The structure of the pages leads in a circle, or lies too deep.")
        self.seen.add(ref)
        elem, page = Elem(str(node.get("S"))), node.get("Pg", page)
        parent.kids.append(elem)
        kids = node["K"] if "K" in node else []
        for kid in kids if isinstance(kids, list) else [kids]:
            self._kid(kid, page, elem, depth)
        parent.page = parent.page or elem.page

    def _kid(self, kid, page, elem, depth):
        if isinstance(kid, Ref):
            self._element(kid, page, elem, depth + 1)
        elif isinstance(kid, int):
            self._mark(page, kid, elem)
        elif isinstance(kid, dict) and kid.get("Type") == "MCR":
            self._mark(kid.get("Pg", page), kid.get("MCID"), elem)
        elif not isinstance(kid, dict) or kid.get("Type") != "OBJR":
            raise NotAPack("The structure of the pages holds something that is no element and no content.")

    def _mark(self, ref, mark, elem):
        page = self.pages.get(ref)
        text = page.marks.get(mark) if page else None
        if text is None or (ref, mark) in self.used:
            number = page.number if page else 0
            gone = "is not drawn there" if text is None else "has two places in the structure"
            self._fault(number, f"Content {mark} of a {elem.kind} {gone}.")
            return
        self.used.add((ref, mark))
        elem.kids.append(text)
        elem.page = elem.page or page.number
        if not self.order or self.order[-1] is not page:
            self.order.append(page)
        if HEADING.match(elem.kind):
            self.heads.add(text.strip())

    def _compare_marks(self):
        """What is drawn has one place in the tree."""
        for ref, page in self.pages.items():
            for fault in page.faults:
                self._fault(page.number, fault)
            for mark, text in page.marks.items():
                if (ref, mark) not in self.used:
                    self._fault(page.number, f"“{text[:60]}” is drawn and has no place in the structure.")

    def _compare_order(self):
        """Pages come in the order in which the tree first speaks of them, each with its number."""
        first = list(dict.fromkeys(page.number for page in self.order))
        for place, (number, wanted) in enumerate(zip(first, sorted(first))):
            if number != wanted:
                self._fault(number, f"By the structure this page comes before page {wanted}.")
                break
        said = {page: PAGE.search(page.running()) for page in self.pages.values()}
        counts = {}
        for page, found in said.items() if any(said.values()) else ():
            of = found[1] if found else ""
            counts[of] = counts.get(of, 0) + 1
            last = sum(1 for other in said.values() if other and other[1] == of)
            if not found or (int(found[2]), int(found[3])) != (counts[of], last):
                self._fault(page.number, f"The page prints “{found[0] if found else 'no number'}” as its number.")

    def _check_artifacts(self):
        """Artifacts between the running lines repeat heads of tables, and say nothing of their own."""
        for page in self.pages.values():
            for text, running in page.artifacts:
                if not running and text.strip() not in self.heads:
                    self._fault(page.number, f"“{text[:60]}” is drawn outside of what the structure names.")
