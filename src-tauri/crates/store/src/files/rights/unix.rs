//! Modes: 0700 for a folder, 0600 for a file.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::Path;

/// Makes a folder, and those above it that lack, for the owner alone.
pub(in crate::files) fn make_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).recursive(true).create(folder)
}

/// A file has its mode from the moment at which it is made.
pub(in crate::files) fn close_new_file(_: &Path) {}

/// Whether the rights of a file or folder are more than its owner's.
pub(in crate::files) fn is_open(path: &Path) -> bool {
    fs::symlink_metadata(path)
        .is_ok_and(|about| !about.is_symlink() && about.permissions().mode() & 0o077 != 0)
}

/// Leaves the owner's rights alone. A folder that all accounts share, such as /tmp, is
/// left to them.
pub(in crate::files) fn take_rights_away(path: &Path) -> io::Result<()> {
    const SHARED: u32 = 0o1000; // the sticky bit
    let mut rights = fs::symlink_metadata(path)?.permissions();
    if rights.mode() & SHARED != 0 {
        return Ok(());
    }
    rights.set_mode(rights.mode() & !0o077);
    fs::set_permissions(path, rights)
}
