//! Choices on the command line, by the codes that files have for them.

use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use evenhand_core::Titled;

/// Reads a choice by its code ("in_confidence"); the help says what each stands for.
pub(super) fn code_parser<T: Titled + Send + Sync>() -> impl TypedValueParser<Value = T> {
    let codes = T::VARIANTS.iter();
    let codes = codes.map(|one| PossibleValue::new(one.code()).help(one.title()));
    PossibleValuesParser::new(codes).try_map(|code| {
        let found = T::from_code(&code);
        found.ok_or_else(|| format!("BUG: there is no choice \"{code}\"."))
    })
}

/// Reads a day.
pub(super) fn read_day(text: &str) -> Result<NaiveDate, String> {
    let read = NaiveDate::parse_from_str(text, "%Y-%m-%d");
    read.map_err(|_| "write the day as year, month and day, such as 2014-01-31".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_with_the_year_first() {
        let day = NaiveDate::from_ymd_opt(2014, 1, 31);
        assert_eq!(read_day("2014-01-31").ok(), day);
        for wrong in ["31/01/2014", "2014-02-30", "soon"] {
            assert!(read_day(wrong).is_err(), "{wrong}");
        }
    }
}
