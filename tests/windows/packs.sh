#!/usr/bin/env bash
# One profile, two programs: the sample round and the real panel, each made on Linux and on Windows and
# then opened on the other. What either program makes of it is the same, byte for byte: the decision
# pack, and every answer in JSON.
. "$(dirname "$0")/place.sh"
. "$HERE/either.sh"
need_wine_home
export EVENHAND_KEYCHAIN=off # a profile that is copied has its keys in it
SAID=$PLACE/packs
compared=0

# The sample round as it comes; its pack stays there, to be made again.
make_sample() { program_of "$1" demo --out "$(place_in "$1" sample)" > /dev/null 2>&1; }

# A round of published scores: 37 entries, nine judges.
make_real_panel() {
  local system=$1 desk judge
  desk=$(room_of "$system")/real-panel
  mkdir -p "$desk"
  cp tests/data/real-panel/*.csv tests/data/real-panel/scheme.json "$desk/"
  chair() { program_of "$system" "$@" --profile "$(place_in "$system" real-panel/profile)" > /dev/null; }
  chair round new --title "Ladies short programme" --chair J1 --fund-low 20000 --scheme "$(place_in "$system" real-panel/scheme.json)"
  for judge in J2 J3 J4 J5 J6 J7 J8 J9; do chair member add "$judge"; done
  chair bids import "$(place_in "$system" real-panel/bids.csv)"
  chair round open
  for judge in J1 J2 J3 J4 J5 J6 J7 J8 J9; do chair declare --member "$judge"; done
  chair sheet import --submit "$(place_in "$system" real-panel/scores.csv)"
  chair round close
  chair round reveal
}

# What a program makes of a profile: its answers in JSON, and every file that it writes.
tell() { # SYSTEM PROFILE FOLDER
  local system=$1 to=$3 answer made
  made=$(room_of "$system")/made
  rm -rf "$to" "$made"
  mkdir -p "$to" "$made"
  of_it() { program_of "$system" "${@:2}" --profile "$(place_in "$system" "$1")"; }
  for answer in "round show" "scheme show" "bids list" progress ranking late history devices verify digest moderate; do
    # shellcheck disable=SC2086 # a command may be of two words
    of_it "$2" $answer --json > "$to/$answer.json" 2>> "$to/complaints" || true
  done
  of_it "$2" pack --out "$(place_in "$system" made)" > /dev/null 2> "$PLACE/pack.err" || stop "$system makes no pack of $2: $(cat "$PLACE/pack.err")"
  of_it "$2" sheet export "$(place_in "$system" made/sheet.csv)" > /dev/null
  of_it "$2" bundle --out "$(place_in "$system" made)" > /dev/null
  mv "$made" "$to/made"
}

# Copies a profile, keys and all, and compares what both programs make of it.
compare_on_both() { # MADE-ON PROFILE
  local made_on=$1 profile=$2 other=windows file
  [ "$made_on" = linux ] || other=linux
  rm -rf "$(room_of "$other")/copied"
  cp -r "$(room_of "$made_on")/$profile" "$(room_of "$other")/copied"
  tell "$made_on" "$profile" "$SAID/$made_on"
  tell "$other" copied "$SAID/$other"
  diff -r "$SAID/$made_on" "$SAID/$other" || stop "What the two programs make of $profile differs."
  for file in "$SAID/$made_on/made/"*; do printf '%s, made on %s: %s bytes, the same on %s\n' "${file##*/}" "$made_on" "$(stat -c %s "$file")" "$other"; done
  compared=$((compared + $(find "$SAID/$made_on" -type f | wc -l)))
}

for system in linux windows; do
  rm -rf "$(room_of "$system")"
  mkdir -p "$(room_of "$system")"
  step "the sample round and the real panel, made on $system"
  make_sample "$system"
  make_real_panel "$system"
done
for system in linux windows; do
  step "made on $system, opened on both"
  compare_on_both "$system" sample/profile
  compare_on_both "$system" real-panel/profile
done
echo "packs: $compared files are the same on both"
