"""Opens letters and notices in LibreOffice and compares their words with those of our PDFs.

Each FILE.docx stands beside a FILE.pdf of the same document, as
`cargo run -p evenhand-documents --example documents FOLDER` writes them. LibreOffice makes a
PDF of the DOCX; pdftotext reads both; all words have to be the same, in the same order. Left
out are what stands on every page and depends on where pages end: the line at the foot, the word
SAMPLE, and the heads of tables, which are repeated. White space is left out
too: a line may end after a hyphen, or within a word that is too long for it.

    python3 tests/reference/compare_documents.py FILE-OR-FOLDER...
    python3 tests/reference/compare_documents.py --spoil FILE...

With --spoil one word of the DOCX is changed before, and the words have to differ: what is
compared can fail. Wants soffice with Writer (Debian: libreoffice-writer; SOFFICE names another
one) and pdftotext (poppler-utils). Where either is missing it says so and compares nothing.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAGE = re.compile(r"Page \d+ of \d+$")
SOFFICE = os.environ.get("SOFFICE", "soffice")


def words_of(node):
    return " ".join("".join(text.text or "" for text in node.iter(W + "t")).split())


def running_words(docx):
    """The title at the foot, and the heads of every table, cell by cell."""
    with zipfile.ZipFile(docx) as book:
        foot = words_of(next(ElementTree.fromstring(book.read("word/footer1.xml")).iter(W + "p")))
        body = ElementTree.fromstring(book.read("word/document.xml"))
    heads = {
        " ".join(words_of(cell) for cell in row.iter(W + "tc"))
        for row in body.iter(W + "tr")
        if row.find(f"{W}trPr/{W}tblHeader") is not None
    }
    return PAGE.sub("", foot).strip(), heads


def pdf_words(pdf, foot, heads):
    """The words of a PDF in the order in which they were drawn, without what is repeated."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    words = " ".join(text.split())
    words = re.sub(re.escape(foot) + r" Page \d+ of \d+", " ", words)
    words = " ".join(re.sub(r"\bSAMPLE\b", " ", words).split())
    for head in sorted(heads, key=len, reverse=True):
        words = " ".join(words.replace(head, " ").split())
    return words.split()


def spoiled(docx, to):
    """A copy of the DOCX with the last long word of its body changed."""
    with zipfile.ZipFile(docx) as book, zipfile.ZipFile(to, "w") as copy:
        for part in book.namelist():
            data = book.read(part).decode()
            if part == "word/document.xml":
                place = data.rindex("</w:t>")
                data = data[:place] + "spoiled" + data[place:]
            copy.writestr(part, data)


def convert(files, out):
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=900)


def first_difference(ours, theirs):
    at = next((n for n, (one, other) in enumerate(zip(ours, theirs)) if one != other), min(len(ours), len(theirs)))
    near = slice(max(0, at - 6), at + 6)
    return f"  ours:   … {' '.join(ours[near])} …\n  theirs: … {' '.join(theirs[near])} …"


def main():
    missing = [tool for tool in (SOFFICE, "pdftotext") if shutil.which(tool) is None]
    if missing:
        print(f"Nothing was compared: {' and '.join(missing)} is not installed here.")
        return 0
    spoil = "--spoil" in sys.argv
    named = [pathlib.Path(one) for one in sys.argv[1:] if one != "--spoil"]
    files = [file for one in named for file in (sorted(one.glob("*.docx")) if one.is_dir() else [one])]
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        for file in files:
            if spoil:
                spoiled(file, place / file.name)
            else:
                shutil.copy(file, place / file.name)
        convert(sorted(place.glob("*.docx")), place)
        if files and not any((place / file.name).with_suffix(".pdf").exists() for file in files):
            print("Nothing was compared: this soffice opens no DOCX. It needs Writer (libreoffice-writer).")
            return 0
        for file in files:
            foot, heads = running_words(file)
            ours = pdf_words(file.with_suffix(".pdf"), foot, heads)
            theirs = pdf_words((place / file.name).with_suffix(".pdf"), foot, heads)
            differs = "".join(ours) != "".join(theirs)
            print(f"{file.name}: {len(ours)} words, {'differ' if differs else 'the same'}")
            if differs and not spoil:
                print(first_difference(ours, theirs))
            failed += differs != spoil
    print(f"{len(files)} documents, {failed} failed")
    return 1 if failed or not files else 0


sys.exit(main())
