//! The device's key as a file: 32 secret bytes that its owner alone may read.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use evenhand_record::DeviceKey;
use rand::rngs::OsRng;

use super::OpenError;

/// Reads the key of the profile. Makes one in a new profile, and in no other:
/// with another key, its log could not be gone on with.
pub(super) fn read_or_make(folder: &Path, has_records: bool) -> Result<DeviceKey, OpenError> {
    let path = folder.join("device.key");
    match std::fs::read(&path) {
        Ok(bytes) => match bytes.as_slice().try_into() {
            Ok(seed) => Ok(DeviceKey::from_seed(seed)),
            Err(_) => Err(OpenError::KeyDamaged {
                bytes: bytes.len(),
                path,
            }),
        },
        Err(problem) if problem.kind() == ErrorKind::NotFound && has_records => {
            Err(OpenError::KeyMissing(path))
        }
        Err(problem) if problem.kind() == ErrorKind::NotFound => {
            make(&path).map_err(|problem| OpenError::disk(&path, problem))
        }
        Err(problem) => Err(OpenError::disk(&path, problem)),
    }
}

/// Makes a key, and is sure that it is on disk before anything is signed with it.
fn make(path: &Path) -> io::Result<DeviceKey> {
    let key = DeviceKey::generate(&mut OsRng);
    let part = path.with_added_extension("part");
    let mut file = private().open(&part)?;
    file.write_all(&key.seed())?;
    file.sync_all()?;
    std::fs::rename(&part, path)?;
    sync_folder(path)?;
    Ok(key)
}

#[cfg(unix)]
fn private() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    options
}

#[cfg(not(unix))]
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    options
}

/// Syncs the folder that a file was renamed in, where the system can.
fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}
