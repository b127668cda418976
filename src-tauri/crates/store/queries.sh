#!/bin/sh
# Checks the store's queries against its migrations and writes .sqlx anew.
# Needs the sqlite3 command; a build needs neither it nor this. Arguments go to
# `cargo check`: give what the other builds are given, or crates are built again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
database=$(mktemp)
trap 'rm -f "$database"' EXIT
for migration in "$here"/migrations/*.sql; do sqlite3 "$database" <"$migration"; done
rm -rf "$here/.sqlx"
mkdir "$here/.sqlx"
touch "$here/src/lib.rs"
SQLX_OFFLINE_DIR="$here/.sqlx" DATABASE_URL="sqlite://$database" cargo check -q "$@"
