#!/usr/bin/env bash
# Makes the .deb and the .rpm of the programs in target/release, as src-tauri/tauri.conf.json describes
# them, by Tauri's own command line; the licences of all that is shipped go along.
. "$(dirname "$0")/place.sh"

TAURI=2.12.3 # @tauri-apps/cli from npm; later ones lack a platform's package and do not install everywhere
CLI=$PLACE/cli/node_modules/.bin/tauri
[ "$("$CLI" --version 2>/dev/null)" = "tauri-cli $TAURI" ] || npm install --no-audit --no-fund --silent --no-save --prefix "$PLACE/cli" "@tauri-apps/cli@$TAURI"
[ -x "${CARGO_TARGET_DIR:-target}/release/evenhand-window" ] || stop "The programs are missing. Run: cargo build --locked --release -p evenhand"
[ -d out/licences/linux ] || stop "The licences of what is shipped are missing. Run: bash tests/release/licences.sh linux"

step "the packages"
licences='{"/usr/share/doc/evenhand": "../out/licences/linux"}'
(cd src-tauri && "$CLI" bundle --ci --bundles deb,rpm --config "{\"bundle\": {\"linux\": {\"deb\": {\"files\": $licences}, \"rpm\": {\"files\": $licences}}}}")
cp "${CARGO_TARGET_DIR:-target}/release/bundle/deb/${DEB##*/}" "$DEB"
cp "${CARGO_TARGET_DIR:-target}/release/bundle/rpm/${RPM##*/}" "$RPM"
ls -l "$DEB" "$RPM"
