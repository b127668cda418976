#!/usr/bin/env bash
# All that is known about the programs for Windows without Windows: built, held beside the program for
# Linux under Wine, tested, exchanged with Linux, installed and removed. The screens have to be in ui/dist,
# and the program for Linux in target/release.
. "$(dirname "$0")/place.sh"

STEPS=(setup build licences installer compare packs exchange tests install)
trap 'wineserver --kill 2>/dev/null || true' EXIT
for one in "${@:-${STEPS[@]}}"; do
  began=$SECONDS
  if [ "$one" = licences ]; then bash tests/release/licences.sh windows; else bash "$HERE/$one.sh"; fi
  echo "$one: $((SECONDS - began)) s"
done
step "done"
sha256sum "$SETUP"
