//! Where a device's keys lie: in the system's keychain, in a file under a passphrase,
//! or in files that their owner alone may read.
//!
//! A move writes the keys in their new place, reads them back, and only then takes them
//! out of the old one. One that was cut short is ended at the next opening; until then
//! the place that comes first here is the one in force.

use std::path::{Path, PathBuf};

use evenhand_record::seal::{PassphraseFault, WORK, open_with_passphrase, seal_with_passphrase};
use evenhand_record::{DeviceKey, SealKey};
use serde::{Deserialize, Serialize};

use super::{OpenError, key_file, keychain};
use crate::files::remove_if_there;

/// The name of the keychain's entry, in a file that says that the keys lie there.
const MARKER: &str = "keys.keychain";

/// The keys under a passphrase.
const LOCKED: &str = "keys.age";

/// Where keys lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// In the system's keychain.
    Keychain,
    /// In a file under a passphrase.
    Passphrase,
    /// In files that their owner alone may read.
    Files,
}

/// How a profile is opened.
#[derive(Clone, Copy, Debug, Default)]
pub struct OpenWith<'a> {
    /// A folder outside the profile, in which is noted how far its log has come.
    pub marks: Option<&'a Path>,
    /// Whether the keys of a new profile go into the system's keychain, where there is one.
    pub keychain: bool,
    /// The passphrase, where the keys are under one.
    pub passphrase: Option<&'a str>,
}

/// A device's keys.
#[derive(Debug)]
pub(crate) struct Keys {
    pub(crate) device: DeviceKey,
    pub(crate) seal: SealKey,
}

/// Keys as the keychain and the passphrase's file hold them.
#[derive(Serialize, Deserialize)]
struct KeyText {
    device: String,
    seal: String,
}

impl Keys {
    fn to_text(&self) -> Result<String, OpenError> {
        let text = KeyText {
            device: hex::encode(self.device.seed()),
            seal: self.seal.to_secret(),
        };
        serde_json::to_string(&text)
            .map_err(|problem| OpenError::KeysUnreadable(problem.to_string()))
    }

    fn from_text(text: &[u8]) -> Result<Self, OpenError> {
        let unreadable = || OpenError::KeysUnreadable("they are not keys".to_owned());
        let text: KeyText = serde_json::from_slice(text).map_err(|_| unreadable())?;
        let seed = hex::decode(&text.device).ok();
        let seed: [u8; 32] = seed
            .and_then(|seed| seed.try_into().ok())
            .ok_or_else(unreadable)?;
        Ok(Self {
            device: DeviceKey::from_seed(&seed),
            seal: text.seal.parse().map_err(|_| unreadable())?,
        })
    }
}

/// Where the keys of a profile lie; none where it has none yet.
pub(crate) fn find_place(folder: &Path) -> Option<KeyPlace> {
    let there = |name: &str| folder.join(name).exists();
    if there(MARKER) {
        Some(KeyPlace::Keychain)
    } else if there(LOCKED) {
        Some(KeyPlace::Passphrase)
    } else if there(key_file::DEVICE) {
        Some(KeyPlace::Files)
    } else {
        None
    }
}

/// Where the key that signs lies while it lies in a file.
pub(super) fn first_key(folder: &Path) -> PathBuf {
    folder.join(key_file::DEVICE)
}

/// Reads the keys of a profile from where they lie; none where it has none yet.
pub(crate) async fn read_keys(
    folder: &Path,
    with: &OpenWith<'_>,
) -> Result<Option<Keys>, OpenError> {
    let Some(place) = find_place(folder) else {
        return Ok(None);
    };
    let keys = match place {
        KeyPlace::Keychain => {
            Keys::from_text(keychain::read_secret(&entry_id(folder)?).await?.as_bytes())?
        }
        KeyPlace::Passphrase => open_locked(folder, with.passphrase)?,
        KeyPlace::Files => match key_file::read_device_key(folder)? {
            Some(device) => Keys {
                seal: key_file::read_or_make_seal(folder)?,
                device,
            },
            None => return Ok(None),
        },
    };
    end_move(folder, place)?;
    Ok(Some(keys))
}

/// Reads the keys of a profile. Makes them in a new profile, and in no other: with
/// others, its log could not be gone on with.
pub(super) async fn read_or_make(
    folder: &Path,
    with: &OpenWith<'_>,
    has_records: bool,
) -> Result<Keys, OpenError> {
    if let Some(keys) = read_keys(folder, with).await? {
        return Ok(keys);
    }
    if has_records {
        return Err(OpenError::KeyMissing(first_key(folder)));
    }
    let device = key_file::make_device_key(folder)?;
    let seal = key_file::read_or_make_seal(folder)?;
    let keys = Keys { device, seal };
    if with.keychain {
        match move_to(folder, &keys, KeyPlace::Keychain, None).await {
            Ok(()) | Err(OpenError::Keychain(_)) => {} // where there is none, they stay in files
            Err(error) => return Err(error),
        }
    }
    Ok(keys)
}

/// Moves the keys. Where it fails, they are where they were.
pub(crate) async fn move_to(
    folder: &Path,
    keys: &Keys,
    to: KeyPlace,
    passphrase: Option<&str>,
) -> Result<(), OpenError> {
    let from = find_place(folder);
    let old_entry = (from == Some(KeyPlace::Keychain))
        .then(|| entry_id(folder))
        .transpose()?;
    match to {
        KeyPlace::Keychain => {
            let id = format!("{}-{}", keys.device.log(), entry_stamp());
            keychain::keep_secret(&id, keys.to_text()?).await?;
            put_file(folder, MARKER, id.as_bytes())?;
        }
        KeyPlace::Passphrase => write_locked(folder, keys, passphrase)?,
        KeyPlace::Files => key_file::write_both(folder, &keys.device, &keys.seal)?,
    }
    for (place, name) in [(KeyPlace::Keychain, MARKER), (KeyPlace::Passphrase, LOCKED)] {
        if place != to {
            take_away(folder, name)?;
        }
    }
    end_move(folder, to)?;
    if let Some(old) = old_entry {
        let _ = keychain::forget_secret(&old).await; // what is left there opens nothing any more
    }
    Ok(())
}

/// Ends a move that was cut short: what lies in a place that is not in force is taken away.
fn end_move(folder: &Path, place: KeyPlace) -> Result<(), OpenError> {
    if place == KeyPlace::Keychain {
        take_away(folder, LOCKED)?;
    }
    if place != KeyPlace::Files {
        take_away(folder, key_file::DEVICE)?;
        take_away(folder, key_file::SEAL)?;
    }
    Ok(())
}

fn write_locked(folder: &Path, keys: &Keys, passphrase: Option<&str>) -> Result<(), OpenError> {
    let passphrase = passphrase.ok_or(OpenError::Locked)?;
    let sealed = seal_with_passphrase(keys.to_text()?.as_bytes(), passphrase, WORK);
    let sealed = sealed.map_err(OpenError::KeysUnreadable)?;
    open_with_passphrase(&sealed, passphrase)
        .map_err(|fault| OpenError::KeysUnreadable(fault.to_string()))?;
    put_file(folder, LOCKED, &sealed)
}

fn open_locked(folder: &Path, passphrase: Option<&str>) -> Result<Keys, OpenError> {
    let path = folder.join(LOCKED);
    let passphrase = passphrase.ok_or(OpenError::Locked)?;
    let sealed = std::fs::read(&path).map_err(|problem| OpenError::on_disk(&path, problem))?;
    let text = open_with_passphrase(&sealed, passphrase);
    let text = text.map_err(|fault| match fault {
        PassphraseFault::Wrong => OpenError::WrongPassphrase,
        other => OpenError::KeysUnreadable(other.to_string()),
    })?;
    Keys::from_text(&text)
}

fn entry_id(folder: &Path) -> Result<String, OpenError> {
    let path = folder.join(MARKER);
    let text =
        std::fs::read_to_string(&path).map_err(|problem| OpenError::on_disk(&path, problem))?;
    Ok(text.trim().to_owned())
}

fn put_file(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), OpenError> {
    let path = folder.join(name);
    key_file::write_secret(&path, bytes).map_err(|problem| OpenError::on_disk(&path, problem))
}

fn take_away(folder: &Path, name: &str) -> Result<(), OpenError> {
    let path = folder.join(name);
    if !path.exists() {
        return Ok(()); // a folder that is read-only refuses to take away what is not there
    }
    remove_if_there(&path).map_err(|problem| OpenError::on_disk(&path, problem))
}

/// Tells two entries of one device apart, for a move that was cut short.
fn entry_stamp() -> String {
    let bytes: [u8; 4] = rand::random();
    hex::encode(bytes)
}
