#!/usr/bin/env bash
# Makes the Python that the fairness figures are compared with: out/reference-venv.
set -euo pipefail
cd "$(dirname "$0")/../.."

VENV=out/reference-venv
WANTED=tests/reference/requirements.txt

cmp -s "$WANTED" "$VENV/requirements.txt" && exit 0
python3 -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' || {
  echo "Python 3.11 or later with its venv module is needed. Run: apt-get install python3 python3-venv" >&2
  exit 3
}
rm -rf "$VENV"
python3 -m venv "$VENV"
"$VENV/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$WANTED"
cp "$WANTED" "$VENV/requirements.txt"
