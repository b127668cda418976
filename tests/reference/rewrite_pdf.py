"""Changes what is attached to a pack, for the tests: as a PDF written anew, or as an
incremental update behind it. Both are well formed; only the pack's own hashes and
signatures can tell."""

import zlib

from verify_pack.pdf import Name, Pdf, Ref


def written(value):
    """An object as a PDF spells it."""
    if isinstance(value, Ref):
        return b"%d 0 R" % int(value)
    if isinstance(value, Name):
        return b"/" + value.replace("/", "#2F").encode()
    if isinstance(value, bytes):
        return b"<" + value.hex().encode() + b">"
    if isinstance(value, dict):
        return b"<<" + b" ".join(written(Name(name)) + b" " + written(held) for name, held in value.items()) + b">>"
    if isinstance(value, list):
        return b"[" + b" ".join(map(written, value)) + b"]"
    if value is None or isinstance(value, bool):
        return str(value).lower().replace("none", "null").encode()
    return str(value).encode()


def stream(entries, content):
    """A stream object's content, packed."""
    packed = zlib.compress(content)
    return (
        written({**entries, "Filter": Name("FlateDecode"), "Length": len(packed)})
        + b"\nstream\n"
        + packed
        + b"\nendstream"
    )


def attached(content):
    """The object of an attached file."""
    kind = {"Type": Name("EmbeddedFile"), "Subtype": Name("application/octet-stream"), "Params": {"Size": len(content)}}
    return stream(kind, content)


def name_of(raw):
    """A file's name as it is held."""
    return raw.decode("utf-16").strip("\ufeff")


def changed_objects(pdf, files):
    """The objects that are other ones when `files` (name → content, None to leave one out) are
    attached: number → bytes."""
    root = pdf.trailer["Root"]
    catalog = dict(pdf.get(root))
    held = list(pdf.entry(pdf.trailer, "Root", "Names", "EmbeddedFiles", "Names"))
    kept = [at for at in range(0, len(held), 2) if files.get(name_of(held[at]), b"") is not None]
    held = [part for at in kept for part in held[at : at + 2]]
    specs = {name_of(held[at]): held[at + 1] for at in range(0, len(held), 2)}
    free, out = pdf.trailer["Size"], {}
    for name, content in files.items():
        if content is None:
            continue
        if name in specs:
            out[int(pdf.entry(specs[name], "EF")["F"])] = attached(content)
            continue
        uf = b"\xfe\xff" + name.encode("utf-16-be")
        spec = {
            "Type": Name("Filespec"),
            "F": name.encode(),
            "UF": uf,
            "EF": {"F": Ref(free)},
            "AFRelationship": Name("Source"),
        }
        out[free], out[free + 1] = attached(content), written(spec)
        held += [uf, Ref(free + 1)]
        free += 2
    catalog["Names"] = {"EmbeddedFiles": {"Names": held}}
    out[int(root)] = written(catalog)
    return out


def ending(pdf, at, places, more):
    """A cross-reference stream for places (number → kind, place, index), and the end of the file."""
    number = max(pdf.trailer["Size"], max(places) + 1)
    places = {**places, number: (1, at, 0)}
    runs, rows = [], b""
    for one in sorted(places):
        if runs and runs[-2] + runs[-1] == one:
            runs[-1] += 1
        else:
            runs += [one, 1]
        kind, place, index = places[one]
        rows += bytes([kind]) + place.to_bytes(5, "big") + index.to_bytes(2, "big")
    kept = {name: pdf.trailer[name] for name in ("Root", "Info", "ID") if name in pdf.trailer}
    table = {"Type": Name("XRef"), "Size": number + 1, "W": [1, 5, 2], "Index": runs, **kept, **more}
    return b"%d 0 obj\n" % number + stream(table, rows) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % at


def rewritten(data, files, objects=None):
    """The pack with these files attached, and objects (number → bytes) in other words, as one revision."""
    pdf = Pdf(data)
    changed = {**changed_objects(pdf, files), **(objects or {})}
    starts = sorted(place for kind, place, _ in pdf.places.values() if kind == 1)
    ends = dict(zip(starts, starts[1:] + [pdf.start]))
    out, places = bytearray(data[: starts[0]]), {}
    for number, (kind, place, index) in pdf.places.items():
        if number in changed or kind == 0 or place == pdf.start:
            continue
        places[number] = (1, len(out), 0) if kind == 1 else (kind, place, index)
        out += data[place : ends[place]] if kind == 1 else b""
    for number, content in changed.items():
        places[number] = (1, len(out), 0)
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    for number in range(max(pdf.trailer["Size"], max(places) + 1)):
        places.setdefault(number, (0, 0, 0))
    return bytes(out) + ending(pdf, len(out), places, {})


def updated(data, files):
    """The pack with an incremental update behind it, as a later program would write one."""
    pdf, out, places = Pdf(data), bytearray(data), {}
    for number, content in changed_objects(pdf, files).items():
        places[number] = (1, len(out), 0)
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    return bytes(out) + ending(pdf, len(out), places, {"Prev": pdf.start})
