#!/usr/bin/env bash
# One panel, two systems, one folder: the chair's laptop and a member's, one of them on Linux and one on
# Windows, and then the other way round. Invitation, reply, scores to and fro, the reveal, equal digests;
# then the member's laptop is lost, and its recovery kit is opened on the other system.
. "$(dirname "$0")/place.sh"
. "$HERE/either.sh"
need_wine_home
NAME="Ŵyn Łoś"
SHARED="Stick für Łódź Ŵ"

# The folder that both systems see: of Windows it is on the drive Z:, which is Linux's own tree.
shared_in() {
  local folder=$PLACE/shared/$SHARED
  if [ "$1" = windows ]; then printf 'Z:%s' "${folder//\//\\}"; else printf '%s' "$folder"; fi
}
in_shared() { if [ "$1" = windows ]; then printf '%s\\%s' "$(shared_in "$1")" "$2"; else printf '%s/%s' "$(shared_in "$1")" "$2"; fi; }
chair() { program_of "$CHAIR" "$@" --profile "$(place_in "$CHAIR" "Stół chair")"; }
member() { program_of "$MEMBER" "$@" --profile "$(place_in "$MEMBER" "Ŵyn")"; }
recovered() { program_of "$CHAIR" "$@" --profile "$(place_in "$CHAIR" "Ŵyn again")"; }
# The member's entries reach the chair, and the chair's the member.
exchange() { member sync > /dev/null; chair sync > /dev/null; member sync > /dev/null; }

write_scores() { # FILE MEMBER...
  local bid criterion member
  echo 'bid,member,criterion,score,reason' > "$1"
  for member in "${@:2}"; do
    for criterion in o1 o2 o3 deliverability value evidence; do
      for bid in A-1 Ŵ-2; do echo "$bid,$member,$criterion,4,Łatwe" >> "$1"; done
    done
  done
}

begin() {
  rm -rf "$(room_of linux)" "$(room_of windows)" "$PLACE/shared"
  mkdir -p "$(room_of linux)" "$(room_of windows)" "$PLACE/shared/$SHARED"
  printf 'ref,bidder,title,amount\nA-1,Ann,Pierwszy,1000\nŴ-2,Łukasz,Ŵeithio,2000\n' > "$PLACE/shared/bids Ł.csv"
  write_scores "$PLACE/shared/chair Ŵ.csv" "Mair Pugh" "Łukasz Żak"
  write_scores "$PLACE/shared/member Ŵ.csv" "$NAME"
  chair round new --title "Grants für Łódź" --chair "Mair Pugh" --fund-low 2000
  chair member add "$NAME"
  chair member add "Łukasz Żak" # scores on paper: the chair brings them in
  chair bids import "$(in_shared "$CHAIR" '../bids Ł.csv')"
  for bid in A-1 Ŵ-2; do for gate in purpose agreement safeguards; do chair gateway "$bid" "$gate" pass; done; done
}

join() {
  local words
  chair invite "$NAME" --out "$(shared_in "$CHAIR")"
  words=$(member join "$(in_shared "$MEMBER" "invitation-ŵyn-łoś.ehi")" --out "$(shared_in "$MEMBER")" | grep 'six words')
  chair accept "$(in_shared "$CHAIR" "reply-ŵyn-łoś.ehr")" --words-confirmed | grep -qF "${words#*: }" || stop "The six words differ between the systems."
  chair sync --folder "$(shared_in "$CHAIR")"
  member sync --folder "$(shared_in "$MEMBER")"
  chair round open
  exchange
}

score() {
  chair declare --member "Mair Pugh"
  chair declare --member "Łukasz Żak"
  member declare --member "$NAME"
  chair sheet import --submit "$(in_shared "$CHAIR" '../chair Ŵ.csv')"
  member sheet import --submit "$(in_shared "$MEMBER" '../member Ŵ.csv')"
  exchange
  chair round close
  exchange
  chair round reveal
  exchange
}

same() { # WHAT COMMAND...: what both laptops answer
  [ "$(chair "${@:2}" --json)" = "$(member "${@:2}" --json)" ] || stop "The chair's laptop and the member's differ in $1."
  echo "$1: the same on both"
}

# The kit is made where the member was, and opened on the chair's system; the folder brings the records back.
recover() {
  local kit
  kit=$(member kit --out "$(in_shared "$MEMBER" '../kit Ŵ.age')")
  sed -n 's/^Passphrase, shown this once: //p' <<< "$kit" | tr -d '\r' > "$PLACE/shared/passphrase.txt"
  before=$(member digest --json)
  recovered recover "$(in_shared "$CHAIR" '../kit Ŵ.age')" --passphrase-file "$(in_shared "$CHAIR" ../passphrase.txt)"
  recovered sync --folder "$(shared_in "$CHAIR")"
  [ "$(recovered digest --json)" = "$before" ] || stop "The recovered profile has another digest."
  echo "kit of $MEMBER recovered on $CHAIR: the same digest"
}

for CHAIR in linux windows; do
  MEMBER=windows
  [ "$CHAIR" = linux ] || MEMBER=linux
  step "the chair on $CHAIR, a member on $MEMBER"
  begin > /dev/null
  join > /dev/null
  score > /dev/null
  same "the ranking" ranking
  same "the bids" bids list
  same "the digest" digest
  chair verify
  member verify
  recover
done
