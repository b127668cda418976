# Debian's Cargo, set to build for Windows. Sourced after place.sh by the steps that build.
# shellcheck shell=bash disable=SC2034 # sourced
export RUSTC=/usr/bin/rustc PATH=/usr/bin:/bin:/usr/sbin:/sbin SQLX_OFFLINE=true
export CARGO_BUILD_TARGET=$TARGET CARGO_TARGET_DIR=$PLACE/target CARGO_INCREMENTAL=0
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
export CC_x86_64_pc_windows_gnu=x86_64-w64-mingw32-gcc AR_x86_64_pc_windows_gnu=x86_64-w64-mingw32-ar

# Debian has no standard library for Windows: its source is compiled, once for each version of the compiler.
STD=$PLACE/std
need_standard_library() {
  local library=$STD/sysroot/lib/rustlib
  [ "$(cat "$STD/made-by" 2>/dev/null)" = "$(rustc --version --verbose)" ] && return 0
  step "the standard library for Windows"
  rm -rf "$STD"
  mkdir -p "$library/$TARGET/lib"
  mkdir -p "$STD/empty/src"
  printf '[package]\nname = "empty"\nedition = "2024"\n[workspace]\n' > "$STD/empty/Cargo.toml"
  echo 'fn main() {}' > "$STD/empty/src/main.rs"
  (cd "$STD/empty" && RUSTC_BOOTSTRAP=1 /usr/bin/cargo build --release -Zbuild-std=std,panic_unwind,panic_abort,test --target-dir "$STD/build")
  cp "$STD/build/$TARGET/release/deps/"*.rlib "$library/$TARGET/lib/"
  ln -s /usr/lib/rustlib/x86_64-unknown-linux-gnu "$library/"
  rm -rf "$STD/build"
  rustc --version --verbose > "$STD/made-by"
}

for_windows() {
  need_standard_library
  CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS="--sysroot $STD/sysroot" /usr/bin/cargo "$@"
}
