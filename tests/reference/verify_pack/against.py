"""The attached files against what the signed records say."""

from fractions import Fraction

from .figures import pounds
from .finding import exact, optional

COLUMNS = ("bidder", "title", "amount", "minimum_amount", "objectives", "groups", "district", "summary")


def check_decisions(held, findings):
    """What was decided, by the records: for bids on file, and within the top of the fund's range."""
    fund, spent, asked = held.details.get("fund") or {}, Fraction(0), held.live()
    for ref, said in held.decisions.items():
        amount = exact(said["amount"])
        spent += amount
        if (
            ref not in asked
            or (amount and said["kind"] not in ("award", "part_award"))
            or amount > exact(asked[ref]["amount"])
        ):
            findings.add(
                "award",
                f"The decision ({said['kind']}, {pounds(amount)}) is on no bid of the round, or over what is asked.",
                f"bid {ref}",
            )
    if fund.get("high") is not None and spent > exact(fund["high"]):
        findings.add(
            "award",
            f"The decisions come to {pounds(spent)}, over the top of the fund's range, {pounds(exact(fund['high']))}.",
            "decided",
        )
    return len(held.decisions)


def same(file, record):
    """Whether a value of a file says the same as one of a record; decimals by value."""
    if isinstance(file, dict) and isinstance(record, dict):
        return all(same(file.get(name), record.get(name)) for name in {*file, *record})
    if isinstance(file, list) and isinstance(record, list):
        return len(file) == len(record) and all(map(same, file, record))
    if file == record or (file in (None, "", []) and record in (None, "", [])):
        return True
    try:
        return exact(file) == exact(record)
    except ValueError:
        return False


class Comparison:
    """The attached files beside what the records say of the round."""

    def __init__(self, data, held, findings):
        self.data, self.held, self.findings, self.live = data, held, findings, held.live()

    def differ(self, where, file, record, what):
        """Notes what a file says otherwise than the records."""
        self.findings.add("data", f"{what}: the file says {file!r}, the signed records say {record!r}."[:600], where)

    def check(self):
        """Compares everything but the scores, which are sealed."""
        if not same(self.data.scheme_said, self.held.scheme):
            self.findings.add("data", "The scheme is not the one that the chair signed.", "scheme.json")
        if not same(self.data.fund, self.held.details.get("fund")):
            self.differ("fund.json", self.data.fund, self.held.details.get("fund"), "The fund")
        self.check_bids()
        self.check_tables()
        self.check_settled()
        for ref, member in sorted(set(self.data.sheets) ^ set(self.held.counted())):
            there = "attached" if (ref, member) in self.data.sheets else "signed"
            self.findings.add("data", f"The sheet of {member} on bid {ref} is {there} alone.", "scores.csv")

    def check_bids(self):
        """Each column of each bid."""
        for ref in sorted(set(self.live) | set(self.data.bids)):
            for name in COLUMNS:
                file, record = self.data.bids.get(ref, {}).get(name), self.live.get(ref, {}).get(name)
                if not same(file, record):
                    self.differ("bids.csv", file, record, f"Bid {ref}, {name}")

    def check_tables(self):
        """Answers, agreed scores, overrides and declarations, key by key."""
        held, live = self.held, self.live
        on_live = lambda said: {key: value for key, value in said.items() if key[0] in live}
        asked = {gateway["id"] for gateway in self.data.scheme_said.get("gateways", [])}
        answers = {key: answer or "" for key, answer in on_live(held.gateways).items() if key[1] in asked}
        agreed = {key: (optional(score), reason) for key, (score, reason) in on_live(held.agreed).items()}
        overrides = {ref: kind for ref, kind in held.overrides.items() if kind and ref in live}
        for where, file, record in (
            ("gateways.csv", self.data.gateways, answers),
            ("agreed.csv", self.data.agreed, agreed),
            ("overrides.csv", self.data.overrides, overrides),
            ("declarations.csv", self.data.declared, _declared(held, live)),
        ):
            for key in sorted(set(file) | set(record), key=str):
                if file.get(key) != record.get(key):
                    what = " ".join(key) if isinstance(key, tuple) else key
                    self.differ(where, shown(file.get(key)), shown(record.get(key)), what)

    def check_settled(self):
        """The awards that the chair settled on, where the pack's shortlist is under that fund."""
        settled, shortlist = self.held.settled, self.data.shortlist
        if not settled or settled["way"] != "rank_order" or exact(settled["total"]) != exact(shortlist["fund"]):
            return
        amounts = lambda rows: {row["bid"]: exact(row["amount"]) for row in rows if exact(row["amount"])}
        signed, awarded = amounts(settled["awards"]), amounts(shortlist["awards"])
        if signed != awarded:
            self.differ("shortlist.json", sorted(awarded), sorted(signed), "The awards that were settled on")


def shown(value):
    """A value of a table, for people."""
    return str(value[0]) if isinstance(value, tuple) else value


def _declared(held, live):
    """What declarations.csv holds: after the close the recusals of that moment, bid by bid."""
    bidders = {bid["bidder"] for bid in live.values()}
    now = {
        (member, subject): kind
        for (member, about, subject), kind in held.declared.items()
        if subject in (live if about == "bid" else bidders) and (held.stage < 2 or kind != "recused")
    }
    now.update({(member, ref): "recused" for member, ref in held.recused_at_close if ref in live})
    return now


def check_scores(data, contents, findings):
    """scores.csv against the sheets that were opened: (bid, member) → their scores."""
    for (ref, member), scores in contents.items():
        file = data.sheets.get((ref, member), {})
        for name in sorted(set(file) | set(scores)):
            signed = optional(scores.get(name))
            if file.get(name) != signed:
                said = file.get(name, "nothing")
                findings.add(
                    "data", f"{member} signed {signed} for {name} of bid {ref}; the file says {said}.", "scores.csv"
                )
