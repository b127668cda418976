"""The lists for the auditor that a pack prints: its panel, the files in it, the signed logs."""

from .printed import Table

WHOLE = 64  # digits of a SHA-256


def audit_lists(tagged):
    """The panel's id; file → (bytes, SHA-256); key → (records, id of the last one, owner)."""
    panel, files, logs = "", {}, {}
    for block in tagged.blocks():
        if block.kind != "Table":
            continue
        table = Table(block)
        for _, row in table.rows:
            if table.has("File", "Bytes", "SHA-256"):
                digest = joined(row["SHA-256"])
                if len(digest) == WHOLE:
                    files[joined(row["File"])] = (whole(row["Bytes"]), digest)
            elif table.has("Fingerprint of the key", "Records", "Id of the last record"):
                head, owner = joined(row["Id of the last record"]), row.get("Owner") or row.get("Log of", "")
                logs[row["Fingerprint of the key"]] = (whole(row["Records"]), head, owner)
        for row in block.rows():
            if [cell.kind for cell in row] == ["TH", "TD"] and row[0].text() == "Panel":
                panel = joined(row[1].text())
    return panel, files, logs


def joined(text):
    """A word that was broken over lines."""
    return "".join(text.split())


def whole(text):
    """A whole number of a list; -1 where it is none."""
    digits = joined(text).replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else -1
