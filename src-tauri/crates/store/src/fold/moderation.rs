//! The panel agrees scores and words; the Commissioner decides.

use evenhand_core::{AgreedScore, BidRef, Decision, RoundId};
use sqlx::SqliteConnection;

use crate::text;

pub(super) async fn agree_scores(
    on: &mut SqliteConnection,
    round: &RoundId,
    scores: &[AgreedScore],
) -> Result<(), sqlx::Error> {
    let round = round.as_str();
    for agreed in scores {
        let (bid, criterion, reason) = (
            agreed.bid.as_str(),
            agreed.criterion.as_str(),
            agreed.reason.as_str(),
        );
        let score = agreed.score.map(|score| score.to_string());
        sqlx::query!(
            "INSERT INTO agreed_score (round, bid, criterion, score, reason) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET score = excluded.score, reason = excluded.reason",
            round,
            bid,
            criterion,
            score,
            reason
        )
        .execute(&mut *on)
        .await?;
    }
    Ok(())
}

/// Keeps the panel's words on a bid.
pub(super) async fn save_words(
    on: &mut SqliteConnection,
    round: &RoundId,
    bid: &BidRef,
    strengths: &str,
    weaknesses: &str,
) -> Result<(), sqlx::Error> {
    let (round, bid) = (round.as_str(), bid.as_str());
    sqlx::query!(
        "INSERT INTO moderation_note (round, bid, strengths, weaknesses) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET strengths = excluded.strengths, weaknesses = excluded.weaknesses",
        round,
        bid,
        strengths,
        weaknesses
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Files the decisions. One on a bid that was decided before stands in its place;
/// decisions on other bids stay.
pub(super) async fn file_decisions(
    on: &mut SqliteConnection,
    round: &RoundId,
    decisions: &[Decision],
    by: &str,
    at: &str,
) -> Result<(), sqlx::Error> {
    let round = round.as_str();
    for decision in decisions {
        let (bid, kind, amount) = (
            decision.bid.as_str(),
            text::write_word(&decision.kind)?,
            decision.amount.to_string(),
        );
        let reason = decision.reason.as_str();
        sqlx::query!(
            "INSERT INTO decision (round, bid, kind, amount, reason) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET kind = excluded.kind, amount = excluded.amount, reason = excluded.reason",
            round,
            bid,
            kind,
            amount,
            reason
        )
        .execute(&mut *on)
        .await?;
    }
    sqlx::query!(
        "UPDATE round SET stage = 'decided', decided_at = ?, decided_by = ? WHERE id = ?",
        at,
        by,
        round
    )
    .execute(on)
    .await?;
    Ok(())
}
