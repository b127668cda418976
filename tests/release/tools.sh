# Cargo's tools that say what the program is made of. Sourced by the steps that use them.
# shellcheck shell=bash disable=SC2034 # sourced
ABOUT=0.9.3
CYCLONEDX=0.5.9

# Builds one into out/tools, which takes some minutes the first time.
need_cargo_tool() { # NAME VERSION ARGUMENTS-OF-CARGO-INSTALL...
  [ "$("out/tools/bin/$1" --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1)" = "$2" ] && return 0
  printf '\n== building %s %s\n' "$1" "$2"
  cargo install --quiet --locked --root out/tools --version "$2" "${@:3}" "$1"
}
