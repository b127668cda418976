//! Pieces of the sentences and tables that commands print for people.

use std::fmt::Display;

use serde::Serialize;

/// A value's word as files and requests have it ("set_up").
pub(super) fn code_of(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
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
