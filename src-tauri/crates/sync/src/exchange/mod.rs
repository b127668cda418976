//! The exchange folder: bundles in a shared folder, on a stick, wherever files go.
//!
//! `<root>/<panel>/from-<log>/<first>-<last>-<sha256>.ehx`. A device writes
//! only in its own sub-folder; files are never changed or deleted. Readers look
//! at content alone: a conflict copy, a renamed file and a file in another's
//! sub-folder are as good as any. No lock, no watching: a caller looks again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use evenhand_record::{LogId, PanelId, RecordId};

mod error;
mod judge;
mod look;
mod publication;
mod publish;
mod read;
mod seen;
mod walk;

pub use error::ExchangeError;
pub use look::{Aside, FoundFile, Look, WhyAside};
pub use publication::{Publication, plan_publications};
pub use publish::Published;
pub use read::ReadError;
pub use seen::{Seen, Sighting};
pub use walk::MAX_ENTRIES;

/// How the name of a bundle ends, in any case.
pub(crate) const ENDING: &str = "ehx";

/// A panel's exchange folder, as one device uses it.
#[derive(Clone, Debug)]
pub struct Exchange {
    root: PathBuf,
    panel: PanelId,
    own: LogId,
}

impl Exchange {
    /// Opens the exchange folder of a panel for the device that signs `own_log`.
    /// Nothing is made in it before [`Exchange::publish`].
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
            own: own_log,
        };
        exchange.check_root()?;
        Ok(exchange)
    }

    /// The panel's folder.
    pub fn folder(&self) -> PathBuf {
        self.root.join(self.panel.to_string())
    }

    /// The sub-folder that this device writes in.
    pub fn own_folder(&self) -> PathBuf {
        self.folder().join(self.own_name())
    }

    /// Which own records the folder still holds, in whole files of this
    /// device's sub-folder, with signatures that hold. Files that are as they
    /// were when `known` was made are not read again.
    ///
    /// # Errors
    /// [`ExchangeError`] where the folder cannot be read.
    pub fn published_ids(&self, known: &Seen) -> Result<BTreeSet<RecordId>, ExchangeError> {
        self.look(known).map(|look| look.published)
    }

    fn own_name(&self) -> String {
        format!("from-{}", self.own)
    }

    fn check_root(&self) -> Result<(), ExchangeError> {
        let found = std::fs::metadata(&self.root)
            .map_err(|problem| ExchangeError::at(&self.root, problem))?;
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
        Err(problem) => Err(ExchangeError::at(path, problem)),
    }
}
