#!/usr/bin/env bash
# The installer's life under Wine: a silent installation, a second one on top, one while the program
# is open, the file types, a start from the installed place, and a silent removal that leaves nothing
# of the program's own, everything of the user's, and what another program had said.
. "$(dirname "$0")/place.sh"
need_wine_home
HOME_OF_USER=$(ls -d "$DRIVE/users/$(id -un)")
INSTALLED=$HOME_OF_USER/AppData/Local/Programs/Evenhand
IN_WINDOWS="C:\\users\\$(id -un)\\AppData\\Local\\Programs\\Evenhand"
SHORTCUT="$HOME_OF_USER/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Evenhand.lnk"
CLASSES='HKCU\Software\Classes'
EVENHAND_KEYS='evenhand\|\.eh[xir]'
checks=0

holds() { # WHAT TEST...: the test has to succeed
  local what=$1
  shift
  "$@" || stop "The installer fails: $what"
  checks=$((checks + 1))
}
gone() { [ ! -e "$1" ]; }
installs() { on_windows "$SETUP" /S; }
registry() { on_windows reg query "$1" ${2:+"$2"} ${3:+"$3"} 2>/dev/null | tr -d '\r'; }
# What the registry of the user says about this program, in one line each; the user's own keys, which Wine keeps there, stay.
ours_in_registry() { registry 'HKCU\Software' /s | grep -i "$EVENHAND_KEYS" | grep -v 'Credential Manager\|\.uk\.evenhand$' || true; }
files_of_user() { (cd "$HOME_OF_USER" && find . -not -path './Temp/*' -not -path './AppData/Local/Temp/*' | sort); }
settles() { without_desktop wineserver --wait; }
opens_with() { registry "$CLASSES\\$1" /ve | grep -q "REG_SZ *$2\$"; }

step "before"
[ ! -e "$INSTALLED" ] || { on_windows "$INSTALLED/uninstall.exe" /S; settles; }
on_windows reg add "$CLASSES\\.ehr" /ve /d Another.program /f > /dev/null
settles
ours_in_registry > "$PLACE/registry-before"
[ "$(cat "$PLACE/registry-before")" = "HKEY_CURRENT_USER\\${CLASSES#*\\}\\.ehr" ] || stop "A run that broke off left its mark in Wine's registry. Remove $WINEPREFIX, then run this again."
files_of_user > "$PLACE/files-before"

step "a silent installation"
holds "it ends with status 0" installs
for file in evenhand.exe evenhand-window.exe WebView2Loader.dll uninstall.exe licences/LICENSE-MIT licences/WebView2Loader.txt; do
  holds "$file is installed" test -s "$INSTALLED/$file"
done
holds "the Start menu has it" test -s "$SHORTCUT"
holds "Settings show the version" grep -q "DisplayVersion.*REG_SZ *$VERSION\$" <(registry 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Evenhand')
holds ".ehx opens with it" opens_with .ehx Evenhand.records
holds ".ehi opens with it" opens_with .ehi Evenhand.invitation
holds ".ehr stays another program's" opens_with .ehr Another.program
holds ".ehr offers it" grep -q Evenhand.reply <(registry "$CLASSES\\.ehr\\OpenWithProgids")
holds "a double-click hands the file over" grep -qF "\"$IN_WINDOWS\\evenhand-window.exe\" \"%1\"" <(registry "$CLASSES\\Evenhand.records\\shell\\open\\command")

step "a start from the installed place"
holds "it says its version" grep -q "evenhand $VERSION" <(on_windows "$IN_WINDOWS\\evenhand.exe" --version)
holds "it begins a round in the user's own profile" on_windows "$IN_WINDOWS\\evenhand.exe" round new --title "Kept" --chair "Ŵyn Łoś"
files_of_user > "$PLACE/files-installed"

step "a second installation on top"
echo mine > "$INSTALLED/mine.txt"
holds "it ends with status 0" installs
holds "the programs are there" cmp "$INSTALLED/evenhand.exe" "${PROGRAMS:-$BUILT}/evenhand.exe"
echo older > "$INSTALLED/evenhand-window.exe"
on_windows "$IN_WINDOWS\\evenhand.exe" demo --out "C:\\demo-$$" > /dev/null 2>&1 &
sleep 3
status=0
installs || status=$?
holds "while the program is open it stops with status 2, not $status" test "$status" = 2
holds "and changes nothing" grep -q older "$INSTALLED/evenhand-window.exe"
wait
rm -rf "$DRIVE/demo-$$"
holds "afterwards it installs" installs
holds "and replaces what was older" cmp "$INSTALLED/evenhand-window.exe" "${PROGRAMS:-$BUILT}/evenhand-window.exe"

step "a silent removal"
on_windows "$INSTALLED/uninstall.exe" /S
settles
holds "the registry is as it was" diff "$PLACE/registry-before" <(ours_in_registry)
holds ".ehr is another program's still" opens_with .ehr Another.program
holds "the shortcut is gone" gone "$SHORTCUT"
holds "of its folder the user's own file alone is left" test "$(ls "$INSTALLED")" = mine.txt
holds "the user's profile is there" test -n "$(find "$HOME_OF_USER" -name evenhand.db)"
rm -r "$INSTALLED"
holds "no other file is left" test -z "$(comm -13 "$PLACE/files-before" <(files_of_user) | grep -vi '/appdata/[a-z]*/evenhand\|/AppData/Local/Programs$')"
on_windows reg delete "$CLASSES\\.ehr" /f > /dev/null
settles
echo "installer: $checks checks hold"
