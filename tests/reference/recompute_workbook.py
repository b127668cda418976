"""Opens workbooks in LibreOffice, has every formula worked out anew, and compares.

LibreOffice trusts the results that are stored in a workbook from elsewhere. Each workbook
is therefore copied without them, converted without a display, and read back. Then

  every formula of every sheet has to come to what was stored in the workbook, and
  every row of the sheet Ranking has to say "yes" of a total and a rank as published, or in
  words why it is not recomputed.

    python3 tests/reference/recompute_workbook.py FILE-OR-FOLDER...
    python3 tests/reference/recompute_workbook.py --spoil FILE...

With --spoil the first sheet of scores is changed before, and rows have to differ: what is
compared can fail. Wants soffice (Debian: libreoffice-calc) and nothing else.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HEADINGS = ["ref", "bidder", "total", "rank", "published total", "published rank", "same"]
STORED = re.compile(r"(<c [^>]*>)(<f>.*?</f>)<v>.*?</v></c>|(<c [^>]*>)(<f>.*?</f>)<v/></c>", re.S)
NUMBER = re.compile(r'(<c r="[A-Z]+2"[^>]*>)<v>([-0-9.]+)</v></c>')
BATCH = 40


def parts(book):
    """The name of each sheet with the path of its part."""
    relations = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target") for one in relations}
    names = ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for sheet in names:
        target = targets[sheet.get(key)]
        yield sheet.get("name"), target.lstrip("/") if target.startswith("/") else "xl/" + target


def shared_strings(book):
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    root = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in one.iter(MAIN + "t")) for one in root]


def value_of(cell, strings):
    value = cell.find(MAIN + "v")
    text = "" if value is None else value.text or ""
    kind = cell.get("t", "n")
    if kind == "s":
        return strings[int(text)]
    if kind == "e":
        return "error " + text
    if kind == "n" and text:
        return float(text)
    return text


def read(path):
    """For each sheet, its cells by name: what they hold, and whether that is a formula."""
    with zipfile.ZipFile(path) as book:
        strings = shared_strings(book)
        sheets = {}
        for name, part in parts(book):
            root = ElementTree.fromstring(book.read(part))
            cells = root.iter(MAIN + "c")
            sheets[name] = {
                cell.get("r"): (value_of(cell, strings), cell.find(MAIN + "f") is not None)
                for cell in cells
            }
    return sheets


def copy_without_results(path, to, spoil):
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as copy:
        scores = dict(parts(book))["Scores"]
        for part in book.namelist():
            data = book.read(part)
            if part.startswith("xl/worksheets/sheet"):
                text = STORED.sub(lambda found: (found[1] or found[3]) + (found[2] or found[4]) + "</c>", data.decode())
                if spoil and part == scores:
                    text = NUMBER.sub(lambda found: f"{found[1]}<v>{-float(found[2]) - 1}</v></c>" if "t=" not in found[1] else found[0], text)
                data = text.encode()
            copy.writestr(part, data)


def convert(folder, out):
    """Has LibreOffice work the copies out, some at a time."""
    copies = sorted(folder.glob("*.xlsx"))
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    for first in range(0, len(copies), BATCH):
        batch = copies[first : first + BATCH]
        command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), *map(str, batch)]
        subprocess.run(command, check=True, capture_output=True, timeout=900)


def alike(stored, found):
    if isinstance(stored, float) and isinstance(found, float):
        return stored == found
    return str(stored) == str(found)


def compare_cells(stored, found):
    """The formulas that come to something else than what is stored, and how many there are."""
    wrong, formulas = [], 0
    for name, cells in stored.items():
        for place, (value, is_formula) in cells.items():
            if not is_formula:
                continue
            formulas += 1
            again = found[name].get(place, ("", False))[0]
            if not alike(value, again):
                wrong.append(f"{name}!{place}: stored {value!r}, found {again!r}")
    return wrong, formulas


def compare_rows(cells):
    """The rows of the ranking that do not stand as published, and how many are recomputed."""
    def at(column, row):
        return cells.get(f"{column}{row}", ("", False))[0]

    wrong, recomputed, row = [], 0, 2
    if [at(column, 1) for column in "ABCDEFG"] != HEADINGS:
        return ["the headings are not those of the contract"], 0
    while f"A{row}" in cells:
        total, rank, published_total, published_rank, same = (at(column, row) for column in "CDEFG")
        if not (alike(total, published_total) and alike(rank, published_rank)):
            wrong.append(f"{at('A', row)}: {total!r} {rank!r}, published {published_total!r} {published_rank!r}")
        if same.startswith("yes"):
            recomputed += 1
        elif not same.startswith("not recomputed"):
            wrong.append(f"{at('A', row)} says {same!r}")
        row += 1
    return wrong, recomputed


def main():
    spoil = "--spoil" in sys.argv
    named = [pathlib.Path(one) for one in sys.argv[1:] if one != "--spoil"]
    files = [file for one in named for file in (sorted(one.glob("*.xlsx")) if one.is_dir() else [one])]
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        copies, out = pathlib.Path(place, "copies"), pathlib.Path(place, "out")
        copies.mkdir()
        out.mkdir()
        for number, file in enumerate(files):
            copy_without_results(file, copies / f"{number:05}.xlsx", spoil)
        convert(copies, out)
        formulas_in_all = rows_in_all = 0
        for number, file in enumerate(files):
            found = read(out / f"{number:05}.xlsx")
            wrong, formulas = compare_cells(read(file), found)
            rows, recomputed = compare_rows(found["Ranking"])
            formulas_in_all += formulas
            rows_in_all += recomputed
            differs = wrong + rows
            if spoil:
                print(f"{file.name}: {len(rows)} rows differ once scores are changed")
                failed += not rows
            elif differs or not file.name.startswith("random"):
                print(f"{file.name}: {formulas} formulas, {recomputed} rows recomputed, {len(differs)} differ")
                print("".join(f"  {one}\n" for one in differs[:6]), end="")
                failed += bool(differs)
    print(f"{len(files)} workbooks, {formulas_in_all} formulas, {rows_in_all} rows recomputed, {failed} failed")
    sys.exit(1 if failed or not files else 0)


main()
