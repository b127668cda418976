//! Why a record was not applied.

use super::Obstacle;
use crate::error::ReadError;

/// Says why a record was not applied.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ApplyError {
    /// It does not fit what is on file.
    #[error("{0}")]
    Obstacle(#[from] Obstacle),
    /// What is on file cannot be read.
    #[error("{0}")]
    Read(#[from] ReadError),
    /// SQLite said no.
    #[error("{0}")]
    Database(#[from] sqlx::Error),
}
