#!/usr/bin/env bash
# Makes a clean Debian to install the packages in; the bare system is fetched once and kept packed.
. "$(dirname "$0")/place.sh"
BARE=$PLACE/debian.tar

need() { command -v "$1" >/dev/null || as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$2"; }
need debootstrap debootstrap
need rpm rpm
need desktop-file-validate desktop-file-utils
step "a clean Debian"
as_root rm -rf "$ROOT"
if [ -f "$BARE" ]; then
  mkdir "$ROOT"
  as_root tar -xf "$BARE" -C "$ROOT"
else
  as_root debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$ROOT" > "$PLACE/debootstrap.log"
  as_root tar -cf "$BARE" -C "$ROOT" .
fi
as_root sh -c 'echo force-unsafe-io > "$0/etc/dpkg/dpkg.cfg.d/throwaway"' "$ROOT" # nothing here outlives the run
# What apt fetched in the run before, so that it is not fetched again.
[ ! -d "$PLACE/archives" ] || as_root cp -r "$PLACE/archives" "$ROOT/var/cache/apt/"
