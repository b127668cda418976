//! Pieces of the sentences and tables that commands print for people.

use std::fmt::Display;

use chrono::DateTime;
use evenhand_core::phrase;
use serde::Serialize;

/// A value's word as files and requests have it ("set_up").
pub(super) fn code_of(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// A moment on file as people read it, by the office's clocks; what is none, as it stands.
pub(super) fn moment_in_words(at: &str) -> String {
    let read = DateTime::parse_from_rfc3339(at);
    read.map_or_else(|_| at.to_owned(), |at| phrase::moment(at.to_utc()))
}

/// A cell of a table; a dash where there is nothing.
pub(super) fn cell_or_dash(value: Option<&impl Display>) -> String {
    value.map_or_else(|| "-".to_owned(), ToString::to_string)
}

/// Rows of cells, with tabs between them.
pub(super) fn tab_rows<const N: usize>(rows: impl IntoIterator<Item = [String; N]>) -> String {
    let lines = rows.into_iter().map(|row| row.join("\t"));
    lines.collect::<Vec<_>>().join("\n")
}
