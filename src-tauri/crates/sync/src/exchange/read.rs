//! Reading a file that was found.

use std::path::PathBuf;

use evenhand_record::RecordId;

use super::judge::take;
use super::{Exchange, FoundFile};
use crate::bundle::{Bundle, BundleFault};

/// Says why a file that was found cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
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

impl Exchange {
    /// Reads a file that was found, and keeps the records that are wanted. They
    /// are not yet checked ([`check`](crate::bundle::check)).
    ///
    /// # Errors
    /// [`ReadError`] where it is gone, or is not what was found.
    pub fn read(
        &self,
        file: &FoundFile,
        wanted: impl FnMut(RecordId) -> bool,
    ) -> Result<Bundle, ReadError> {
        let (sha256, bundle) =
            take(&file.path, self.panel, wanted).map_err(|fault| ReadError::Fault {
                path: file.path.clone(),
                fault,
            })?;
        if sha256 == file.sha256 {
            Ok(bundle)
        } else {
            Err(ReadError::Changed(file.path.clone()))
        }
    }
}
