//! A copy of the database, taken while it is in use.

use std::path::{Path, PathBuf};

use sqlx::Connection;

use crate::profile;
use crate::store::Store;

/// Says why no backup was made.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is a file of that name.
    #[error("there is a file {0} already; choose another name")]
    Exists(PathBuf),
    /// SQLite said no: often a full disk.
    #[error("the backup {path} could not be written: {problem}")]
    Database {
        /// Where it was to go.
        path: PathBuf,
        /// What SQLite said.
        problem: sqlx::Error,
    },
    /// The disk said no.
    #[error("the backup {path} could not be written: {problem}")]
    Disk {
        /// Where it was to go.
        path: PathBuf,
        /// What the system said.
        problem: std::io::Error,
    },
}

impl Store {
    /// Writes a copy of the database to a new file, whole and synced, while
    /// reads and writes go on. The device's key is not in it: a backup can be
    /// read and verified anywhere, and written to nowhere.
    ///
    /// # Errors
    /// [`BackupError`]; no half file keeps the name that was asked for.
    pub async fn backup(&self, to: &Path) -> Result<(), BackupError> {
        if to.exists() {
            return Err(BackupError::Exists(to.to_owned()));
        }
        let part = to.with_added_extension("part");
        let disk = |problem| BackupError::Disk {
            path: to.to_owned(),
            problem,
        };
        let written = self.vacuum_into(&part).await;
        written.map_err(|problem| BackupError::Database {
            path: to.to_owned(),
            problem,
        })?;
        std::fs::File::open(&part)
            .and_then(|file| file.sync_all())
            .map_err(disk)?;
        std::fs::rename(&part, to).map_err(disk)
    }

    async fn vacuum_into(&self, part: &Path) -> Result<(), sqlx::Error> {
        let _ = std::fs::remove_file(part);
        let mut connection =
            sqlx::SqliteConnection::connect_with(&profile::connect_options(&self.folder)).await?;
        let part = part.to_string_lossy();
        sqlx::query("VACUUM INTO ?")
            .bind(part.as_ref())
            .execute(&mut connection)
            .await?;
        connection.close().await
    }
}
