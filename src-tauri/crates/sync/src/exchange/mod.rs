//! The exchange folder: bundles in a shared folder, on a stick, wherever files go.
//!
//! `<root>/<panel>/from-<log>/<first>-<sha256>.ehx`, of log and hash the first letters
//! alone: a path of more than 259 letters cannot be opened by the desktop of Windows, nor
//! by many programs that copy folders there. A device writes
//! only in its own sub-folder, its own records and those of others that the folder
//! lacks; files are never changed or deleted. Readers look
//! at content alone: a conflict copy, a renamed file and a file in another's
//! sub-folder are as good as any. No lock, no watching: a caller looks again.

use std::path::{Path, PathBuf};

use evenhand_record::{LogId, PanelId};

mod error;
mod known;
mod listing;
mod publication;
mod publish;
mod read;
mod seen;
mod walk;
mod whole_bundle;

pub use error::ExchangeError;
pub use known::{KnownRecords, Standing, Strangers};
pub use listing::{FolderListing, FoundFile, NotTaken, WhyNotTaken};
pub use publication::{Publication, plan_publications};
pub use publish::Published;
pub use read::FileReadError;
pub use seen::{SeenFile, SeenFiles};
pub use walk::MAX_ENTRIES;

/// How the name of a bundle ends, in any case.
pub(crate) const ENDING: &str = "ehx";

/// How many letters of its log a device's sub-folder is called by. Where two devices have
/// the same ones, both write there, and neither over the other's files.
const LOG_LETTERS: usize = 8;

/// A panel's exchange folder, as one device uses it.
#[derive(Clone, Debug)]
pub struct ExchangeFolder {
    root: PathBuf,
    panel: PanelId,
    own_log: LogId,
}

impl ExchangeFolder {
    /// Opens the exchange folder of a panel for the device that signs `own_log`.
    /// Nothing is made in it before [`ExchangeFolder::publish_records`].
    ///
    /// # Errors
    /// [`ExchangeError`] where `root` is not a folder that can be reached.
    pub fn open(
        root: impl Into<PathBuf>,
        panel: PanelId,
        own_log: LogId,
    ) -> Result<Self, ExchangeError> {
        let exchange = Self {
            root: root.into(),
            panel,
            own_log,
        };
        exchange.check_root()?;
        Ok(exchange)
    }

    /// The panel's folder.
    pub fn panel_folder(&self) -> PathBuf {
        self.root.join(self.panel.to_string())
    }

    /// The sub-folder that this device writes in.
    pub fn own_folder(&self) -> PathBuf {
        self.panel_folder().join(self.own_folder_name())
    }

    fn own_folder_name(&self) -> String {
        let log = self.own_log.to_string();
        format!("from-{}", log.get(..LOG_LETTERS).unwrap_or(&log))
    }

    /// Whether a path lies in this device's own sub-folder, or in the one that its older
    /// program wrote in, which is called by the whole log.
    fn is_own(&self, path: &Path) -> bool {
        let older = format!("from-{}", self.own_log);
        path.starts_with(self.own_folder()) || path.starts_with(self.panel_folder().join(older))
    }

    fn check_root(&self) -> Result<(), ExchangeError> {
        let found = std::fs::metadata(&self.root)
            .map_err(|problem| ExchangeError::from_system(&self.root, problem))?;
        if found.is_dir() {
            Ok(())
        } else {
            Err(ExchangeError::NotAFolder(self.root.clone()))
        }
    }
}

/// Whether a path is a folder that is there; a link is refused.
fn is_folder(path: &Path) -> Result<bool, ExchangeError> {
    match std::fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => Err(ExchangeError::Link(path.to_owned())),
        Ok(found) if found.is_dir() => Ok(true),
        Ok(_) => Err(ExchangeError::NotAFolder(path.to_owned())),
        Err(problem) if problem.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(problem) => Err(ExchangeError::from_system(path, problem)),
    }
}
