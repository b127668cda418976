//! Records on file are applied in their order.

use std::collections::BTreeMap;

use evenhand_core::SheetContent;
use evenhand_record::{Area, Changed, Content, Payload, RecordId, Right};
use sqlx::{QueryBuilder, SqliteConnection};

use super::error::ApplyError;
use super::{Entry, EntryContent, Fold, FoldStep};
use crate::record_table;
use crate::text;

/// How many records are noted and read by one question.
pub(crate) const STEPS_AT_ONCE: usize = 500;

/// Why a record of a newer program changed nothing yet.
pub(crate) const PARKED: &str = "a newer Evenhand wrote it; update Evenhand, and it is applied";

/// The bodies of records, by row.
pub(crate) type Bodies = BTreeMap<i64, Vec<u8>>;

impl Fold<'_> {
    /// Applies records in their order, and says what they changed.
    pub(crate) async fn apply_all(
        &mut self,
        steps: &[FoldStep<'_>],
    ) -> Result<Changed, ApplyError> {
        let mut changed = Changed::default();
        for steps in steps.chunks(STEPS_AT_ONCE) {
            let bodies = read_bodies(self.on, steps).await?;
            changed.add(self.apply_steps(steps, &bodies).await?);
        }
        Ok(changed)
    }

    /// Applies a few records in their order, and says what they changed.
    pub(crate) async fn apply_steps(
        &mut self,
        steps: &[FoldStep<'_>],
        bodies: &Bodies,
    ) -> Result<Changed, ApplyError> {
        let turns = steps.iter().map(|step| FoldedTurn {
            id: step.record.id,
            payload: &step.record.payload,
            is_in_log: step.standing.is_in_log,
            by_chair: step.standing.right == Ok(Right::Chair),
            is_refused: step.standing.right.is_err(),
        });
        note_folded(self.on, turns).await?;
        let mut changed = Changed::default();
        for step in steps {
            let body = bodies.get(&step.record.received);
            let body = body.ok_or(sqlx::Error::RowNotFound)?;
            self.apply_step(step, body, &mut changed).await?;
        }
        Ok(changed)
    }

    /// Applies one record that was read from file. A record that does not fit is set
    /// aside with a sentence why; one that a newer program wrote waits for the update.
    /// Either changes nothing.
    async fn apply_step(
        &mut self,
        step: &FoldStep<'_>,
        body: &[u8],
        changed: &mut Changed,
    ) -> Result<(), ApplyError> {
        let (id, payload) = (step.record.id, &step.record.payload);
        let right = match &step.standing.right {
            Ok(right) => *right,
            Err(refusal) => return self.set_aside(id, &refusal.to_string(), changed).await,
        };
        let content = match Content::read(payload, body) {
            Ok(content) => content,
            Err(problem) => return self.set_aside(id, &problem.to_string(), changed).await,
        };
        let own = self.open_own(payload, &content);
        let said = match &content {
            Content::Known(body) => EntryContent::Open(body),
            Content::Sealed(sheet) => EntryContent::Sealed(sheet, payload, own.as_ref()),
            Content::Unknown { .. } => return self.set_aside(id, PARKED, changed).await,
        };
        let entry = Entry::from_signed(id, payload, right, said);
        let applied = self.apply_entry(&entry).await;
        match applied {
            Ok(()) => content.add_changes_to(changed),
            Err(ApplyError::Obstacle(obstacle)) => {
                self.set_aside(id, &obstacle.to_string(), changed).await?;
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// What a sheet says that this device sealed itself.
    fn open_own(&self, payload: &Payload, content: &Content) -> Option<SheetContent> {
        match content {
            Content::Sealed(sheet) if payload.log == self.own.log => {
                sheet.open_as_author(payload, self.own.key).ok()
            }
            Content::Sealed(_) | Content::Known(_) | Content::Unknown { .. } => None,
        }
    }

    /// Notes why a record changes nothing: that alone is changed.
    async fn set_aside(
        &mut self,
        id: RecordId,
        why: &str,
        changed: &mut Changed,
    ) -> Result<(), ApplyError> {
        let record = id.as_bytes().as_slice();
        sqlx::query!(
            "INSERT INTO set_aside (record, why) VALUES (?, ?)",
            record,
            why
        )
        .execute(&mut *self.on)
        .await?;
        changed.areas.insert(Area::Devices);
        Ok(())
    }
}

/// One record in its turn, as it is noted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FoldedTurn<'a> {
    /// The record.
    pub(crate) id: RecordId,
    /// What was signed.
    pub(crate) payload: &'a Payload,
    /// Whether its log leads to it.
    pub(crate) is_in_log: bool,
    /// Whether its writer was in the chair.
    pub(crate) by_chair: bool,
    /// Whether it counts for nothing, whatever it says.
    pub(crate) is_refused: bool,
}

/// Notes that records were applied, or passed over, in their turn.
pub(crate) async fn note_folded(
    on: &mut SqliteConnection,
    turns: impl IntoIterator<Item = FoldedTurn<'_>>,
) -> Result<(), sqlx::Error> {
    let mut rows = Vec::new();
    for turn in turns {
        rows.push((
            turn.id,
            turn.payload.log,
            text::write_seq(turn.payload.seq)?,
            turn.is_in_log,
            turn.by_chair,
            turn.is_refused,
        ));
    }
    let mut insert =
        QueryBuilder::new("INSERT INTO folded (record, log, seq, counted, chair, refused) ");
    insert.push_values(
        &rows,
        |mut row, (record, log, seq, is_in_log, by_chair, is_refused)| {
            row.push_bind(record.as_bytes().as_slice())
                .push_bind(log.as_bytes().as_slice())
                .push_bind(seq)
                .push_bind(is_in_log)
                .push_bind(by_chair)
                .push_bind(is_refused);
        },
    );
    insert.build().execute(on).await?;
    Ok(())
}

/// The bodies of a few records, by row.
pub(crate) async fn read_bodies(
    on: &mut SqliteConnection,
    steps: &[FoldStep<'_>],
) -> Result<Bodies, sqlx::Error> {
    let rows: Vec<i64> = steps.iter().map(|step| step.record.received).collect();
    record_table::read_bodies(on, &rows).await
}
