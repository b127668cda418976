//! One process a profile.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::OpenError;
use crate::files::open_owner_file;

/// A lock on the profile's folder, held until it is dropped. The system lets go
/// of it when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Lock(
    #[allow(
        dead_code,
        reason = "held, never read: closing the file lets go of the lock"
    )]
    Option<File>,
);

impl Lock {
    /// Takes the lock, or says that someone else has it.
    pub(crate) fn take_folder(folder: &Path) -> Result<Self, OpenError> {
        let path = lock_file(folder);
        match open_owner_file(&path) {
            Ok(file) => Self::hold(file, folder),
            Err(problem) => Err(OpenError::on_disk(&path, problem)),
        }
    }

    /// Takes the lock where nothing can be written: there may be no file of it then, and
    /// nobody who could write holds it.
    pub(super) fn take_folder_to_read(folder: &Path) -> Result<Self, OpenError> {
        let path = lock_file(folder);
        match File::open(&path) {
            Ok(file) => Self::hold(file, folder),
            Err(problem) if problem.kind() == ErrorKind::NotFound => Ok(Self(None)),
            Err(problem) => Err(OpenError::on_disk(&path, problem)),
        }
    }

    fn hold(file: File, folder: &Path) -> Result<Self, OpenError> {
        match file.try_lock() {
            Ok(()) => Ok(Self(Some(file))),
            Err(TryLockError::WouldBlock) => Err(OpenError::InUse(folder.to_owned())),
            Err(TryLockError::Error(problem)) => {
                Err(OpenError::on_disk(&lock_file(folder), problem))
            }
        }
    }
}

fn lock_file(folder: &Path) -> PathBuf {
    folder.join("evenhand.lock")
}
