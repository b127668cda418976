//! The office, and what was decided about publishing.

use evenhand_core::{BidRef, MemberId, Office, Publication, ReadText, RoundId};

use super::View;
use crate::error::ReadError;
use crate::rows::TextReadRow;
use crate::text;

impl View {
    /// What is said of the office; empty while nothing is.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn office(&mut self) -> Result<Office, ReadError> {
        let text = sqlx::query_scalar!("SELECT office FROM office")
            .fetch_optional(self.connection())
            .await?;
        let office = text.map(|text| text::read_json("office", &text));
        Ok(office.transpose()?.unwrap_or_default())
    }

    /// What was decided about publishing a round; the usual choices while nothing was.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn publication(&mut self, round: &RoundId) -> Result<Publication, ReadError> {
        let id = round.as_str();
        let row = sqlx::query!(
            "SELECT unsuccessful, left_out FROM publication WHERE round = ?",
            id
        )
        .fetch_optional(self.connection())
        .await?;
        let Some(row) = row else {
            return Ok(Publication::default());
        };
        let read = self.texts_read(round).await?;
        Ok(Publication {
            unsuccessful: text::read_word("publication", &row.unsuccessful)?,
            read: read.into_iter().map(|row| row.text).collect(),
            left_out: text::read_json("publication", &row.left_out)?,
        })
    }

    /// The texts that are marked as read for publication, each with who marked it first
    /// and when, in the order of the newest choices.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn texts_read(&mut self, round: &RoundId) -> Result<Vec<TextReadRow>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query!(
            "SELECT bid, text, sha256, member, at FROM text_read WHERE round = ? ORDER BY entry",
            round
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                let bid = Some(row.bid).filter(|bid| !bid.is_empty());
                Ok(TextReadRow {
                    text: ReadText {
                        bid: bid.map(BidRef::new),
                        text: text::read_word("text_read", &row.text)?,
                        sha256: row.sha256,
                    },
                    by: MemberId::new(row.member),
                    at: text::read_time("text_read", &row.at)?,
                })
            })
            .collect()
    }
}
