//! The tables are brought up to the records on file.

use evenhand_core::RoundId;
use evenhand_record::Changed;
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

/// How many of the steps were done; none where others were, or in another order.
async fn count_done(
    on: &mut SqliteConnection,
    steps: &[FoldStep<'_>],
) -> Result<Option<usize>, sqlx::Error> {
    let folded =
        sqlx::query!(r#"SELECT record, counted AS "counted: bool" FROM folded ORDER BY place"#)
            .fetch_all(on)
            .await?;
    let same = |(step, row): (&FoldStep<'_>, _)| {
        let (record, counted): (&[u8], bool) = row;
        step.record.id.as_bytes().as_slice() == record && step.counted == counted
    };
    let rows = folded
        .iter()
        .map(|row| (row.record.as_slice(), row.counted));
    let goes_on = folded.len() <= steps.len() && steps.iter().zip(rows).all(same);
    Ok(goes_on.then_some(folded.len()))
}
