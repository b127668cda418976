"""The attached files as data, and the pack's figures against the recomputed ones."""

import csv
import io
import json
from fractions import Fraction

from .finding import exact, optional, rounded
from .record import one_object, sha256
from .scoring import Scheme, rank
from .sheets import OBSERVER_KEY, ROUND_KEY
from .walk import Walk

NEEDED = ("scheme.json", "bids.csv", "scores.csv", "declarations.csv", "agreed.csv", "gateways.csv",
          "ranking.json", "fund.json", "overrides.csv", "shortlist.json")  # fmt: skip


def check_files(files, printed, needed, findings):
    """The attached files against their sizes in the PDF and the hashes on the last pages."""
    for name in needed:
        if name not in files:
            findings.add("missing_file", "The pack should hold this file, and does not.", name)
    for name, (data, size) in files.items():
        if size is not None and size != len(data):
            findings.add("file", f"The PDF says that the file has {size} bytes; it has {len(data)}.", name)
        if printed and name not in printed and not name.endswith(".ehx") and name not in (ROUND_KEY, OBSERVER_KEY):
            findings.add("file", "The file is attached, and the pack's list of files does not name it.", name)
    for name, (count, digest) in printed.items():
        if name not in files:
            findings.add("missing_file", "The pack's list names this file; it is not attached.", name)
        elif (len(files[name][0]), sha256(files[name][0])) != (count, digest):
            findings.add("file", "The file is not the one whose size and SHA-256 the pack prints.", name)


def json_of(name, raw):
    """What a JSON file holds."""
    try:
        return one_object(raw.decode("utf-8-sig"))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(f"{name} is no JSON ({error})") from error


class Data:
    """What the attached files hold, as figures."""

    def __init__(self, files):
        self.files = files
        self.scheme_said, self.fund = self.json("scheme.json"), self.json("fund.json")
        self.ranking, self.shortlist = self.json("ranking.json"), self.json("shortlist.json")
        self.bids = self.table("bids.csv", lambda row: (row["ref"], self._bid(row)))
        self.scheme = Scheme(self.scheme_said)
        self.sheets = {}
        for row in self.rows("scores.csv"):
            sheet = self.sheets.setdefault((row["bid"], row["member"]), {})
            if row["score"] and row["criterion"] in sheet:
                raise ValueError(f"scores.csv scores {row['criterion']} twice for bid {row['bid']}, {row['member']}")
            if row["score"]:
                sheet[row["criterion"]] = exact(row["score"])
        self.declared = self.table("declarations.csv", lambda row: ((row["member"], row["bid"]), row["kind"]))
        self.recused = {key for key, kind in self.declared.items() if kind == "recused"}
        self.agreed = self.table(
            "agreed.csv", lambda row: ((row["bid"], row["criterion"]), (optional(row["score"]), row["reason"]))
        )
        self.gateways = self.table("gateways.csv", lambda row: ((row["bid"], row["gateway"]), row["answer"]))
        self.overrides = self.table("overrides.csv", lambda row: (row["bid"], row["kind"]))

    def table(self, name, entry):
        """A CSV file by the key that `entry` makes of a line; a key stands once."""
        lines = [entry(row) for row in self.rows(name)]
        if len(dict(lines)) != len(lines):
            raise ValueError(f"{name} says something twice")
        return dict(lines)

    def _bytes(self, name):
        if name not in self.files:
            raise ValueError(f"{name} is not attached")
        return self.files[name][0]

    def json(self, name):
        """A JSON file; its numbers are whole."""
        return json_of(name, self._bytes(name))

    def rows(self, name):
        """The lines of a CSV file, by heading."""
        csv.field_size_limit(1 << 24)
        try:
            text = io.StringIO(self._bytes(name).decode("utf-8-sig"), newline="")
            return [{head: value or "" for head, value in row.items()} for row in csv.DictReader(text, strict=True)]
        except (csv.Error, UnicodeDecodeError) as error:
            raise ValueError(f"{name} is no CSV ({error})") from error

    def _bid(self, row):
        lists = {
            name: [one.strip() for one in row.get(name, "").split(";") if one.strip()]
            for name in ("objectives", "groups")
        }
        return {**row, **lists, "claims": set(lists["objectives"] + lists["groups"])}


def check_ranking(data, findings):
    """Every published total and rank against those that the scores give. Says how many were compared."""
    ranked, unranked = rank(data.scheme, data.bids, data.sheets, data.agreed, data.gateways, data.recused)
    published = data.ranking["ranking"]
    theirs = {row["bid"]: row for row in published}
    apart = {row["bid"]: row["reason"] for row in data.ranking["unranked"]}
    if len(apart) != len(data.ranking["unranked"]) or set(apart) & set(theirs):
        findings.add("rank", "A bid is listed twice.", "ranking.json")
    if [row["bid"] for row in published] != [row["bid"] for row in ranked]:
        findings.add("rank", "The bids are not listed in the order that the scores give.", "ranking.json")
    for row in ranked:
        _compare_row(row, theirs.get(row["bid"]), findings)
    for ref in sorted(set(theirs) - {row["bid"] for row in ranked}):
        why = f"; by the scores it has none ({unranked[ref]})" if ref in unranked else ", and there is no such bid"
        findings.add("rank", f"The pack gives this bid a rank{why}.", f"bid {ref}")
    for ref, reason in sorted(unranked.items()):
        if ref not in theirs and apart.get(ref) != reason:
            findings.add(
                "rank",
                f"By the scores this bid is not ranked for {reason}; the pack says {apart.get(ref)}.",
                f"bid {ref}",
            )
    for ref in sorted(set(apart) - set(unranked) - set(theirs)):
        if ref not in {row["bid"] for row in ranked}:
            findings.add("rank", "The pack lists a bid apart that is not among its bids.", f"bid {ref}")
    return {row["bid"]: row["rank"] for row in ranked}, len(ranked) + len(unranked)


def _compare_row(mine, theirs, findings):
    where = f"bid {mine['bid']}"
    if theirs is None:
        findings.add(
            "rank",
            f"By the scores this bid is ranked {mine['rank']} with {mine['total']}; the pack does not rank it.",
            where,
        )
        return
    for name, code in (("total", "total"), ("sheets", "total"), ("rank", "rank"), ("tied", "rank")):
        if theirs.get(name) != mine[name]:
            findings.add(code, f"The pack publishes {name} {theirs.get(name)}; the scores give {mine[name]}.", where)
    for name, figure in mine["sections"].items():
        if theirs["sections"].get(name) != figure:
            findings.add(
                "total",
                f"The pack publishes {theirs['sections'].get(name)} for section {name}; the scores give {figure}.",
                where,
            )
    if set(theirs["criteria"]) != set(mine["criteria"]) or set(theirs["sections"]) != set(mine["sections"]):
        findings.add("total", "The pack publishes figures for other criteria or sections than apply.", where)
    for name, figures in mine["criteria"].items():
        if name in theirs["criteria"] and theirs["criteria"][name] != figures:
            findings.add(
                "total",
                f"The pack publishes {theirs['criteria'][name]} for criterion {name}; the scores give {figures}.",
                where,
            )


def may_be_awarded(total, fund):
    """The fund less its reserve and more by its over-allocation, rounded down to a penny."""
    share = 100 - exact(fund.get("reserve_share", "0")) + exact(fund.get("over_allocation", "0"))
    return Fraction(total * share // 1, 100)


def check_walk(data, ranks, findings):
    """The shortlist against the walk that docs/SHORTLIST.md describes."""
    available = may_be_awarded(exact(data.shortlist["fund"]), data.fund)
    walked = Walk(data.bids, data.fund, data.overrides, available).go([(rank, ref) for ref, rank in ranks.items()])
    for row in data.shortlist["awards"]:
        kind, amount = walked.get(row["bid"], ("none", 0))
        if (row["kind"], exact(row["amount"])) != (kind, amount):
            findings.add(
                "award",
                f"The shortlist says {row['kind']}, £{row['amount']}; the walk gives {kind}, {pounds(amount)}.",
                f"bid {row['bid']}",
            )


def check_awards(data, ranks, findings):
    """The shortlist: its sums, what each award may be, and the fund. Says how many were checked."""
    shortlist, fund, by_bidder, spent = data.shortlist, data.fund, {}, Fraction(0)
    awards = {row["bid"]: row for row in shortlist["awards"]}
    if set(awards) != set(data.bids) or len(awards) != len(shortlist["awards"]):
        findings.add("award", "The shortlist does not name each bid once.", "shortlist.json")
    for ref, row in awards.items():
        amount, bid = exact(row["amount"]), data.bids.get(ref)
        spent += amount
        if bid:
            by_bidder[bid["bidder"]] = by_bidder.get(bid["bidder"], 0) + amount
            _check_award(row, amount, bid, ranks.get(ref), fund, findings)
    most = optional(fund.get("most_per_bidder"))
    for bidder, amount in by_bidder.items():
        if most is not None and amount > most:
            findings.add(
                "award",
                f"{bidder} is awarded {pounds(amount)}, over the most for one bidder, {pounds(most)}.",
                "shortlist.json",
            )
    total, reserve = exact(shortlist["fund"]), exact(shortlist["reserve"])
    over = exact(shortlist.get("over_allocation", "0"))
    if exact(shortlist["spent"]) != spent or exact(shortlist["left"]) != total + over - reserve - spent:
        findings.add(
            "award",
            f"The awards come to {pounds(spent)}; it says {shortlist['spent']} spent, {shortlist['left']} left.",
            "shortlist.json",
        )
    if reserve != Fraction(-(-total * exact(fund.get("reserve_share", "0")) // 1), 100):
        findings.add("award", "The reserve is not the fund's share, rounded up to a penny.", "shortlist.json")
    if over != may_be_awarded(total, fund) + reserve - total:
        findings.add("award", "The over-allocation is not the fund's share, rounded down to a penny.", "shortlist.json")
    if spent + reserve > total + over or not exact(fund["low"]) <= total <= exact(fund["high"]):
        findings.add(
            "award",
            f"Awards and reserve, {pounds(spent + reserve)}, go over the fund, or {pounds(total)} is out of its range.",
            "shortlist.json",
        )
    return len(awards)


def _check_award(row, amount, bid, rank_now, fund, findings):
    where, asked = f"bid {row['bid']}", exact(bid["amount"])
    least, least_bid = optional(bid.get("minimum_amount")), optional(fund.get("least_per_bid"))
    most_bid = optional(fund.get("most_per_bid"))
    if row["rank"] != rank_now:
        findings.add("award", f"The shortlist gives rank {row['rank']}; the scores give {rank_now}.", where)
    right = {"full": amount == asked, "part": least is not None and least <= amount < asked}.get(
        row["kind"], amount == 0
    )
    if not right or row["kind"] not in ("full", "part", "reserve", "none"):
        findings.add("award", f"An award of {pounds(amount)} is not {row['kind']} of {pounds(asked)} asked for.", where)
    if amount and (
        rank_now is None
        or (least_bid is not None and amount < least_bid)
        or (most_bid is not None and amount > most_bid)
    ):
        findings.add(
            "award", f"{pounds(amount)} goes to a bid without a rank, or is out of the limits for one bid.", where
        )


def pounds(amount):
    """An amount as people write it."""
    return f"£{rounded(amount, 2)}"
