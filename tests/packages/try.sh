#!/usr/bin/env bash
# Installs each package in the clean Debian, uses it, and removes it with nothing left: the .deb by apt,
# with what it names as needed and no more; the .rpm by rpm with a database of its own.
. "$(dirname "$0")/place.sh"
bash "$HERE/root.sh"
cp "$DEB" "$RPM" "$HERE/use.sh" "$ROOT/tmp/"
OWN_DATABASE=(--root "$ROOT" --dbpath /var/lib/rpm-of-test)

# What lies in the root under the program's name.
left() { as_root find "$ROOT" -xdev -iname '*evenhand*' -not -path "$ROOT/tmp/*" -not -path "$ROOT/root/*" -not -path '*/var/lib/dpkg/*'; }
nothing_left() { [ -z "$(left)" ] || stop "The $1 leaves these behind: $(left)"; }
desktop_knows() { in_root sh -c 'update-desktop-database && update-mime-database /usr/share/mime'; }

step "the .deb is installed"
in_root apt-get update -q
in_root apt-get install -y -q --no-install-recommends "/tmp/${DEB##*/}" > "$PLACE/apt.log"
step "it is used"
in_root evenhand --version # before anything else is installed: what it needs, it names
in_root apt-get install -y -q --no-install-recommends xvfb x11-utils xdg-utils desktop-file-utils shared-mime-info libglib2.0-bin >> "$PLACE/apt.log"
cp -r "$ROOT/var/cache/apt/archives" "$PLACE/"
in_root bash /tmp/use.sh "$VERSION"
step "it is removed"
in_root apt-get purge -y -q evenhand >> "$PLACE/apt.log"
nothing_left .deb

step "the .rpm is installed"
as_root rpm "${OWN_DATABASE[@]}" --initdb
as_root rpm "${OWN_DATABASE[@]}" --install --nodeps --force-debian "$RPM" # what it needs is there as Debian's packages
rpm --query --package --requires "$RPM" | grep -v '^rpmlib'
desktop_knows
step "it is used"
in_root bash /tmp/use.sh "$VERSION"
step "it is removed"
as_root rpm "${OWN_DATABASE[@]}" --erase --force-debian evenhand
desktop_knows
nothing_left .rpm
echo "packages: both installed, used and removed"
