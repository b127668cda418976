"""A reader for PDF files as Evenhand writes them: one revision, a cross-reference
stream, object streams, Flate. Nothing else is understood, and nothing is guessed.

Bytes after the program's own `%%EOF` (a signature that an office added) are counted
and not read: the pack is judged on the revision that the program wrote.
"""

import itertools
import re
import zlib

MOST_INFLATED = 256 << 20  # bytes of one stream
MOST_IN_ALL = 1 << 30  # bytes of all that is read, again each time
MOST_FOR_EACH = 40  # the same for each byte of the file; a pack comes to ten or so
MOST_FILES = 1000
MOST_PAGES = 100_000
TOKEN = re.compile(
    rb"(?P<space>(?:[\0\t\n\f\r ]|%[^\r\n]*)+)|(?P<ref>\d{1,10} \d{1,5} R(?![A-Za-z]))"
    rb"|(?P<number>[-+]?(?:\d{1,19}\.?\d{0,19}|\.\d{1,19})(?![\d.]))|(?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<mark><<|>>|\[|\])|(?P<hex><[0-9A-Fa-f\0\t\n\f\r ]*>)|(?P<plain>\((?:[^()\\]|\\.)*\))|(?P<text>\()"
    rb"|(?P<word>[A-Za-z'\"*][A-Za-z0-9'\"*]*)",
    re.S,
)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.S)
PIECE = re.compile(rb"[^()\\]+|\\[0-7]{1,3}|\\\r\n|\\.|[()]", re.S)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b"", b"\r": b""}
HEAD = re.compile(rb"(\d{1,10}) 0 obj\s?")
END = re.compile(rb"startxref\r?\n(\d{1,12})\r?\n%%EOF\n?")


class NotAPack(Exception):
    """The file cannot be read as a pack; the sentence says why."""


class Name(str):
    """A PDF name, without its slash."""


class Ref(int):
    """The number of an object that is spoken of."""


class Word(str):
    """An operator or a keyword."""


class Real(str):
    """A number with a point, as it is written."""


def _literal(data, at):
    out, depth = [], 1
    while True:
        piece = PIECE.match(data, at)
        if not piece:
            raise NotAPack("A text in the file does not end.")
        at, raw = piece.end(), piece.group()
        if raw == b"(":
            depth += 1
        elif raw == b")":
            depth -= 1
            if not depth:
                return b"".join(out), at
        elif raw[:1] == b"\\":
            raw = _escaped(raw[1:])
        out.append(raw)


def _escaped(raw):
    return bytes([int(raw, 8) & 255]) if raw.isdigit() else ESCAPES.get(raw, raw)


def _hex(raw):
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", raw)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _name(raw):
    if b"#" in raw:
        raw = re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: _hex(code.group(1)), raw)
    return Name(raw[1:].decode("latin-1"))


def tokens(data, at=0):
    """The tokens of a piece of PDF, each with the place after it."""
    while at < len(data):
        found = TOKEN.match(data, at)
        if not found:
            raise NotAPack(f"The file cannot be read near byte {at} of a part.")
        at, kind, raw = found.end(), found.lastgroup, found.group()
        if kind == "space":
            continue
        if kind == "plain":
            value = ESCAPE.sub(lambda code: _escaped(code[1]), raw[1:-1])
        elif kind == "text":
            value, at = _literal(data, at)
        elif kind == "ref":
            value = Ref(raw.split()[0])
        elif kind == "number":
            value = int(raw) if raw.lstrip(b"+-").isdigit() else Real(raw.decode())
        elif kind == "name":
            value = _name(raw)
        elif kind == "hex":
            value = _hex(raw)
        else:
            value = Word(raw.decode("latin-1"))
        yield value, at


def read_object(data, at):
    """One object from `at`, and the place after it; a stream's dictionary is read alone."""
    stack = [[]]
    for value, after in tokens(data, at):
        if value in ("[", "<<") and isinstance(value, Word):
            if len(stack) > 64:
                raise NotAPack("Parts of the file lie too deep within each other.")
            stack.append([])
            continue
        if value in ("]", ">>") and isinstance(value, Word):
            done = stack.pop()
            value = dict(zip(done[::2], done[1::2])) if value == ">>" else done
            if not stack:
                raise NotAPack("A list in the file ends that did not begin.")
        elif isinstance(value, Word):
            value = {"true": True, "false": False, "null": None}.get(value, value)
        stack[-1].append(value)
        if len(stack) == 1:
            return stack[0][0], after
    raise NotAPack("The file ends within an object.")


class Pdf:
    """A pack's own revision, its bytes and where its objects lie."""

    def __init__(self, data):
        if not data.startswith(b"%PDF-"):
            raise NotAPack("This is no PDF: it does not begin with %PDF-.")
        self.data, self.opened, self.fonts = data, {}, {}
        self.left = min(MOST_IN_ALL, (4 << 20) + MOST_FOR_EACH * len(data))
        self.trailer, end = self._own_end(data)
        self.appended = len(data) - end
        self.places = self._places(self.trailer)

    def _own_end(self, data):
        for found in itertools.islice(END.finditer(data), 100):
            at = int(found.group(1))
            if at < found.start() and re.match(rb"\d{1,10} 0 obj", data[at : at + 20]):
                trailer, _ = self._indirect(at)
                if isinstance(trailer, dict) and trailer.get("Type") == "XRef":
                    self.start = at
                    return trailer, found.end()
        raise NotAPack("This PDF does not end as the program ends a pack: it is cut, or another program saved it anew.")

    def _indirect(self, at, number=None):
        head = HEAD.match(self.data, at)
        if not head or number not in (None, int(head.group(1))):
            raise NotAPack(f"There is no object at byte {at}, or another than the file says.")
        return self._read(self.data, head.end())

    def _read(self, data, at):
        value, after = read_object(data, at)
        self._spend(after - at)
        return value, after

    def _spend(self, count):
        self.left -= count
        if self.left < 0:
            raise NotAPack("The parts of the file unpack to far more than it holds, or are spoken of too often.")

    def _places(self, trailer):
        widths, size = trailer.get("W"), trailer.get("Size")
        sound = (
            isinstance(widths, list) and len(widths) == 3 and all(isinstance(w, int) and 0 <= w <= 8 for w in widths)
        )
        whole = trailer.get("Index", [0, size]) == [0, size] and "Prev" not in trailer
        if not sound or not sum(widths) or not isinstance(size, int) or not whole:
            raise NotAPack("The file's list of its objects cannot be read.")
        table, (one, two, _) = self.stream_at(self.start), widths
        row, places = sum(widths), {}
        number = lambda raw: int.from_bytes(raw, "big")
        for index in range(min(size, len(table) // row)):
            line = table[index * row : (index + 1) * row]
            kind = number(line[:one]) if one else 1
            places[index] = (kind, number(line[one : one + two]), number(line[one + two :]))
        return places

    def stream_at(self, at):
        """The content of the stream at a byte of the file, inflated."""
        entries, after = self._indirect(at)
        begin = re.compile(rb"\s*stream\r?\n").match(self.data, after)
        length = self.get(entries.get("Length")) if isinstance(entries, dict) else None
        if not begin or not isinstance(length, int) or length < 0 or begin.end() + length > len(self.data):
            raise NotAPack(f"The stream at byte {at} is not whole.")
        raw = self.data[begin.end() : begin.end() + length]
        if entries.get("DecodeParms"):
            raise NotAPack(f"The stream at byte {at} is packed in a way that the program does not use.")
        kind = entries.get("Filter")
        if kind not in (None, "FlateDecode", ["FlateDecode"]):
            raise NotAPack(f"The stream at byte {at} is packed as {kind}.")
        plain = raw if kind is None else self._inflate(raw, at)
        self._spend(len(plain))
        return plain

    def _inflate(self, raw, at):
        packed, most = zlib.decompressobj(), min(MOST_INFLATED, self.left)
        try:
            plain = packed.decompress(raw, most + 1)
        except zlib.error as error:
            raise NotAPack(f"The stream at byte {at} cannot be unpacked ({error}).") from error
        if len(plain) > most:
            raise NotAPack(f"The stream at byte {at} unpacks to more than {most} bytes.")
        if not packed.eof:
            raise NotAPack(f"The stream at byte {at} is not whole.")
        return plain

    def get(self, value):
        """What is spoken of: a reference is followed, anything else is itself."""
        for _ in range(16):
            if not isinstance(value, Ref):
                return value
            kind, place, index = self.places.get(int(value), (0, 0, 0))
            value = self._indirect(place, value)[0] if kind == 1 else self._packed(place, index) if kind == 2 else None
        raise NotAPack("References in the file lead in a circle.")

    def _packed(self, holder, index):
        if holder not in self.opened:
            kind, place, _ = self.places.get(holder, (0, 0, 0))
            entries = self._indirect(place)[0] if kind == 1 else None
            if not isinstance(entries, dict) or not isinstance(entries.get("First"), int):
                raise NotAPack("A list of objects in the file cannot be read.")
            data = self.stream_at(place)
            pairs = [int(one) for one in re.findall(rb"\d{1,10}", data[: entries["First"]])]
            self.opened[holder] = (data, [entries["First"] + at for at in pairs[1::2]])
        data, starts = self.opened[holder]
        if index >= len(starts):
            raise NotAPack("A list of objects in the file is shorter than it says.")
        return self._read(data, starts[index])[0]

    def stream(self, value):
        """The content of the stream that a reference speaks of."""
        kind, place, _ = self.places.get(int(value), (0, 0, 0)) if isinstance(value, Ref) else (0, 0, 0)
        if kind != 1:
            raise NotAPack("A stream that the file speaks of is not there.")
        return self.stream_at(place)

    def entry(self, holder, *path):
        """What lies along a path of names; None where it breaks off."""
        for step in path:
            holder = self.get(holder)
            holder = holder.get(step) if isinstance(holder, dict) else None
        return self.get(holder)

    def title(self):
        """The document's title."""
        return text_of(self.entry(self.trailer, "Info", "Title"))

    def attachments(self):
        """The attached files by name: their bytes, and the size that the file says they have."""
        names = self.entry(self.trailer, "Root", "Names", "EmbeddedFiles", "Names") or []
        if not isinstance(names, list) or len(names) > 2 * MOST_FILES:
            raise NotAPack("The list of attached files cannot be read.")
        found = {}
        for spec in names[1::2]:
            spec = self.get(spec)
            name = text_of(self.entry(spec, "UF")) or text_of(self.entry(spec, "F"))
            files = self.entry(spec, "EF")
            if not name or not isinstance(files, dict) or name in found:
                raise NotAPack("An attached file has no name of its own or no content.")
            held = files.get("F", files.get("UF"))
            found[name] = (self.stream(held), self.entry(held, "Params", "Size"))
        return found

    def pages(self):
        """All pages in order, each by its reference; one that is named twice stands twice."""
        waiting, seen, pages = [self.entry(self.trailer, "Root").get("Pages")], set(), []
        while waiting:
            ref = waiting.pop()
            node = self.get(ref)
            if not isinstance(node, dict) or not isinstance(ref, Ref) or len(pages) > MOST_PAGES:
                raise NotAPack("The list of pages cannot be read.")
            kids = self.get(node.get("Kids"))
            if kids is None:
                pages.append(ref)
            elif ref in seen or not isinstance(kids, list):
                raise NotAPack("The list of pages leads in a circle.")
            else:
                waiting.extend(reversed(kids))
            seen.add(ref)
        return pages


def text_of(raw):
    """A PDF text as text; empty where it is none."""
    if not isinstance(raw, bytes):
        return ""
    return raw[2:].decode("utf-16-be", "replace") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")
