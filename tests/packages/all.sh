#!/usr/bin/env bash
# The packages for Debian, Ubuntu, Fedora and Red Hat: built, installed in a clean root, used and removed.
# The programs have to be in target/release.
. "$(dirname "$0")/place.sh"
bash tests/release/licences.sh linux
bash "$HERE/build.sh"
bash "$HERE/try.sh"
step "done"
sha256sum "$DEB" "$RPM"
