//! The devices of the panel, what they have exchanged, and what is out of order.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use evenhand_core::{BidRef, MemberId, RoundId};
use evenhand_record::{LogId, RecordId};

use super::View;
use crate::device_note::DeviceNote;
use crate::error::{OrDamaged, ReadError};
use crate::fold::PARKED;
use crate::fold::seals::KeyRole;
use crate::rows::{DeviceRow, ForkRow, LateSheetRow, SealRow, SecondKeyRow, SetAsideRow};
use crate::text;

impl View {
    /// Whose device this is: as the chair took it on, or before that as it was
    /// invited. None in a profile that belongs to no panel.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn me(&mut self) -> Result<Option<MemberId>, ReadError> {
        let own = self.own_log();
        let log = own.as_bytes().as_slice();
        let member = sqlx::query_scalar!("SELECT member FROM device WHERE log = ?", log)
            .fetch_optional(self.connection())
            .await?;
        match member {
            Some(member) => Ok(Some(MemberId::new(member))),
            None => Ok(self
                .device_note(&DeviceNote::Member)
                .await?
                .map(MemberId::new)),
        }
    }

    /// The devices of the panel, by member.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn devices(&mut self) -> Result<Vec<DeviceRow>, ReadError> {
        let rows = sqlx::query!(
            r#"SELECT log, member, recipient, confirmed AS "confirmed: bool", revoked FROM device ORDER BY member, log"#
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                let recipient = row.recipient.map(|text| text.parse().or_damaged("device"));
                Ok(DeviceRow {
                    log: LogId::try_from(row.log.as_slice()).or_damaged("device")?,
                    member: MemberId::new(row.member),
                    recipient: recipient.transpose()?,
                    confirmed: row.confirmed,
                    revoked: row.revoked,
                })
            })
            .collect()
    }

    /// The sheets that came after the close, in the order of their logs.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn late_sheets(&mut self, round: &RoundId) -> Result<Vec<LateSheetRow>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query!(
            "SELECT record, bid, member, at, accepted FROM late_sheet WHERE round = ? ORDER BY log, seq",
            round
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(LateSheetRow {
                    record: RecordId::try_from(row.record.as_slice()).or_damaged("late_sheet")?,
                    bid: BidRef::new(row.bid),
                    member: MemberId::new(row.member),
                    at: text::read_time("late_sheet", &row.at)?,
                    accepted: row.accepted,
                })
            })
            .collect()
    }

    /// What the sheets of a round are sealed to.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn round_seal(&mut self, round: &RoundId) -> Result<Option<SealRow>, ReadError> {
        let round = round.as_str();
        let row = sqlx::query!(
            r#"SELECT recipient, observer,
                      EXISTS (SELECT 1 FROM round_key WHERE round_key.round = round_seal.round AND part = 'observer') AS "released!: bool",
                      (SELECT count(*) FROM sealed_sheet WHERE sealed_sheet.round = round_seal.round) AS "sealed!: i64"
               FROM round_seal WHERE round = ?"#,
            round
        )
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| {
            let observer = row
                .observer
                .map(|text| text.parse().or_damaged("round_seal"));
            Ok(SealRow {
                recipient: row.recipient.parse().or_damaged("round_seal")?,
                observer: observer.transpose()?,
                released: row.released,
                sealed: row.sealed.try_into().or_damaged("sealed_sheet")?,
            })
        })
        .transpose()
    }

    /// The second key of a round, where its observer has made one.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn second_key(&mut self, round: &RoundId) -> Result<Option<SecondKeyRow>, ReadError> {
        let round = round.as_str();
        let row = sqlx::query!(
            "SELECT member, recipient FROM round_observer WHERE round = ?",
            round
        )
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| {
            Ok(SecondKeyRow {
                member: MemberId::new(row.member),
                recipient: row.recipient.parse().or_damaged("round_observer")?,
            })
        })
        .transpose()
    }

    /// The devices that were given a key of a round.
    pub(crate) async fn key_holders(
        &mut self,
        round: &RoundId,
        role: KeyRole,
    ) -> Result<BTreeSet<LogId>, ReadError> {
        let (round, part) = (round.as_str(), role.column_text());
        let logs = sqlx::query_scalar!(
            "SELECT log FROM round_key WHERE round = ? AND part = ?",
            round,
            part
        )
        .fetch_all(self.connection())
        .await?;
        logs.iter()
            .map(|log| LogId::try_from(log.as_slice()).or_damaged("round_key"))
            .collect()
    }

    /// The newest sequence number of each log that the chair has a receipt for.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn received(&mut self) -> Result<BTreeMap<LogId, u64>, ReadError> {
        let rows = sqlx::query!("SELECT log, seq FROM received")
            .fetch_all(self.connection())
            .await?;
        rows.into_iter()
            .map(|row| log_and_seq("received", &row.log, row.seq))
            .collect()
    }

    /// The last sequence number of each log that was in at the round's close; none where it
    /// is open, or was closed before there were several devices.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn seqs_at_close(
        &mut self,
        round: &RoundId,
    ) -> Result<Option<BTreeMap<LogId, u64>>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query!("SELECT log, seq FROM round_close WHERE round = ?", round)
            .fetch_all(self.connection())
            .await?;
        let places: Result<BTreeMap<LogId, u64>, ReadError> = rows
            .into_iter()
            .map(|row| log_and_seq("round_close", &row.log, row.seq))
            .collect();
        Ok(Some(places?).filter(|places| !places.is_empty()))
    }

    /// Where each submitted sheet of a log stands in it, by its newest version.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn submitted_seqs(
        &mut self,
        round: &RoundId,
        log: LogId,
    ) -> Result<BTreeMap<BidRef, u64>, ReadError> {
        let (round, log) = (round.as_str(), log.as_bytes().as_slice());
        let rows = sqlx::query!(
            r#"SELECT bid AS "bid!: String", max(seq) AS "seq!: i64" FROM sheet_version WHERE round = ? AND log = ? GROUP BY bid"#,
            round,
            log
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok((
                    BidRef::new(row.bid),
                    row.seq.try_into().or_damaged("sheet_version")?,
                ))
            })
            .collect()
    }

    /// The records that changed nothing, each with why.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn set_aside(&mut self) -> Result<Vec<SetAsideRow>, ReadError> {
        let rows = sqlx::query!("SELECT record, why FROM set_aside ORDER BY record")
            .fetch_all(self.connection())
            .await?;
        rows.into_iter()
            .map(|row| {
                Ok(SetAsideRow {
                    record: RecordId::try_from(row.record.as_slice()).or_damaged("set_aside")?,
                    why: row.why,
                })
            })
            .collect()
    }

    /// The logs that were written twice, each with the first such number and the records that have it.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn forks(&mut self) -> Result<Vec<ForkRow>, ReadError> {
        let rows = sqlx::query!(
            r#"SELECT log, seq, id, EXISTS (SELECT 1 FROM folded WHERE record = id AND counted) AS "counted!: bool"
               FROM record WHERE (log, seq) IN (SELECT log, seq FROM record GROUP BY log, seq HAVING count(*) > 1)
               ORDER BY log, seq, id"#
        )
        .fetch_all(self.connection())
        .await?;
        let mut forks: Vec<ForkRow> = Vec::new();
        for row in rows {
            let (log, seq) = log_and_seq("record", &row.log, row.seq)?;
            let id = RecordId::try_from(row.id.as_slice()).or_damaged("record")?;
            let chosen = row.counted.then_some(id);
            match forks.last_mut() {
                Some(fork) if (fork.log, fork.seq) == (log, seq) => {
                    fork.records.push(id);
                    fork.chosen = fork.chosen.or(chosen);
                }
                Some(fork) if fork.log == log => {} // what follows the first follows from it
                _ => forks.push(ForkRow {
                    log,
                    seq,
                    records: vec![id],
                    chosen,
                }),
            }
        }
        Ok(forks)
    }

    /// How many records wait for others that have not arrived.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn waiting(&mut self) -> Result<u64, ReadError> {
        let count = sqlx::query_scalar!(
            r#"SELECT (SELECT count(*) FROM record) - (SELECT count(*) FROM folded) AS "count!: i64""#
        )
        .fetch_one(self.connection())
        .await?;
        count.try_into().or_damaged("folded")
    }

    /// How many records a newer program wrote: kept, and applied after the update.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn parked(&mut self) -> Result<u64, ReadError> {
        let count = sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!: i64" FROM set_aside WHERE why = ?"#,
            PARKED
        )
        .fetch_one(self.connection())
        .await?;
        count.try_into().or_damaged("set_aside")
    }

    /// The kind and the time of one record.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn record_kind(
        &mut self,
        record: RecordId,
    ) -> Result<Option<(String, String)>, ReadError> {
        let id = record.as_bytes().as_slice();
        let row = sqlx::query!("SELECT kind, at FROM record WHERE id = ?", id)
            .fetch_optional(self.connection())
            .await?;
        Ok(row.map(|row| (row.kind, row.at)))
    }

    /// The newest time that a record says, by its writer's clock.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn newest_time(&mut self) -> Result<Option<DateTime<Utc>>, ReadError> {
        let newest = sqlx::query_scalar!(r#"SELECT max(at) AS "at: String" FROM record"#)
            .fetch_one(self.connection())
            .await?;
        newest.map(|at| text::read_time("record", &at)).transpose()
    }
}

fn log_and_seq(table: &'static str, log: &[u8], seq: i64) -> Result<(LogId, u64), ReadError> {
    Ok((
        LogId::try_from(log).or_damaged(table)?,
        seq.try_into().or_damaged(table)?,
    ))
}
