//! Keys from a recovery kit that wait to take the place of a fresh profile's own.
//!
//! They are written beside the fresh keys in one step, and put in their place when the
//! profile is opened next. A stop at any moment leaves a fresh profile, or one whose
//! next opening goes on where the last one stopped.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use evenhand_core::MemberId;
use evenhand_record::{Changed, DeviceKey, PanelId, SealKey};
use serde::{Deserialize, Serialize};

use crate::files::sync_folder_of;
use crate::profile::keys::{self, Keys};
use crate::profile::{KeyPlace, OpenError, OpenWith, Opened, key_file};
use crate::store::Store;

/// The keys of a device that was lost, and whose they are.
#[derive(Clone, Serialize, Deserialize)]
pub struct Planted {
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
pub enum PlantError {
    /// The profile has records, or belongs to a panel.
    #[error(
        "this profile is in use already; a recovery kit begins a profile of its own. Open Evenhand on an empty folder (evenhand --profile FOLDER), and use the kit there"
    )]
    InUse,
    /// SQLite said no.
    #[error("the profile's database could not be read: {0}")]
    Database(#[from] sqlx::Error),
    /// The disk said no.
    #[error("{path} cannot be written: {problem}")]
    Disk {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        problem: std::io::Error,
    },
}

impl Store {
    /// Lays the keys of a lost device beside those of this fresh profile. They take their
    /// place when the profile is opened next, so nothing is to be written before that: its
    /// log then goes on from where the panel's records have it.
    ///
    /// # Errors
    /// [`PlantError`]; the profile is as it was then.
    pub async fn plant(&self, keys: &Planted) -> Result<(), PlantError> {
        if !is_fresh(&self.writer).await? {
            return Err(PlantError::InUse);
        }
        let path = waiting(&self.folder);
        let text = serde_json::to_vec(keys).map_err(std::io::Error::from);
        text.and_then(|text| key_file::write(&path, &text))
            .map_err(|problem| PlantError::Disk { path, problem })?;
        self.changes.note(Changed::everything([])); // from the next opening on
        Ok(())
    }
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
pub(crate) async fn settle(
    folder: &Path,
    with: &OpenWith<'_>,
    mut opened: Opened,
) -> Result<Opened, OpenError> {
    let path = waiting(folder);
    let Some(keys) = read(&path)? else {
        return Ok(opened);
    };
    let theirs = Keys {
        device: DeviceKey::from_seed(&keys.seed),
        seal: secret(&path, &keys)?,
    };
    if is_fresh(&opened.writer).await? {
        let place = keys::place(folder).unwrap_or(KeyPlace::Files);
        keys::move_to(folder, &theirs, place, with.passphrase).await?;
        belong(&opened.writer, &keys).await?; // last: from here on it is no fresh profile
        opened.keys = theirs;
    }
    std::fs::remove_file(&path)
        .and_then(|()| sync_folder_of(&path))
        .map_err(|problem| OpenError::disk(&path, problem))?;
    Ok(opened)
}

/// Notes whose the profile is, in one transaction.
async fn belong(pool: &sqlx::SqlitePool, keys: &Planted) -> Result<(), sqlx::Error> {
    let (panel, member) = (keys.panel.to_string(), keys.member.to_string());
    let mut transaction = pool.begin().await?;
    for (name, value) in BTreeMap::from([("member", member), ("panel", panel)]) {
        let kept = sqlx::query(
            "INSERT INTO here (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        );
        let kept = kept.bind(name).bind(value);
        kept.execute(&mut *transaction).await?;
    }
    transaction.commit().await
}

fn waiting(folder: &Path) -> PathBuf {
    folder.join("planted.key")
}

fn read(path: &Path) -> Result<Option<Planted>, OpenError> {
    match std::fs::read(path) {
        Ok(text) => serde_json::from_slice(&text)
            .map(Some)
            .map_err(|_| damaged(path, text.len())),
        Err(problem) if problem.kind() == ErrorKind::NotFound => Ok(None),
        Err(problem) => Err(OpenError::disk(path, problem)),
    }
}

fn secret(path: &Path, keys: &Planted) -> Result<SealKey, OpenError> {
    let seal = keys.seal.parse();
    seal.map_err(|_| damaged(path, keys.seal.len()))
}

fn damaged(path: &Path, bytes: usize) -> OpenError {
    OpenError::KeyDamaged {
        path: path.to_owned(),
        bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Planted {
        Planted {
            panel: PanelId::from_bytes([1; 32]),
            member: "joan-fry".into(),
            seed: [7; 32],
            seal: SealKey::generate().to_secret(),
        }
    }

    /// A fresh profile in which keys wait.
    async fn waits(keys: &Planted) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        store.plant(keys).await.unwrap();
        assert_ne!(store.device().log, DeviceKey::from_seed(&keys.seed).log());
        store.close().await;
        folder
    }

    async fn assert_theirs(folder: &Path, keys: &Planted) {
        let store = Store::open(folder).await.unwrap();
        assert_eq!(store.secrets(), (keys.seed, keys.seal.clone()));
        let (panel, member) = (store.here("panel").await, store.here("member").await);
        assert_eq!(panel.unwrap(), Some(keys.panel.to_string()));
        assert_eq!(member.unwrap(), Some(keys.member.to_string()));
        assert!(!waiting(folder).exists(), "what waited is gone");
        store.close().await;
    }

    #[tokio::test]
    async fn a_stop_at_any_moment_leads_to_the_same_profile() {
        let keys = keys();
        let stops: [fn(&Path, &Planted); 3] = [
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
            std::fs::write(waiting(folder.path()), serde_json::to_vec(&keys).unwrap()).unwrap();
            assert_theirs(folder.path(), &keys).await; // stopped before the last step
        }
    }

    #[tokio::test]
    async fn a_profile_that_belongs_to_a_panel_keeps_its_keys() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        store.keep_here("panel", "another").await.unwrap();
        let (before, refused) = (store.secrets(), store.plant(&keys()).await);
        assert!(matches!(refused, Err(PlantError::InUse)));
        store.close().await;
        std::fs::write(waiting(folder.path()), serde_json::to_vec(&keys()).unwrap()).unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        assert_eq!(store.secrets(), before);
        store.close().await;
    }
}
