//! The table of records: rows go in, and never change.

use evenhand_core::RoundId;
use evenhand_record::Record;
use sqlx::SqliteConnection;

use crate::text;

/// Puts a record on file. Its columns repeat what the envelope and the body
/// say, so that SQLite can find it; `verify` compares them.
pub(crate) async fn insert(
    on: &mut SqliteConnection,
    record: &Record,
    round: Option<&RoundId>,
) -> Result<(), sqlx::Error> {
    let (id, payload) = (record.id(), record.payload());
    let (id, log) = (id.as_bytes().as_slice(), payload.log.as_bytes().as_slice());
    let seq =
        i64::try_from(payload.seq).map_err(|problem| sqlx::Error::Encode(Box::new(problem)))?;
    let prev = payload
        .prev
        .as_ref()
        .map_or(&[][..], |prev| prev.as_bytes().as_slice());
    let (kind, at, round) = (
        payload.kind.as_str(),
        text::time(payload.at),
        round.map_or("", RoundId::as_str),
    );
    let (line, salt, body) = (
        record.line(),
        record.salt().as_bytes().as_slice(),
        record.body(),
    );
    sqlx::query!(
        "INSERT INTO record (id, log, seq, prev, kind, at, round, envelope, salt, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        log,
        seq,
        prev,
        kind,
        at,
        round,
        line,
        salt,
        body
    )
    .execute(on)
    .await?;
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
pub(crate) async fn page(
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
pub(crate) async fn body(on: &mut SqliteConnection, received: i64) -> Result<Vec<u8>, sqlx::Error> {
    sqlx::query_scalar!("SELECT body FROM record WHERE received = ?", received)
        .fetch_one(on)
        .await
}
