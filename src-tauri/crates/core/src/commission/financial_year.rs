//! A financial year of public bodies in England and Wales: 1 April to 31 March.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use crate::bid_details::PROJECT_YEARS;

/// A financial year, by the calendar year that it begins in: 2013 is 2013/14.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, TS)]
#[ts(type = "string")]
pub struct FinancialYear(i32);

/// A text that names no financial year.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no financial year. Write it as 2013/14: 1 April 2013 to 31 March 2014.")]
pub struct NoFinancialYear(String);

impl FinancialYear {
    /// The year that a day falls in.
    pub fn of(day: NaiveDate) -> Self {
        match day.month() {
            1..=3 => Self(day.year().saturating_sub(1)),
            _ => Self(day.year()),
        }
    }

    /// The 1st of April that it begins on.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0, 4, 1).unwrap_or(NaiveDate::MIN)
    }

    /// The 31st of March that it ends on.
    pub fn last_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0.saturating_add(1), 3, 31).unwrap_or(NaiveDate::MAX)
    }

    /// The year after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The year before it.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// Whether a day falls in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }

    /// Whether some day from one day to another, both with them, falls in it.
    pub fn meets(self, from: NaiveDate, until: NaiveDate) -> bool {
        from <= self.last_day() && self.first_day() <= until
    }
}

impl fmt::Display for FinancialYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = self.0.saturating_add(1).rem_euclid(100);
        write!(f, "{}/{second:02}", self.0)
    }
}

impl FromStr for FinancialYear {
    type Err = NoFinancialYear;

    /// Reads "2013/14"; "2013-14" and "2013/2014" are the same year.
    fn from_str(text: &str) -> Result<Self, NoFinancialYear> {
        let no_year = || NoFinancialYear(text.to_owned());
        let (first, second) = text.trim().split_once(['/', '-']).ok_or_else(no_year)?;
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if first.len() != 4 || !is_number(first) || !is_number(second) {
            return Err(no_year());
        }
        let year = Self(first.parse().map_err(|_| no_year())?);
        let next = year.next().0.to_string();
        let fits = second == next || Some(second) == next.get(2..);
        if fits && PROJECT_YEARS.contains(&year.0) {
            return Ok(year);
        }
        Err(no_year())
    }
}

impl Serialize for FinancialYear {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FinancialYear {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_begins_on_the_first_of_april() {
        for (on, year) in [
            ("2013-03-31", "2012/13"),
            ("2013-04-01", "2013/14"),
            ("2014-03-31", "2013/14"),
            ("1999-12-31", "1999/00"),
            ("2009-04-01", "2009/10"),
        ] {
            assert_eq!(FinancialYear::of(day(on)).to_string(), year, "{on}");
        }
    }

    #[test]
    fn a_year_is_read_as_people_write_it_and_nothing_else_is() {
        let year = FinancialYear(2013);
        for text in ["2013/14", "2013-14", " 2013/2014 "] {
            assert_eq!(text.parse(), Ok(year), "{text}");
        }
        for text in [
            "", "2013", "2013/15", "13/14", "2013/4", "2013/13", "+013/14", "2013/", "9999/00",
        ] {
            let refused = text.parse::<FinancialYear>().unwrap_err().to_string();
            assert!(refused.contains("2013/14"), "{text}: {refused}");
        }
    }

    #[test]
    fn what_takes_several_days_meets_each_year_that_it_touches() {
        let year = FinancialYear(2013);
        assert!(year.meets(day("2013-03-01"), day("2013-04-01")));
        assert!(year.meets(day("2014-03-31"), day("2014-05-01")));
        assert!(!year.meets(day("2014-04-01"), day("2014-05-01")));
        assert!(!year.meets(day("2013-01-01"), day("2013-03-31")));
        assert_eq!(year.next().previous(), year);
        assert!(year.contains(year.first_day()) && year.contains(year.last_day()));
    }
}
