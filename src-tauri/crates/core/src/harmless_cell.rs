//! Cells that a spreadsheet would compute, written so that it shows them.
//!
//! A bidder is an outsider, and a title such as `=HYPERLINK(…)` is run by the spreadsheet
//! of whoever opens the file (CWE-1236). An apostrophe before it makes it a text. What is
//! written is read back as it was, whatever it is: a text that looks like one of ours with
//! its apostrophe gets a further one.

use std::borrow::Cow;

/// What a spreadsheet takes for the start of a formula, in both widths.
const STARTS_FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The text as a cell that no spreadsheet computes.
pub fn make_harmless(text: &str) -> Cow<'_, str> {
    if needs_apostrophe(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that a cell was made from.
pub fn read_harmless(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if needs_apostrophe(text) => text,
        Some(_) | None => cell,
    }
}

/// Whether it would be computed, but for any apostrophes before it.
fn needs_apostrophe(text: &str) -> bool {
    let plain = text.trim_start_matches('\'');
    // Letters and digits begin most texts, and none of them begins a formula.
    if plain.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return false;
    }
    let shown = plain.trim_start_matches(is_unseen);
    plain.starts_with(['\t', '\r', '\n'])
        || (shown.starts_with(STARTS_FORMULA) && !is_number(shown))
}

/// What stands before a formula and does not keep it from being one.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A negative number as we write it: digits, and perhaps a point with digits after it.
fn is_number(text: &str) -> bool {
    let Some(number) = text.strip_prefix('-') else {
        return false;
    };
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_computed_gets_an_apostrophe() {
        for text in [
            "=1+1",
            "+44 1953 1",
            "-cmd|x",
            "@SUM(A1)",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "\t1",
            "\r=1",
            "  =1",
            "\u{feff}=1",
            "\u{a0}@x",
            "-1+1",
            "-1.",
            "-",
        ] {
            assert_eq!(make_harmless(text), format!("'{text}"), "{text:?}");
        }
    }

    #[test]
    fn what_is_not_computed_stays_as_it_is() {
        for text in [
            "",
            "Fen Youth",
            "-5.00",
            "-12",
            "'Appy days",
            "'",
            "a=b",
            " a",
            "(=1)",
        ] {
            assert_eq!(make_harmless(text), text);
        }
    }

    #[test]
    fn a_text_with_an_apostrophe_of_its_own_gets_another() {
        assert_eq!(make_harmless("'=1"), "''=1");
        assert_eq!(read_harmless("''=1"), "'=1");
        assert_eq!(read_harmless("'Appy days"), "'Appy days");
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_back(text in "['=+@ \t\r\n\u{feff}＝a0.-]{0,8}") {
            let cell = make_harmless(&text);
            proptest::prop_assert_eq!(read_harmless(&cell), text.as_str());
            let shown = cell.trim_start_matches(is_unseen);
            proptest::prop_assert!(!shown.starts_with(STARTS_FORMULA) || is_number(shown), "{}", cell);
        }

        #[test]
        fn any_text_is_read_back(text in ".*") {
            let harmless = make_harmless(&text);
            proptest::prop_assert_eq!(read_harmless(&harmless), text.as_str());
        }
    }
}
