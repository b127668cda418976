"""Whether the records are whole: one panel, a chain without a gap for each log, nothing
missing that another record speaks of, and the heads that the pack names."""

from .record import NAME, fingerprint


def named_by(record):
    """The ids of records that a record speaks of, each with the words for how."""
    yield from ((name, "had seen") for name in record.seen.values())
    heads = record.body.get("heads") if record.kind in ("round_closed", "received") else None
    for head in (heads or {}).values() if isinstance(heads, dict) else ():
        if isinstance(head, dict) and NAME.match(str(head.get("id"))):
            yield head["id"], "names as a head"
    for kind, member in (("late_sheet_accepted", "record"), ("takeover_agreed", "takeover"), ("fork_chosen", "keep")):
        if record.kind == kind and NAME.match(str(record.body.get(member))):
            yield record.body[member], "names"


def place(record):
    """Where a record is, in words."""
    return f"log {record.log[:8]}, record {record.seq}"


def check_logs(records, findings):
    """The logs in order of sequence number: log → records. Faults are findings."""
    panels = [one.id for one in records if one.kind == "genesis" and one.seq == 1 and not one.panel]
    begun = {one.panel for one in records if one.panel}
    panel = (begun or set(panels) or {""}).pop() if len(begun) < 2 else ""
    if panel not in panels:
        findings.add("panel", "The record that begins the panel is not there, or records are of several panels.")
    chosen = {
        (str(one.body.get("log")), str(one.body.get("seq"))): one.body.get("keep")
        for one in records
        if one.kind == "fork_chosen"
    }
    logs = {}
    for one in sorted(records, key=lambda one: (one.log, one.seq, one.id)):
        logs.setdefault(one.log, []).append(one)
    for log, held in logs.items():
        logs[log] = check_chain(held, panel, chosen, findings)
    spoken_of = {one.id for one in records}
    for one in records:
        for name, how in named_by(one):
            if name not in spoken_of:
                spoken_of.add(name)
                findings.add(
                    "missing_record", f"This record {how} the record {name[:16]}…, which is not there.", place(one)
                )
    return panel, logs


def check_chain(held, panel, chosen, findings):
    """One log as a chain: 1, 2, 3, …, each resting on the one before."""
    chain, strange = [], False
    for one in held:
        last = chain[-1] if chain else None
        wanted, before = (last.seq + 1, last.id) if last else (1, "")
        first = one.kind == "genesis" and one.seq == 1
        if one.panel != ("" if first else panel) and not strange:
            strange = True
            findings.add("chain", "The record is of another panel, as others of its log may be.", place(one))
        if last and one.seq == last.seq:
            keep = chosen.get((one.log, str(one.seq)))
            if keep not in (one.id, last.id):
                findings.add("chain", "The log was written twice here, and nobody chose a branch.", place(one))
            chain[-1] = one if keep == one.id else last
            continue
        if one.seq > wanted:
            gone = f"Record {wanted} is" if one.seq == wanted + 1 else f"Records {wanted} to {one.seq - 1} are"
            findings.add("missing_record", f"{gone} missing from the log.", place(one))
        elif one.prev != before:
            findings.add("chain", "The record does not rest on the one before it in its log.", place(one))
        chain.append(one)
    return chain


def check_heads(logs, printed, findings):
    """The logs against those that the pack lists: key → number of records, id of the last.
    What came after the pack was made is left aside."""
    by_key = {fingerprint(log): log for log in logs}
    for key, (count, head) in printed.items():
        held = logs.get(by_key.pop(key, None), [])
        at = next((index for index, one in enumerate(held, 1) if one.id == head), 0)
        if at == count and held:
            logs[held[0].log] = held[:at]
            continue
        there = f"there are {len(held)}, and the last is {held[-1].id[:16]}…" if held else "none of them is there"
        findings.add("head", f"The pack names {count} records and {head[:16]}… as the last; {there}.", key)
    for key in by_key:
        findings.add("head", "There are records of this key, and the pack lists no log of it.", key)
