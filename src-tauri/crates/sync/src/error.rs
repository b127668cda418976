//! Why nothing was exchanged.

use evenhand_store::{CommitError, ReadError, SealError, TakeInError};

use crate::bundle::BundleFault;
use crate::exchange::ExchangeError;

/// Says why nothing was exchanged.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// There is no panel to exchange records of.
    #[error(
        "Evenhand on this laptop belongs to no panel yet; begin a round, or open an invitation first"
    )]
    NoPanel,
    /// The folder could not be used.
    #[error("{0}")]
    Folder(#[from] ExchangeError),
    /// A file could not be taken.
    #[error("{name}: {fault}")]
    File {
        /// Which file.
        name: String,
        /// What is wrong with it.
        fault: BundleFault,
    },
    /// The records could not be taken in.
    #[error("{0}")]
    TakeIn(#[from] TakeInError),
    /// A key of a round could not be given.
    #[error("{0}")]
    Keys(SealError),
    /// The profile could not be written.
    #[error("{0}")]
    Commit(#[from] CommitError),
    /// The profile could not be read.
    #[error("{0}")]
    Read(#[from] ReadError),
}

impl From<SealError> for SyncError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Commit(error) => error.into(),
            other => Self::Keys(other),
        }
    }
}
