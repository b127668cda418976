"""What is checked of a pack, and in which order."""

import hashlib

from . import against, figures
from .audit import audit_lists
from .finding import Findings
from .logs import check_heads, check_logs
from .pdf import NotAPack, Pdf
from .printed import Printed
from .public import PUBLIC_FILES, Public
from .record import fingerprint, read_bundle
from .sheets import open_sheets
from .story import Story
from .tagged import Tagged

SEALED = (
    "The members' sheets are sealed, and the pack holds no key that opens them: that scores.csv is what they signed "
    "was not checked. --identity opens them with the key of a laptop of the panel."
)
OPEN = (
    "A public version holds no records and no scores: that its figures follow from what members signed can only be "
    "checked on the full pack. Its pages and files were compared with each other alone."
)
BROKEN = (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError, ZeroDivisionError)


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
        answer["public"] = pdf.title().startswith("Public version: ")
        tagged = Tagged(pdf, findings)
        panel, listed, logs = audit_lists(tagged)
    except (NotAPack, *BROKEN) as error:
        sentence = str(error) if isinstance(error, NotAPack) else f"The file cannot be read as a pack ({error!r})."
        findings.add("not_a_pack", sentence, "")
        return answer
    if not listed or not logs:
        findings.add("not_a_pack", "Its pages list no attached files or no signed logs, as a decision pack does.", "")
    if answer["public"]:
        check_public(files, listed, logs, tagged, answer)
        return close(answer)
    figures.check_files(files, listed, figures.NEEDED, findings)
    story = check_records(files, bundles, panel, logs, answer)
    held = round_of(story, pdf.title()) if story else None
    if story and not held:
        findings.add("data", "The records speak of no round with the title of this pack.", "")
    check_figures(files, tagged, held, answer)
    if held:
        check_sheets(files, story, held, identity, findings)
    return close(answer)


def close(answer):
    """The answer with its result."""
    answer["findings"].close()
    answer["result"] = "FAILED" if answer["findings"] else "PASSED"
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


def check_public(files, listed, logs, tagged, answer):
    """What can be checked of a public version: its files, and that its pages print what they say."""
    findings = answer["findings"]
    figures.check_files(files, listed, PUBLIC_FILES, findings)
    answer["keys"] = [{"fingerprint": key, "who": owner} for key, (_, _, owner) in sorted(logs.items())]
    findings.notes.append(OPEN)
    try:
        said = {name: figures.json_of(name, files[name][0]) for name in PUBLIC_FILES if name in files}
        if len(said) == len(PUBLIC_FILES):
            public = Public(said["public.json"], said["scheme.json"], tagged, findings)
            answer["checked"].update(ranks=public.check_ranking(), awards=public.check_awards())
            public.check_logs(logs)
    except BROKEN as error:
        _cannot_be_read(error, findings)


def check_figures(files, tagged, held, answer):
    """Totals, ranks and awards; the attached files against the records, the pages against both."""
    findings, checked = answer["findings"], answer["checked"]
    try:
        data = figures.Data(files)
        ranks, checked["ranks"] = figures.check_ranking(data, findings)
        checked["awards"] = figures.check_awards(data, ranks, findings)
        figures.check_walk(data, ranks, findings)
        if held:
            against.Comparison(data, held, findings).check()
            against.check_decisions(held, findings)
        Printed(tagged, data, held, findings).check()
    except BROKEN as error:
        _cannot_be_read(error, findings)


def check_sheets(files, story, held, identity, findings):
    """scores.csv against the sheets that members signed, where a key opens them."""
    try:
        opened = open_sheets(files, story, held, identity, findings)
        if opened is not None:
            against.check_scores(figures.Data(files), opened, findings)
        elif any(one.body_kind == "age" for one in held.counted().values()):
            findings.notes.append(SEALED)
    except BROKEN as error:
        _cannot_be_read(error, findings)


def _cannot_be_read(error, findings):
    sentence = str(error) if type(error) is ValueError else repr(error)
    message = f"The attached data cannot be read: {sentence}."
    if all(one["message"] != message for one in findings):
        findings.add("data", message, "")


def round_of(story, title):
    """The round that the pack is about: the one of its title."""
    of_title = (held for held in story.rounds.values() if title.endswith(": " + str(held.details.get("title"))))
    return next(of_title, None)
