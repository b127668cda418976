"""What we publish, beside 360Giving's schemas and flatten-tool, without a network.

EVENHAND_OPEN_DATA=/path/to/the/example/open_data python3 -m unittest tests/reference/test_open_data.py

The example is built by `cargo build -p evenhand-opendata --example open_data`.
"""

import copy
import csv
import json
import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
import unittest
import warnings
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

PROGRAM = os.environ.get("EVENHAND_OPEN_DATA", "")
STANDARD = Path(__file__).resolve().parent.parent / "data" / "360giving"
CASES = ["sample", "hostile", "large"]
# As 360Giving's quality tool looks for e-mail addresses.
EMAIL = re.compile(r"[\w.-]+@[\w.-]+\.[\w.-]+")
STARTS_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def read_schema(name):
    return json.loads((STANDARD / name).read_text(encoding="utf-8"))


def package_validator():
    """The package schema, with the grant schema where it names it by a remote address."""
    package, grant = read_schema("360-giving-package-schema.json"), read_schema("360-giving-schema.json")
    remote = package["properties"]["grants"]["items"]["$ref"]
    resource = Resource.from_contents(grant, default_specification=DRAFT202012)
    registry = Registry().with_resources([(remote, resource), (grant["$id"], resource)])
    return Draft202012Validator(package, registry=registry, format_checker=FormatChecker())


def read_harmless(cell):
    """The text that a cell was made from: an apostrophe before a formula goes."""
    if isinstance(cell, list):
        return [read_harmless(one) for one in cell]
    if isinstance(cell, dict):
        return {name: read_harmless(one) for name, one in cell.items()}
    if not isinstance(cell, str) or not cell.startswith("'"):
        return cell
    shown = cell.lstrip("'")
    while shown and (shown[0].isspace() or unicodedata.category(shown[0]) in ("Cc", "Cf")):
        shown = shown[1:]
    return cell[1:] if shown.startswith(STARTS_FORMULA) else cell


def texts_of(value):
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts_of(one)


class Page(HTMLParser):
    """Sees that every tag of a page is closed in its turn."""

    VOID = {"meta"}

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes another tag"


@unittest.skipUnless(PROGRAM, "EVENHAND_OPEN_DATA names no program")
class OpenData(unittest.TestCase):
    """Files of the example, written once."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="open-data-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        subprocess.run([PROGRAM, cls.folder], check=True)
        cls.validator = package_validator()

    def package(self, case):
        return json.loads((self.folder / f"{case}.json").read_text(encoding="utf-8"))

    def faults(self, package):
        return [fault.message[:200] for fault in self.validator.iter_errors(package)]

    def test_packages_are_valid(self):
        for case in CASES:
            self.assertEqual(self.faults(self.package(case)), [], case)

    def test_what_is_spoilt_is_not(self):
        good = self.package("sample")
        spoilt = {
            "version": lambda package: package.update(version="1.4.3"),
            "amount": lambda package: package["grants"][0].update(amountAwarded="1"),
            "moment": lambda package: package["grants"][0].update(dateModified="2014-03-17"),
            "licence": lambda package: package.update(license="no uri"),
            "recipient": lambda package: package["grants"][0].pop("recipientOrganization"),
        }
        for what, spoil in spoilt.items():
            bad = copy.deepcopy(good)
            spoil(bad)
            self.assertNotEqual(self.faults(bad), [], what)

    def test_amounts_are_exact_numbers(self):
        text = (self.folder / "sample.json").read_text(encoding="utf-8")
        grants = json.loads(text, parse_float=Decimal)["grants"]
        awarded = {grant["id"]: str(grant["amountAwarded"]) for grant in grants}
        self.assertEqual(awarded["360G-norfolkpcc-021"], "20000.50")
        self.assertEqual(awarded["360G-norfolkpcc-A2"], "0.01")

    def test_no_text_looks_like_an_email_address(self):
        for case in CASES:
            for text in texts_of(self.package(case)):
                self.assertIsNone(EMAIL.search(text), text)

    def test_identifiers_are_of_one_line_and_stand_once(self):
        for case in CASES:
            ids = [grant["id"] for grant in self.package(case)["grants"]]
            self.assertEqual(len(set(ids)), len(ids))
            self.assertTrue(all(re.fullmatch(r"360G-norfolkpcc-[\w.-]+", one, re.ASCII) for one in ids), ids)

    def grants_of_table(self, case):
        """The table as flatten-tool takes it back to grants, with its options as they are."""
        from flattentool import unflatten

        folder = self.folder / f"{case}-table"
        folder.mkdir(exist_ok=True)
        shutil.copy(self.folder / f"{case}.csv", folder / "grants.csv")
        back = self.folder / f"{case}-back.json"
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a heading that it does not know
            warnings.filterwarnings("ignore", category=DeprecationWarning)
            warnings.filterwarnings("ignore", category=ResourceWarning)
            unflatten(
                str(folder), output_name=str(back), input_format="csv", root_list_path="grants", root_id="",
                id_name="id", schema=str(STANDARD / "360-giving-schema.json"), convert_titles=True,
            )  # fmt: skip
        return json.loads(back.read_text(encoding="utf-8"))

    def test_the_table_says_what_the_package_says(self):
        for case in CASES:
            package, back = self.package(case), self.grants_of_table(case)
            self.assertEqual(self.faults(back), [], case)
            self.assertEqual(len(back["grants"]), len(package["grants"]))
            for ours, theirs in zip(package["grants"], back["grants"], strict=True):
                self.assertEqual(read_harmless(theirs), ours)
            if case != "hostile":
                self.assertEqual(back["grants"], package["grants"], "no apostrophe was needed")

    def test_no_cell_is_a_formula(self):
        for file in self.folder.glob("*.csv"):
            text = file.read_bytes().decode("utf-8-sig")
            for row in csv.reader(text.splitlines(keepends=True)):
                for cell in row:
                    self.assertFalse(cell.startswith(STARTS_FORMULA), cell)

    def test_pages_are_whole(self):
        pages = sorted(self.folder.glob("*.html"))
        self.assertEqual(len(pages), 2 * len(CASES))
        for file in pages:
            page = Page()
            page.feed(file.read_text(encoding="utf-8"))
            page.close()
            self.assertEqual(page.open, [], file)
            self.assertNotIn("script", page.seen, file)
            self.assertEqual("table" in page.seen, "2014-03" in file.name, file)


if __name__ == "__main__":
    unittest.main()
