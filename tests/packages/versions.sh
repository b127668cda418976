#!/usr/bin/env bash
# versions.sh OLDER.deb NEWER.deb: two releases meet one profile. The newer opens what the older made, with
# the same digest, or one that says at its front that it is of newer tables. Then the older opens it again:
# with the same digest where nothing in it is new, or else it refuses in a sentence and leaves every byte as it was.
. "$(dirname "$0")/place.sh"
[ $# = 2 ] || stop "Name two packages: versions.sh OLDER.deb NEWER.deb"
ROOM=$PLACE/versions

rm -rf "$ROOM"
mkdir -p "$ROOM"
dpkg-deb --extract "$1" "$ROOM/older"
dpkg-deb --extract "$2" "$ROOM/newer"
run() { env -u DISPLAY -u DBUS_SESSION_BUS_ADDRESS XDG_STATE_HOME="$ROOM/notes" "$ROOM/$1/usr/bin/evenhand" "${@:2}"; }
digest() { run "$1" digest --profile "$ROOM/sample/profile" | sed -n 1p; } # the tables' version, a colon, 24 digits
bytes() { (cd "$ROOM/sample/profile" && find . -type f ! -name support.log -exec sha256sum {} + | sort); }

step "$(run older --version) and $(run newer --version)"
run older demo --out "$ROOM/sample" > /dev/null 2>&1
made=$(digest older)
[ -n "$made" ] || stop "The older program gives no digest of what it made."
now=$(digest newer)
if [ "$now" = "$made" ]; then
  echo "the newer opens the older one's profile: the same digest"
else
  [ "${now%%:*}" != "${made%%:*}" ] || stop "A panel of both releases would be told that its laptops differ: $now, and it was $made."
  echo "the newer opens the older one's profile: its digest says that it is of other tables, $now after $made"
fi

bytes > "$ROOM/before"
status=0
said=$(run older verify --profile "$ROOM/sample/profile" 2>&1) || status=$?
if [ "$status" = 0 ]; then
  [ "$(digest older)" = "$made" ] || stop "The older program gives the profile another digest now."
  echo "the older opens it still: the same digest"
else
  bytes | diff "$ROOM/before" - || stop "The older program refused the profile and changed it all the same."
  grep -qi 'newer' <<< "$said" || stop "The older program does not say that the profile is a newer one's: $said"
  echo "the older refuses with status $status and changes nothing: $said"
fi
