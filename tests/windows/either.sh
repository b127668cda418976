# The program for Linux or the one for Windows, run in a room of its own with the same steps.
# Sourced after place.sh. LINUX_PROGRAM and WINDOWS_PROGRAM may name others than those that were built.
# shellcheck shell=bash disable=SC2034 # sourced
LINUX_PROGRAM=${LINUX_PROGRAM:-$TREE/target/release/evenhand}
WINDOWS_PROGRAM=${WINDOWS_PROGRAM:-$BUILT/evenhand.exe}

# The folder that the system's programs work in, as Linux sees it.
room_of() { if [ "$1" = windows ]; then echo "$DRIVE/room"; else echo "$PLACE/room"; fi; }

# A place in that folder, in the words of the system.
place_in() { # SYSTEM PATH
  if [ "$1" = windows ]; then printf 'C:\\room\\%s' "${2//\//\\}"; else printf '%s/%s' "$(room_of linux)" "$2"; fi
}

program_of() { # SYSTEM ARGUMENTS...
  local system=$1
  shift
  if [ "$system" = windows ]; then
    on_windows "$WINDOWS_PROGRAM" "$@"
  else
    XDG_STATE_HOME="$(room_of linux)/notes" XDG_DATA_HOME="$(room_of linux)/own" without_desktop "$LINUX_PROGRAM" "$@"
  fi
}

[ -x "$LINUX_PROGRAM" ] || stop "The program for Linux is missing. Run: cargo build --locked --release -p evenhand"
[ -f "$WINDOWS_PROGRAM" ] || stop "The program for Windows is missing. Run: ./dev windows setup build"
