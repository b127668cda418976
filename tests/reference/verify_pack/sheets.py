"""Opens the members' sheets: with the keys of the round that lie in the pack, or with the
key of a laptop of the panel, for which the records carry the round's."""

import json

from . import age
from .record import unbase64

ROUND_KEY, OBSERVER_KEY = "round.key", "observer.key"


def open_sheets(files, story, held, identity, findings):
    """The scores of the sheets that were in: (bid, member) → scores. None where no key is at hand."""
    keys = attached_keys(files, held, findings)
    if not keys[0] and identity:
        keys = keys_of_device(story, held, age.read_identity(identity))
        if not keys[0]:
            findings.add("sealed", "The key given with --identity opens no key of this round.", "")
    if not keys[0]:
        return None
    if held.seal.get("observer") and not keys[1]:
        message = "The round has a second key, which is not at hand, so that no sheet opens."
        findings.add("sealed", message, OBSERVER_KEY)
        return None
    opened = {place: open_sheet(record, *keys) for place, record in held.counted().items()}
    return {place: scores_of(content) for place, content in opened.items()}


def attached_keys(files, held, findings):
    """The round's key and its observer's from the pack, where they are those of the records."""
    keys = [None, None]
    for at, (name, wanted) in enumerate(((ROUND_KEY, "recipient"), (OBSERVER_KEY, "observer"))):
        if name not in files:
            continue
        try:
            key = age.read_identity(files[name][0].decode())
            if age.recipient(key) == held.seal.get(wanted):
                keys[at] = key
            else:
                findings.add("sealed", "This is not the key that the round's sheets were sealed to.", name)
        except (age.Sealed, UnicodeDecodeError) as error:
            findings.add("sealed", f"The file holds no secret key of age ({error}).", name)
    return keys


def keys_of_device(story, held, identity):
    """The keys of a round that one of the panel's devices was given, opened with its own."""
    for log in story.devices:
        keys = [None, None]
        try:
            for observer in (False, True):
                if (observer, log) in held.keys:
                    plain = age.open_file(unbase64(held.keys[observer, log]), identity)
                    keys[observer] = age.read_identity(plain.decode())
        except (age.Sealed, ValueError):
            continue
        if keys[0]:
            return keys
    return [None, None]


def open_sheet(record, round_key, observer_key):
    """The content of a sheet, opened where it is sealed; None where it counts as empty."""
    if record.body_kind == "plain":
        return record.body.get("content")
    try:
        inside = json.loads(_unseal(record.body, round_key, observer_key))
        outside = {"panel": record.panel, "log": record.log, "seq": record.seq, "prev": record.prev}
        outside.update({name: record.body.get(name) for name in ("round", "type", "bid", "member")})
        return inside.get("content") if all(inside.get(name) == said for name, said in outside.items()) else None
    except (age.Sealed, ValueError, KeyError, AttributeError, RecursionError):
        return None


def _unseal(body, round_key, observer_key):
    if body.get("twice") is None:
        return age.open_file(unbase64(body["sealed"]), round_key)
    if observer_key is None:
        raise age.Sealed("The observer has not given the second key.")
    return age.open_file(age.open_file(unbase64(body["twice"]), observer_key), round_key)


def scores_of(content):
    """The scores of a sheet; none where it counts as empty."""
    scores = content.get("scores") if isinstance(content, dict) else None
    return scores if isinstance(scores, dict) else {}
