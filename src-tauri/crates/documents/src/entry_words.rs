//! How an entry of the commissioning cycle reads in a document for the public.

use evenhand_core::commission::{CycleEntry, Source};
use evenhand_core::{Titled, phrase};
use evenhand_pack::document::Field;

use crate::words;

/// Its day, or its first and last.
pub(crate) fn days(entry: &CycleEntry) -> String {
    match entry.until {
        Some(until) if until != entry.on => {
            format!("{} to {}", words::day(entry.on), words::day(until))
        }
        _ => words::day(entry.on),
    }
}

/// The phases that it stands in: "Understand and Plan".
pub(crate) fn phases(entry: &CycleEntry) -> String {
    phrase::listed(entry.phases.iter().map(|phase| phase.title()))
}

/// Where something can be read: "Strategic Assessment, page 4 (3 April 2013)".
pub(crate) fn source(source: &Source) -> String {
    let mut text = source.title.trim().to_owned();
    let place = source.found_at.trim();
    if !place.is_empty() {
        text.push_str(&format!(", {place}"));
    }
    if let Some(on) = source.on {
        text.push_str(&format!(" ({})", words::day(on)));
    }
    text
}

/// What it says, below one another: when, with whom, how, what, where it can be read.
/// `text` is what the field of its text is called.
pub(crate) fn fields(entry: &CycleEntry, text: &str) -> Vec<Field> {
    let sources: Vec<String> = entry.sources.iter().map(source).collect();
    let all = [
        ("When", days(entry)),
        ("With whom", entry.who.trim().to_owned()),
        ("How", entry.how.trim().to_owned()),
        (text, entry.text.trim().to_owned()),
        ("Sources", sources.join("\n")),
    ];
    let said = all.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(label, value)| Field::new(label, value))
        .collect()
}
