//! The tables are brought up to the records on file.

use evenhand_core::RoundId;
use evenhand_record::{Changed, Right};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use super::{Fold, FoldStep, OwnDevice, plan_fold, records_on_file};
use crate::tables::TABLES;

/// Applies what is new: at the end where it comes after all that was applied,
/// and otherwise all records again in their order. Says what was changed.
pub(crate) async fn catch_up(
    on: &mut SqliteConnection,
    own: OwnDevice<'_>,
) -> Result<Changed, ApplyError> {
    let records = records_on_file(on).await?;
    let steps = plan_fold(on, &records).await?;
    if let Some(done) = count_done(on, &steps).await? {
        let rest = steps.get(done..).unwrap_or_default();
        return Fold::new(on, own).apply_all(rest).await;
    }
    begin_again(on, own, &steps).await
}

/// Empties the tables and applies all records.
pub(crate) async fn begin_again(
    on: &mut SqliteConnection,
    own: OwnDevice<'_>,
    steps: &[FoldStep<'_>],
) -> Result<Changed, ApplyError> {
    for (_, delete, _) in TABLES {
        sqlx::query(delete).execute(&mut *on).await?;
    }
    Fold::new(on, own).apply_all(steps).await?;
    let rounds: Vec<String> = sqlx::query_scalar("SELECT id FROM round")
        .fetch_all(on)
        .await?;
    Ok(Changed::everything(rounds.into_iter().map(RoundId::new)))
}

/// A record as it was applied, or set aside with why.
struct FoldedRow {
    record: Vec<u8>,
    counted: bool,
    chair: bool,
    refused: bool,
    why: Option<String>,
}

impl FoldedRow {
    /// Whether it was applied in this turn, and as it is to be now.
    fn is_of(&self, step: &FoldStep<'_>) -> bool {
        let standing = &step.standing;
        self.record == step.record.id.as_bytes()
            && self.counted == standing.is_in_log
            && self.chair == (standing.right == Ok(Right::Chair))
            && self.refused == standing.right.is_err()
            && match &standing.right {
                Ok(_) => true, // what it says may still have set it aside
                Err(refusal) => self.why.as_deref() == Some(&refusal.to_string()),
            }
    }
}

/// How many of the steps were done; none where others were, or in another order.
async fn count_done(
    on: &mut SqliteConnection,
    steps: &[FoldStep<'_>],
) -> Result<Option<usize>, sqlx::Error> {
    let folded = sqlx::query_as!(
        FoldedRow,
        r#"SELECT record, counted AS "counted: bool", chair AS "chair: bool", refused AS "refused: bool",
                  (SELECT why FROM set_aside WHERE set_aside.record = folded.record) AS why
           FROM folded ORDER BY place"#
    )
    .fetch_all(on)
    .await?;
    let goes_on =
        folded.len() <= steps.len() && steps.iter().zip(&folded).all(|(step, row)| row.is_of(step));
    Ok(goes_on.then_some(folded.len()))
}
