"""What the pages print: ranks, totals, amounts, bidders and decisions in every table that
has bids in its rows, and at the head of each bid's own pages, beside the attached files
and the records. Tables are known by their heads, wherever they stand."""

import re
import unicodedata
from fractions import Fraction

from .figures import pounds
from .finding import exact

POUNDS = re.compile(r"£([\d,]+(?:\.\d\d)?)")
REF, BIDDER, AWARDED = ("Bid", "Ref", "Reference"), ("Bidder", "Bidder and project", "Recipient"), ("Awarded", "Amount")
WORDS = {"full": "infull", "part": "inpart"}


def squashed(text):
    """Letters and digits alone, without differences of spelling that no reader sees. Scripts
    that are not drawn letter after letter (all from U+0590) are left out."""
    return "".join(one for one in unicodedata.normalize("NFKC", text).casefold() if one.isalnum() and one < "\u0590")


def pounds_in(text):
    """The first amount in a cell; 0 where it prints none."""
    found = POUNDS.search("".join(text.split()))
    return exact(found[1].replace(",", "")) if found else Fraction(0)


class Table:
    """A table with heads of columns: its rows as head → text."""

    def __init__(self, elem):
        rows = elem.rows()
        heads = [cell.text() for cell in rows[0]] if rows and all(cell.kind == "TH" for cell in rows[0]) else []
        self.page, self.heads = elem.page, heads
        self.rows = [
            (next((cell.page for cell in row if cell.page), elem.page), dict(zip(heads, (cell.text() for cell in row))))
            for row in rows[1:]
            if heads and len(row) == len(heads)
        ]
        self.ref = self.named(REF)

    def named(self, names):
        """The head that is one of these; None where there is none."""
        return next((head for head in self.heads if head in names), None)

    def has(self, *heads):
        """Whether all of these are heads."""
        return set(heads) <= set(self.heads)


class Printed:
    """The pages of a pack beside what they should say; what differs is a finding `printed`."""

    def __init__(self, tagged, data, held, findings):
        self.blocks, self.data, self.held, self.findings = list(tagged.blocks()), data, held, findings
        self.tables = [Table(block) for block in self.blocks if block.kind == "Table"]
        self.ranked = {row["bid"]: row for row in data.ranking["ranking"]}
        self.awards = {row["bid"]: row for row in data.shortlist["awards"]}
        self.decisions = held.decisions if held else {}

    def check(self):
        """Every table, every bid's own pages, and that no bid is left out of a list."""
        for table in self.tables:
            if table.ref:
                self._table(table)
        self._own_pages()
        ranked = [row["bid"] for row in self.data.ranking["ranking"]]
        self._whole("ranked list", ("Rank", "Total", "Running sum"), ranked)
        self._whole("shortlist", ("Rank", "Awarded", "Running sum"), ranked)
        if self.decisions:
            self._whole("table of decisions", ("Decision", "Awarded"), None)

    def _whole(self, name, heads, wanted):
        """A list that has to name all its bids once, in order where there is one."""
        tables = [table for table in self.tables if table.ref and table.has(*heads)]
        listed = [row[table.ref] for table in tables for _, row in table.rows if row[table.ref]]
        if listed != wanted and (wanted is not None or sorted(listed) != sorted(self.decisions)):
            missing = sorted(set(wanted or self.decisions) - set(listed))
            what = f"; bids {', '.join(missing)[:200]} are not in it" if missing else ""
            self._differ(tables[0].page if tables else 0, f"The {name} does not name each of its bids once{what}.")

    def _differ(self, page, message, ref=None):
        where = f"page {page}" if page else "the pages"
        self.findings.add("printed", message, where + (f", bid {ref}" if ref else ""))

    def _table(self, table):
        """One table: each cell with a known head, running sums, and the sum below."""
        asked, spent, awarded = Fraction(0), Fraction(0), table.named(AWARDED)
        for page, row in table.rows:
            ref = row[table.ref]
            spent += pounds_in(row.get(awarded, "")) if ref else 0
            asked += pounds_in(row.get("Asked for", ""))
            if ref in self.data.bids:
                self._cells(page, ref, row, "Running sum" in table.heads)
                running = spent if awarded else asked
                if "Running sum" in row and pounds_in(row["Running sum"]) != running:
                    self._differ(page, f"The running sum is printed as {row['Running sum']}, and is {pounds(running)}.", ref)
            elif ref and self.held and ref not in self.held.bids:
                self._differ(page, f"The page names bid {ref[:40]}, which is not among the bids.", ref[:40])
            elif not ref and awarded and pounds_in(row[awarded]) != spent:
                self._differ(page, f"The sum is printed as {row[awarded]}, and the rows come to {pounds(spent)}.")

    def _cells(self, page, ref, row, in_rank_order):
        bid = self.data.bids[ref]
        for head, text in row.items():
            if head in BIDDER:
                self._bidder(page, ref, text, bid, "project" in head)
            elif head in AWARDED and (self.held or in_rank_order):
                self._awarded(page, ref, text, in_rank_order)
            else:
                self._figure(page, ref, head, text)

    def _figure(self, page, ref, head, text):
        """A cell, or a line at the head of a bid's own pages, under one of four names."""
        ranked, said = self.ranked.get(ref), text.split()[:1]
        wanted = None
        if head == "Rank" and ranked:
            wanted = ("=" if ranked["tied"] else "") + str(ranked["rank"])
        elif head == "Total" and ranked:
            wanted = ranked["total"]
        elif head == "Asked for":
            wanted, said = pounds(exact(self.data.bids[ref]["amount"])), [pounds(pounds_in(text))]
        elif head == "Decision" and ref in self.decisions:
            wanted, said = squashed(self.decisions[ref]["kind"]), [squashed(text)]
        elif head == "Rank" and any(one.isdigit() for one in text):
            wanted = "none"
        if wanted is not None and said != [wanted]:
            self._differ(page, f"{head} is printed as “{text[:60]}”; it is {wanted}.", ref)

    def _bidder(self, page, ref, text, bid, with_title):
        wanted = squashed(bid["bidder"] + (bid["title"] if with_title else ""))
        exactly = squashed(text) if not with_title else squashed(text)[: len(wanted)]
        if exactly != wanted:
            self._differ(page, f"The bidder is printed as “{text[:80]}”; it is {bid['bidder']}.", ref)

    def _awarded(self, page, ref, text, in_rank_order):
        """What is awarded: by the shortlist where sums run down it, by the decision elsewhere."""
        by_decision = self.decisions.get(ref) if not in_rank_order else None
        source = by_decision or self.awards.get(ref)
        amount = exact(source["amount"]) if source else Fraction(0)
        word = WORDS.get(source["kind"]) if source and not by_decision else None
        words = squashed(POUNDS.sub("", "".join(text.split())))
        wrong_word = words in WORDS.values() and words != word
        if pounds_in(text) != amount or wrong_word:
            self._differ(page, f"An award is printed as “{text[:60]}”; it is {pounds(amount)}.", ref)

    def _own_pages(self):
        """The lines at the head of each bid's own pages, below its reference and bidder."""
        named = {squashed(ref + bid["bidder"]): ref for ref, bid in self.data.bids.items()}
        ref = None
        for block in self.blocks:
            if block.kind != "Table":
                ref = named.get(squashed(block.text()))
            elif ref:
                for row in block.rows():
                    for head, value in zip(row[::2], row[1::2]):
                        if head.kind == "TH" and value.kind == "TD":
                            self._figure(value.page, ref, head.text(), value.text())
                ref = None
