//! Names of files, and the folders that they stand in.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::held::retry_while_held;

/// Moves a file on the same volume to a name that nothing has.
///
/// # Errors
/// The system's own; [`ErrorKind::AlreadyExists`] where the name is taken.
pub fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    refuse_taken(to)?;
    rename_file(from, to)
}

/// Renames a file, over another where there is one.
pub(super) fn rename_file(from: &Path, to: &Path) -> io::Result<()> {
    retry_while_held(|| fs::rename(from, to))
}

/// Removes a file; that there is none is no fault.
///
/// # Errors
/// The system's own.
pub fn remove_if_there(path: &Path) -> io::Result<()> {
    match retry_while_held(|| fs::remove_file(path)) {
        Err(problem) if problem.kind() != ErrorKind::NotFound => Err(problem),
        _ => Ok(()),
    }
}

/// Makes new and removed names in the folder of a path safe on disk, where the system can.
///
/// # Errors
/// The system's own.
pub fn sync_folder_of(path: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder_of(path)).and_then(|folder| folder.sync_all()) {
        Err(problem) if !cannot_be_synced(&problem) => Err(problem),
        _ => Ok(()),
    }
}

/// Some network file systems do not let a folder be synced.
fn cannot_be_synced(problem: &io::Error) -> bool {
    matches!(
        problem.kind(),
        ErrorKind::InvalidInput | ErrorKind::Unsupported
    )
}

/// The folder that a path is in; the present one where it names none.
pub fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().unwrap_or(path);
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}

/// Says that a name is taken, by whatever it is.
pub(super) fn refuse_taken(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(_) => Err(ErrorKind::AlreadyExists.into()),
        Err(problem) if problem.kind() == ErrorKind::NotFound => Ok(()),
        Err(problem) => Err(problem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_moved_to_a_name_that_nothing_has() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a"), "a").unwrap();
        fs::write(path("b"), "b").unwrap();
        let refused = move_file(&path("a"), &path("b")).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(path("b")).unwrap(), b"b");
        move_file(&path("a"), &path("c")).unwrap();
        assert_eq!(fs::read(path("c")).unwrap(), b"a");
        assert!(!path("a").exists());
    }

    #[test]
    fn a_name_without_a_folder_lies_in_the_present_one() {
        assert_eq!(folder_of(Path::new("pack.pdf")), Path::new("."));
        assert_eq!(folder_of(Path::new("out/pack.pdf")), Path::new("out"));
    }
}
