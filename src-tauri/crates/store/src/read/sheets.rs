//! Sheets, as they stand and as they were submitted.

use evenhand_core::{BidRef, MemberId, RoundId};

use super::View;
use crate::error::{OrDamaged, ReadError};
use crate::rows::{SheetRow, SheetVersion};
use crate::text;

/// A row of the table, before its columns are read.
struct StoredSheet {
    bid: String,
    member: String,
    state: String,
    submissions: i64,
    entered_by: Option<String>,
    saved_at: String,
    submitted_at: Option<String>,
    notice: Option<String>,
    content: Option<String>,
}

impl StoredSheet {
    fn into_row(self) -> Result<SheetRow, ReadError> {
        Ok(SheetRow {
            bid: BidRef::new(self.bid),
            member: MemberId::new(self.member),
            state: text::read_word("sheet", &self.state)?,
            content: self
                .content
                .map(|content| text::read_json("sheet", &content))
                .transpose()?,
            entered_by: self.entered_by.map(MemberId::new),
            saved_at: text::read_time("sheet", &self.saved_at)?,
            submitted_at: text::read_some_time("sheet", self.submitted_at)?,
            submissions: self.submissions.try_into().or_damaged("sheet")?,
            notice: self.notice,
        })
    }
}

impl View {
    /// All sheets, by bid and member.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn sheets(&mut self, round: &RoundId) -> Result<Vec<SheetRow>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query_as!(
            StoredSheet,
            "SELECT bid, member, state, submissions, entered_by, saved_at, submitted_at, notice, content
             FROM sheet WHERE round = ? ORDER BY bid, member",
            round
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(StoredSheet::into_row).collect()
    }

    /// One sheet.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn sheet(
        &mut self,
        round: &RoundId,
        bid: &BidRef,
        member: &MemberId,
    ) -> Result<Option<SheetRow>, ReadError> {
        let (round, bid, member) = (round.as_str(), bid.as_str(), member.as_str());
        let row = sqlx::query_as!(
            StoredSheet,
            "SELECT bid, member, state, submissions, entered_by, saved_at, submitted_at, notice, content
             FROM sheet WHERE round = ? AND bid = ? AND member = ?",
            round,
            bid,
            member
        )
        .fetch_optional(self.connection())
        .await?;
        row.map(StoredSheet::into_row).transpose()
    }

    /// A sheet as it was at each submission, oldest first.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn sheet_versions(
        &mut self,
        round: &RoundId,
        bid: &BidRef,
        member: &MemberId,
    ) -> Result<Vec<SheetVersion>, ReadError> {
        let (round, bid, member) = (round.as_str(), bid.as_str(), member.as_str());
        let rows = sqlx::query!(
            "SELECT version, entered_by, at, content FROM sheet_version
             WHERE round = ? AND bid = ? AND member = ? ORDER BY version",
            round,
            bid,
            member
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(SheetVersion {
                    version: row.version.try_into().or_damaged("sheet_version")?,
                    content: row
                        .content
                        .map(|content| text::read_json("sheet_version", &content))
                        .transpose()?,
                    entered_by: row.entered_by.map(MemberId::new),
                    at: text::read_time("sheet_version", &row.at)?,
                })
            })
            .collect()
    }
}
