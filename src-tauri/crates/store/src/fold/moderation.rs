//! The panel agrees scores and words; the Commissioner decides.

use evenhand_core::{AgreedScore, BidRef, Decision, DecisionDetails, RoundId};
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
    (by, details): (&str, &DecisionDetails),
    at: &str,
) -> Result<(), sqlx::Error> {
    let round = round.as_str();
    for decision in decisions {
        let (bid, kind, amount) = (
            decision.bid.as_str(),
            text::write_word(&decision.kind)?,
            decision.amount.to_string(),
        );
        let (reason, conditions) = (decision.reason.as_str(), decision.conditions.as_str());
        sqlx::query!(
            "INSERT INTO decision (round, bid, kind, amount, reason, conditions) VALUES (?, ?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET kind = excluded.kind, amount = excluded.amount, reason = excluded.reason,
               conditions = excluded.conditions",
            round,
            bid,
            kind,
            amount,
            reason,
            conditions
        )
        .execute(&mut *on)
        .await?;
    }
    keep_decision_made(on, round, by, at, details).await?;
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

/// Keeps what a decision says as a whole, after those before it.
async fn keep_decision_made(
    on: &mut SqliteConnection,
    round: &str,
    by: &str,
    at: &str,
    details: &DecisionDetails,
) -> Result<(), sqlx::Error> {
    let details = text::write_json(details)?;
    sqlx::query!(
        "INSERT INTO decision_made (round, entry, by, at, details)
         SELECT ?1, count(*) + 1, ?2, ?3, ?4 FROM decision_made WHERE round = ?1",
        round,
        by,
        at,
        details
    )
    .execute(on)
    .await?;
    Ok(())
}
