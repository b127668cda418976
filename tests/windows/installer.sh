#!/usr/bin/env bash
# Makes setup.exe of the programs that were built: out/windows/evenhand-<version>-setup.exe.
. "$(dirname "$0")/place.sh"

PROGRAMS=${PROGRAMS:-$BUILT}
LICENCES=${LICENCES:-$TREE/out/licences/windows}

[ -n "$(ls "$LICENCES" 2>/dev/null)" ] || stop "The licences of what is shipped are missing. Run: bash tests/release/licences.sh"
step "the installer"
(cd "$LICENCES" && printf 'Delete "$INSTDIR\\licences\\%s"\n' *) > "$PLACE/remove_licences.nsh"
makensis -V2 -DVERSION="$VERSION" -DPROGRAMS="$PROGRAMS" -DLICENCES="$LICENCES" -DREMOVE_LICENCES="$PLACE/remove_licences.nsh" \
  -DTREE="$TREE" -DOUT="$SETUP" src-tauri/windows/evenhand.nsi
ls -l "$SETUP"
