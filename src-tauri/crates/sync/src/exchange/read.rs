//! Reading a file that was found.

use std::path::PathBuf;

use evenhand_record::RecordId;

use super::whole_bundle::read_wanted;
use super::{ExchangeFolder, FoundFile};
use crate::bundle::{Bundle, BundleFault};

/// Says why a file that was found cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FileReadError {
    /// It is no longer a whole bundle.
    #[error("{}: {fault}", path.display())]
    Fault {
        /// Where it lies.
        path: PathBuf,
        /// What is wrong.
        fault: BundleFault,
    },
    /// It holds something else than when it was found.
    #[error("{} has changed since it was found. Look at the folder again", .0.display())]
    Changed(PathBuf),
}

impl ExchangeFolder {
    /// Reads a file that was found, and keeps the records that are wanted. They
    /// are not yet checked ([`check_records`](crate::bundle::check_records)).
    ///
    /// # Errors
    /// [`FileReadError`] where it is gone, or is not what was found.
    pub fn read_file(
        &self,
        file: &FoundFile,
        wanted: impl FnMut(RecordId) -> bool,
    ) -> Result<Bundle, FileReadError> {
        let (sha256, bundle) =
            read_wanted(&file.path, self.panel, wanted).map_err(|fault| FileReadError::Fault {
                path: file.path.clone(),
                fault,
            })?;
        if sha256 == file.sha256 {
            Ok(bundle)
        } else {
            Err(FileReadError::Changed(file.path.clone()))
        }
    }
}
