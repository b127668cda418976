//! Texts and figures that formats stumble over.

use evenhand_core::{Points, Pounds};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

/// A character that stands on one line: those that formats stumble over, and any other.
pub(crate) fn line_char() -> impl Strategy<Value = char> {
    prop_oneof![
        4 => select("\"',;|=+-@＝＋－＠#0 \u{a0}\u{200b}\u{2028}\u{feff}éłß中😀".chars().collect::<Vec<_>>()),
        2 => any::<char>().prop_map(|c| if c.is_control() { '·' } else { c }),
    ]
}

/// A character of a text that may have many lines.
pub(crate) fn text_char() -> impl Strategy<Value = char> {
    prop_oneof![5 => line_char(), 1 => select(vec!['\n', '\r', '\t'])]
}

/// What a spreadsheet would compute, and what we make of it, stand before half of the texts.
fn any_start() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        1 => Just(""),
        1 => select(vec!["=", "'=", "'=", "'=", "''=", "'", "' +", "@", "'＝", "-5", "'-5"]),
    ]
}

/// A text of any number of lines, without blanks around it; it may be empty.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    (any_start(), vec(text_char(), 0..25)).prop_map(|(start, chars)| {
        let text = format!("{start}{}", String::from_iter(chars));
        text.trim_matches(is_blank).to_owned()
    })
}

/// What the readers take away around a text.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{feff}'
}

pub(crate) fn any_filled_text() -> impl Strategy<Value = String> {
    any_text().prop_map(|text| {
        if text.is_empty() {
            "0".to_owned()
        } else {
            text
        }
    })
}

/// A name on one line that ends with what makes it unlike the others.
pub(crate) fn any_name(end: impl Into<String>) -> impl Strategy<Value = String> {
    let end = end.into();
    (any_start(), vec(line_char(), 0..12)).prop_map(move |(start, chars)| {
        let name = format!("{start}{}", String::from_iter(chars));
        format!("{}{end}", name.trim_start_matches(is_blank))
    })
}

/// An id of a scheme: a name without `;`.
pub(crate) fn any_id(end: impl Into<String>) -> impl Strategy<Value = String> {
    any_name(end).prop_map(|name| name.replace(';', ":"))
}

/// A decimal from `low` to `high` hundredths.
pub(crate) fn hundredths(low: i64, high: i64) -> impl Strategy<Value = Decimal> {
    (low..=high).prop_map(|hundredths| Decimal::new(hundredths, 2))
}

pub(crate) fn any_amount() -> impl Strategy<Value = Pounds> {
    hundredths(0, 100_000_000_000_000).prop_map(Pounds)
}

pub(crate) fn any_points() -> impl Strategy<Value = Points> {
    hundredths(0, 10_000).prop_map(Points)
}
