"""What a check found, and the numbers in files."""

import re
from fractions import Fraction

DECIMAL = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)\Z")


class Findings(list):
    """Findings as docs/VERIFY.md lists them; at most 200, and then how many more;
    and notes on what could not be checked."""

    MOST = 200

    def __init__(self):
        super().__init__()
        self.left_out, self.notes = 0, []

    def add(self, code, message, where=""):
        """Notes one finding: a short code, a sentence, and where."""
        if len(self) < self.MOST:
            self.append({"code": code, "message": message, "where": where})
        else:
            self.left_out += 1

    def close(self):
        """Says how many findings were left out."""
        if self.left_out:
            self.append({"code": "more", "message": f"{self.left_out} more findings are left out.", "where": ""})


def exact(text):
    """The exact value of a decimal in quotes or a whole number; ValueError otherwise."""
    if isinstance(text, bool) or not isinstance(text, (str, int)):
        raise ValueError(f"{text!r} is no exact decimal")
    text = str(text)
    if len(text) > 60 or not DECIMAL.match(text):
        raise ValueError(f"{text[:60]!r} is no decimal")
    return Fraction(text)


def optional(text):
    """The same, and None for what is empty or left out."""
    return None if text in (None, "") else exact(text)


def rounded(value, places):
    """A fraction as text with so many places, the midpoint away from zero."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(places + 1, "0")
    sign = "-" if value < 0 and whole else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
