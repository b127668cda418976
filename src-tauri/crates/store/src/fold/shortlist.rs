//! The chair funds or declines outside the rank order, and settles on a shortlist.

use evenhand_core::{BidRef, OverrideKind, RoundId, Settled};
use sqlx::SqliteConnection;

use crate::text;

/// Files an override; one on the same bid stands in its place, and none takes it back.
pub(super) async fn set_override(
    on: &mut SqliteConnection,
    round: &RoundId,
    bid: &BidRef,
    kind: Option<OverrideKind>,
    reason: &str,
) -> Result<(), sqlx::Error> {
    let (round, bid) = (round.as_str(), bid.as_str());
    let Some(kind) = kind else {
        sqlx::query!(
            "DELETE FROM shortlist_override WHERE round = ? AND bid = ?",
            round,
            bid
        )
        .execute(on)
        .await?;
        return Ok(());
    };
    let kind = text::write_word(&kind)?;
    sqlx::query!(
        "INSERT INTO shortlist_override (round, bid, kind, reason) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET kind = excluded.kind, reason = excluded.reason",
        round,
        bid,
        kind,
        reason
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Files the shortlist that was settled on; the newest stands.
pub(super) async fn settle_shortlist(
    on: &mut SqliteConnection,
    round: &RoundId,
    settled: &Settled,
    at: &str,
) -> Result<(), sqlx::Error> {
    let (round, text) = (round.as_str(), text::write_json(settled)?);
    sqlx::query!(
        "INSERT INTO shortlist_settled (round, settled, at) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET settled = excluded.settled, at = excluded.at",
        round,
        text,
        at
    )
    .execute(on)
    .await?;
    Ok(())
}
