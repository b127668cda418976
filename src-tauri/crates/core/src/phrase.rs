//! How numbers, lists, days and sentences read in the panel's English.
//!
//! Written here rather than taken from a crate: ICU's plurals and lists
//! (`icu_plurals`, `icu_list`) bring tables for every language, and the program
//! speaks one. Days are formatted by `chrono`, in the office's time by `chrono-tz`.

use std::fmt::Display;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// Where the office's clocks hang: a Commissioner's office is in England or Wales.
/// Moments are on file in UTC, and people read them by these clocks.
const OFFICE: Tz = Tz::Europe__London;

/// The form of a word that goes with a number: `one` for 1, else `many`.
pub fn plural<'a, N: From<u8> + PartialEq>(number: N, one: &'a str, many: &'a str) -> &'a str {
    if number == N::from(1) { one } else { many }
}

/// A number of things: "1 bid", "30 bids".
pub fn counted<N: Display + From<u8> + PartialEq>(number: N, one: &str, many: &str) -> String {
    let digits = number.to_string();
    format!("{digits} {}", plural(number, one, many))
}

/// Several things in a sentence: "a", "a and b", "a, b and c"; nothing where
/// there are none.
pub fn listed<T: Display>(items: impl IntoIterator<Item = T>) -> String {
    let mut words: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    match (words.pop(), words.as_slice()) {
        (None, _) => String::new(),
        (Some(only), []) => only,
        (Some(last), others) => format!("{} and {last}", others.join(", ")),
    }
}

/// What somebody wrote, with a full stop where it ends in no mark of its own, inside
/// quotes or brackets or not. White space around it goes.
pub fn as_sentence(text: &str) -> String {
    let text = text.trim();
    let bare = text.trim_end_matches(['"', '\'', '”', '’', ')']);
    if bare.ends_with(['.', '!', '?', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// What happened and why, as a sentence; why is left out where nobody said.
pub fn with_reason(what: &str, reason: &str) -> String {
    match reason.trim() {
        "" => as_sentence(what),
        reason => as_sentence(&format!("{what}: {reason}")),
    }
}

/// The same words with a capital letter at the beginning.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A day by the office's clocks: "3 April 2014".
pub fn day(when: DateTime<Utc>) -> String {
    by_office_clock(when, "%-d %B %Y")
}

/// A day that is no moment: "3 April 2014".
pub fn date(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A day and a time to the second by the office's clocks: "3 April 2014, 15:05:09 BST".
pub fn moment(when: DateTime<Utc>) -> String {
    by_office_clock(when, "%-d %B %Y, %H:%M:%S %Z")
}

/// A day as names of files have it, by the office's clocks: "2014-04-03".
pub fn file_day(when: DateTime<Utc>) -> String {
    by_office_clock(when, "%Y-%m-%d")
}

/// A day and a time as names of files have them, by the office's clocks:
/// "2014-04-03-150509".
pub fn file_moment(when: DateTime<Utc>) -> String {
    by_office_clock(when, "%Y-%m-%d-%H%M%S")
}

/// The day that a moment falls on by the office's clocks.
pub fn office_day(when: DateTime<Utc>) -> NaiveDate {
    when.with_timezone(&OFFICE).date_naive()
}

fn by_office_clock(when: DateTime<Utc>, format: &str) -> String {
    when.with_timezone(&OFFICE).format(format).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_is_singular() {
        let said = [0_u32, 1, 2, 30].map(|number| counted(number, "bid", "bids"));
        assert_eq!(said, ["0 bids", "1 bid", "2 bids", "30 bids"]);
        assert_eq!(
            counted(1_usize, "sheet counts", "sheets count"),
            "1 sheet counts"
        );
        assert_eq!(
            [1_u64, 2].map(|number| plural(number, "is", "are")),
            ["is", "are"]
        );
    }

    #[test]
    fn a_list_ends_in_and() {
        let all = ["a", "b", "c"];
        let said = [0, 1, 2, 3].map(|number| listed(all.iter().take(number)));
        assert_eq!(said, ["", "a", "a and b", "a, b and c"]);
    }

    #[test]
    fn a_sentence_ends_in_one_mark() {
        let said = ["late", "late.", "late!", "late?", "late…", " late. \n"].map(as_sentence);
        assert_eq!(said, ["late.", "late.", "late!", "late?", "late…", "late."]);
        let said = ["\"It was late.\"", "It was late (by an hour)"].map(as_sentence);
        assert_eq!(said, ["\"It was late.\"", "It was late (by an hour)."]);
    }

    #[test]
    fn a_reason_that_nobody_gave_leaves_no_colon() {
        let said = ["", " ", "Funded elsewhere."].map(|why| with_reason("It was withdrawn", why));
        let told = "It was withdrawn: Funded elsewhere.";
        assert_eq!(said, ["It was withdrawn.", "It was withdrawn.", told]);
    }

    #[test]
    fn a_capital_begins_and_the_rest_stays() {
        let said = ["low end", "élan", "PCC-1", ""].map(capitalised);
        assert_eq!(said, ["Low end", "Élan", "PCC-1", ""]);
    }

    #[test]
    fn a_day_reads_as_people_say_it() {
        let when = DateTime::from_timestamp(1_396_533_909, 0).unwrap_or_default();
        assert_eq!(day(when), "3 April 2014");
        assert_eq!(moment(when), "3 April 2014, 15:05:09 BST");
        assert_eq!(file_day(when), "2014-04-03");
        assert_eq!(file_moment(when), "2014-04-03-150509");
    }

    #[test]
    fn a_moment_is_told_by_the_clocks_of_the_office() {
        for (on_file, told) in [
            ("2026-06-30T22:59:59Z", "30 June 2026, 23:59:59 BST"),
            ("2026-06-30T23:30:00Z", "1 July 2026, 00:30:00 BST"),
            ("2026-03-29T00:59:59Z", "29 March 2026, 00:59:59 GMT"),
            ("2026-03-29T01:00:00Z", "29 March 2026, 02:00:00 BST"),
            ("2026-10-25T00:59:59Z", "25 October 2026, 01:59:59 BST"),
            ("2026-10-25T01:00:00Z", "25 October 2026, 01:00:00 GMT"),
            ("2026-12-31T23:30:00Z", "31 December 2026, 23:30:00 GMT"),
        ] {
            let when = on_file.parse().unwrap_or_default();
            assert_eq!(moment(when), told, "{on_file}");
            assert!(told.starts_with(&day(when)), "{on_file}");
            let date = office_day(when).format("%-d %B %Y").to_string();
            assert_eq!(date, day(when), "{on_file}");
        }
    }
}
