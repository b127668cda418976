//! Numbers, days and choices of what documents need of a bid.

use chrono::{Datelike, NaiveDate};
use evenhand_core::bid_details::PROJECT_YEARS;
use evenhand_core::{BidApproach, ValidationPlan, is_charity_number, is_company_number};

use crate::mistake::Mistake;

/// Reads a number of the register of charities; it may be left empty.
pub(crate) fn read_charity_number(text: &str) -> Result<Option<String>, Mistake> {
    read_number(text, is_charity_number, || {
        Mistake::new(
            format!("This is not a charity number{}.", count_of(text)),
            "Give its six or seven digits, such as 1112345 (or 1112345-1 for a charity linked to another).",
        )
    })
}

/// Reads a number of Companies House; it may be left empty. Small letters are taken for
/// capitals; zeros in front are never put back, since other digits may be missing.
pub(crate) fn read_company_number(text: &str) -> Result<Option<String>, Mistake> {
    let capitals = text.to_ascii_uppercase();
    read_number(&capitals, is_company_number, || {
        let digits_alone = text.len() < 8 && text.bytes().all(|byte| byte.is_ascii_digit());
        let remedy = if digits_alone {
            "Give all eight, with the zeros in front, such as 01234567: a spreadsheet takes them off unless the cell's format is text."
        } else {
            "Give its eight characters, such as 01234567 or SC123456."
        };
        let problem = format!("This is not a company number{}.", count_of(text));
        Mistake::new(problem, remedy)
    })
}

/// How many digits a text of digits has, in a sentence; nothing of another text.
fn count_of(text: &str) -> String {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return String::new();
    }
    let digits = if text.len() == 1 { "digit" } else { "digits" };
    format!(": it has {} {digits}", text.len())
}

fn read_number(
    text: &str,
    is_one: impl Fn(&str) -> bool,
    mistake: impl FnOnce() -> Mistake,
) -> Result<Option<String>, Mistake> {
    match text {
        "" => Ok(None),
        _ if is_one(text) => Ok(Some(text.to_owned())),
        _ => Err(mistake()),
    }
}

/// Reads a day written as 2014-04-01; it may be left empty. No other spelling is taken:
/// 01/04/2014 is two different days on the two sides of the Atlantic.
pub(crate) fn read_day(text: &str) -> Result<Option<NaiveDate>, Mistake> {
    if text.is_empty() {
        return Ok(None);
    }
    let as_written = "Give it as year, month and day, such as 2014-04-01.";
    let looks_right = text.len() == "2014-04-01".len();
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d");
    match day {
        Ok(day) if looks_right && PROJECT_YEARS.contains(&day.year()) => Ok(Some(day)),
        Ok(day) if looks_right => Err(Mistake::new(
            format!("The year {} cannot be meant.", day.year()),
            "Give a day of the years 1900 to 2199, such as 2014-04-01.",
        )),
        _ => Err(Mistake::new(
            "This is not a day as it is read here.",
            as_written,
        )),
    }
}

/// A day as [`read_day`] reads it.
pub(crate) fn write_day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// Refuses an end before the start.
pub(crate) fn check_period(
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
) -> Result<(), Mistake> {
    match (start, end) {
        (Some(start), Some(end)) if end < start => Err(Mistake::new(
            format!("The project ends before it starts on {}.", write_day(start)),
            format!("Give an end on {} or later.", write_day(start)),
        )),
        _ => Ok(()),
    }
}

/// Reads whether an approach is proven or new; it may be left empty.
pub(crate) fn read_approach(text: &str) -> Result<Option<BidApproach>, Mistake> {
    match text.to_ascii_lowercase().as_str() {
        "" => Ok(None),
        known => known.parse().map(Some).map_err(|_| {
            Mistake::new(
                "This is not an approach.",
                "Write proven where it has been shown to work, new where it has not, or leave it empty.",
            )
        }),
    }
}

/// Reads whether a project runs already; it may be left empty.
pub(crate) fn read_existing(text: &str) -> Result<Option<bool>, Mistake> {
    match text.to_ascii_lowercase().as_str() {
        "" => Ok(None),
        "yes" | "existing" => Ok(Some(true)),
        "no" | "new" => Ok(Some(false)),
        _ => Err(Mistake::new(
            "This does not say whether the project runs already.",
            "Write yes where it does, no where it is new, or leave it empty.",
        )),
    }
}

/// Refuses a plan to validate of which a part is missing: how, what is measured, by when.
pub(crate) fn check_plan(
    plan: Option<&ValidationPlan>,
    day: Option<NaiveDate>,
) -> Result<(), Mistake> {
    let Some(plan) = plan else {
        return Ok(());
    };
    let (missing, remedy) = if plan.method.is_empty() {
        (
            "method",
            "Say how it is found out whether the approach works.",
        )
    } else if plan.measure.is_empty() {
        ("measure", "Say what is measured.")
    } else if day.is_none() {
        (
            "date",
            "Give the day by which it is known, such as 2015-03-31.",
        )
    } else {
        return Ok(());
    };
    Err(Mistake::new(
        format!("The plan to validate the approach has no {missing}."),
        remedy,
    ))
}
