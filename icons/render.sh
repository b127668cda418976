#!/bin/sh
# Draws the program's icons from evenhand.svg.
# Needs rsvg-convert (librsvg2-bin), png2icns (icnsutils) and icotool (icoutils).
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
draw() { rsvg-convert -w "$1" -h "$1" evenhand.svg -o "$2"; }
draw 32 32x32.png
draw 128 128x128.png
draw 256 128x128@2x.png
draw 512 icon.png
for size in 16 24 32 48 64 128 256 512; do draw "$size" "$work/$size.png"; done
icotool --create --output=icon.ico "$work"/16.png "$work"/24.png "$work"/32.png "$work"/48.png "$work"/64.png --raw="$work/256.png"
png2icns icon.icns "$work"/16.png "$work"/32.png "$work"/48.png "$work"/128.png "$work"/256.png "$work"/512.png >/dev/null
