//! Who may open a file or a folder: Unix's modes, and Windows' lists of rights.

#[cfg(any(windows, test))]
mod list;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use unix::{close_new_file, is_open, make_folder, take_rights_away};
#[cfg(windows)]
pub(super) use windows::{close_new_file, is_open, make_folder, take_rights_away};
