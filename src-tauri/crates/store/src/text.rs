//! How values are written in columns: times, words, JSON.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Serialize, de::DeserializeOwned};

use crate::error::{OrDamaged, ReadError};

/// A time as columns hold it: RFC 3339, UTC, to the millisecond.
pub(crate) fn write_time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Reads a time.
pub(crate) fn read_time(table: &'static str, text: &str) -> Result<DateTime<Utc>, ReadError> {
    text.parse().or_damaged(table)
}

/// Reads a time that may be missing.
pub(crate) fn read_some_time(
    table: &'static str,
    text: Option<String>,
) -> Result<Option<DateTime<Utc>>, ReadError> {
    text.map(|text| read_time(table, &text)).transpose()
}

/// A sequence number as SQLite holds it.
pub(crate) fn write_seq(seq: u64) -> Result<i64, sqlx::Error> {
    i64::try_from(seq).map_err(|problem| sqlx::Error::Encode(Box::new(problem)))
}

/// A value as JSON.
pub(crate) fn write_json<T: Serialize>(value: &T) -> Result<String, sqlx::Error> {
    serde_json::to_string(value).map_err(|problem| sqlx::Error::Encode(Box::new(problem)))
}

/// Reads JSON.
pub(crate) fn read_json<T: DeserializeOwned>(
    table: &'static str,
    text: &str,
) -> Result<T, ReadError> {
    serde_json::from_str(text).or_damaged(table)
}

/// A value that serde writes as one word ("set_up").
pub(crate) fn write_word<T: Serialize>(value: &T) -> Result<String, sqlx::Error> {
    Ok(write_json(value)?.trim_matches('"').to_owned())
}

/// Reads a word.
pub(crate) fn read_word<T: DeserializeOwned>(
    table: &'static str,
    text: &str,
) -> Result<T, ReadError> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).or_damaged(table)
}
