//! Reading a file that was found.

use std::path::PathBuf;

use super::whole_bundle::take_wanted;
use super::{ExchangeFolder, FoundFile};
use crate::bundle::{BundleFault, Carried, Taken};
use crate::printable::shown_path;

/// Says why a file that was found cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FileReadError {
    /// It is no longer a whole bundle.
    #[error("{}: {fault}", shown_path(path))]
    Fault {
        /// Where it lies.
        path: PathBuf,
        /// What is wrong.
        fault: BundleFault,
    },
    /// It holds something else than when it was found.
    #[error("{} has changed since it was found. Look at the folder again", shown_path(.0))]
    Changed(PathBuf),
}

impl ExchangeFolder {
    /// Reads a file that was found, and checks the records that are wanted.
    ///
    /// # Errors
    /// [`FileReadError`] where it is gone, or is not what was found.
    pub fn read_file(
        &self,
        file: &FoundFile,
        wanted: impl FnMut(&Carried) -> bool,
    ) -> Result<Taken, FileReadError> {
        let (sha256, taken) =
            take_wanted(&file.path, self.panel, wanted).map_err(|fault| FileReadError::Fault {
                path: file.path.clone(),
                fault,
            })?;
        if sha256 == file.sha256 {
            Ok(taken)
        } else {
            Err(FileReadError::Changed(file.path.clone()))
        }
    }
}
