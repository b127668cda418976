#!/usr/bin/env bash
# The same steps by the program for Linux and by the one for Windows: what they say, their statuses and
# the names of their files are the same, but for the words of known.txt.
. "$(dirname "$0")/place.sh"
. "$HERE/known.sh"
need_wine_home

# The steps that ended with another status than 0, in order.
refused() { (cd "$1" && grep -L -x 0 -- *.status | sed -E 's/^[0-9]+ (.*)\.status$/\1/'); }

for system in linux windows; do
  step "a round on $system"
  bash "$HERE/flow.sh" "$system" "$PLACE/said/$system"
  refused "$PLACE/said/$system" | diff "$PLACE/said/$system/refused" - || stop "On $system other steps are refused than have to be (>)."
  leave_out_known "$system" "$PLACE/said/$system" "$PLACE/alike/$system"
done
diff -r "$PLACE/alike/linux" "$PLACE/alike/windows" || stop "The two programs differ in the steps above."
echo "flow: $(ls "$PLACE/said/linux/"*.status | wc -l) steps say the same on both"
