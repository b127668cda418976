//! A change to the profile: one transaction that ends in signed records.

use std::ops::{Deref, DerefMut};

use chrono::{DateTime, Utc};
use evenhand_core::RoundId;
use evenhand_record::{
    Body, Changed, Content, DeviceKey, Heading, LogId, LogPosition, Record, RecordId, Right, Salt,
    SealKey, SealTo, Setting, SheetAct, Unwritable,
};
use rand::rngs::OsRng;

use crate::changes::Changes;
use crate::error::ReadError;
use crate::fold::{
    ApplyError, Entry, EntryContent, Fold, FoldedTurn, Obstacle, OwnDevice, catch_up, note_folded,
    own_right,
};
use crate::high_water::HighWaterMark;
use crate::read::View;
use crate::record_table;

/// A change that is being made. It reads as a [`View`] does; [`Change::commit`]
/// ends it with a record. Dropped, it leaves everything as it was.
#[derive(Debug)]
pub struct Change<'a> {
    key: &'a DeviceKey,
    seal: &'a SealKey,
    mark: &'a HighWaterMark,
    changes: &'a Changes,
    view: View,
    /// What was added to it and is not committed yet.
    added: Vec<Committed>,
}

/// A record that is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Its id.
    pub id: RecordId,
    /// The log it was written to: this device's own.
    pub log: LogId,
    /// Its sequence number there.
    pub seq: u64,
    /// When, to the millisecond, as it was written.
    pub at: DateTime<Utc>,
    /// What it changed.
    pub changed: Changed,
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
    pub(crate) fn new(
        key: &'a DeviceKey,
        seal: &'a SealKey,
        mark: &'a HighWaterMark,
        changes: &'a Changes,
        view: View,
    ) -> Self {
        Self {
            key,
            seal,
            mark,
            changes,
            view,
            added: Vec::new(),
        }
    }

    /// This device as records are applied by it.
    pub(crate) fn own_device(&self) -> OwnDevice<'a> {
        OwnDevice {
            log: self.key.log(),
            key: self.seal,
        }
    }

    /// Signs and records what happened, applies it, and waits until it is safe
    /// on disk.
    ///
    /// # Errors
    /// [`CommitError`]; nothing is changed then.
    pub async fn commit(mut self, body: Body, at: DateTime<Utc>) -> Result<Committed, CommitError> {
        let committed = self.append_record(&body, at).await?;
        self.finish_commit(std::slice::from_ref(&committed)).await?;
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
            committed.push(self.append_record(body, at).await?);
        }
        self.finish_commit(&committed).await?;
        Ok(committed)
    }

    /// Adds a record to the change, for steps of which the next follows from the one
    /// before: this change then reads it, and nobody else until [`Change::commit_added`].
    ///
    /// # Errors
    /// [`CommitError`]. Dropped then, the change leaves everything as it was.
    pub async fn add(&mut self, body: &Body, at: DateTime<Utc>) -> Result<(), CommitError> {
        let committed = self.append_record(body, at).await?;
        self.added.push(committed);
        Ok(())
    }

    /// Ends the change with the records that were added to it: all of them, or none.
    ///
    /// # Errors
    /// [`CommitError`]; nothing is changed then.
    pub async fn commit_added(mut self) -> Result<Vec<Committed>, CommitError> {
        let added = std::mem::take(&mut self.added);
        self.finish_commit(&added).await?;
        Ok(added)
    }

    /// Makes it safe on disk; notes how far the log has come, and what was changed.
    async fn finish_commit(self, committed: &[Committed]) -> Result<(), sqlx::Error> {
        self.view.commit().await?;
        if let Some(last) = committed.last() {
            self.mark.note_seq(last.seq);
        }
        for one in committed {
            self.changes.note_changed(one.changed.clone());
        }
        Ok(())
    }

    async fn append_record(
        &mut self,
        body: &Body,
        at: DateTime<Utc>,
    ) -> Result<Committed, CommitError> {
        body.check_values().map_err(Obstacle::Value)?;
        let (record, own) = (self.sign_body(body, at).await?, self.own_device());
        let (id, payload) = (record.id(), record.payload());
        let row = (&record, body.round().cloned());
        record_table::insert_records(self.view.connection(), &[row]).await?;
        let right = own_right(self.view.connection(), payload.log, body).await?;
        let turn = FoldedTurn {
            id,
            payload,
            is_in_log: true,
            by_chair: right == Right::Chair,
            is_refused: false,
        };
        note_folded(self.view.connection(), [turn]).await?;
        self.apply_own(&record, right, body).await?;
        let mut changed = Changed::by_record(body.kind(), body.round());
        if body.kind().rules().setting == Setting::Recounts {
            changed.add(catch_up(self.view.connection(), own).await?);
            self.refuse_set_aside(id).await?;
        }
        Ok(Committed {
            id,
            log: payload.log,
            seq: payload.seq,
            at: payload.at,
            changed,
        })
    }

    /// Applies a record that this device signed.
    async fn apply_own(
        &mut self,
        record: &Record,
        right: Right,
        body: &Body,
    ) -> Result<(), CommitError> {
        let (own, payload) = (self.own_device(), record.payload());
        let content = record.content().ok();
        let said = match (&content, body.sheet()) {
            (Some(Content::Sealed(sheet)), Some((entry, _))) => {
                EntryContent::Sealed(sheet, payload, Some(&entry.content))
            }
            _ => EntryContent::Open(body),
        };
        let entry = Entry::from_signed(record.id(), payload, right, said);
        let mut fold = Fold::new(self.view.connection(), own);
        Ok(fold.apply_entry(&entry).await?)
    }

    /// Refuses to write what would be set aside, seen beside all other records.
    async fn refuse_set_aside(&mut self, id: RecordId) -> Result<(), CommitError> {
        let id = id.as_bytes().as_slice();
        let why = sqlx::query_scalar!("SELECT why FROM set_aside WHERE record = ?", id)
            .fetch_optional(self.view.connection())
            .await?;
        match why {
            None => Ok(()),
            Some(why) => Err(Obstacle::SetAside(why).into()),
        }
    }

    async fn sign_body(&mut self, body: &Body, at: DateTime<Utc>) -> Result<Record, CommitError> {
        let (panel, heads) = self.view.panel_and_heads().await?;
        let position = LogPosition::after(self.key.log(), &heads);
        self.check_not_behind(&position)?;
        self.check_not_frozen(&position).await?;
        let salt = Salt::generate(&mut OsRng);
        let (key, heading) = (
            self.key,
            Heading {
                panel,
                position,
                at,
            },
        );
        if let Some((sheet, act)) = body.sheet()
            && let Some(to) = self.seal_to(&sheet.round, act).await?
        {
            return Ok(Record::sign_sealed(key, heading, sheet, act, &to, salt)?);
        }
        Ok(Record::sign(key, heading, body, salt)?)
    }

    /// Whom a sheet is sealed to; none in rounds of before sealing.
    async fn seal_to(
        &mut self,
        round: &RoundId,
        act: SheetAct,
    ) -> Result<Option<SealTo>, CommitError> {
        let seal = self.view.round_seal(round).await?;
        let submitted = act == SheetAct::Submitted; // a draft is its author's alone
        Ok(seal.map(|seal| SealTo {
            author: self.seal.recipient(),
            round: submitted.then_some(seal.recipient),
            observer: seal.observer.filter(|_| submitted),
        }))
    }

    /// Refuses to write in an old copy of the profile that was put back: what it wrote
    /// would be written a second time.
    fn check_not_behind(&self, position: &LogPosition) -> Result<(), CommitError> {
        let (here, written) = (position.seq.saturating_sub(1), self.mark.read_seq());
        if written > here {
            return Err(Obstacle::Behind { here, written }.into());
        }
        Ok(())
    }

    /// Refuses to write where the log already goes on from its head: in a copy of
    /// the profile, or past where it was barred.
    async fn check_not_frozen(&mut self, position: &LogPosition) -> Result<(), CommitError> {
        let log = self.key.log();
        let (log, seq) = (log.as_bytes().as_slice(), position.seq);
        let seq = i64::try_from(seq).map_err(|problem| sqlx::Error::Encode(Box::new(problem)))?;
        let prev = position
            .prev
            .as_ref()
            .map_or(&[][..], |prev| prev.as_bytes().as_slice());
        let goes_on = sqlx::query_scalar!(
            r#"SELECT EXISTS (SELECT 1 FROM record WHERE log = ?1 AND seq = ?2 AND prev = ?3)
                   OR EXISTS (SELECT 1 FROM device WHERE log = ?1 AND revoked IS NOT NULL) AS "goes_on!: bool""#,
            log,
            seq,
            prev
        )
        .fetch_one(self.view.connection())
        .await?;
        if goes_on {
            return Err(Obstacle::Frozen.into());
        }
        Ok(())
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
