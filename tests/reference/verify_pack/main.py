"""The command: what is read, in which order it is checked, and how it is said."""

import argparse
import hashlib
import json
import re
import sys

from . import against, age, figures
from .finding import Findings
from .logs import check_heads, check_logs
from .pdf import NotAPack, Pdf
from .record import fingerprint, read_bundle
from .story import Story, open_sheet, round_keys

MOST = 1 << 30  # bytes of a pack or a file of records
SEALED = (
    "The members' sheets are sealed, and --identity was not given: that scores.csv is what they signed was not checked."
)
AUDIT = "For the auditor"
LOG_LINE = re.compile(r"([^\n]+)\n((?:[0-9a-f]{4}\s){7}[0-9a-f]{4})\n(\d+)\n((?:[0-9a-f]+\n){1,4})")
FILE_LINE = re.compile(r"^([\w.-]+\.\w+)\n(?:[^\n]+\n){1,6}?(\d+)\n((?:[0-9a-f]{8,64}\n){1,4})", re.M)


def printed_lists(pdf):
    """What the last pages print: the panel, the attached files, the logs and their heads."""
    texts = []
    for page in reversed(pdf.pages()):
        text = pdf.page_text(page)
        if AUDIT not in text:
            break
        texts.append(text)
    text = "\n".join(reversed(texts)) + "\n"
    joined = lambda raw: raw.replace("\n", "")
    before, _, after = text.partition("\nSigned logs\n")
    of_files, of_logs = (
        before.partition("\nFiles inside this PDF\n")[2],
        after.partition("\nVersions of the scheme\n")[0] + "\n",
    )
    files = {
        name: (int(size), joined(digest))
        for name, size, digest in FILE_LINE.findall(of_files + "\n")
        if len(joined(digest)) == 64
    }
    logs = {
        " ".join(key.split()): (int(count), joined(head), owner)
        for owner, key, count, head in LOG_LINE.findall(of_logs)
    }
    panel = re.search(r"\nPanel\n((?:[0-9a-f]+\n){1,4})", text)
    return joined(panel.group(1)) if panel else "", files, logs


def check(data, bundles, identity):
    """Everything about one pack: the answer as docs/VERIFY.md describes it."""
    findings = Findings()
    answer = {
        "result": "FAILED",
        "pack_sha256": hashlib.sha256(data).hexdigest(),
        "public": False,
        "checked": dict.fromkeys(("records", "signatures", "logs", "ranks", "awards"), 0),
        "appended_bytes": 0,
        "keys": [],
        "findings": findings,
    }
    try:
        pdf = Pdf(data)
        answer["appended_bytes"], files = pdf.appended, pdf.attachments()
        answer["public"] = "public" in pdf.title().partition(":")[0].lower()
        panel, listed, logs = printed_lists(pdf)
    except (NotAPack, RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        sentence = str(error) if isinstance(error, NotAPack) else f"The file cannot be read as a pack ({error!r})."
        findings.add("not_a_pack", sentence, "")
        return answer
    if not listed or not logs:
        findings.add(
            "not_a_pack", "Its last pages list no attached files or no signed logs, as a decision pack does.", AUDIT
        )
    figures.check_files(files, listed, findings)
    story = check_records(files, bundles, panel, logs, answer)
    check_figures(files, story, pdf.title(), identity, answer)
    findings.close()
    answer["result"] = "FAILED" if findings else "PASSED"
    return answer


def check_records(files, bundles, panel, printed, answer):
    """Signatures, commitments, chains, heads and keys; the story that the records tell."""
    findings, checked = answer["findings"], answer["checked"]
    bundles = {**{name: data for name, (data, _) in files.items() if name.endswith(".ehx")}, **bundles}
    records = {one.id: one for name, data in bundles.items() for one in read_bundle(data, name, findings)}
    checked["records"] = checked["signatures"] = len(records)
    if not bundles:
        findings.add(
            "no_records",
            "There are no signed records: the figures were recomputed, and nobody's signature was checked. "
            "Give the panel's records with --records.",
            "",
        )
        answer["keys"] = [{"fingerprint": key, "who": owner} for key, (_, _, owner) in sorted(printed.items())]
        return None
    of_panel, logs = check_logs(list(records.values()), findings)
    if of_panel != panel:
        findings.add("panel", f"The records are of the panel {of_panel[:16]}…; the pack names {panel[:16]}….", "")
    check_heads(logs, {key: line[:2] for key, line in printed.items()}, findings)
    story = Story(logs, findings)
    checked["logs"] = len(logs)
    answer["keys"] = [{"fingerprint": fingerprint(log), "who": story.who(log)} for log in sorted(logs, key=fingerprint)]
    for log in logs:
        if not story.who(log):
            findings.add("key", "Nobody took the device with this key on to the panel.", fingerprint(log))
        elif printed.get(fingerprint(log), ("", "", story.who(log)))[2] != story.who(log):
            findings.add("key", "The pack gives this key to somebody else than the records do.", fingerprint(log))
    return story


def check_figures(files, story, title, identity, answer):
    """Totals, ranks and awards, and the attached files against the records."""
    findings, checked = answer["findings"], answer["checked"]
    try:
        data = figures.Data(files)
        ranks, checked["ranks"] = figures.check_ranking(data, findings)
        checked["awards"] = figures.check_awards(data, ranks, findings)
        figures.check_walk(data, ranks, findings)
        if story is None:
            return
        held = round_of(story, title)
        if held is None:
            findings.add("data", "The records speak of no round with the title of this pack.", "")
            return
        against.Comparison(data, held, findings).check()
        against.check_decisions(held, findings)
        if not identity and any(one.body_kind == "age" for one in held.counted().values()):
            print(SEALED, file=sys.stderr)
        if identity:
            against.check_scores(data, open_sheets(story, held, identity, findings), findings)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, ZeroDivisionError) as error:
        sentence = str(error) if type(error) is ValueError else repr(error)
        findings.add("data", f"The attached data cannot be read: {sentence}.", "")


def round_of(story, title):
    """The round that the pack is about: the one of its title."""
    of_title = (held for held in story.rounds.values() if title.endswith(": " + str(held.details.get("title"))))
    return next(of_title, None)


def open_sheets(story, held, identity, findings):
    """The scores of the sheets that were in, opened with the key of one device of the panel."""
    key, keys = age.read_identity(identity), [None, None]
    for log in story.devices:
        try:
            keys = round_keys(held, log, key)
        except (age.Sealed, ValueError):
            continue
        if keys[0]:
            break
    if not keys[0]:
        findings.add("sealed", "The key given with --identity opens no key of this round.", "")
        return {}
    opened = {place: open_sheet(record, *keys) for place, record in held.counted().items()}
    return {place: scores_of(content) for place, content in opened.items()}


def scores_of(content):
    """The scores of a sheet; none where it counts as empty."""
    scores = content.get("scores") if isinstance(content, dict) else None
    return scores if isinstance(scores, dict) else {}


def say(answer, out):
    """The answer for people."""
    checked = answer["checked"]
    print(f"{answer['result']}  SHA-256 {answer['pack_sha256']}", file=out)
    print("Checked: " + ", ".join(f"{count} {what}" for what, count in checked.items()), file=out)
    if answer["appended_bytes"]:
        print(
            f"{answer['appended_bytes']} bytes were added after the program wrote the pack, and were not read.",
            file=out,
        )
    for key in answer["keys"]:
        print(f"Key {key['fingerprint']}  {key['who']}", file=out)
    for one in answer["findings"]:
        print(f"{one['code']}: {one['message']}" + (f"  [{one['where']}]" if one["where"] else ""), file=out)


def read(path):
    """A file whole, where it is not too large."""
    with open(path, "rb") as file:
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise OSError(f"{path} is over 1 GiB")
    return data


def main(arguments):
    """Runs the command. The exit status: 0 passed, 1 failed, 2 a wrong command line, 3 a fault of the machine."""
    parser = argparse.ArgumentParser(prog="verify_pack.py", description="Checks a decision pack without Evenhand.")
    parser.add_argument("file", help="the pack")
    parser.add_argument(
        "--records", action="append", default=[], metavar="FILE.ehx", help="records of the panel beside the pack"
    )
    parser.add_argument(
        "--identity", metavar="FILE", help="the secret age key of a device of the panel, to open the sheets"
    )
    parser.add_argument("--json", action="store_true", help="one JSON document")
    asked = parser.parse_args(arguments)
    try:
        data, bundles = read(asked.file), {path: read(path) for path in asked.records}
        identity = read(asked.identity).decode() if asked.identity else None
        answer = check(data, bundles, identity)
    except (OSError, UnicodeDecodeError, MemoryError, age.Sealed) as error:
        print(f"The check could not be made: {error}", file=sys.stderr)
        return 3
    if asked.json:
        print(json.dumps(answer, ensure_ascii=False))
    else:
        say(answer, sys.stdout)
    return 0 if answer["result"] == "PASSED" else 1
