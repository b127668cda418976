#!/usr/bin/env bash
# Builds both programs for Windows, as they are shipped. The screens have to be in ui/dist.
. "$(dirname "$0")/place.sh"
. "$HERE/cargo.sh"

[ -f ui/dist/index.html ] || stop "The screens are missing. Run: npm --prefix ui ci && npm --prefix ui run build"
step "both programs for Windows"
for_windows build --locked --release -p evenhand --bin evenhand --bin evenhand-window --features tauri/custom-protocol
[ -f "$BUILT/WebView2Loader.dll" ] || stop "WebView2Loader.dll does not lie beside the programs, and the window cannot start without it. It comes with the crate webview2-com-sys."
(cd "$BUILT" && ls -l evenhand.exe evenhand-window.exe WebView2Loader.dll)
