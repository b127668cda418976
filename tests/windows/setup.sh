#!/usr/bin/env bash
# Installs what programs for Windows are built and tried with on Debian: its own Rust (beside
# rustup's, which is left alone), a linker and a C compiler, Wine, and the maker of installers.
. "$(dirname "$0")/place.sh"

PACKAGES=(rustc-web cargo-web rust-web-src gcc-mingw-w64-x86-64-win32 wine64 wine nsis)

command -v apt-get >/dev/null || stop "Programs for Windows are built on Debian 12 or later; this system has no apt-get. Wanted: ${PACKAGES[*]}"
missing=()
for package in "${PACKAGES[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  step "installing ${missing[*]}"
  as_root apt-get update -q
  unknown=()
  for package in "${missing[@]}"; do
    apt-cache show "$package" >/dev/null 2>&1 || unknown+=("$package")
  done
  [ ${#unknown[@]} = 0 ] || stop "This system's archive has no ${unknown[*]}. Debian 12 has each of them, rustc-web and cargo-web among its security updates."
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
fi
for program in /usr/bin/rustc /usr/bin/cargo x86_64-w64-mingw32-gcc wine makensis; do
  command -v "$program" >/dev/null || stop "$program is missing although its package is installed. Run: apt-get install --reinstall ${PACKAGES[*]}"
done
