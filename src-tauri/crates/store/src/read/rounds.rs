//! Rounds and their schemes.

use evenhand_core::RoundId;

use super::View;
use crate::error::{OrDamaged, ReadError};
use crate::rows::{RoundRow, SchemeVersion};
use crate::text;

/// A row of the table, before its columns are read.
struct StoredRound {
    id: String,
    details: String,
    stage: String,
    scheme_version: i64,
    opened_at: Option<String>,
    closed_at: Option<String>,
    revealed_at: Option<String>,
    decided_at: Option<String>,
    decided_by: Option<String>,
}

impl StoredRound {
    fn into_row(self) -> Result<RoundRow, ReadError> {
        Ok(RoundRow {
            id: RoundId::new(self.id),
            details: text::read_json("round", &self.details)?,
            stage: text::read_word("round", &self.stage)?,
            scheme_version: self.scheme_version.try_into().or_damaged("round")?,
            opened_at: text::read_some_time("round", self.opened_at)?,
            closed_at: text::read_some_time("round", self.closed_at)?,
            revealed_at: text::read_some_time("round", self.revealed_at)?,
            decided_at: text::read_some_time("round", self.decided_at)?,
            decided_by: self.decided_by,
        })
    }
}

/// A row of the table, before its columns are read.
struct StoredScheme {
    version: i64,
    scheme: String,
    reason: String,
    at: String,
}

impl StoredScheme {
    fn into_row(self) -> Result<SchemeVersion, ReadError> {
        Ok(SchemeVersion {
            version: self.version.try_into().or_damaged("scheme")?,
            scheme: text::read_json("scheme", &self.scheme)?,
            reason: self.reason,
            at: text::read_time("scheme", &self.at)?,
        })
    }
}

impl View {
    /// All rounds, by id.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn rounds(&mut self) -> Result<Vec<RoundRow>, ReadError> {
        let rows = sqlx::query_as!(
            StoredRound,
            "SELECT id, details, stage, scheme_version, opened_at, closed_at, revealed_at, decided_at, decided_by
             FROM round ORDER BY id"
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(StoredRound::into_row).collect()
    }

    /// One round.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn round(&mut self, round: &RoundId) -> Result<Option<RoundRow>, ReadError> {
        let round = round.as_str();
        let row = sqlx::query_as!(
            StoredRound,
            "SELECT id, details, stage, scheme_version, opened_at, closed_at, revealed_at, decided_at, decided_by
             FROM round WHERE id = ?",
            round
        )
        .fetch_optional(self.connection())
        .await?;
        row.map(StoredRound::into_row).transpose()
    }

    /// The scheme in force.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn scheme(&mut self, round: &RoundId) -> Result<Option<SchemeVersion>, ReadError> {
        let round = round.as_str();
        let row = sqlx::query_as!(
            StoredScheme,
            "SELECT version, scheme, reason, at FROM scheme WHERE round = ? ORDER BY version DESC LIMIT 1",
            round
        )
        .fetch_optional(self.connection())
        .await?;
        row.map(StoredScheme::into_row).transpose()
    }

    /// Every version of the scheme, oldest first.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn scheme_versions(
        &mut self,
        round: &RoundId,
    ) -> Result<Vec<SchemeVersion>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query_as!(
            StoredScheme,
            "SELECT version, scheme, reason, at FROM scheme WHERE round = ? ORDER BY version",
            round
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(StoredScheme::into_row).collect()
    }
}
