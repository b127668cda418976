//! Making the tables again from the records.

use std::collections::BTreeMap;

use evenhand_record::{Content, Link, Payload, RecordId, fold_order};
use sqlx::SqliteConnection;

use crate::apply::{ApplyError, Entry, apply};
use crate::change::CommitError;
use crate::digest::{Digest, TABLES, digest};
use crate::record_table;
use crate::store::Store;
use crate::verify::VerifyFault;
use crate::verify::stored::read_records;

/// A stored record whose signature and body hold; the body stays on disk until
/// it is applied.
#[derive(Clone, Debug)]
pub(crate) struct Signed {
    /// Its row.
    pub(crate) received: i64,
    /// Its id.
    pub(crate) id: RecordId,
    /// What was signed.
    pub(crate) payload: Payload,
}

impl Signed {
    /// What the chain and the order rest on.
    pub(crate) fn link(&self) -> Link<'_> {
        Link {
            id: self.id,
            payload: &self.payload,
        }
    }
}

/// The records that can be applied, in order.
pub(crate) fn plan(signed: &[Signed]) -> Vec<&Signed> {
    let links: Vec<Link<'_>> = signed.iter().map(Signed::link).collect();
    let by_id: BTreeMap<RecordId, &Signed> = signed.iter().map(|one| (one.id, one)).collect();
    fold_order(&links)
        .ready
        .iter()
        .filter_map(|id| by_id.get(id).copied())
        .collect()
}

/// Applies one record that was read from file. A record that does not fit, or
/// that a newer program wrote, is set aside: it changes nothing.
pub(crate) async fn replay(
    on: &mut SqliteConnection,
    signed: &Signed,
    body: &[u8],
) -> Result<(), CommitError> {
    let Ok(Content::Known(body)) = Content::read(&signed.payload, body) else {
        return Ok(());
    };
    let entry = Entry {
        id: signed.id,
        at: signed.payload.at,
        body: &body,
    };
    match apply(on, entry).await {
        Ok(()) | Err(ApplyError::Obstacle(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

async fn empty(on: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    for (_, delete, _) in TABLES {
        sqlx::query(delete).execute(&mut *on).await?;
    }
    Ok(())
}

/// Says why the tables were not made again. They are as they were.
#[derive(Debug, thiserror::Error)]
pub enum RebuildError {
    /// A record is damaged, and all that came after it would be lost with it.
    #[error(
        "the tables were not rebuilt, because {0}. Restore the profile from a backup; its records up to there are whole"
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
        empty(&mut transaction).await?;
        for record in plan(&stored.signed) {
            let body = record_table::body(&mut transaction, record.received).await?;
            replay(&mut transaction, record, &body).await?;
        }
        let digest = digest(&mut transaction).await?;
        transaction.commit().await?;
        Ok(digest)
    }
}
