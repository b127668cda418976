//! Putting a backup back in the place of a profile's database.
//!
//! Nothing is lost by it: what was there is kept beside, and the records that it holds
//! and the backup does not are taken in again, as far as they can be read.

use std::path::{Path, PathBuf};

use evenhand_record::{DeviceKey, Record};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, SqliteConnection};

use crate::files::{
    PartFile, REPLACED, WholeFile, close_to_others, explain_file_problem, make_owner_folder,
    move_file,
};
use crate::profile::header::open_to_read;
use crate::profile::{self, OpenError, OpenWith};
use crate::store::Store;
use crate::take_in::TakeInError;
use crate::verify::VerifyFault;
use crate::verify::stored::{open_all, read_records};

/// What putting a backup back did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// How many records the backup has.
    pub records: u64,
    /// How many more the replaced database had.
    pub brought: u64,
    /// Where the replaced database is kept; none where there was none.
    pub kept: Option<PathBuf>,
}

/// Says why a backup was not put back. The profile is as it was.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The profile or the backup cannot be opened.
    #[error("{0}")]
    Open(#[from] OpenError),
    /// There is no such file.
    #[error("there is no backup {0}")]
    Missing(PathBuf),
    /// A record of the backup is damaged.
    #[error("the backup is not whole, so it was not put back: {0}")]
    Damaged(VerifyFault),
    /// The backup is of another device.
    #[error(
        "the backup has no entry under this laptop's key: it was made from another folder of Evenhand's. Put it back there, or bring the key of that folder back from its recovery kit first"
    )]
    OtherDevice,
    /// There is no key here that could go on with the records.
    #[error(
        "there is no key in {0}, without which nothing can be added to the entries. Bring it back from your recovery kit first"
    )]
    NoKey(PathBuf),
    /// The disk said no.
    #[error("{path} cannot be read or written: {}", explain_file_problem(problem))]
    Disk {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        problem: std::io::Error,
    },
    /// The records of the replaced database could not be taken in again.
    #[error("{0}")]
    TakeIn(#[from] TakeInError),
    /// SQLite said no.
    #[error("the backup cannot be read: {0}")]
    Database(#[from] sqlx::Error),
}

impl Store {
    /// Puts a backup in the place of a profile's database, whole or not at all.
    /// `stamp` names the folder in which the replaced one is kept.
    ///
    /// # Errors
    /// [`RestoreError`].
    pub async fn restore(
        folder: &Path,
        with: &OpenWith<'_>,
        backup: &Path,
        stamp: &str,
    ) -> Result<Restored, RestoreError> {
        let lock = profile::Lock::take_folder(folder)?;
        close_to_others(folder);
        let keys = profile::keys::read_keys(folder, with).await?;
        let keys = keys.ok_or_else(|| RestoreError::NoKey(folder.to_owned()))?;
        let records = check_backup(backup, &keys.device).await?;
        let kept = folder.join(format!("{REPLACED}{stamp}"));
        let kept = replace_database(folder, backup, &kept).await?;
        drop(lock);
        let store = Self::open_with(folder, with).await?;
        let brought = match &kept {
            Some(kept) => bring_back(&store, kept).await?,
            None => 0,
        };
        store.close().await;
        Ok(Restored {
            records,
            brought,
            kept,
        })
    }
}

/// Checks every record of the backup, and that it is this device's.
async fn check_backup(backup: &Path, key: &DeviceKey) -> Result<u64, RestoreError> {
    if !backup.is_file() {
        return Err(RestoreError::Missing(backup.to_owned()));
    }
    profile::header::check_header(backup).await?;
    let mut connection = open_to_read(backup).await?;
    let stored = read_records(&mut connection).await?;
    connection.close().await?;
    if let Some(fault) = stored.faults.first() {
        return Err(RestoreError::Damaged(fault.clone()));
    }
    let own = |log| log == key.log();
    let ours = stored.signed.iter().any(|one| own(one.payload.log));
    if !ours && !stored.signed.is_empty() {
        return Err(RestoreError::OtherDevice);
    }
    Ok(stored.records)
}

/// Moves the backup in; what was there is kept in the folder `kept`.
async fn replace_database(
    folder: &Path,
    backup: &Path,
    kept: &Path,
) -> Result<Option<PathBuf>, RestoreError> {
    let database = profile::database_path(folder);
    let disk = |path: &Path| {
        let path = path.to_owned();
        move |problem| RestoreError::Disk { path, problem }
    };
    let put_back = WholeFile::at(&database).replacing().owner_only();
    let put_back = put_back
        .with_fixed_part()
        .begin_copy(backup)
        .map_err(disk(&database))?;
    let was_there = database.exists();
    if was_there {
        fold_in_journal(&database).await;
        make_owner_folder(kept).map_err(disk(kept))?;
        let copy = kept.join("evenhand.db");
        let copied = WholeFile::at(&copy).owner_only().begin_copy(&database);
        copied.and_then(PartFile::finish).map_err(disk(&copy))?;
        for more in ["evenhand.db-wal", "evenhand.db-shm"] {
            let from = folder.join(more);
            if from.exists() {
                move_file(&from, &kept.join(more)).map_err(disk(&from))?;
            }
        }
    }
    put_back.finish().map_err(disk(&database))?;
    Ok(was_there.then(|| kept.join("evenhand.db")))
}

/// Moves what waits beside a database into it, where it can still be opened.
async fn fold_in_journal(database: &Path) {
    let options = SqliteConnectOptions::new().filename(database);
    if let Ok(mut connection) = SqliteConnection::connect_with(&options).await {
        let _ = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .execute(&mut connection)
            .await; // a damaged one is kept with what waits beside it
        let _ = connection.close().await;
    }
}

/// Takes in again what the replaced database held and the backup does not.
async fn bring_back(store: &Store, replaced: &Path) -> Result<u64, RestoreError> {
    let Ok(mut connection) = open_to_read(replaced).await else {
        return Ok(0);
    };
    let records: Vec<Record> = open_all(&mut connection).await.unwrap_or_default();
    let _ = connection.close().await;
    match store.take_in(records).await {
        Ok(taken) => Ok(taken.new.len() as u64),
        Err(TakeInError::NoPanel) => Ok(0),
        Err(error) => Err(error.into()),
    }
}
