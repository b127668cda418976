#!/usr/bin/env bash
# The tests of the store (its kill test among them), of sync and of the whole, built for Windows and run
# under Wine. The tests that fail are exactly those of known.txt.
. "$(dirname "$0")/place.sh"
. "$HERE/cargo.sh"
. "$HERE/known.sh"
need_wine_home
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
WHAT=(--locked --release -p evenhand-store -p evenhand-sync -p evenhand-tests)
LOG=$PLACE/tests.log
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=wine EVENHAND_KILLS=${EVENHAND_KILLS:-100}

step "the tests for Windows"
for_windows build "${WHAT[@]}" --examples # the program that is killed
for_windows test "${WHAT[@]}" --tests --no-run
step "the tests under Wine"
for_windows test "${WHAT[@]}" --tests --no-fail-fast > "$LOG" 2>&1 || true
tr -d '\r' < "$LOG" | grep -E '^ +Running |^test result: ' || stop "No test ran; $LOG says why."

begun=$(grep -c '^ *Running ' "$LOG")
ended=$(grep -c '^test result: ' "$LOG")
[ "$begun" = "$ended" ] || stop "$begun programs of tests were begun and $ended ended; $LOG says which broke off."
failed() { tr -d '\r' < "$LOG" | sed -nE 's/^test (.*) \.\.\. FAILED$/\1/p' | sort -u; }
diff <(known test | sort -u) <(failed) || stop "The tests that fail are not those of tests/windows/known.txt (<: listed and passes; >: fails and is not listed). $LOG says why."
awk '/^test result: /{ passed += $4; failed += $6 } END { printf "%d passed, %d failed as known\n", passed, failed }' "$LOG"
