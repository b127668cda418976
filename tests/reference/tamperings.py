"""The table of tamperings: what is done to the sample's pack, and the finding that it has to
give. Where files are changed their hashes are printed anew, so that nothing but the check
that is meant can tell."""

import base64
import json

from rewrite_pages import marks_of
from rewrite_pdf import rewritten
from sample_pack import payload
from verify_pack.finding import exact, rounded
from verify_pack.pdf import Name

RANKED, WALKED = ("Rank", "Total", "Running sum"), ("Rank", "Awarded", "Running sum")
DECIDED, FILES = ("Decision", "Awarded"), ("File", "SHA-256")
LOGS = ("Owner", "Fingerprint of the key", "Records", "Id of the last record")
OTHER_KEY = b"AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"


def changed(raw, at=None):
    """Bytes with one bit of one of them the other way, in the middle where nothing else is said."""
    out = bytearray(raw)
    out[len(raw) // 2 if at is None else at] ^= 1
    return bytes(out)


def respelt(pack, kind, change):
    """The pack with the line of a record of a kind changed: `change` is given the line's members and envelope."""
    at = pack.at(kind)
    said = json.loads(pack.lines[at])
    envelope = json.loads(said["envelope"])
    change(said, envelope)
    said["envelope"] = json.dumps(envelope, separators=(",", ":"))
    return pack.with_line(at, said)


def byte_of_body(said, _):
    said["body"] = base64.b64encode(changed(base64.b64decode(said["body"]))).decode()


def byte_of_salt(said, _):
    said["salt"] = changed(bytes.fromhex(said["salt"])).hex()


def byte_of_payload(_, envelope):
    signed = base64.b64decode(envelope["payload"])
    at = signed.index(b'"at":"20') + 7
    envelope["payload"] = base64.b64encode(changed(signed, at)).decode()


def byte_of_signature(_, envelope):
    held = envelope["signatures"][0]
    held["sig"] = base64.b64encode(changed(base64.b64decode(held["sig"]))).decode()


def signed_by_another(pack):
    """A decision under the signature of a member's record."""
    theirs = json.loads(json.loads(pack.lines[pack.at("joined")])["envelope"])["signatures"][0]["sig"]
    return respelt(pack, "decided", lambda _, envelope: envelope["signatures"][0].update(sig=theirs))


def without_line(pack, at):
    return pack.with_lines(pack.lines[:at] + pack.lines[at + 1 :])


def without_log(pack):
    log = payload(pack.lines[pack.at("joined")])["log"]
    return pack.with_lines([line for at, line in enumerate(pack.lines) if not at or payload(line)["log"] != log])


def of_member(pack):
    return pack.last_of(payload(pack.lines[pack.at("joined")])["log"])


RECORDS = {
    "a byte of a record's body": ("body", None, lambda pack, _: respelt(pack, "scores_agreed", byte_of_body)),
    "a byte of a record's salt": ("body", None, lambda pack, _: respelt(pack, "decided", byte_of_salt)),
    "a byte of a signed envelope": ("signature", None, lambda pack, _: respelt(pack, "decided", byte_of_payload)),
    "a byte of a signature": ("signature", None, lambda pack, _: respelt(pack, "decided", byte_of_signature)),
    "a signature of somebody else": ("signature", None, lambda pack, _: signed_by_another(pack)),
    "a byte of the file of records": (
        "bundle", None, lambda pack, _: pack.with_files({"records.ehx": changed(pack.records)})),
    "a file of records that is cut": (
        "bundle", "records.ehx", lambda pack, _: pack.with_files({"records.ehx": pack.records[:200_000]})),
    "no records at all": ("no_records", "", lambda pack, _: pack.with_files({"records.ehx": None})),
    "a file of no records": ("panel", "", lambda pack, _: pack.with_lines(pack.lines[:1])),
    "a record dropped from the middle": (
        "missing_record", None, lambda pack, _: without_line(pack, pack.at("scores_agreed", 1))),
    "the chair's last record dropped": ("head", None, lambda pack, _: without_line(pack, pack.at("decided"))),
    "a member's last record dropped": ("head", None, lambda pack, _: without_line(pack, of_member(pack))),
    "a record that the close names dropped": (
        "missing_record", None, lambda pack, _: without_line(pack, of_member(pack))),
    "a whole log dropped": ("head", None, lambda pack, _: without_log(pack)),
    "another panel's records": ("panel", "", lambda pack, other: pack.with_files({"records.ehx": other.records})),
    "another panel's records among them": (
        "panel", "", lambda pack, other: pack.with_lines(pack.lines + other.lines[1:])),
    "a log that nobody took on": (
        "key", None, lambda pack, other: pack.with_lines(pack.lines + other.lines[1:])),
}  # fmt: skip


def in_file(name, old, new):
    """One text in a file for another, with the file's hash printed anew."""

    def forge(pack, _):
        assert old in pack.files[name], (name, old)
        return pack.forged().attach(name, pack.files[name].replace(old, new, 1)).done()

    return forge


def in_json(name, change):
    """A file of JSON changed, with its hash printed anew."""

    def forge(pack, _):
        held = json.loads(pack.files[name])
        change(held)
        return pack.forged().attach(name, json.dumps(held).encode()).done()

    return forge


def other_ranks(held):
    one, other = held["ranking"][0], held["ranking"][1]
    one["rank"], other["rank"] = other["rank"], one["rank"]


def other_total(held):
    held["ranking"][0]["total"] = rounded(exact(held["ranking"][0]["total"]) + exact("0.01"), 2)


def award_in_full(held):
    next(row for row in held["awards"] if row["kind"] == "reserve").update(kind="full", amount="19700")


def awards_exchanged(held):
    one, other = [row for row in held["awards"] if row["kind"] == "full"][:2]
    one["amount"], other["amount"] = other["amount"], one["amount"]


def one_byte(name):
    return lambda pack, _: pack.with_files({name: changed(pack.files[name])})


FIGURES = {
    **{f"a byte of {name}": ("file", name, one_byte(name)) for name in (
        "scheme.json", "bids.csv", "scores.csv", "declarations.csv", "agreed.csv", "gateways.csv", "ranking.json",
        "fund.json", "overrides.csv", "shortlist.json")},
    "an attachment left out": ("missing_file", "scores.csv", lambda pack, _: pack.with_files({"scores.csv": None})),
    "an attachment added": ("file", "more.csv", lambda pack, _: pack.with_files({"more.csv": b"a,b\n"})),
    "two attachments exchanged": ("file", "agreed.csv", lambda pack, _: pack.with_files(
        {"agreed.csv": pack.files["gateways.csv"], "gateways.csv": pack.files["agreed.csv"]})),
    "a score": ("total", "bid 003", in_file("scores.csv", b",o1,5,", b",o1,1,")),
    "a score, by the sheets": ("data", "scores.csv", in_file("scores.csv", b",o1,5,", b",o1,1,")),
    "an agreed score": ("data", "agreed.csv", in_file("agreed.csv", b"008,value,4,", b"008,value,5,")),
    "a declaration": ("data", "declarations.csv", in_file("declarations.csv", b",recused", b",declared")),
    "an answer to a gateway": ("data", "gateways.csv", in_file("gateways.csv", b",pass,", b",fail,")),
    "an override added": ("data", "overrides.csv", lambda pack, _: pack.forged().attach(
        "overrides.csv", pack.files["overrides.csv"].rstrip() + b"\n014,fund,asked\n").done()),
    "what a bid asks for": ("data", "bids.csv", in_file("bids.csv", b",34450,", b",34450.01,")),
    "a bidder's name in the file": ("data", "bids.csv", in_file("bids.csv", b"Kettle", b"Kettles")),
    "a scheme with other weights": (
        "data", "scheme.json", in_file("scheme.json", b'"quorum": 3', b'"quorum": 2')),
    "a larger fund": ("data", "fund.json", in_file("fund.json", b"331000", b"999000")),
    "two ranks exchanged in the file": ("rank", "bid 015", in_json("ranking.json", other_ranks)),
    "a total in the file": ("total", "bid 015", in_json("ranking.json", other_total)),
    "a bid taken from the ranking": ("rank", "bid 010", in_json("ranking.json", lambda held: held["ranking"].pop())),
    "another reason why a bid is not ranked": (
        "rank", "bid 004", in_json("ranking.json", lambda held: held["unranked"][0].update(reason="quorum"))),
    "an award over the fund": ("award", "shortlist.json", in_json("shortlist.json", award_in_full)),
    "two awards exchanged": ("award", "bid 015", in_json("shortlist.json", awards_exchanged)),
    "another key of the round": ("sealed", "round.key", lambda pack, _: pack.with_files({"round.key": OTHER_KEY})),
    "a mistyped key of the round": (
        "sealed", "round.key", lambda pack, _: pack.with_files({"round.key": changed(pack.files["round.key"], 40)})),
    "a second key that no record names": (
        "sealed", "observer.key", lambda pack, _: pack.with_files({"observer.key": OTHER_KEY})),
}  # fmt: skip


def in_row(heads, head, text, **wanted):
    """One cell drawn as another text."""

    def forge(pack, _):
        forgery = pack.forged()
        return forgery.draw(forgery.row(heads, **wanted)[head], text).done()

    return forge


def in_fact(head, text):
    """The first cell beside a head drawn as another text."""

    def forge(pack, _):
        forgery = pack.forged()
        return forgery.draw(forgery.fact(head), text).done()

    return forge


def with_pages(change):
    """The pages in another order."""
    return lambda pack, _: pack.forged().pages(change).done()


def swapped(pages):
    pages[6], pages[7] = pages[7], pages[6]
    return pages


def repeated(pages):
    return [*pages[:7], pages[6], *pages[7:]]


def contents_exchanged(pack, _):
    forgery = pack.forged()
    one, other = (forgery.pdf.pages()[at] for at in (6, 7))
    first, second = (forgery.pdf.get(page)["Contents"] for page in (one, other))
    return forgery.set(one, Contents=second).set(other, Contents=first).done()


def drawn_over(operators):
    """More drawn on the page of the ranked list."""

    def forge(pack, _):
        forgery = pack.forged()
        ((page, _), *_) = marks_of(forgery.row(RANKED, Bid="015")["Rank"])
        return forgery.add(page, operators).done()

    return forge


def with_annotation(pack, _):
    forgery = pack.forged()
    ((page, _), *_) = marks_of(forgery.row(RANKED, Bid="015")["Rank"])
    note = {"Type": Name("Annot"), "Subtype": Name("FreeText"), "Rect": [60, 660, 90, 690], "Contents": b"2"}
    return forgery.set(page, Annots=[note]).done()


def with_form(pack, _):
    forgery = pack.forged()
    ((page, _), *_) = marks_of(forgery.row(RANKED, Bid="015")["Rank"])
    return forgery.add(page, b"\n/Artifact BMC /X1 Do EMC\n").done()


def without_row(heads, head, text):
    """A row taken out of the structure and left on the page."""

    def forge(pack, _):
        forgery = pack.forged()
        row = forgery.row(heads, **{head: text})[head].ref
        parent = forgery.pdf.get(row)["P"]
        body = forgery.pdf.get(parent)["P"]
        kids = [kid for kid in forgery.pdf.get(body)["K"] if kid != parent]
        return forgery.set(body, K=kids).done()

    return forge


def rows_exchanged(pack, _):
    """Two rows of the structure in each other's place."""
    forgery = pack.forged()
    one, other = (forgery.pdf.get(forgery.row(RANKED, Bid=ref)["Bid"].ref)["P"] for ref in ("015", "005"))
    body = forgery.pdf.get(one)["P"]
    kids = [{one: other, other: one}.get(kid, kid) for kid in forgery.pdf.get(body)["K"]]
    return forgery.set(body, K=kids).done()


def owners_exchanged(pack, _):
    forgery = pack.forged()
    one, other = (forgery.row(LOGS, Owner=name)["Owner"] for name in ("Priya Raman", "Graham Tuddenham"))
    return forgery.draw(one, "Graham Tuddenham").draw(other, "Priya Raman").done()


def other_title(pack, _):
    forgery = pack.forged()
    return forgery.set(forgery.pdf.trailer["Info"], Title=b"Decision pack: Another round").done()


ZEROS = "0" * 64
PAGES = {
    "a rank on the page": ("printed", "bid 030", in_row(RANKED, "Rank", "1", Bid="030")),
    "a shared rank shown as one's own": ("printed", "bid 003", in_row(RANKED, "Rank", "3", Bid="003")),
    "a total on the page": ("printed", "bid 030", in_row(RANKED, "Total", "97.38", Bid="030")),
    "a bidder on the page": ("printed", "bid 015", in_row(RANKED, "Bidder and project", "Cley Road", Bid="015")),
    "what a bid asks for, on the page": ("printed", "bid 015", in_row(RANKED, "Asked for", "£4,450", Bid="015")),
    "a running sum": ("printed", "bid 005", in_row(RANKED, "Running sum", "£50,350", Bid="005")),
    "a decision on the page": ("printed", "bid 014", in_row(RANKED, "Decision", "Award", Bid="014")),
    "a bid's reference on the page": ("printed", "bid 099", in_row(RANKED, "Bid", "099", Bid="015")),
    "a rank in the shortlist": ("printed", "bid 008", in_row(WALKED, "Rank", "2", Bid="008")),
    "an award in the shortlist": ("printed", "bid 008", in_row(WALKED, "Awarded", "£48,500", Bid="008")),
    "a reserve shown as an award": ("printed", "bid 014", in_row(WALKED, "Awarded", "£19,700", Bid="014")),
    "an amount decided": ("printed", "bid 008", in_row(DECIDED, "Awarded", "£48,500", Bid="008")),
    "a decision in its table": ("printed", "bid 009", in_row(DECIDED, "Decision", "Award", Bid="009")),
    "the sum of the awards": ("printed", None, in_row(DECIDED, "Awarded", "£230,495.75", Bidder="Awarded in all")),
    "the total on a bid's own page": ("printed", "bid 015", in_fact("Total", "98.30 of 100")),
    "a page dropped": ("printed", None, with_pages(lambda pages: pages[:6] + pages[7:])),
    "two pages swapped": ("printed", None, with_pages(swapped)),
    "a page drawn twice": ("printed", "page 8", with_pages(repeated)),
    "what two pages draw exchanged": ("printed", None, contents_exchanged),
    "a text outside of the structure": ("printed", None, drawn_over(b"\nBT /F1 9 Tf 73 674 Td <0001> Tj ET\n")),
    "a text drawn over as an artifact": (
        "printed", None, drawn_over(b"\n/Artifact BMC BT /F1 9 Tf 73 674 Td <0001> Tj ET EMC\n")),
    "a text that cannot be seen": ("printed", None, drawn_over(b"\n/Artifact BMC BT 3 Tr ET EMC\n")),
    "a piece of content drawn twice": ("printed", None, drawn_over(b"\n/TD <</MCID 12>> BDC EMC\n")),
    "a note laid over a page": ("printed", None, with_annotation),
    "a form laid over a page": ("printed", None, with_form),
    "a row without a place in the structure": ("printed", None, without_row(RANKED, "Bid", "015")),
    "two rows exchanged in the structure": ("printed", None, rows_exchanged),
    "a file's hash on the page": ("file", "fund.json", in_row(FILES, "SHA-256", ZEROS, File="fund.json")),
    "a log's head on the page": ("head", None, in_row(LOGS, "Id of the last record", ZEROS, Owner="Priya Raman")),
    "a log's number of records": ("head", None, in_row(LOGS, "Records", "3", Owner="Priya Raman")),
    "a forged list of keys": (
        "head", None, in_row(LOGS, "Fingerprint of the key", " ".join(["0000"] * 8), Owner="Priya Raman")),
    "a log left out of the list": ("head", None, without_row(LOGS, "Owner", "Priya Raman")),
    "a key given to somebody else": ("key", None, owners_exchanged),
    "another panel on the page": ("panel", "", in_fact("Panel", ZEROS)),
    "another round's title": ("data", "", other_title),
}  # fmt: skip

FILE = {
    "a file cut in the middle": ("not_a_pack", "", lambda pack, _: pack.whole[: len(pack.whole) // 2]),
    "a file cut at its end": ("not_a_pack", "", lambda pack, _: pack.whole[:-30]),
    "a file without a beginning": ("not_a_pack", "", lambda pack, _: pack.whole[100:]),
    "the other round's pack with these records": (
        "panel", "", lambda pack, other: rewritten(other.whole, pack.carried)),
}  # fmt: skip

TAMPERINGS = {**RECORDS, **FIGURES, **PAGES, **FILE}
