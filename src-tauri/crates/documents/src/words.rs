//! How days, periods and shares read in documents.

use chrono::{DateTime, Days, NaiveDate, Utc};
use evenhand_core::{Bid, phrase};

/// A day: "3 April 2014".
pub(crate) fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// The day that is so many days after a moment, by the office's clocks.
pub(crate) fn days_after(when: DateTime<Utc>, days: u32) -> Option<NaiveDate> {
    let begun: NaiveDate = phrase::file_day(when).parse().ok()?;
    begun.checked_add_days(Days::new(days.into()))
}

/// When a project runs, as far as its bid says: "1 April 2014 to 31 March 2015".
pub(crate) fn period(bid: &Bid) -> Option<String> {
    match (bid.details.start.map(day), bid.details.end.map(day)) {
        (Some(start), Some(end)) => Some(format!("{start} to {end}")),
        (Some(start), None) => Some(format!("from {start}")),
        (None, Some(end)) => Some(format!("until {end}")),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_by_the_offices_clocks_over_the_change_to_summer_time() {
        let late = "2026-03-28T23:30:00Z".parse().unwrap();
        let by = days_after(late, 14).map(day);
        assert_eq!(
            by.as_deref(),
            Some("11 April 2026"),
            "28 March and fourteen days"
        );
        let night = "2026-06-30T23:30:00Z".parse().unwrap();
        let by = days_after(night, 1).map(day);
        assert_eq!(by.as_deref(), Some("2 July 2026"), "it is July already");
    }
}
