"""Totals and ranks from a scheme and scores, in exact fractions. Nothing rounds but what
is published, once, with the midpoint away from zero; what is published is what ranks.

The rules are those of docs/VERIFY.md, "What a rank is made of".
"""

import hashlib
from collections import Counter
from fractions import Fraction

from .finding import exact, optional, rounded

DEFAULT_SCALE = {"min": "0", "max": "5", "step": "1"}


class Scale:
    """A scale: from min to max in steps, and which end is better."""

    def __init__(self, said):
        said = said or DEFAULT_SCALE
        self.least, self.most = exact(said["min"]), exact(said["max"])
        self.step = exact(said.get("step", "1"))
        self.higher = said.get("higher_is_better", True)
        if self.most <= self.least or self.step <= 0:
            raise ValueError("a scale has no length or no step")

    def spans(self, score):
        """Whether the score lies between the ends."""
        return self.least <= score <= self.most

    def has(self, score):
        """Whether the score is a point of the scale."""
        return self.spans(score) and (score - self.least) % self.step == 0

    def normalise(self, score):
        """The score on 0 to 100, 100 being best."""
        from_worst = score - self.least if self.higher else self.most - score
        return from_worst * 100 / (self.most - self.least)


class Criterion:
    """A criterion of the scheme."""

    def __init__(self, said):
        self.id, self.weight, self.scale = said["id"], exact(said["weight"]), Scale(said.get("scale"))
        self.claimed, self.threshold = said.get("applies", "always") == "claimed", optional(said.get("threshold"))

    def applies_to(self, bid):
        """Whether the bid is scored on it."""
        return not self.claimed or self.id in bid["claims"]


class Scheme:
    """scheme.json as figures."""

    def __init__(self, said):
        self.decimals, self.quorum = said.get("decimals", 2), said.get("quorum", 1)
        if type(self.decimals) is not int or not 0 <= self.decimals <= 6:
            raise ValueError("decimals are 0 to 6")
        self.aggregate, self.pass_mark = said.get("aggregate", {"rule": "mean"}), optional(said.get("pass_mark"))
        self.tie_breaks, self.second = said.get("tie_breaks", []), said.get("second_stage")
        self.sections = said["sections"]
        self.criteria = {section["id"]: [Criterion(one) for one in section["criteria"]] for section in self.sections}
        self.by_id = {one.id: one for held in self.criteria.values() for one in held}
        gateways = said.get("gateways", [])
        self.stoppers = [one["id"] for one in gateways if one.get("kind", "showstopper") == "showstopper"]
        weights = [self._sum(section["weight"] for section in self.sections)]
        weights += [sum(one.weight for one in held) for held in self.criteria.values()]
        if any(weight != 100 for weight in weights):
            raise ValueError("weights do not sum to 100")

    def _sum(self, texts):
        return sum((exact(text) for text in texts), Fraction(0))

    def total(self, sections, weights):
        """Σ weight × section score / Σ weight."""
        whole = sum(weights.values())
        return sum(weights[name] * sections[name] for name in sections) / whole if whole else Fraction(0)

    def weights(self, stage):
        """The weight of each section in the first or the second stage."""
        if stage == 2 and self.second:
            return {name: exact(weight) for name, weight in self.second["weights"].items()}
        return {section["id"]: exact(section["weight"]) for section in self.sections}


class Unranked(Exception):
    """Why a bid has no rank: `gateway`, `quorum`, `incomplete` or `threshold`."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def counting(scheme, bid, sheets, recused):
    """The sheets on a bid that count: whole, on their scales, by members who are not recused."""
    kept = []
    for (ref, member), scores in sorted(sheets.items()):
        if ref != bid["ref"] or (member, ref) in recused or (member, bid["bidder"]) in recused:
            continue
        whole = all(one.id in scores for one in scheme.by_id.values() if one.applies_to(bid))
        sound = all(name in scheme.by_id and scheme.by_id[name].scale.has(score) for name, score in scores.items())
        if whole and sound:
            kept.append(scores)
    return kept


def aggregate(rule, scores):
    """The panel's figure from the members' scores."""
    scores, count = sorted(scores), len(scores)
    drop = {"mean": 0, "median": (count - 1) // 2, "trimmed_mean": rule.get("k", 0)}[rule["rule"]]
    if count < 2 * drop + 1:
        raise Unranked("incomplete")
    kept = scores[drop : count - drop]
    return sum(kept, Fraction(0)) / len(kept)


def section_score(section, criteria, normalised):
    """A section's score, 0 to 100, from those of its criteria that apply."""
    rule, zero = section.get("rule", {"rule": "weighted_mean"}), section.get("unclaimed", "exclude") == "zero"
    scored = [one for one in criteria if one.id in normalised]
    if rule["rule"] == "best_of":
        best = sorted((normalised[one.id] for one in scored), reverse=True)[: rule["n"]]
        count = rule["n"] if zero else len(best)
        return sum(best, Fraction(0)) / count if count else Fraction(0)
    weight = sum(one.weight for one in (criteria if zero else scored))
    return sum((one.weight * normalised[one.id] for one in scored), Fraction(0)) / weight if weight else Fraction(0)


def assess(scheme, bid, sheets, agreed, gateways):
    """The published figures of a bid that can be ranked; Unranked otherwise."""
    ref = bid["ref"]
    if any(gateways.get((ref, name)) != "pass" for name in scheme.stoppers):
        raise Unranked("gateway")
    if len(sheets) < max(1, scheme.quorum):
        raise Unranked("quorum")
    applying = [one for one in scheme.by_id.values() if one.applies_to(bid)]
    used = {one.id: agreed[ref, one.id] for one in applying if _usable(one, agreed.get((ref, one.id)))}
    if any(score is None or not reason.strip() for score, reason in used.values()):
        raise Unranked("incomplete")
    panel = {
        one.id: used[one.id][0] if one.id in used else aggregate(scheme.aggregate, [sheet[one.id] for sheet in sheets])
        for one in applying
    }
    normalised = {one.id: one.scale.normalise(panel[one.id]) for one in applying}
    sections = {one["id"]: section_score(one, scheme.criteria[one["id"]], normalised) for one in scheme.sections}
    figures = publish(scheme, panel, normalised, sections, used, len(sheets))
    if _misses_a_mark(scheme, panel, sections, figures):
        raise Unranked("threshold")
    return figures


def _usable(criterion, said):
    """An agreed score off its scale is not used; one without its figure holds the bid up."""
    return said is not None and (said[0] is None or criterion.scale.spans(said[0]))


def publish(scheme, panel, normalised, sections, used, count):
    """Every figure as it is printed."""
    shown = lambda value: rounded(value, scheme.decimals)
    criteria = {
        name: {
            "panel": shown(panel[name]),
            "normalised": shown(normalised[name]),
            "sheets": count,
            "agreed": name in used,
        }
        for name in panel
    }
    total = shown(scheme.total(sections, scheme.weights(2)))
    return {
        "total": total,
        "sections": {name: shown(score) for name, score in sections.items()},
        "criteria": criteria,
        "sheets": count,
    }


def _misses_a_mark(scheme, panel, sections, figures):
    if scheme.second:
        first = rounded(scheme.total(sections, scheme.weights(1)), scheme.decimals)
        if exact(first) < exact(scheme.second["mark"]):
            return True
    for one in scheme.by_id.values():
        if one.threshold is not None and one.id in panel:
            if panel[one.id] < one.threshold if one.scale.higher else panel[one.id] > one.threshold:
                return True
    marks = [(figures["total"], scheme.pass_mark)]
    marks += [(figures["sections"][one["id"]], optional(one.get("threshold"))) for one in scheme.sections]
    return any(mark is not None and exact(figure) < mark for figure, mark in marks)


def tie_key(scheme, bid, figures):
    """What the tie-breaks compare, in their order; the smaller comes first."""
    key = []
    for one in scheme.tie_breaks:
        if one == "lower_amount":
            key.append((0, exact(bid["amount"])))
        elif "drawn" in one:
            key.append((0, hashlib.sha256(f"{one['drawn']}:{bid['ref']}".encode()).hexdigest()))
        else:
            figure = (
                figures["sections"].get(one["section"])
                if "section" in one
                else figures["criteria"].get(one["criterion"], {}).get("normalised")
            )
            key.append((1, 0) if figure is None else (0, -exact(figure)))
    return key


def rank(scheme, bids, sheets, agreed, gateways, recused):
    """Ranked bids in order, each with its figures, and the others with their reasons."""
    by_bid, entries, unranked = {}, [], {}
    for (ref, member), scores in sheets.items():
        by_bid.setdefault(ref, {})[ref, member] = scores
    for ref, bid in sorted(bids.items()):
        try:
            figures = assess(scheme, bid, counting(scheme, bid, by_bid.get(ref, {}), recused), agreed, gateways)
            entries.append(((-exact(figures["total"]), tie_key(scheme, bid, figures)), ref, figures))
        except Unranked as why:
            unranked[ref] = why.reason
    entries.sort(key=lambda entry: entry[:2])
    names, first = [repr(key) for key, _, _ in entries], {}
    for index, name in enumerate(names, 1):
        first.setdefault(name, index)
    alike = Counter(names)
    ranked = [
        dict(figures, bid=ref, rank=first[name], tied=alike[name] > 1)
        for name, (_, ref, figures) in zip(names, entries)
    ]
    return ranked, unranked
