//! Days as people write them in a form: what can mean only one day is understood.

use chrono::{Datelike as _, NaiveDate};
use evenhand_core::bid_details::PROJECT_YEARS;

use crate::mistake::Mistake;

/// A day in a cell.
#[derive(Clone, Copy, Debug)]
pub(super) enum DayText<'t> {
    /// As the spreadsheet has it: 2014-04-03.
    OfCell(&'t str),
    /// As text.
    Typed(&'t str),
}

const EXAMPLE: &str = "Give it as day, month and year, such as 3 April 2014.";
/// Spellings in which the month is a word or the year comes first.
const PLAIN: [&str; 6] = [
    "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%B %d %Y", "%b %d %Y",
];

/// Reads a day.
pub(super) fn read_day_cell(text: DayText<'_>) -> Result<NaiveDate, Mistake> {
    let day = match text {
        DayText::OfCell(text) => NaiveDate::parse_from_str(text, PLAIN[0])
            .map_err(|_| Mistake::new("This is not a day.", EXAMPLE)),
        DayText::Typed(text) => read_typed(text),
    }?;
    if PROJECT_YEARS.contains(&day.year()) {
        return Ok(day);
    }
    Err(Mistake::new(
        format!("The year {} cannot be meant.", day.year()),
        "Give a day of the years 1900 to 2199, such as 3 April 2014.",
    ))
}

fn read_typed(text: &str) -> Result<NaiveDate, Mistake> {
    let words = text.replace([',', '.'], " ");
    let plain: Vec<&str> = words.split_whitespace().map(without_ordinal).collect();
    let plain = plain.join(" ");
    let mut formats = PLAIN.iter();
    if let Some(day) = formats.find_map(|format| NaiveDate::parse_from_str(&plain, format).ok()) {
        return Ok(day);
    }
    read_figures(text).unwrap_or_else(|| Err(Mistake::new("This is not a day.", EXAMPLE)))
}

/// "3rd" as "3".
fn without_ordinal(word: &str) -> &str {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ending = word.get(digits.len()..).unwrap_or_default();
    let is_ordinal = ["st", "nd", "rd", "th"]
        .iter()
        .any(|one| ending.eq_ignore_ascii_case(one));
    if is_ordinal && !digits.is_empty() {
        digits
    } else {
        word
    }
}

/// A day in figures, day and month before the year. Where both could be the month it could
/// be two days: the file may have been through a spreadsheet of another country.
fn read_figures(text: &str) -> Option<Result<NaiveDate, Mistake>> {
    let mut parts = text.split(['/', '.', '-']).map(str::trim);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let (first, second): (u32, u32) = (first.parse().ok()?, second.parse().ok()?);
    let year: i32 = year.parse().ok()?;
    let british = NaiveDate::from_ymd_opt(year, second, first);
    let american = NaiveDate::from_ymd_opt(year, first, second);
    match (british, american) {
        (Some(day), Some(other)) if day != other => Some(Err(Mistake::new(
            "This can be two days: the month may stand first or second.",
            format!(
                "Write {} or {}.",
                day.format("%-d %B %Y"),
                other.format("%-d %B %Y")
            ),
        ))),
        (Some(day), _) => Some(Ok(day)),
        (None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_mean_one_day_is_that_day() {
        let wanted = NaiveDate::from_ymd_opt(2014, 4, 23);
        for text in [
            "2014-04-23",
            "23 April 2014",
            "23 Apr 2014",
            "23/04/2014",
            "23.4.2014",
            "23rd April, 2014",
            "April 23, 2014",
            "23-04-2014",
            "23-Apr-2014",
        ] {
            assert_eq!(read_typed(text).ok(), wanted, "{text}");
        }
        let same = NaiveDate::from_ymd_opt(2014, 4, 4);
        assert_eq!(read_typed("04/04/2014").ok(), same);
    }

    #[test]
    fn what_can_mean_two_days_or_none_is_refused() {
        let two = read_typed("03/04/2014").err().map(|one| one.remedy);
        assert_eq!(two.as_deref(), Some("Write 3 April 2014 or 4 March 2014."));
        for text in [
            "",
            "soon",
            "31/02/2014",
            "3/4/14",
            "2014",
            "04/23/2014",
            "Q1 2014",
        ] {
            assert!(read_typed(text).is_err(), "{text}");
        }
        let early = read_day_cell(DayText::OfCell("1066-10-14")).err();
        assert!(early.is_some_and(|one| one.problem.contains("1066")));
    }
}
