//! What the chair chose about the shortlist.

use evenhand_core::{BidRef, Override, RoundId, Settled};

use super::View;
use crate::error::ReadError;
use crate::text;

impl View {
    /// The overrides in force, by bid.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn overrides(&mut self, round: &RoundId) -> Result<Vec<Override>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query!(
            "SELECT bid, kind, reason FROM shortlist_override WHERE round = ? ORDER BY bid",
            round
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(Override {
                    bid: BidRef::new(row.bid),
                    kind: text::read_word("shortlist_override", &row.kind)?,
                    reason: row.reason,
                })
            })
            .collect()
    }

    /// The shortlist that the chair settled on last.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn settled(&mut self, round: &RoundId) -> Result<Option<Settled>, ReadError> {
        let round = round.as_str();
        let row = sqlx::query_scalar!(
            "SELECT settled FROM shortlist_settled WHERE round = ?",
            round
        )
        .fetch_optional(self.connection())
        .await?;
        row.map(|text| text::read_json("shortlist_settled", &text))
            .transpose()
    }
}
