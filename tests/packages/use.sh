#!/usr/bin/env bash
# Runs inside the clean Debian: uses the program as it is installed. It says its version and its licences
# lie there, it makes, ranks and verifies the sample round without a display, the window opens under
# Xvfb on a file that is handed over, and the desktop knows its files.
set -euo pipefail
VERSION=$1
checks=0

holds() { # WHAT TEST...
  local what=$1
  shift
  "$@" || { echo "The installed program fails: $what" >&2; exit 3; }
  checks=$((checks + 1))
}
kind_of() { gio info -a standard::content-type "$1" | sed -n 's/.*standard::content-type: //p'; }
window_is_open() { xwininfo -root -tree 2>/dev/null | grep -q '"Evenhand"'; }
opens_within() { # SECONDS
  local left=$1
  until window_is_open; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    sleep 1
  done
}

cd "$(mktemp -d)"
holds "its version" test "$(evenhand --version)" = "evenhand $VERSION"
holds "the licences" test -s /usr/share/doc/evenhand/crates.txt -a -s /usr/share/doc/evenhand/LICENSE-MIT
holds "the sample round" evenhand demo --out sample
holds "the pack is a PDF" grep -q '^%PDF-1.7' <(head -c 8 sample/*.pdf)
holds "the records are sound" evenhand verify --profile sample/profile
holds "a file of records" evenhand bundle --out . --profile sample/profile
holds "without a display it says so, and does not crash" grep -qi display <(evenhand 2>&1)

holds "the launcher is valid" desktop-file-validate /usr/share/applications/Evenhand.desktop
for kind in records invitation reply; do
  holds "$kind open with it" test "$(xdg-mime query default "application/x-evenhand-$kind")" = Evenhand.desktop
done
holds "a file of records is known by its name" test "$(kind_of ./*.ehx)" = application/x-evenhand-records
cp ./*.ehx renamed
holds "and by its content" test "$(kind_of renamed)" = application/x-evenhand-records

Xvfb :7 -screen 0 1280x900x24 2> /dev/null &
export DISPLAY=:7 WEBKIT_DISABLE_DMABUF_RENDERER=1
sleep 1
evenhand --profile sample/profile ./*.ehx &
holds "the window opens within a minute" opens_within 60
class=$(for window in $(xwininfo -root -tree | sed -n 's/^ *\(0x[0-9a-f]*\) "Evenhand".*/\1/p'); do xprop -id "$window" WM_CLASS; done)
holds "it belongs to its launcher: $class" grep -q "\"$(sed -n 's/^StartupWMClass=//p' /usr/share/applications/Evenhand.desktop)\"" <<< "$class"
kill %2
kill %1
wait 2> /dev/null || true
echo "use: $checks checks hold"
