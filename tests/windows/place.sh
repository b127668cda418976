# Where the run for Windows keeps what it makes, and what its steps share. Each step sources it.
# shellcheck shell=bash disable=SC2034 # sourced
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

HERE=tests/windows
TREE=$PWD
PLACE=$PWD/out/windows
TARGET=x86_64-pc-windows-gnu
BUILT=$PLACE/target/$TARGET/release # the programs, as Cargo leaves them
VERSION=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
SETUP=$PLACE/evenhand-$VERSION-setup.exe
mkdir -p "$PLACE"

step() { printf '\n== %s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 3; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Wine in a home of its own, with letters beyond A to Z in names of files, and no display or keychain of ours.
export WINEPREFIX=$PLACE/wine WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=d" LC_ALL=C.UTF-8
# The C: drive of that home, as Linux sees it.
DRIVE=$WINEPREFIX/drive_c
without_desktop() { env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS "$@"; }
on_windows() { without_desktop wine "$@"; }

# Makes the home of Wine where it is not there yet.
need_wine_home() {
  [ -f "$DRIVE/windows/system32/bcryptprimitives.dll" ] && return 0
  step "a home for Wine"
  rm -rf "$WINEPREFIX"
  without_desktop wineboot --init
  x86_64-w64-mingw32-gcc -O2 -shared -o "$DRIVE/windows/system32/bcryptprimitives.dll" "$HERE/bcryptprimitives.c" -ladvapi32
}
