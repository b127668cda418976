"""What the pages print: ranks, totals, amounts, bidders and decisions in every table that
has bids in its rows, and at the head of each bid's own pages, beside the attached files
and the records. Tables are known by their heads, wherever they stand."""

import re
import unicodedata
from fractions import Fraction

from .figures import pounds
from .finding import exact

POUNDS = re.compile(r"£([\d,]+(?:\.\d\d)?)")
BIDDER = ("Bidder", "Bidder and project", "Bidder, and what the money is for")
AWARDED = ("Award", "Awarded")


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
        self.awarded = next((head for head in heads if head in AWARDED), None)

    def has(self, *heads):
        """Whether all of these are heads."""
        return set(heads) <= set(self.heads)


class Printed:
    """The pages of a pack beside what they should say; what differs is a finding `printed`."""

    def __init__(self, tagged, data, held, findings):
        self.blocks, self.data, self.held, self.findings = list(tagged.blocks()), data, held, findings
        self.tables = [Table(block) for block in self.blocks if block.kind == "Table"]
        self.ranked = {row["bid"]: row for row in data.ranking["ranking"]}
        amounts = lambda rows: {row["bid"]: exact(row["amount"]) for row in rows}
        self.walked = amounts(data.shortlist["awards"])
        self.decisions = held.decisions if held else {}
        self.decided = amounts(self.decisions.values())
        self.settled = amounts(held.settled["awards"]) if held and held.settled else {}

    def check(self):
        """Every table, every bid's own pages, and that no bid is left out of a list."""
        for table in self.tables:
            if table.has("Bid"):
                self._table(table)
        self._own_pages()
        ranked = [row["bid"] for row in self.data.ranking["ranking"]]
        self._whole("ranked list", ("Rank", "Total", "Running sum"), ranked)
        self._whole("shortlist", ("Rank", "Awarded", "Running sum"), ranked)
        if self.held:
            self._whole("table of decisions", ("Decision", "Awarded"), sorted(self.decisions), sorted)
            if any(table.has("Award") for table in self.tables):
                amounts = self.decided or self.settled or self.walked
                self._whole("table of awards", ("Award",), sorted(ref for ref in amounts if amounts[ref]), sorted)

    def _whole(self, name, heads, wanted, order=list):
        """A list that has to name all its bids once, in their order."""
        tables = [table for table in self.tables if table.has("Bid", *heads)]
        listed = [row["Bid"] for table in tables for _, row in table.rows if row["Bid"]]
        if order(listed) != wanted:
            missing = sorted(set(wanted) - set(listed))
            what = f"; bids {', '.join(missing)[:200]} are not in it" if missing else ""
            self._differ(tables[0].page if tables else 0, f"The {name} does not name each of its bids once{what}.")

    def _differ(self, page, message, ref=None):
        where = f"page {page}" if page else "the pages"
        self.findings.add("printed", message, where + (f", bid {ref}" if ref else ""))

    def _table(self, table):
        """One table: each cell with a known head, running sums, and the sums below."""
        sums = {head: Fraction(0) for head in ("Asked for", table.awarded) if head in table.heads}
        for page, row in table.rows:
            ref = row["Bid"]
            if ref in self.data.bids:
                self._cells(page, ref, row, self._amounts_of(table))
                sums = {head: sums[head] + pounds_in(row[head]) for head in sums}
                running = sums.get(table.awarded, sums.get("Asked for"))
                if "Running sum" in row and pounds_in(row["Running sum"]) != running:
                    self._differ(page, f"The running sum is printed as {row['Running sum']}, and is not that.", ref)
            elif ref and self.held and ref not in self.held.bids:
                self._differ(page, f"The page names bid {ref[:40]}, which is not among the bids.", ref[:40])
            for head in sums if not ref else ():
                if pounds_in(row[head]) != sums[head]:
                    self._differ(page, f"A sum is printed as {row[head]}; the rows come to {pounds(sums[head])}.")

    def _amounts_of(self, table):
        """What the amounts of a table are: of the walk, decided, settled; None where that is not known."""
        if table.has("Running sum"):
            return self.walked
        if not self.held:
            return None
        if table.has("Decision"):
            return self.decided
        return self.decided or self.settled or self.walked if table.awarded == "Award" else self.settled

    def _cells(self, page, ref, row, amounts):
        bid = self.data.bids[ref]
        for head, text in row.items():
            if head in BIDDER:
                wanted = squashed(bid["bidder"] + (bid["title"] if "project" in head else ""))
                said = squashed(text) if head == "Bidder" else squashed(text)[: len(wanted)]
                if said != wanted:
                    self._differ(page, f"The bidder is printed as “{text[:80]}”; it is {bid['bidder']}.", ref)
            elif head in AWARDED and amounts is not None:
                self._awarded(page, ref, text, amounts.get(ref, Fraction(0)))
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

    def _awarded(self, page, ref, text, amount):
        """An amount that is awarded, and whether it is said to be all of what is asked."""
        part = amount < exact(self.data.bids[ref]["amount"])
        words = squashed(POUNDS.sub("", "".join(text.split())))
        if pounds_in(text) != amount or words == ("infull" if part else "inpart"):
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
