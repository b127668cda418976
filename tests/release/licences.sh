#!/usr/bin/env bash
# licences.sh linux|windows: gathers the licences of all that is shipped there into out/licences/<system>.
# Crates by cargo-about, packages of the screens by Vite; the files of fonts, styles and Microsoft's own from where they lie.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/release/tools.sh

case "${1:-}" in
  linux) TARGET=x86_64-unknown-linux-gnu ;;
  windows) TARGET=x86_64-pc-windows-gnu ;;
  *) echo "Say for which system: licences.sh linux, or licences.sh windows" >&2; exit 3 ;;
esac
OUT=out/licences/$1
rm -rf "$OUT"
mkdir -p "$OUT"

# The licences that may be shipped have one home, deny.toml.
{
  sed -n '/^allow = \[/,/^\]/p' deny.toml | sed '1s/allow/accepted/'
  printf 'targets = ["%s"]\nignore-build-dependencies = true\nignore-dev-dependencies = true\nprivate = { ignore = true }\n' "$TARGET"
  cat tests/release/clarify.toml
} > out/about.toml
need_cargo_tool cargo-about "$ABOUT" --features cli
PATH="$PWD/out/tools/bin:$PATH" cargo about generate --locked --fail --config out/about.toml --manifest-path src-tauri/Cargo.toml \
  --output-file "$OUT/crates.txt" tests/release/crates.hbs

screens=$(mktemp -d)
trap 'rm -rf "$screens"' EXIT
(cd ui && node -e "import('vite').then((vite) => vite.build({ logLevel: 'error', build: { license: true, outDir: '$screens', emptyOutDir: true } }))" > /dev/null)
cp "$screens/.vite/license.md" "$OUT/screens.md"

cp LICENSE-MIT LICENSE-APACHE "$OUT/"
cp ui/src/fonts/OFL.txt "$OUT/font-source-sans-3.txt"
cp src-tauri/crates/pack/fonts/noto/OFL.txt "$OUT/fonts-noto-and-vazirmatn.txt"
cp tests/release/govuk-frontend.txt "$OUT/"
if [ "$1" = windows ]; then
  cp src-tauri/windows/WebView2Loader.txt "$OUT/"
  # What Debian's compilers put into a program: the C runtime, its support library, Rust's own library, the installer's frame.
  for package in mingw-w64-common gcc-mingw-w64-base libstd-rust-web-dev nsis-common; do
    cp "/usr/share/doc/$package/copyright" "$OUT/$package.txt"
  done
fi
ls -l "$OUT"
