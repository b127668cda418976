//! A copy of the database, taken while it is in use.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sqlx::Connection;

use crate::files::{WholeFile, explain_file_problem};
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
    #[error(
        "the backup {path} could not be written: {}",
        explain_file_problem(problem)
    )]
    Disk {
        /// Where it was to go.
        path: PathBuf,
        /// What the system said.
        problem: std::io::Error,
    },
}

impl Store {
    /// Writes a copy of the database to a new file, whole and synced, while
    /// reads and writes go on. Its owner alone may read it. The device's key is not in it: a backup can be
    /// read and verified anywhere, and written to nowhere.
    ///
    /// # Errors
    /// [`BackupError`]; no half file keeps the name that was asked for.
    pub async fn backup(&self, to: &Path) -> Result<(), BackupError> {
        if to.exists() {
            return Err(BackupError::Exists(to.to_owned()));
        }
        let path = || to.to_owned();
        let disk = |problem: std::io::Error| match problem.kind() {
            ErrorKind::AlreadyExists => BackupError::Exists(path()),
            _ => BackupError::Disk {
                path: path(),
                problem,
            },
        };
        let part = WholeFile::at(to).owner_only().begin().map_err(disk)?;
        let written = self.vacuum_into(part.path()).await;
        written.map_err(|problem| BackupError::Database {
            path: path(),
            problem,
        })?;
        part.finish().map_err(disk)
    }

    /// SQLite writes into a file that is there, as long as it is empty.
    async fn vacuum_into(&self, part: &Path) -> Result<(), sqlx::Error> {
        let options = self.writer.connect_options(); // which only reads where that is all that can be done
        let mut connection = sqlx::SqliteConnection::connect_with(&options).await?;
        let part = part.to_string_lossy();
        sqlx::query("VACUUM INTO ?")
            .bind(part.as_ref())
            .execute(&mut connection)
            .await?;
        connection.close().await
    }
}
