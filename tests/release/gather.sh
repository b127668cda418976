#!/usr/bin/env bash
# Gathers what is published into out/release, with the SHA-256 of each file in SHA256SUMS.
# ./dev windows and ./dev packages have made the installer and the packages.
set -euo pipefail
cd "$(dirname "$0")/../.."
VERSION=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
MADE=("out/windows/evenhand-$VERSION-setup.exe" "out/packages/Evenhand_${VERSION}_amd64.deb" "out/packages/Evenhand-$VERSION-1.x86_64.rpm")

for file in "${MADE[@]}"; do
  [ -f "$file" ] || { echo "$file is missing. Run ./dev windows and ./dev packages." >&2; exit 3; }
done
rm -rf out/release
mkdir -p out/release
bash tests/release/bom.sh
cp "${MADE[@]}" out/release/
(cd out/release && sha256sum -- * > ../SHA256SUMS && mv ../SHA256SUMS . && cat SHA256SUMS)
