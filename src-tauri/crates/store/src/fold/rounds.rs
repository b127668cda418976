//! A round begins, changes its scheme, and moves through its stages.

use evenhand_core::{RoundDetails, RoundId, Scheme, Stage};
use evenhand_record::{Body, Heads, KeyFor, Kind, LogId, RoundSeal};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use super::seals::KeyRole;
use super::{Fold, Obstacle, late, recused, seals};
use crate::text;

pub(super) async fn describe_round(
    on: &mut SqliteConnection,
    round: &RoundId,
    details: &RoundDetails,
) -> Result<(), sqlx::Error> {
    let (round, details) = (round.as_str(), text::write_json(details)?);
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

/// Refuses to open scoring under a scheme that cannot be followed, or to set one after.
pub(super) async fn check_under_scheme(fold: &mut Fold<'_>, body: &Body) -> Result<(), ApplyError> {
    let (Kind::RoundOpened | Kind::SchemeSet, Some(round)) = (body.kind(), body.round()) else {
        return Ok(());
    };
    let stage = fold.lookups.stage_of(fold.on, round).await?;
    let id = round.as_str();
    let scheme = sqlx::query_scalar!(
        "SELECT scheme FROM scheme WHERE round = ? ORDER BY version DESC LIMIT 1",
        id
    )
    .fetch_optional(&mut *fold.on)
    .await?;
    let scheme = scheme.map(|scheme| text::read_json("scheme", &scheme));
    let scheme: Option<Scheme> = scheme.transpose()?;
    let checked = body.check_values_under(scheme.as_ref(), stage.unwrap_or(Stage::SetUp));
    Ok(checked.map_err(Obstacle::Value)?)
}

/// Keeps the scheme as the round's next version.
pub(super) async fn set_scheme(
    on: &mut SqliteConnection,
    round: &RoundId,
    scheme: &Scheme,
    reason: &str,
    at: &str,
) -> Result<(), sqlx::Error> {
    let (round, scheme) = (round.as_str(), text::write_json(scheme)?);
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

/// Opens scoring, and keeps what sheets are sealed to: with an observer on the panel,
/// to the key that the observer made.
pub(super) async fn open_scoring(
    on: &mut SqliteConnection,
    log: LogId,
    round: &RoundId,
    seal: Option<&RoundSeal>,
    at: &str,
) -> Result<(), ApplyError> {
    seals::check_round_seal(on, log, round, seal).await?;
    let id = round.as_str();
    sqlx::query!(
        "UPDATE round SET stage = 'scoring', opened_at = ? WHERE id = ?",
        at,
        id
    )
    .execute(&mut *on)
    .await?;
    match seal {
        Some(seal) => Ok(seals::keep_round_seal(on, round, seal).await?),
        None => Ok(()),
    }
}

/// Closes scoring; what each log says after the heads that are named is late, and who
/// was recused then is what the count goes by.
pub(super) async fn close_scoring(
    on: &mut SqliteConnection,
    round: &RoundId,
    heads: Option<&Heads>,
    at: &str,
) -> Result<(), ApplyError> {
    let id = round.as_str();
    sqlx::query!(
        "UPDATE round SET stage = 'closed', closed_at = ? WHERE id = ?",
        at,
        id
    )
    .execute(&mut *on)
    .await?;
    if let Some(heads) = heads {
        late::note_close(on, round, heads).await?;
    }
    recused::note_recused(on, round).await
}

/// Opens the scores to the panel, and the sheets with the key that is given.
pub(super) async fn reveal_scores(
    fold: &mut Fold<'_>,
    round: &RoundId,
    keys: &[KeyFor],
    at: &str,
) -> Result<(), ApplyError> {
    let id = round.as_str();
    sqlx::query!(
        "UPDATE round SET stage = 'revealed', revealed_at = ? WHERE id = ?",
        at,
        id
    )
    .execute(&mut *fold.on)
    .await?;
    seals::give_keys(fold, round, &[(KeyRole::Round, keys)]).await
}
