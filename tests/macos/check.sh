#!/usr/bin/env bash
# Type-checks the store (its keychain among it) and sync for macOS on Debian, with Debian's own Rust and Zig
# as C compiler. Nothing is linked and nothing runs: that takes a Mac (docs/RELEASE.md).
set -euo pipefail
cd "$(dirname "$0")/../.."
PLACE=$PWD/out/macos
TARGET=aarch64-apple-darwin

stop() { printf '%s\n' "$*" >&2; exit 3; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

command -v apt-get >/dev/null || stop "This check runs on Debian 12 or later; this system has no apt-get."
dpkg-query -W rustc-web cargo-web rust-web-src >/dev/null 2>&1 || {
  as_root apt-get update -q
  as_root apt-get install -y -q --no-install-recommends rustc-web cargo-web rust-web-src
}
if ! cmp -s tests/macos/requirements.txt "$PLACE/requirements.txt"; then
  rm -rf "$PLACE/venv"
  python3 -m venv "$PLACE/venv"
  "$PLACE/venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement tests/macos/requirements.txt
  cp tests/macos/requirements.txt "$PLACE/"
fi

# Cargo's crates call a C compiler with Apple's arguments: Zig's own take their place.
zig=$(echo "$PLACE"/venv/lib/python*/site-packages/ziglang/zig)
cat > "$PLACE/cc" <<TEXT
#!/usr/bin/env bash
kept=()
for argument in "\$@"; do
  case \$argument in --target=* | -arch | arm64 | -mmacosx-version-min=*) ;; *) kept+=("\$argument") ;; esac
done
exec "$zig" cc -target aarch64-macos "\${kept[@]}"
TEXT
printf '#!/usr/bin/env bash\nexec "%s" ar "$@"\n' "$zig" > "$PLACE/ar"
chmod +x "$PLACE/cc" "$PLACE/ar"

# RUSTC_BOOTSTRAP: Debian has no standard library for macOS, and its source is checked along.
env PATH=/usr/bin:/bin RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 SQLX_OFFLINE=true SDKROOT="$PLACE" \
  CC_aarch64_apple_darwin="$PLACE/cc" AR_aarch64_apple_darwin="$PLACE/ar" CARGO_TARGET_DIR="$PLACE/target" \
  /usr/bin/cargo check --locked -Zbuild-std=std,panic_unwind --target "$TARGET" -p evenhand-store -p evenhand-sync
echo "macOS: the store, its keychain and sync type-check for $TARGET"
