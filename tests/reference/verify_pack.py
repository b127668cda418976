#!/usr/bin/env python3
"""Checks a decision pack without Evenhand: `python3 verify_pack.py PACK.pdf`.

The second verifier, in another language than the program and written from docs/
alone. It needs Python 3.9 and the package `cryptography`. docs/VERIFY.md says what
each check proves. The folder beside this file, `verify_pack`, holds its parts.
"""

import sys

from verify_pack.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
