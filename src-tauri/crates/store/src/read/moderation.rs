//! What the panel agreed, and what was decided.

use std::collections::BTreeMap;

use evenhand_core::{AgreedScore, BidRef, CriterionId, Decision, RoundId};

use super::View;
use crate::error::{OrDamaged, ReadError};
use crate::rows::DecisionRow;
use crate::text;

impl View {
    /// The scores agreed in moderation, by bid and criterion.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn agreed_scores(&mut self, round: &RoundId) -> Result<Vec<AgreedScore>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query!(
            "SELECT bid, criterion, score, reason FROM agreed_score WHERE round = ? ORDER BY bid, criterion",
            round
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                let score = row
                    .score
                    .map(|score| score.parse())
                    .transpose()
                    .or_damaged("agreed_score")?;
                Ok(AgreedScore {
                    bid: BidRef::new(row.bid),
                    criterion: CriterionId::new(row.criterion),
                    score,
                    reason: row.reason,
                })
            })
            .collect()
    }

    /// The panel's words on each bid: strengths and weaknesses.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn moderation_notes(
        &mut self,
        round: &RoundId,
    ) -> Result<BTreeMap<BidRef, (String, String)>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query!(
            "SELECT bid, strengths, weaknesses FROM moderation_note WHERE round = ?",
            round
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| (BidRef::new(row.bid), (row.strengths, row.weaknesses)))
            .collect())
    }

    /// The decisions, by bid.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn decisions(&mut self, round: &RoundId) -> Result<Vec<Decision>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query!(
            "SELECT bid, kind, amount, reason, conditions FROM decision WHERE round = ? ORDER BY bid",
            round
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(Decision {
                    bid: BidRef::new(row.bid),
                    kind: text::read_word("decision", &row.kind)?,
                    amount: row.amount.parse().or_damaged("decision")?,
                    reason: row.reason,
                    conditions: row.conditions,
                })
            })
            .collect()
    }

    /// The newest decision as a whole; none before the Commissioner has decided.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn newest_decision(
        &mut self,
        round: &RoundId,
    ) -> Result<Option<DecisionRow>, ReadError> {
        let round = round.as_str();
        let row = sqlx::query!(
            "SELECT by, at, details FROM decision_made WHERE round = ? ORDER BY entry DESC LIMIT 1",
            round
        )
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| {
            Ok(DecisionRow {
                by: row.by,
                at: text::read_time("decision_made", &row.at)?,
                details: text::read_json("decision_made", &row.details)?,
            })
        })
        .transpose()
    }
}
