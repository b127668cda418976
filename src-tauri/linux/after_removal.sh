# A .rpm owns files and no folders: the folder of the licences goes with the last of them.
rmdir /usr/share/doc/evenhand 2>/dev/null || true
