//! One process a profile.

use std::fs::{File, TryLockError};
use std::path::Path;

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
    File,
);

impl Lock {
    /// Takes the lock, or says that someone else has it.
    pub(crate) fn take_folder(folder: &Path) -> Result<Self, OpenError> {
        let path = folder.join("evenhand.lock");
        let file = open_owner_file(&path);
        let file = file.map_err(|problem| OpenError::on_disk(&path, problem))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(OpenError::InUse(folder.to_owned())),
            Err(TryLockError::Error(problem)) => Err(OpenError::on_disk(&path, problem)),
        }
    }
}
