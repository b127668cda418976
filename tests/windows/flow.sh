#!/usr/bin/env bash
# flow.sh linux|windows FOLDER: a round by one program, from the first file to the pack and back from
# a backup. Writes what each step said and made into FOLDER; compare.sh holds the two side by side.
. "$(dirname "$0")/place.sh"
. "$HERE/either.sh"
SYSTEM=$1
SAID=$2
ROOM=$(room_of "$SYSTEM")
count=0

in_room() { place_in "$SYSTEM" "$1"; }
says() { # STEP ARGUMENTS...: what it says, and the status it ends with
  local status=0 file
  count=$((count + 1))
  file=$(printf '%s/%02d %s' "$SAID" "$count" "$1")
  program_of "$SYSTEM" "${@:2}" > "$file.out" 2> "$file.err" || status=$?
  echo "$status" > "$file.status"
}
# The same, of a step that has to be refused; compare.sh takes any other refusal for a fault.
refuses() {
  echo "$1" >> "$SAID/refused"
  says "$@"
}
chair() { says "$1" "${@:2}" --profile "$(in_room chair)"; }
joan() { says "$1" "${@:2}" --profile "$(in_room Ŵyn)"; }

rm -rf "$ROOM" "$SAID"
mkdir -p "$ROOM/desk" "$ROOM/Stick für Łódź" "$SAID"
cp tests/data/real-panel/*.csv tests/data/real-panel/scheme.json "$ROOM/desk/"
printf 'ref,bidder,title,amount,groups\n1,Ann,Första,1000,victims\n2,Łukasz,Ŵeithio,2000,\n' > "$ROOM/desk/b.csv"
printf 'bid,gateway,answer\n' > "$ROOM/desk/gates.csv"
for bid in 1 2; do for gate in purpose agreement safeguards; do echo "$bid,$gate,pass" >> "$ROOM/desk/gates.csv"; done; done
{
  echo 'bid,member,criterion,score,reason'
  for member in "Mair Pugh:4" "Łukasz Żak:3"; do
    for criterion in o1 o2 o3 deliverability value evidence victims; do
      for bid in 1 2; do [ "$bid $criterion" = "2 victims" ] || echo "$bid,${member%:*},$criterion,${member#*:},Seen on page 3"; done
    done
  done
} > "$ROOM/desk/s.csv"
printf '\xef\xbb\xbfcorrect horse battery staple\r\n' > "$ROOM/desk/pass.txt" # as Notepad saves it

FILES=(--scheme "$(in_room desk/scheme.json)" --bids "$(in_room desk/bids.csv)" --scores "$(in_room desk/scores.csv)")
says version --version
says help --help
refuses "unknown command" nonsense
says "rank as JSON" rank "${FILES[@]}" --json
says "rank as text" rank "${FILES[@]}"
says fairness fairness "${FILES[@]}" --fund 331000 --json
says shortlist shortlist "${FILES[@]}" --fund 20000 --best-value --json
refuses "file that is missing" rank "${FILES[@]:2}" --scheme "$(in_room desk/none.json)"
says "profile that is missing" verify --profile "$(in_room none/at/all)"

chair begin round new --title "Grants für Łódź" --chair "Mair Pugh" --fund-low 2000
chair member member add "Łukasz Żak"
chair member member add "Ŵyn Łoś"
chair bids bids import "$(in_room desk/b.csv)"
chair gateways gateways "$(in_room desk/gates.csv)"
chair invite invite "Ŵyn Łoś" --out "$(in_room desk)"
joan join join "$(in_room desk/invitation-ŵyn-łoś.ehi)" --out "$(in_room desk)"
chair accept accept "$(in_room desk/reply-ŵyn-łoś.ehr)" --words-confirmed
chair "sync" sync --folder "$(in_room "Stick für Łódź")"
joan "sync" sync --folder "$(in_room "Stick für Łódź")"
chair open round open
chair "sync again" sync
joan "sync again" sync
joan home home
chair declare declare --member "Mair Pugh"
chair declare declare --member "Łukasz Żak"
chair sheets sheet import --submit "$(in_room desk/s.csv)"
chair progress progress
chair doctor doctor
refuses "pack before its time" pack --out "$(in_room desk)" --profile "$(in_room chair)"
chair backup backup "$(in_room desk/backup.db)"
chair "later member" member add "Ann Later"
chair restore restore "$(in_room desk/backup.db)"
chair verify verify
chair kit kit --out "$(in_room desk/kit.age)"
chair keys keys
chair "keys under a passphrase" keys passphrase --passphrase-file "$(in_room desk/pass.txt)"
refuses "keys that are locked" keys --profile "$(in_room chair)"
chair "keys that are opened" keys --unlock "$(in_room desk/pass.txt)"
chair "keys in files" keys files --unlock "$(in_room desk/pass.txt)"
chair rebuild rebuild
chair "verify again" verify
(cd "$ROOM/chair" && ls) > "$SAID/files of the profile"
(cd "$ROOM/Stick für Łódź" && find . | sed -E 's/[0-9a-f]{8,}/<digest>/g' | sort) > "$SAID/files of the exchange"
tr -dc '\r' < "$ROOM/desk/kit.age" | wc -c > "$SAID/carriage returns in the kit"
