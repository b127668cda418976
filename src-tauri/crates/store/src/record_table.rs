//! The table of records: rows go in, and never change.

use std::collections::BTreeMap;

use evenhand_core::RoundId;
use evenhand_record::Record;
use sqlx::{QueryBuilder, SqliteConnection};

use crate::text;

/// Puts records on file, each with the round it speaks of. Their columns repeat what
/// the envelope and the body say, so that SQLite can find them; `verify` compares them.
pub(crate) async fn insert_records(
    on: &mut SqliteConnection,
    records: &[(&Record, Option<RoundId>)],
) -> Result<(), sqlx::Error> {
    let mut rows = Vec::with_capacity(records.len());
    for (record, round) in records {
        let payload = record.payload();
        rows.push((
            *record,
            round,
            text::write_seq(payload.seq)?,
            text::write_time(payload.at),
        ));
    }
    let mut insert = QueryBuilder::new(
        "INSERT INTO record (id, log, seq, prev, kind, at, round, envelope, salt, body) ",
    );
    insert.push_values(rows, |mut row, (record, round, seq, at)| {
        let (id, payload) = (record.id(), record.payload());
        let prev = payload.prev.as_ref();
        row.push_bind(id.as_bytes().to_vec())
            .push_bind(payload.log.as_bytes().as_slice())
            .push_bind(seq)
            .push_bind(prev.map_or(&[][..], |prev| prev.as_bytes().as_slice()))
            .push_bind(payload.kind.as_str())
            .push_bind(at)
            .push_bind(round.as_ref().map_or("", RoundId::as_str))
            .push_bind(record.line())
            .push_bind(record.salt().as_bytes().as_slice())
            .push_bind(record.body());
    });
    insert.build().execute(on).await?;
    Ok(())
}

/// A record's row, whole.
pub(crate) struct StoredRecord {
    pub(crate) received: i64,
    pub(crate) id: Vec<u8>,
    pub(crate) log: Vec<u8>,
    pub(crate) seq: i64,
    pub(crate) prev: Vec<u8>,
    pub(crate) kind: String,
    pub(crate) at: String,
    pub(crate) round: String,
    pub(crate) envelope: Vec<u8>,
    pub(crate) salt: Vec<u8>,
    pub(crate) body: Vec<u8>,
}

/// The next rows in order of receipt, at most `limit`.
pub(crate) async fn read_page(
    on: &mut SqliteConnection,
    after: i64,
    limit: i64,
) -> Result<Vec<StoredRecord>, sqlx::Error> {
    sqlx::query_as!(
        StoredRecord,
        "SELECT received, id, log, seq, prev, kind, at, round, envelope, salt, body FROM record
         WHERE received > ? ORDER BY received LIMIT ?",
        after,
        limit
    )
    .fetch_all(on)
    .await
}

/// The body of the record in one row.
pub(crate) async fn read_body(
    on: &mut SqliteConnection,
    received: i64,
) -> Result<Vec<u8>, sqlx::Error> {
    sqlx::query_scalar!("SELECT body FROM record WHERE received = ?", received)
        .fetch_one(on)
        .await
}

/// The bodies of the records in some rows, by row.
pub(crate) async fn read_bodies(
    on: &mut SqliteConnection,
    received: &[i64],
) -> Result<BTreeMap<i64, Vec<u8>>, sqlx::Error> {
    let wanted = text::write_json(&received)?;
    let rows = sqlx::query!(
        "SELECT received, body FROM record WHERE received IN (SELECT value FROM json_each(?))",
        wanted
    )
    .fetch_all(on)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.received, row.body))
        .collect())
}
