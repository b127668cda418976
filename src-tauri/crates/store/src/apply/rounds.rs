//! A round begins, changes its scheme, and moves through its stages.

use evenhand_core::{RoundDetails, RoundId, Scheme};
use sqlx::SqliteConnection;

use crate::text;

pub(super) async fn describe(
    on: &mut SqliteConnection,
    round: &RoundId,
    details: &RoundDetails,
) -> Result<(), sqlx::Error> {
    let (round, details) = (round.as_str(), text::json(details)?);
    sqlx::query!(
        "INSERT INTO round (id, details, stage, scheme_version) VALUES (?, ?, 'set_up', 0)
         ON CONFLICT DO UPDATE SET details = excluded.details",
        round,
        details
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Keeps the scheme as the round's next version.
pub(super) async fn set_scheme(
    on: &mut SqliteConnection,
    round: &RoundId,
    scheme: &Scheme,
    reason: &str,
    at: &str,
) -> Result<(), sqlx::Error> {
    let (round, scheme) = (round.as_str(), text::json(scheme)?);
    sqlx::query!(
        "UPDATE round SET scheme_version = scheme_version + 1 WHERE id = ?",
        round
    )
    .execute(&mut *on)
    .await?;
    sqlx::query!(
        "INSERT INTO scheme (round, version, scheme, reason, at) SELECT id, scheme_version, ?, ?, ? FROM round WHERE id = ?",
        scheme,
        reason,
        at,
        round
    )
    .execute(on)
    .await?;
    Ok(())
}

/// A round moves forward only: opening one that has closed changes nothing.
pub(super) async fn open(
    on: &mut SqliteConnection,
    round: &RoundId,
    at: &str,
) -> Result<(), sqlx::Error> {
    let round = round.as_str();
    sqlx::query!(
        "UPDATE round SET stage = 'scoring', opened_at = ? WHERE id = ? AND stage = 'set_up'",
        at,
        round
    )
    .execute(on)
    .await?;
    Ok(())
}

pub(super) async fn close(
    on: &mut SqliteConnection,
    round: &RoundId,
    at: &str,
) -> Result<(), sqlx::Error> {
    let round = round.as_str();
    sqlx::query!("UPDATE round SET stage = 'closed', closed_at = ? WHERE id = ? AND stage IN ('set_up', 'scoring')", at, round)
        .execute(on)
        .await?;
    Ok(())
}

pub(super) async fn reveal(
    on: &mut SqliteConnection,
    round: &RoundId,
    at: &str,
) -> Result<(), sqlx::Error> {
    let round = round.as_str();
    sqlx::query!("UPDATE round SET stage = 'revealed', revealed_at = ? WHERE id = ? AND stage NOT IN ('revealed', 'decided')", at, round)
        .execute(on)
        .await?;
    Ok(())
}
