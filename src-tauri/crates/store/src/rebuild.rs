//! Making the tables again from the records.

use crate::change::CommitError;
use crate::device_note::{DeviceNote, keep_notes};
use crate::digest::{Digest, digest_tables};
use crate::error::ReadError;
use crate::fold::{begin_again, plan_fold};
use crate::profile::{self, OpenError};
use crate::store::Store;
use crate::verify::VerifyFault;
use crate::verify::stored::read_records;

/// How records become tables. It goes up by one when that changes, so that tables
/// of an older program are made again: records that it could not read are then applied.
const FOLD: &str = "13";

/// Says why the tables were not made again. They are as they were.
#[derive(Debug, thiserror::Error)]
pub enum RebuildError {
    /// A record is damaged, and all that came after it would be lost with it.
    #[error(
        "the tables were not rebuilt, because {0}. Put a backup back; its entries up to there are whole"
    )]
    Damaged(VerifyFault),
    /// The tables could not be read or written.
    #[error("{0}")]
    Commit(#[from] CommitError),
}

impl From<sqlx::Error> for RebuildError {
    fn from(error: sqlx::Error) -> Self {
        Self::Commit(error.into())
    }
}

impl Store {
    /// Makes the tables again where an older program made them.
    ///
    /// # Errors
    /// [`OpenError::NeedsRoom`] where they cannot be written.
    pub(crate) async fn bring_up_to_date(&self) -> Result<(), OpenError> {
        match self.refold_if_older().await {
            Err(problem) if profile::is_of_writing(&problem) => {
                Err(OpenError::needs_room(self.folder(), &problem))
            }
            done => done.map_err(OpenError::from),
        }
    }

    /// Makes the tables again where an older program made them. Where a record is
    /// damaged they are left as they are: verifying names it.
    async fn refold_if_older(&self) -> Result<(), sqlx::Error> {
        let mut view = self.view().await.map_err(as_sqlx_error)?;
        let made_by = view.device_note(&DeviceNote::Fold).await;
        let made_by = made_by.map_err(as_sqlx_error)?;
        drop(view);
        if made_by.as_deref() == Some(FOLD) {
            return Ok(());
        }
        match self.rebuild().await {
            Ok(_) | Err(RebuildError::Damaged(_)) => {}
            Err(RebuildError::Commit(CommitError::Database(problem))) => return Err(problem),
            Err(RebuildError::Commit(problem)) => return Err(as_protocol_error(&problem)),
        }
        keep_notes(&self.writer, [(&DeviceNote::Fold, FOLD)]).await
    }

    /// Empties every table that is made from the records and makes it again,
    /// in one transaction.
    ///
    /// # Errors
    /// [`RebuildError`] where a record is damaged, or the database cannot be
    /// written; nothing is changed then.
    pub async fn rebuild(&self) -> Result<Digest, RebuildError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let stored = read_records(&mut transaction).await?;
        if let Some(fault) = stored.faults.first() {
            return Err(RebuildError::Damaged(fault.clone()));
        }
        let steps = plan_fold(&mut transaction, &stored.signed).await?;
        let changed = begin_again(&mut transaction, self.own_device(), &steps).await;
        let changed = changed.map_err(CommitError::from)?;
        let digest = digest_tables(&mut transaction).await?;
        transaction.commit().await?;
        self.changes.note_changed(changed);
        Ok(digest)
    }
}

fn as_sqlx_error(error: ReadError) -> sqlx::Error {
    match error {
        ReadError::Database(problem) => problem,
        damaged => as_protocol_error(&damaged),
    }
}

fn as_protocol_error(problem: &impl std::fmt::Display) -> sqlx::Error {
    sqlx::Error::Protocol(problem.to_string())
}
