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

/// A number of things: "1 record", "3 records".
pub(super) fn count_of(count: impl Into<u64>, one: &str, many: &str) -> String {
    let count = count.into();
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A list of things: "1", "1 and 2", "1, 2 and 3".
pub(super) fn list_of(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_end_with_and() {
        let items = ["1", "2", "3"].map(str::to_owned);
        for (count, said) in [(0, ""), (1, "1"), (2, "1 and 2"), (3, "1, 2 and 3")] {
            let taken: Vec<String> = items.iter().take(count).cloned().collect();
            assert_eq!(list_of(&taken), said);
        }
    }

    #[test]
    fn one_thing_is_not_many() {
        assert_eq!(count_of(1_u32, "record", "records"), "1 record");
        assert_eq!(count_of(0_u32, "record", "records"), "0 records");
    }
}
