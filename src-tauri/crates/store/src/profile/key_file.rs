//! The device's keys as files that their owner alone may read: the 32 secret bytes
//! that sign its log, and the age key that opens what is sealed to it.

use std::io::{self, ErrorKind};
use std::path::Path;

use evenhand_record::{DeviceKey, SealKey};
use rand::rngs::OsRng;

use super::OpenError;
use crate::files::WholeFile;

/// The file of the key that signs.
pub(super) const DEVICE: &str = "device.key";

/// The file of the key that opens what is sealed to this device.
pub(super) const SEAL: &str = "seal.key";

/// Reads the key of the profile; none where there is none.
pub(super) fn read_device_key(folder: &Path) -> Result<Option<DeviceKey>, OpenError> {
    let path = folder.join(DEVICE);
    match std::fs::read(&path) {
        Ok(bytes) => match bytes.as_slice().try_into() {
            Ok(seed) => Ok(Some(DeviceKey::from_seed(seed))),
            Err(_) => Err(OpenError::KeyDamaged {
                bytes: bytes.len(),
                path,
            }),
        },
        Err(problem) if problem.kind() == ErrorKind::NotFound => Ok(None),
        Err(problem) => Err(OpenError::on_disk(&path, problem)),
    }
}

/// Reads the key that opens what is sealed to this device, and makes one where
/// there is none: profiles of before sealing have none.
pub(super) fn read_or_make_seal(folder: &Path) -> Result<SealKey, OpenError> {
    let path = folder.join(SEAL);
    match std::fs::read_to_string(&path) {
        Ok(text) => text.trim().parse().map_err(|_| OpenError::KeyDamaged {
            bytes: text.len(),
            path,
        }),
        Err(problem) if problem.kind() == ErrorKind::NotFound => {
            let key = SealKey::generate();
            write_secret(&path, key.to_secret().as_bytes())
                .map_err(|problem| OpenError::on_disk(&path, problem))?;
            Ok(key)
        }
        Err(problem) => Err(OpenError::on_disk(&path, problem)),
    }
}

/// Makes a key, and is sure that it is on disk before anything is signed with it.
pub(super) fn make_device_key(folder: &Path) -> Result<DeviceKey, OpenError> {
    let (path, key) = (folder.join(DEVICE), DeviceKey::generate(&mut OsRng));
    write_secret(&path, &key.seed()).map_err(|problem| OpenError::on_disk(&path, problem))?;
    Ok(key)
}

/// Writes both keys.
pub(super) fn write_both(
    folder: &Path,
    device: &DeviceKey,
    seal: &SealKey,
) -> Result<(), OpenError> {
    let secret = seal.to_secret();
    for (name, bytes) in [(SEAL, secret.as_bytes()), (DEVICE, &device.seed())] {
        let path = folder.join(name);
        write_secret(&path, bytes).map_err(|problem| OpenError::on_disk(&path, problem))?;
    }
    Ok(())
}

/// Writes a secret that its owner alone may read: whole, or not at all.
pub(crate) fn write_secret(path: &Path, secret: &[u8]) -> io::Result<()> {
    let file = WholeFile::at(path).replacing().owner_only();
    file.with_fixed_part().write(secret)
}
