//! The records themselves.

use std::collections::BTreeMap;

use evenhand_core::RoundId;
use evenhand_record::{Content, Envelope, Head, Heads, LogId, PanelId};

use super::View;
use crate::device_note::DeviceNote;
use crate::error::{OrDamaged, ReadError};
use crate::rows::HistoryRow;

/// A row of the table, before its columns are read.
struct StoredHistory {
    received: i64,
    envelope: Vec<u8>,
    body: Vec<u8>,
}

impl StoredHistory {
    fn into_row(self) -> Result<HistoryRow, ReadError> {
        let envelope = Envelope::open(&self.envelope).or_damaged("record")?;
        let payload = envelope.payload();
        Ok(HistoryRow {
            received: self.received.try_into().or_damaged("record")?,
            id: envelope.id(),
            log: payload.log,
            seq: payload.seq,
            at: payload.at,
            content: Content::read(payload, &self.body).or_damaged("record")?,
        })
    }
}

/// A row of the question for heads, before its columns are read.
struct StoredHead {
    log: Vec<u8>,
    seq: i64,
    id: Vec<u8>,
    panel: Option<String>,
}

impl StoredHead {
    fn into_row(self) -> Result<(LogId, Head), ReadError> {
        let log = self.log.as_slice().try_into().or_damaged("record")?;
        let id = self.id.as_slice().try_into().or_damaged("record")?;
        Ok((
            log,
            Head {
                seq: self.seq.try_into().or_damaged("record")?,
                id,
            },
        ))
    }
}

impl View {
    /// The round's records, newest first: at most `limit`, received before
    /// where one is given. The signature of each is checked on the way.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn history(
        &mut self,
        round: &RoundId,
        limit: u32,
        before: Option<u64>,
    ) -> Result<Vec<HistoryRow>, ReadError> {
        let round = round.as_str();
        let before = before
            .and_then(|place| i64::try_from(place).ok())
            .unwrap_or(i64::MAX);
        let rows = sqlx::query_as!(
            StoredHistory,
            "SELECT received, envelope, body FROM record WHERE round = ? AND received < ? ORDER BY received DESC LIMIT ?",
            round,
            before,
            limit
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(StoredHistory::into_row).collect()
    }

    /// The newest record of every log.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn heads(&mut self) -> Result<Heads, ReadError> {
        Ok(self.panel_and_heads().await?.1)
    }

    /// The panel's id and the newest record of every log: what the next record
    /// must name, in one question, since it is asked at every save. Walks the
    /// index from log to log, so that the cost is that of the logs, not of the
    /// records. Only what was applied is named: a record that depends on something
    /// nobody has would hold up all who name it. No panel has begun where there is no record.
    pub(crate) async fn panel_and_heads(&mut self) -> Result<(Option<PanelId>, Heads), ReadError> {
        let rows = sqlx::query_as!(
            StoredHead,
            r#"WITH RECURSIVE every (log) AS (
                 SELECT min(log) FROM folded
                 UNION ALL
                 SELECT (SELECT min(folded.log) FROM folded WHERE folded.log > every.log) FROM every WHERE every.log IS NOT NULL)
               SELECT folded.log AS "log!: Vec<u8>", folded.seq AS "seq!: i64", folded.record AS "id!: Vec<u8>",
                      coalesce((SELECT id FROM panel), (SELECT value FROM here WHERE name = 'panel')) AS "panel: String"
               FROM every JOIN folded ON folded.place = (
                 SELECT newest.place FROM folded AS newest WHERE newest.log = every.log AND newest.counted ORDER BY newest.place DESC LIMIT 1)
               WHERE every.log IS NOT NULL"#
        )
        .fetch_all(self.connection())
        .await?;
        let panel = match rows.first() {
            Some(row) => row.panel.clone(),
            None => self.device_note(&DeviceNote::Panel).await?,
        };
        let panel = panel.map(|id| id.parse().or_damaged("panel")).transpose()?;
        let heads: Result<Heads, ReadError> = rows.into_iter().map(StoredHead::into_row).collect();
        Ok((panel, heads?))
    }

    /// How many records of each kind there are.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn record_counts(&mut self) -> Result<BTreeMap<String, u64>, ReadError> {
        let rows =
            sqlx::query!(r#"SELECT kind, count(*) AS "records!: i64" FROM record GROUP BY kind"#)
                .fetch_all(self.connection())
                .await?;
        rows.into_iter()
            .map(|row| Ok((row.kind, row.records.try_into().or_damaged("record")?)))
            .collect()
    }
}
