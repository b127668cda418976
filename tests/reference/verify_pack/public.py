"""The public version of a pack: public.json (docs/FILES.md) in itself and beside the pages."""

from fractions import Fraction

from .figures import pounds
from .finding import exact
from .printed import Table, pounds_in, squashed

PUBLIC_FILES = ("public.json", "scheme.json")


class Public:
    """What a public version says, and the tables that print it; what differs is a finding."""

    def __init__(self, said, scheme, tagged, findings):
        self.said, self.findings = said, findings
        self.tables = [Table(block) for block in tagged.blocks() if block.kind == "Table"]
        if said["scheme"] != scheme:
            findings.add("data", "public.json holds another scheme than scheme.json.", "public.json")

    def check_ranking(self):
        """The ranking: highest total first, ranks counted on, and each line as it is printed."""
        rows = self.said["ranking"]
        totals = [exact(row["total"]) for row in rows if row.get("total") is not None]
        ranks = [int(row["rank"].lstrip("=")) for row in rows]
        if totals != sorted(totals, reverse=True) or ranks != sorted(ranks):
            message = "The ranking does not go from the highest total and first rank down."
            self.findings.add("rank", message, "public.json")
        if not self.said["ranked_left_out"]:
            for row, rank in zip(rows, ranks):
                if row["rank"] != ("=" if ranks.count(rank) > 1 else "") + str(1 + sum(one < rank for one in ranks)):
                    self.findings.add("rank", "The rank is not counted from those above it.", f"bid {row['ref']}")
        columns = {"Rank": lambda row: row["rank"], "Total": lambda row: row.get("total")}
        self._printed(("Rank", "Bid", "Total"), rows, columns)
        return len(rows)

    def check_awards(self):
        """The awards: their sum, none over what is asked, and each line as it is printed."""
        rows, fund = self.said["awards"], self.said["fund"]
        total = sum((exact(row["amount"]) for row in rows), Fraction(0))
        if total != exact(fund["awarded"]):
            message = f"The awards come to {pounds(total)}; the fund says {fund['awarded']}."
            self.findings.add("award", message, "public.json")
        for row in rows:
            if not 0 < exact(row["amount"]) <= exact(row["asked"]):
                self.findings.add("award", "The award is nothing, or over what is asked.", f"bid {row['ref']}")
        money = lambda name: lambda row: pounds(exact(row[name]))
        self._printed(("Rank", "Bid", "Award"), rows, {"Asked for": money("asked"), "Award": money("amount")})
        for page, line in (found for table in self.tables if table.has("Bid", "Award") for found in table.rows):
            if not line["Bid"] and pounds_in(line["Award"]) != total:
                message = f"The sum is printed as {line['Award']}; it is {pounds(total)}."
                self.findings.add("printed", message, f"page {page}")
        return len(rows)

    def check_logs(self, printed):
        """The logs as public.json names them beside those on the pages."""
        named = {log["fingerprint"]: (log["records"], log["head"], log["of"]) for log in self.said["audit"]["logs"]}
        if named != printed:
            self.findings.add("head", "The signed logs on the pages are not those of public.json.", "public.json")

    def _printed(self, heads, rows, columns):
        """A table with these heads names each row's bid once, in order, with these figures and its bidder."""
        table = next((table for table in self.tables if table.has(*heads)), None)
        lines = [(page, line) for page, line in table.rows if line["Bid"]] if table else []
        if [line["Bid"] for _, line in lines] != [row["ref"] for row in rows]:
            where = f"page {table.page}" if table else "the pages"
            self.findings.add("printed", f"The table of {heads[-1]} does not name its bids in their order.", where)
            return
        for (page, line), row in zip(lines, rows):
            for head, figure in columns.items():
                wanted, text = figure(row), line[head]
                said = pounds(pounds_in(text)) if "£" in text else (text.split() or [""])[0]
                if wanted is not None and said != wanted:
                    self._differ(page, row, f"{head} is printed as “{text[:60]}”; public.json says {wanted}.")
            name = next((text for head, text in line.items() if head.startswith(("Recipient", "Bidder"))), "")
            if row.get("bidder") and not squashed(name).startswith(squashed(row["bidder"])):
                message = f"The bidder is printed as “{name[:80]}”; public.json says {row['bidder']}."
                self._differ(page, row, message)

    def _differ(self, page, row, message):
        self.findings.add("printed", message, f"page {page}, bid {row['ref']}")
