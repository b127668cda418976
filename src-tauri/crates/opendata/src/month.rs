//! A month of the calendar.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

/// A month of the calendar, of the years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    first: NaiveDate,
}

/// A text that names no month.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a month. Write the year and the month, such as 2014-03.")]
pub struct NotAMonth(pub String);

impl Month {
    /// The month that a day is in.
    pub fn of(day: NaiveDate) -> Self {
        let first = day.with_day(1).unwrap_or(day); // every month has a first day
        Self { first }
    }

    /// Whether a day is in the month.
    pub fn holds(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }

    /// The month as files name it: "2014-03".
    pub fn code(self) -> String {
        self.first.format("%Y-%m").to_string()
    }
}

impl FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let parse = || {
            let (year, month) = text.split_once('-')?;
            let plain = year.len() == 4 && month.len() == 2 && digits(year) && digits(month);
            let (year, month) = (year.parse().ok()?, month.parse().ok()?);
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            (plain && year > 0).then_some(Self { first })
        };
        parse().ok_or_else(|| NotAMonth(text.to_owned()))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.format("%B %Y").fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_and_told() {
        let month: Month = "2014-03".parse().unwrap();
        assert_eq!(
            (month.to_string(), month.code()),
            ("March 2014".into(), "2014-03".into())
        );
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert!(month.holds(day("2014-03-01")) && month.holds(day("2014-03-31")));
        assert!(!month.holds(day("2014-04-01")) && !month.holds(day("2013-03-14")));
    }

    #[test]
    fn what_is_no_month_is_refused() {
        for text in [
            "",
            "2014",
            "2014-3",
            "2014-13",
            "2014-00",
            "0000-01",
            "March 2014",
            "2014-03-01",
            "+014-03",
        ] {
            let refused = text.parse::<Month>().unwrap_err().to_string();
            assert!(refused.ends_with("such as 2014-03."), "{refused}");
        }
    }
}
