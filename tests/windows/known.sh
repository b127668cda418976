# Reads known.txt. Sourced after place.sh.
# shellcheck shell=bash disable=SC2034 # sourced

# The lines of a kind, without the reasons.
known() { sed -nE "s/^$1 +(.*[^ ])  # .*/\1/p" "$HERE/known.txt"; }

# Copies what a run said, without what is known to differ: the words of known.txt, and how the system writes a place.
leave_out_known() { # SYSTEM FROM TO
  local file
  rm -rf "$3"
  mkdir -p "$3"
  known words > "$PLACE/known-words.sed"
  for file in "$2"/*; do
    places_as_one "$1" < "$file" | sed -E -f "$PLACE/known-words.sed" > "$3/${file##*/}"
  done
}

# Places in the room, of either system, as <room>/desk/file.
places_as_one() {
  if [ "$1" = windows ]; then
    perl -pe 's{C:\\room((?:\\[^\\\n"]+)*)}{my $p = $1; "<room>" . $p =~ tr{\\}{/}r}ge'
  else
    sed "s|$PLACE/room|<room>|g"
  fi
}
