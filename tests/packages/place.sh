# Where the packages and the root that they are tried in are kept, and what the steps share. Each step sources it.
# shellcheck shell=bash disable=SC2034 # sourced
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

HERE=tests/packages
PLACE=$PWD/out/packages
ROOT=${ROOT:-$PLACE/root} # a Debian that never had the program
VERSION=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
DEB=$PLACE/Evenhand_${VERSION}_amd64.deb
RPM=$PLACE/Evenhand-$VERSION-1.x86_64.rpm
mkdir -p "$PLACE"

step() { printf '\n== %s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 3; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Runs a command in the root, with processes and devices of its own.
# shellcheck disable=SC2016 # the inner shell fills these in
in_root() {
  as_root env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    unshare --mount --pid --fork sh -c 'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" "$@"' "$ROOT" "$@"
}
