//! Why a profile was not opened.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sqlx::migrate::MigrateError;

use super::keychain::KeychainFault;
use crate::files::explain_file_problem;

/// Says why a profile was not opened. Nothing in the folder was altered.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process has it open.
    #[error(
        "Evenhand's own folder, {0}, is already open in another window or command; close that first"
    )]
    InUse(PathBuf),
    /// A newer program wrote it.
    #[error(
        "what Evenhand keeps in {path} was written by a newer version of Evenhand (its tables are version {found}; this program knows up to {known}). Nothing was changed. Update Evenhand to open it"
    )]
    Newer {
        /// The database.
        path: PathBuf,
        /// The version of its tables.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// The file is not ours.
    #[error("{0} is not an Evenhand database; choose another folder, or move that file away")]
    NotOurs(PathBuf),
    /// SQLite found broken pages.
    #[error("the database {path} is damaged ({problem}); restore it from a backup")]
    Damaged {
        /// The database.
        path: PathBuf,
        /// What SQLite's quick check found first.
        problem: String,
    },
    /// There are records and no key to go on with.
    #[error(
        "the key {0} is missing although entries were made with it; put it back from your recovery kit, or join anew from an empty folder"
    )]
    KeyMissing(PathBuf),
    /// The keys are under a passphrase, and none was given.
    #[error("this laptop's keys are under a passphrase; give it to unlock Evenhand")]
    Locked,
    /// The passphrase is another.
    #[error("that is not the passphrase of Evenhand on this laptop; try it again")]
    WrongPassphrase,
    /// The keychain does not give the keys.
    #[error(
        "{0}. This laptop's keys lie in it: log in to your desktop, unlock the keychain, and open Evenhand again. If the key is gone, bring it back from your recovery kit"
    )]
    Keychain(#[from] KeychainFault),
    /// What lies where the keys should is none.
    #[error("this laptop's keys cannot be read ({0}); bring them back from your recovery kit")]
    KeysUnreadable(String),
    /// The key is not a key.
    #[error(
        "{path} is not a laptop's key: it has {bytes} bytes where a key has 32; put it back from your recovery kit"
    )]
    KeyDamaged {
        /// The file.
        path: PathBuf,
        /// How many bytes it has.
        bytes: usize,
    },
    /// An older program's tables wait to be made again, or changes to be put in their place,
    /// and nothing can be written.
    #[error(
        "Evenhand's own folder, {folder}, has to be brought up to date before it can be read, and it cannot be written to ({problem}). Nothing was changed. Make room on the disk, or let your account write in that folder, and open Evenhand again"
    )]
    NeedsRoom {
        /// The folder of the profile.
        folder: PathBuf,
        /// Why it cannot be written to.
        problem: String,
    },
    /// The disk said no.
    #[error("{path} cannot be read or written: {}", explain_file_problem(problem))]
    Disk {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        problem: std::io::Error,
    },
    /// The tables could not be brought up to this version.
    #[error("the tables could not be brought up to date: {0}")]
    Migrate(#[from] MigrateError),
    /// SQLite said no.
    #[error("Evenhand's database could not be opened: {0}")]
    Database(#[from] sqlx::Error),
}

/// What SQLite answers where pages are broken, or the file is none of its own
/// (<https://www.sqlite.org/rescode.html>).
const BROKEN: [&str; 2] = ["11", "26"];

/// What SQLite answers where it cannot write, by the last byte of its codes: a read-only
/// database, a failed write, a full disk, a file that cannot be made (same page).
const UNWRITABLE: [u32; 4] = [8, 10, 13, 14];

impl OpenError {
    /// The same, said of the database where SQLite found it broken.
    pub(super) fn name_database(self, database: &Path) -> Self {
        let broken = |problem: &sqlx::Error| {
            let code = problem.as_database_error().and_then(|error| error.code());
            code.is_some_and(|code| BROKEN.contains(&code.as_ref()))
        };
        match self {
            Self::Database(problem) if broken(&problem) => Self::Damaged {
                path: database.to_owned(),
                problem: problem.to_string(),
            },
            other => other,
        }
    }

    /// Whether it is the disk or the system that let nothing be written.
    pub(super) fn is_of_writing(&self) -> bool {
        match self {
            Self::Disk { problem, .. } => cannot_write(problem.kind()),
            Self::Database(problem)
            | Self::Migrate(
                MigrateError::Execute(problem) | MigrateError::ExecuteMigration(problem, _),
            ) => is_of_writing(problem),
            _ => false,
        }
    }

    /// Says that a profile has to be written to before it can be read.
    pub(crate) fn needs_room(folder: &Path, problem: &impl std::fmt::Display) -> Self {
        Self::NeedsRoom {
            folder: folder.to_owned(),
            problem: problem.to_string(),
        }
    }

    /// A disk error, with the path it is about.
    pub(crate) fn on_disk(path: &Path, problem: std::io::Error) -> Self {
        Self::Disk {
            path: path.to_owned(),
            problem,
        }
    }
}

/// Whether SQLite was kept from writing.
pub(crate) fn is_of_writing(problem: &sqlx::Error) -> bool {
    let code = problem.as_database_error().and_then(|error| error.code());
    let code = code.and_then(|code| code.parse::<u32>().ok());
    code.is_some_and(|code| UNWRITABLE.contains(&(code & 0xff)))
}

fn cannot_write(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::StorageFull
            | ErrorKind::QuotaExceeded
            | ErrorKind::FileTooLarge
            | ErrorKind::ReadOnlyFilesystem
            | ErrorKind::PermissionDenied
    )
}
