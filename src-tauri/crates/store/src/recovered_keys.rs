//! Keys from a recovery kit that wait to take the place of a fresh profile's own.
//!
//! They are written beside the fresh keys in one step, and put in their place when the
//! profile is opened next. A stop at any moment leaves a fresh profile, or one whose
//! next opening goes on where the last one stopped.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use evenhand_core::MemberId;
use evenhand_record::{DeviceKey, PanelId, SealKey};
use serde::{Deserialize, Serialize};

use crate::device_note::{DeviceNote, keep_notes};
use crate::files::{explain_file_problem, remove_if_there, sync_folder_of};
use crate::profile::keys::{self, Keys};
use crate::profile::{KeyPlace, OpenError, OpenWith, Opened, key_file};

/// The keys of a device that was lost, and whose they are.
#[derive(Clone, Serialize, Deserialize)]
pub struct RecoveredKeys {
    /// The panel that the device is part of.
    pub panel: PanelId,
    /// Whose device it is.
    pub member: MemberId,
    /// The 32 secret bytes that sign its log.
    pub seed: [u8; 32],
    /// The text of the key that opens what is sealed to it.
    pub seal: String,
}

/// Says why keys were not put into a profile. It is as it was.
#[derive(Debug, thiserror::Error)]
pub enum RecoveryError {
    /// The profile has records, or belongs to a panel.
    #[error(
        "Evenhand on this laptop is in use already; a recovery kit begins another copy of Evenhand. Start it with a new folder (evenhand --profile FOLDER), and use the kit there"
    )]
    InUse,
    /// SQLite said no.
    #[error("Evenhand's database could not be read: {0}")]
    Database(#[from] sqlx::Error),
    /// The disk said no.
    #[error("{path} cannot be written: {}", explain_file_problem(problem))]
    Disk {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        problem: std::io::Error,
    },
}

/// Lays keys beside those of a fresh profile, in one step.
pub(crate) async fn lay_beside(
    folder: &Path,
    pool: &sqlx::SqlitePool,
    keys: &RecoveredKeys,
) -> Result<(), RecoveryError> {
    if !is_fresh(pool).await? {
        return Err(RecoveryError::InUse);
    }
    let path = waiting_file(folder);
    let text = serde_json::to_vec(keys).map_err(std::io::Error::from);
    text.and_then(|text| key_file::write_secret(&path, &text))
        .map_err(|problem| RecoveryError::Disk { path, problem })
}

/// Whether a profile has no record and belongs to nobody.
async fn is_fresh(pool: &sqlx::SqlitePool) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT NOT EXISTS (SELECT 1 FROM record) AND NOT EXISTS (SELECT 1 FROM here WHERE name = 'panel')",
    )
    .fetch_one(pool)
    .await
}

/// Puts keys that wait in the place of the profile's own. Done again, it changes nothing.
pub(crate) async fn put_in_place(
    folder: &Path,
    with: &OpenWith<'_>,
    mut opened: Opened,
) -> Result<Opened, OpenError> {
    let path = waiting_file(folder);
    let Some(keys) = read_waiting(&path)? else {
        return Ok(opened);
    };
    let theirs = Keys {
        device: DeviceKey::from_seed(&keys.seed),
        seal: read_secret(&path, &keys)?,
    };
    if is_fresh(&opened.writer).await? {
        let place = keys::find_place(folder).unwrap_or(KeyPlace::Files);
        keys::move_to(folder, &theirs, place, with.passphrase).await?;
        note_owner(&opened.writer, &keys).await?; // last: from here on it is no fresh profile
        opened.keys = theirs;
    }
    remove_if_there(&path)
        .and_then(|()| sync_folder_of(&path))
        .map_err(|problem| OpenError::on_disk(&path, problem))?;
    Ok(opened)
}

/// Notes whose the profile is, in one transaction.
async fn note_owner(pool: &sqlx::SqlitePool, keys: &RecoveredKeys) -> Result<(), sqlx::Error> {
    let (panel, member) = (keys.panel.to_string(), keys.member.to_string());
    let notes = [
        (&DeviceNote::Member, member.as_str()),
        (&DeviceNote::Panel, panel.as_str()),
    ];
    keep_notes(pool, notes).await
}

fn waiting_file(folder: &Path) -> PathBuf {
    folder.join("planted.key")
}

fn read_waiting(path: &Path) -> Result<Option<RecoveredKeys>, OpenError> {
    match std::fs::read(path) {
        Ok(text) => serde_json::from_slice(&text)
            .map(Some)
            .map_err(|_| key_damaged(path, text.len())),
        Err(problem) if problem.kind() == ErrorKind::NotFound => Ok(None),
        Err(problem) => Err(OpenError::on_disk(path, problem)),
    }
}

fn read_secret(path: &Path, keys: &RecoveredKeys) -> Result<SealKey, OpenError> {
    let seal = keys.seal.parse();
    seal.map_err(|_| key_damaged(path, keys.seal.len()))
}

fn key_damaged(path: &Path, bytes: usize) -> OpenError {
    OpenError::KeyDamaged {
        path: path.to_owned(),
        bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    fn keys() -> RecoveredKeys {
        RecoveredKeys {
            panel: PanelId::from_bytes([1; 32]),
            member: "joan-fry".into(),
            seed: [7; 32],
            seal: SealKey::generate().to_secret(),
        }
    }

    /// A fresh profile in which keys wait.
    async fn waits(keys: &RecoveredKeys) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        store.keep_recovered_keys(keys).await.unwrap();
        assert_ne!(store.device().log, DeviceKey::from_seed(&keys.seed).log());
        store.close().await;
        folder
    }

    async fn assert_theirs(folder: &Path, keys: &RecoveredKeys) {
        let store = Store::open(folder).await.unwrap();
        assert_eq!(store.secrets(), (keys.seed, keys.seal.clone()));
        let (panel, member) = (
            store.device_note(&DeviceNote::Panel).await,
            store.device_note(&DeviceNote::Member).await,
        );
        assert_eq!(panel.unwrap(), Some(keys.panel.to_string()));
        assert_eq!(member.unwrap(), Some(keys.member.to_string()));
        assert!(!waiting_file(folder).exists(), "what waited is gone");
        store.close().await;
    }

    #[tokio::test]
    async fn a_stop_at_any_moment_leads_to_the_same_profile() {
        let keys = keys();
        let stops: [fn(&Path, &RecoveredKeys); 3] = [
            |_, _| (),
            |folder, keys| std::fs::write(folder.join("seal.key"), &keys.seal).unwrap(),
            |folder, keys| {
                std::fs::write(folder.join("seal.key"), &keys.seal).unwrap();
                std::fs::write(folder.join("device.key"), keys.seed).unwrap();
            },
        ];
        for stop in stops {
            let folder = waits(&keys).await;
            stop(folder.path(), &keys);
            assert_theirs(folder.path(), &keys).await;
            std::fs::write(
                waiting_file(folder.path()),
                serde_json::to_vec(&keys).unwrap(),
            )
            .unwrap();
            assert_theirs(folder.path(), &keys).await; // stopped before the last step
        }
    }

    #[tokio::test]
    async fn a_profile_that_belongs_to_a_panel_keeps_its_keys() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        store
            .keep_note(&DeviceNote::Panel, "another")
            .await
            .unwrap();
        let (before, refused) = (store.secrets(), store.keep_recovered_keys(&keys()).await);
        assert!(matches!(refused, Err(RecoveryError::InUse)));
        store.close().await;
        std::fs::write(
            waiting_file(folder.path()),
            serde_json::to_vec(&keys()).unwrap(),
        )
        .unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        assert_eq!(store.secrets(), before);
        store.close().await;
    }
}
