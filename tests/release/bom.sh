#!/usr/bin/env bash
# Writes the bill of materials (CycloneDX) of the programs for Linux and for Windows, and of the screens, into out/release.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/release/tools.sh
TREE=out/bom-tree # cargo-cyclonedx writes beside each Cargo.toml: a copy of the tree keeps this one clean

need_cargo_tool cargo-cyclonedx "$CYCLONEDX"
rm -rf "$TREE"
mkdir -p "$TREE" out/release
git ls-files -z -- Cargo.toml Cargo.lock src-tauri tests | xargs -0 cp --parents -t "$TREE"
for system in linux=x86_64-unknown-linux-gnu windows=x86_64-pc-windows-gnu; do
  PATH="$PWD/out/tools/bin:$PATH" cargo cyclonedx --quiet --manifest-path "$TREE/src-tauri/Cargo.toml" --format json \
    --no-build-deps --target "${system#*=}" --override-filename bom
  mv "$TREE/src-tauri/bom.json" "out/release/evenhand-${system%=*}.cdx.json"
done
(cd ui && npm sbom --sbom-format cyclonedx --package-lock-only) > out/release/evenhand-screens.cdx.json
for bom in out/release/*.cdx.json; do
  python3 -c 'import json, sys; bom = json.load(open(sys.argv[1])); assert bom["bomFormat"] == "CycloneDX" and bom["components"]; print(sys.argv[1], len(bom["components"]), "components")' "$bom"
done
