"""What the records say, applied in the order of docs/RECORDS.md and docs/TRUST.md: the
scheme, the bids, the sheets that were in, what was agreed, settled and decided.

Judged here: the chair's own chain with handovers by the chair, devices that were taken
on and barred, stages, what is late. Not judged: a deputy who takes over without a
handover (TRUST.md §2, 4 and 5); such a panel gets the finding `takeover`.
"""

import hashlib
import json

# At which stages of its round a kind changes anything (RECORDS.md, "Stages"): 0 set up,
# 1 scoring, 2 closed, 3 revealed, 4 decided.
ALLOWED = {
    "bids_set": "0", "round_opened": "0", "observer_ready": "0",
    "scheme_set": "01", "member_added": "01", "member_removed": "01", "late_bid_accepted": "01",
    "round_closed": "1", "sheet_reopened": "1", "revealed": "2",
    "round_described": "0123", "bid_withdrawn": "0123", "gateways_answered": "0123",
    "sheet_drafted": "1234", "sheet_submitted": "1234", "sheet_withdrawn": "123", "bid_corrected": "123",
    "observer_released": "234", "late_sheet_accepted": "23",
    "scores_agreed": "3", "bid_moderated": "3", "overridden": "3", "shortlist_settled": "3", "decided": "34",
    "publication_set": "34",
    "approaches_set": "0123", "research_set": "0", "research_signed_off": "0", "partners_set": "0123",
    "projects_taken_over": "0123", "project_assessed": "34",
    "agreement_written": "4", "agreement_signed": "4", "award_checked": "4", "return_recorded": "4",
    "payment_recorded": "4", "review_recorded": "4",
}  # fmt: skip
MEMBERS_OWN = {"declared", "sheet_drafted", "sheet_submitted", "sheet_withdrawn"}
OBSERVERS_OWN = {"observer_ready", "observer_released"}
# What a support officer may say as well as the chair, and what a partner's member may: no ruling.
OFFICES_OWN = {
    "research_set", "projects_taken_over", "cycle_entry_set", "cycle_entry_removed", "standard_words_set",
    "agreement_written", "agreement_signed", "award_checked", "return_recorded", "payment_recorded",
    "review_recorded", "bidders_joined", "partner_signed_off",
}  # fmt: skip
ANYBODYS = MEMBERS_OWN | OBSERVERS_OWN | OFFICES_OWN | {"joined", "takeover_agreed", "received", "keys_given"}
KNOWN = set(ALLOWED) | ANYBODYS | {
    "genesis", "device_accepted", "device_revoked", "handed_over", "fork_chosen", "deputy_named",
    "office_described",
}  # fmt: skip

# The newest version of each kind that has more than one.
NEWEST_VERSION = dict.fromkeys(
    ("round_described", "member_added", "bids_set", "late_bid_accepted", "bid_corrected", "decided"), 2
)


def _nothing(held, body, one):
    """What a kind does that no figure depends on."""


class Round:
    """One round as its records leave it."""

    def __init__(self):
        self.stage, self.details, self.scheme = 0, {}, None
        self.members, self.bids, self.withdrawn = {}, {}, {}
        self.gateways, self.declared, self.recused_at_close = {}, {}, set()
        self.sheets, self.late, self.agreed = {}, {}, {}
        self.overrides, self.settled, self.decisions, self.keys, self.seal = {}, None, {}, {}, {}
        self.approaches, self.research, self.signed_off = [], None, None

    def live(self):
        """The bids that were not taken back, by reference."""
        return {ref: bid for ref, bid in self.bids.items() if not self.withdrawn.get(ref)}

    def recused(self):
        """Who is recused from which bid now: (member, bid)."""
        held = {key for key, kind in self.declared.items() if kind == "recused"}
        of_bid = lambda member, bid: {(member, "bid", bid["ref"]), (member, "bidder", bid["bidder"])}
        members = {member for member, _, _ in held}
        return {(member, ref) for member in members for ref, bid in self.bids.items() if of_bid(member, bid) & held}

    def counted(self):
        """The sheets that were handed in and stand: (bid, member) → the record."""
        live = self.live()
        scorers = {name for name, member in self.members.items() if member.get("role") in ("chair", "member")}
        return {
            key: record
            for key, (state, record) in self.sheets.items()
            if state == "submitted" and key[0] in live and key[1] in scorers
        }


class Story:
    """All that the records of a panel say."""

    def __init__(self, logs, findings):
        self.findings, self.rounds, self.names = findings, {}, {}
        self.devices, self.rank_of, self.barred, self.knows, self.rulings = {}, {}, {}, {}, set()
        self.by_id = {one.id: one for held in logs.values() for one in held}
        begin = next((one for one in self.by_id.values() if one.kind == "genesis" and one.seq == 1), None)
        if begin:
            self._begin(begin)
            self._know()
            for one in self._in_order(logs, begin):
                self._apply(one)

    def _begin(self, begin):
        chair = begin.body.get("chair")
        chair = chair if isinstance(chair, dict) else {}
        self.chair = str(chair.get("id"))
        self.names[self.chair] = str(chair.get("name"))
        self.devices[begin.log], self.rank_of[begin.log] = (self.chair, begin), 0

    def who(self, log):
        """Whose key a log's is, by the chair's word; empty where nobody took it on."""
        member = self.devices.get(log, ("", None))[0]
        return self.names.get(member, member)

    def _parents(self, one):
        ids = [one.prev, *one.seen.values()]
        return sorted((self.by_id[name] for name in ids if name in self.by_id), key=self._turn)

    def _turn(self, one):
        return (self.rank_of.get(one.log, 1 << 30), one.log, one.seq)

    def _before(self, one, done):
        """All that a record follows from and that is not done yet, then itself."""
        stack = [(one, False)]
        while stack:
            record, ready = stack.pop()
            if record.id in done:
                continue
            if ready:
                done.add(record.id)
                yield record
            else:
                stack.append((record, True))
                stack.extend((parent, False) for parent in reversed(self._parents(record)) if parent.id not in done)

    def _know(self):
        """What the writer of each record had seen, itself or by what it names: log → number."""
        done = set()
        for start in sorted(self.by_id.values(), key=self._turn):
            for one in self._before(start, done):
                knows = {one.log: one.seq}
                for parent in self._parents(one):
                    for log, seq in self.knows[parent.id].items():
                        knows[log] = max(knows.get(log, 0), seq)
                self.knows[one.id] = knows

    def _has_seen(self, one, other):
        return self.knows[one.id].get(other.log, 0) >= other.seq

    def _chain_of_rulings(self, logs, begin):
        """The chair's rulings, term by term (TRUST.md §2, 1 to 3)."""
        waiting = {log: [one for one in held if one.kind not in ANYBODYS] for log, held in logs.items()}
        chair, devices, since, chain = self.chair, {self.chair: [begin.log]}, begin, []
        while True:
            own = devices.get(chair, [])
            for log in own:
                waiting[log] = (
                    [one for one in waiting.get(log, []) if self._has_seen(one, since)] if log in waiting else []
                )
            first = [waiting[log][0] for log in own if waiting[log]]
            free = [one for one in first if not any(other is not one and self._has_seen(one, other) for other in first)]
            if not free:
                return chain
            one = free[0]
            waiting[one.log].pop(0)
            chain.append(one)
            if one.kind == "device_accepted":
                devices.setdefault(str(one.body.get("member")), []).append(str(one.body.get("log")))
            elif one.kind == "handed_over":
                chair, since = str(one.body.get("to")), one

    def _in_order(self, logs, begin):
        """Each ruling after all that it follows from, the rest last."""
        done = set()
        for ruling in self._chain_of_rulings(logs, begin):
            self.rulings.add(ruling.id)
            yield from self._before(ruling, done)
        for one in sorted(self.by_id.values(), key=self._turn):
            yield from self._before(one, done)

    def _apply(self, one):
        who, taken_on = self.devices.get(one.log, (None, None))
        if taken_on is None or one.seq > self.barred.get(one.log, one.seq) or not self._has_seen(one, taken_on):
            return
        where = f"log {one.log[:8]}, record {one.seq}"
        if one.kind not in KNOWN or not 1 <= one.version <= NEWEST_VERSION.get(one.kind, 1):
            self.findings.add("unknown", f"This verifier does not know version {one.version} of {one.kind}.", where)
            return
        if one.kind == "handed_over" and one.id not in self.rulings:
            self.findings.add(
                "takeover", f"{self.who(one.log)} took the chair over; this verifier does not judge that.", where
            )
        may = who == self.chair if one.kind in ANYBODYS else one.id in self.rulings
        try:
            held = self._round_of(one) if may or self._own(one, who) else None
            if held is not None:
                getattr(self, f"_{one.kind}", _nothing)(held, one.body, one)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            self.findings.add("unknown", f"This verifier cannot read the body of this {one.kind} ({error!r}).", where)

    def _own(self, one, who):
        if one.kind == "declared":
            return all(said.get("member") == who for said in one.body.get("declarations", []))
        if one.kind in OFFICES_OWN:
            held = self.rounds.values() if one.body.get("round") is None else [self.rounds.get(one.body["round"])]
            return any(each and each.members.get(who, {}).get("role") == "support" for each in held)
        return one.kind in OBSERVERS_OWN or (one.kind in MEMBERS_OWN and one.body.get("member") == who)

    def _round_of(self, one):
        """The round that a record speaks of, where it is at a stage for it; None otherwise."""
        name = one.body.get("round")
        if name is None:
            return Round()
        if name not in self.rounds and one.kind == "round_described":
            self.rounds[name] = Round()
        held = self.rounds.get(name)
        allowed = "01234" if held and _is_of_support(held, one) else ALLOWED.get(one.kind, "01234")
        return held if held and str(held.stage) in allowed else None

    # What each kind does; `held` is its round.
    def _device_accepted(self, _, body, one):
        if body["log"] not in self.devices:
            self.devices[body["log"]], self.rank_of[body["log"]] = (body["member"], one), len(self.devices)

    def _device_revoked(self, _, body, one):
        self.barred.setdefault(body["log"], body["after"])

    def _handed_over(self, _, body, one):
        self.chair = body["to"]

    def _round_described(self, held, body, one):
        held.details = body["details"]

    def _scheme_set(self, held, body, one):
        held.scheme = body["scheme"]

    def _member_added(self, held, body, one):
        held.members[body["member"]["id"]] = body["member"]
        self.names.setdefault(body["member"]["id"], body["member"]["name"])

    def _member_removed(self, held, body, one):
        held.members.pop(body["member"], None)

    def _bids_set(self, held, body, one):
        for bid in body["bids"]:
            held.bids[bid["ref"]] = bid

    def _late_bid_accepted(self, held, body, one):
        held.bids[body["bid"]["ref"]] = body["bid"]
        held.withdrawn.pop(body["bid"]["ref"], None)

    def _bid_corrected(self, held, body, one):
        if body["bid"]["ref"] in held.bids:
            held.bids[body["bid"]["ref"]] = body["bid"]

    def _bid_withdrawn(self, held, body, one):
        held.withdrawn[body["bid"]] = True

    def _gateways_answered(self, held, body, one):
        for said in body["answers"]:
            held.gateways[said["bid"], said["gateway"]] = said["answer"]

    def _approaches_set(self, held, body, one):
        held.approaches = body["plan"]["approaches"]

    def _research_set(self, held, body, one):
        held.research = body["research"]

    def _research_signed_off(self, held, body, one):
        if held.research and body["research"] == _digest_of(held.research) and _is_whole(held.research):
            held.signed_off = body["research"]

    def _round_opened(self, held, body, one):
        if "evidence_led" in held.approaches and held.signed_off != _digest_of(held.research):
            return
        held.stage, held.seal = 1, body["seal"] if isinstance(body.get("seal"), dict) else {}

    def _round_closed(self, held, body, one):
        held.recused_at_close, held.stage = held.recused(), 2

    def _revealed(self, held, body, one):
        held.stage = 3
        _keep_keys(held, body.get("keys"), False)

    def _declared(self, held, body, one):
        said = []
        for each in body["declarations"]:
            ((about, subject),) = each["subject"].items()
            said.append(((each["member"], about, subject), each["kind"]))
        back = any(held.declared.get(key) == "recused" and kind != "recused" for key, kind in said)
        if held.stage < 2 or not back:
            held.declared.update(said)

    def _sheet_drafted(self, held, body, one):
        key = (body["bid"], body["member"])
        if held.sheets.get(key, ("withdrawn",))[0] == "withdrawn":
            held.sheets[key] = ("draft", one)

    def _sheet_submitted(self, held, body, one):
        key = (body["bid"], body["member"])
        if held.stage >= 2 and held.sheets.get(key, ("",))[0] != "reopened":
            held.late[one.id] = (key, one)
        else:
            held.sheets[key] = ("submitted", one)

    def _late_sheet_accepted(self, held, body, one):
        if body["record"] in held.late:
            key, sheet = held.late[body["record"]]
            held.sheets[key] = ("submitted", sheet)

    def _sheet_reopened(self, held, body, one):
        self._notice(held, body, "reopened")

    def _sheet_withdrawn(self, held, body, one):
        by_chair = self.devices[one.log][0] == self.chair
        state = held.sheets.get((body["bid"], body["member"]), ("",))[0]
        if held.stage < 2 or by_chair or state == "reopened":
            self._notice(held, body, "withdrawn")

    def _notice(self, held, body, state):
        key = (body["bid"], body["member"])
        if key in held.sheets:
            held.sheets[key] = (state, held.sheets[key][1])

    def _scores_agreed(self, held, body, one):
        for said in body["scores"]:
            held.agreed[said["bid"], said["criterion"]] = (said["score"], said["reason"])

    def _overridden(self, held, body, one):
        held.overrides[body["bid"]] = body["kind"]

    def _shortlist_settled(self, held, body, one):
        held.settled = body["settled"]

    def _decided(self, held, body, one):
        held.stage = 4
        held.decisions.update({said["bid"]: said for said in body["decisions"]})

    def _observer_released(self, held, body, one):
        role = held.members.get(self.devices[one.log][0], {}).get("role")
        _keep_keys(held, body.get("keys") if role == "observer" else [], True)

    def _keys_given(self, held, body, one):
        _keep_keys(held, body.get("keys"), False)
        _keep_keys(held, body.get("observer_keys"), True)


def _keep_keys(held, given, observer):
    """Keeps the sealed keys of a round: the round's own, or its observer's, by device."""
    for one in given or []:
        held.keys.setdefault((observer, one["log"]), one["key"])


def _is_of_support(held, one):
    """Whether it has a support officer come or go, which may be at any stage."""
    comes = one.body.get("member") if one.kind == "member_added" else None
    goes = held.members.get(one.body.get("member")) if one.kind == "member_removed" else None
    return ((comes or goes) or {}).get("role") == "support"


def _digest_of(research):
    """The SHA-256 of research as its record holds it: JSON without blanks, members in their order."""
    text = json.dumps(research, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _is_whole(research):
    """Whether research can be signed off (RECORDS.md, `research_signed_off`)."""
    options = research["options"]
    return (
        bool(research["needs"])
        and all(need["sources"] for need in research["needs"])
        and len(options) >= 2
        and any(option["taken"] for option in options)
        and all(option["because"].strip() for option in options)
        and all(option["sources"] for option in options if option["how_proven"] in ("well", "somewhat"))
    )
