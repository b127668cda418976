//! A change to the profile: one transaction that ends in signed records.

use std::ops::{Deref, DerefMut};

use chrono::{DateTime, Utc};
use evenhand_record::{Body, DeviceKey, LogId, Place, Record, RecordId, Salt, Unwritable};
use rand::rngs::OsRng;

use crate::apply::{ApplyError, Entry, Obstacle, apply};
use crate::error::ReadError;
use crate::read::View;
use crate::record_table;

/// A change that is being made. It reads as a [`View`] does; [`Change::commit`]
/// ends it with a record. Dropped, it leaves everything as it was.
#[derive(Debug)]
pub struct Change<'a> {
    key: &'a DeviceKey,
    view: View,
}

/// A record that is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Its id.
    pub id: RecordId,
    /// The log it was written to: this device's own.
    pub log: LogId,
    /// Its place there.
    pub seq: u64,
    /// When, to the millisecond, as it was written.
    pub at: DateTime<Utc>,
}

/// Says why nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// It does not fit what is on file.
    #[error("{0}")]
    Obstacle(#[from] Obstacle),
    /// It has no record form.
    #[error("{0}")]
    Unwritable(#[from] Unwritable),
    /// What is on file cannot be read.
    #[error("{0}")]
    Read(#[from] ReadError),
    /// SQLite said no: often a full disk.
    #[error(
        "this could not be saved, and nothing was changed: {0}. Check that the disk has room and can be written to"
    )]
    Database(#[from] sqlx::Error),
}

impl From<ApplyError> for CommitError {
    fn from(error: ApplyError) -> Self {
        match error {
            ApplyError::Obstacle(obstacle) => Self::Obstacle(obstacle),
            ApplyError::Read(error) => Self::Read(error),
            ApplyError::Database(error) => Self::Database(error),
        }
    }
}

impl<'a> Change<'a> {
    pub(crate) fn new(key: &'a DeviceKey, view: View) -> Self {
        Self { key, view }
    }

    /// Signs and records what happened, applies it, and waits until it is safe
    /// on disk.
    ///
    /// # Errors
    /// [`CommitError`]; nothing is changed then.
    pub async fn commit(mut self, body: Body, at: DateTime<Utc>) -> Result<Committed, CommitError> {
        let committed = self.append(&body, at).await?;
        self.view.commit().await?;
        Ok(committed)
    }

    /// Records several things together: all of them, in this order, or none.
    ///
    /// # Errors
    /// [`CommitError`] for the first that cannot be; nothing is changed then.
    pub async fn commit_all(
        mut self,
        bodies: &[Body],
        at: DateTime<Utc>,
    ) -> Result<Vec<Committed>, CommitError> {
        let mut committed = Vec::with_capacity(bodies.len());
        for body in bodies {
            committed.push(self.append(body, at).await?);
        }
        self.view.commit().await?;
        Ok(committed)
    }

    async fn append(&mut self, body: &Body, at: DateTime<Utc>) -> Result<Committed, CommitError> {
        let record = self.sign(body, at).await?;
        let (id, payload) = (record.id(), record.payload());
        record_table::insert(self.view.connection(), &record, body.round()).await?;
        apply(
            self.view.connection(),
            Entry {
                id,
                at: payload.at,
                body,
            },
        )
        .await?;
        Ok(Committed {
            id,
            log: payload.log,
            seq: payload.seq,
            at: payload.at,
        })
    }

    async fn sign(&mut self, body: &Body, at: DateTime<Utc>) -> Result<Record, CommitError> {
        let (panel, heads) = self.view.panel_and_heads().await?;
        let place = Place::after(self.key.log(), &heads);
        Ok(Record::sign(
            self.key,
            panel,
            place,
            at,
            body,
            Salt::generate(&mut OsRng),
        )?)
    }
}

impl Deref for Change<'_> {
    type Target = View;

    fn deref(&self) -> &View {
        &self.view
    }
}

impl DerefMut for Change<'_> {
    fn deref_mut(&mut self) -> &mut View {
        &mut self.view
    }
}
