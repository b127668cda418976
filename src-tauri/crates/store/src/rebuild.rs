//! Making the tables again from the records.

use std::collections::BTreeMap;

use evenhand_record::{
    Area, Body, Changed, Content, Link, LogId, Payload, RecordId, Rulings, SealedSheet, counting,
    fold_order,
};
use sqlx::{QueryBuilder, SqliteConnection};

use crate::apply::{ApplyError, Entry, Known, Own, What, apply, whole};
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

/// A record that can be applied, in its turn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step<'a> {
    /// The record.
    pub(crate) signed: &'a Signed,
    /// Whether it counts: one whose log is frozen or barred there changes nothing.
    pub(crate) counted: bool,
}

/// The records that can be applied, in order.
pub(crate) async fn plan<'a>(
    on: &mut SqliteConnection,
    signed: &'a [Signed],
) -> Result<Vec<Step<'a>>, sqlx::Error> {
    let links: Vec<Link<'_>> = signed.iter().map(Signed::link).collect();
    let counting = counting(&links, &Rulings::read(&said(on, signed).await?));
    let by_id: BTreeMap<RecordId, &Signed> = signed.iter().map(|one| (one.id, one)).collect();
    let ready = fold_order(&links).ready;
    let steps = ready.iter().filter_map(|id| {
        Some(Step {
            signed: by_id.get(id)?,
            counted: counting.contains(id),
        })
    });
    Ok(steps.collect())
}

/// What the records say that rulings about logs are read from.
pub(crate) async fn said(
    on: &mut SqliteConnection,
    signed: &[Signed],
) -> Result<Vec<(LogId, Body)>, sqlx::Error> {
    let mut records = Vec::new();
    for one in signed {
        if Rulings::are_in(&one.payload) {
            let body = record_table::body(on, one.received).await?;
            if let Ok(Content::Known(body)) = Content::read(&one.payload, &body) {
                records.push((one.payload.log, *body));
            }
        }
    }
    Ok(records)
}

/// Applies one record that was read from file. A record that does not fit is set
/// aside with a sentence why; one that a newer program wrote waits for the update.
/// Either changes nothing.
async fn replay(
    on: &mut SqliteConnection,
    own: Own<'_>,
    known: &mut Known,
    step: Step<'_>,
    body: &[u8],
) -> Result<Changed, CommitError> {
    let Signed { id, payload, .. } = step.signed;
    if !step.counted {
        let why = "its log goes on in two ways from there, or was barred";
        return set_aside(on, *id, why).await;
    }
    let content = match Content::read(payload, body) {
        Ok(content) => content,
        Err(problem) => return set_aside(on, *id, &problem.to_string()).await,
    };
    let entry = |what| Entry {
        id: *id,
        log: payload.log,
        seq: payload.seq,
        at: payload.at,
        what,
    };
    let applied = match &content {
        Content::Known(body) => apply(on, own, known, entry(What::Body(body))).await,
        Content::Sealed(sheet) => match opened(own, payload, sheet) {
            Some(body) => apply(on, own, known, entry(What::Body(&body))).await,
            None => apply(on, own, known, entry(What::Sealed(sheet, payload))).await,
        },
        Content::Unknown { .. } => return set_aside(on, *id, PARKED).await,
    };
    match applied {
        Ok(()) => Ok(content.changes()),
        Err(ApplyError::Obstacle(obstacle)) => set_aside(on, *id, &obstacle.to_string()).await,
        Err(error) => Err(error.into()),
    }
}

/// Why a record of a newer program changed nothing yet.
pub(crate) const PARKED: &str = "a newer Evenhand wrote it; update Evenhand, and it is applied";

/// A sheet that this device sealed itself.
fn opened(own: Own<'_>, payload: &Payload, sheet: &SealedSheet) -> Option<Body> {
    if payload.log != own.log {
        return None;
    }
    let content = sheet.open_as_author(payload, own.key).ok()?;
    Some(sheet.body(content))
}

/// Notes that records were applied, or passed over, in their turn.
pub(crate) async fn fold_in(
    on: &mut SqliteConnection,
    steps: impl IntoIterator<Item = (RecordId, &Payload, bool)>,
) -> Result<(), sqlx::Error> {
    let mut rows = Vec::new();
    for (id, payload, counted) in steps {
        rows.push((id, payload.log, whole(payload.seq)?, counted));
    }
    let mut insert = QueryBuilder::new("INSERT INTO folded (record, log, seq, counted) ");
    insert.push_values(&rows, |mut row, (record, log, seq, counted)| {
        row.push_bind(record.as_bytes().as_slice())
            .push_bind(log.as_bytes().as_slice())
            .push_bind(seq)
            .push_bind(counted);
    });
    insert.build().execute(on).await?;
    Ok(())
}

/// Notes why a record changes nothing: only the list of such records.
async fn set_aside(
    on: &mut SqliteConnection,
    id: RecordId,
    why: &str,
) -> Result<Changed, CommitError> {
    let record = id.as_bytes().as_slice();
    sqlx::query!(
        "INSERT INTO set_aside (record, why) VALUES (?, ?)",
        record,
        why
    )
    .execute(on)
    .await?;
    Ok(Changed::of_panel([Area::Devices]))
}

pub(crate) async fn empty(on: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    for (_, delete, _) in TABLES {
        sqlx::query(delete).execute(&mut *on).await?;
    }
    Ok(())
}

/// How many records are noted and read by one question.
pub(crate) const AT_ONCE: usize = 500;

/// Applies records in their order, and says what they changed.
pub(crate) async fn replay_all(
    on: &mut SqliteConnection,
    own: Own<'_>,
    steps: &[Step<'_>],
) -> Result<Changed, CommitError> {
    let (mut known, mut changed) = (Known::default(), Changed::default());
    for steps in steps.chunks(AT_ONCE) {
        let bodies = bodies(on, steps).await?;
        changed.add(replay_some(on, own, &mut known, steps, &bodies).await?);
    }
    Ok(changed)
}

/// The bodies of a few records, by row.
pub(crate) async fn bodies(
    on: &mut SqliteConnection,
    steps: &[Step<'_>],
) -> Result<BTreeMap<i64, Vec<u8>>, sqlx::Error> {
    let rows: Vec<i64> = steps.iter().map(|step| step.signed.received).collect();
    record_table::bodies(on, &rows).await
}

/// Applies a few records in their order, and says what they changed.
pub(crate) async fn replay_some(
    on: &mut SqliteConnection,
    own: Own<'_>,
    known: &mut Known,
    steps: &[Step<'_>],
    bodies: &BTreeMap<i64, Vec<u8>>,
) -> Result<Changed, CommitError> {
    let noted = steps
        .iter()
        .map(|step| (step.signed.id, &step.signed.payload, step.counted));
    fold_in(on, noted).await?;
    let mut changed = Changed::default();
    for step in steps {
        let body = bodies.get(&step.signed.received);
        let body = body.ok_or(sqlx::Error::RowNotFound)?;
        changed.add(replay(on, own, known, *step, body).await?);
    }
    Ok(changed)
}

/// How records become tables. It goes up by one when that changes, so that tables
/// of an older program are made again: records that it could not read are then applied.
const FOLD: &str = "6";

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
    /// Makes the tables again where an older program made them. Where a record is
    /// damaged they are left as they are: verifying names it.
    pub(crate) async fn refold_if_older(&self) -> Result<(), sqlx::Error> {
        let mut view = self.view().await.map_err(read_problem)?;
        let made_by = view.here("fold").await.map_err(read_problem)?;
        drop(view);
        if made_by.as_deref() == Some(FOLD) {
            return Ok(());
        }
        match self.rebuild().await {
            Ok(_) | Err(RebuildError::Damaged(_)) => {}
            Err(RebuildError::Commit(CommitError::Database(problem))) => return Err(problem),
            Err(RebuildError::Commit(problem)) => return Err(protocol(&problem)),
        }
        self.keep_here("fold", FOLD).await
    }

    /// Keeps something that is this device's alone.
    ///
    /// # Errors
    /// SQLite's own.
    pub async fn keep_here(&self, name: &str, value: &str) -> Result<(), sqlx::Error> {
        sqlx::query!(
            "INSERT INTO here (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            name,
            value
        )
        .execute(&self.writer)
        .await?;
        self.changes
            .note(Changed::of_panel([Area::Panel, Area::Devices]));
        Ok(())
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
        empty(&mut transaction).await?;
        let steps = plan(&mut transaction, &stored.signed).await?;
        replay_all(&mut transaction, self.own(), &steps).await?;
        let digest = digest(&mut transaction).await?;
        transaction.commit().await?;
        let rounds = self.rounds().await.map_err(CommitError::from)?;
        let rounds = rounds.into_iter().map(|row| row.id);
        self.changes.note(Changed::everything(rounds));
        Ok(digest)
    }
}

fn read_problem(error: crate::error::ReadError) -> sqlx::Error {
    match error {
        crate::error::ReadError::Database(problem) => problem,
        damaged => protocol(&damaged),
    }
}

fn protocol(problem: &impl std::fmt::Display) -> sqlx::Error {
    sqlx::Error::Protocol(problem.to_string())
}
