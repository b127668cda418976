//! How days, periods and what is measured read in documents.

use chrono::{DateTime, Days, NaiveDate, Utc};
use evenhand_core::{
    Bid, Pounds,
    commission::{Direction, Measure, MeasureFigure, MeasureKind, MeasureValue},
    number::group_thousands,
    phrase,
};

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

/// A value of a measure: "1,200 people", "80 %", "£5,000", "Yes", "3 April 2014".
pub(crate) fn measured(measure: &Measure, value: MeasureValue) -> String {
    match value {
        MeasureValue::Figure(figure) => figure_in_words(measure, figure),
        MeasureValue::YesNo(true) => "Yes".to_owned(),
        MeasureValue::YesNo(false) => "No".to_owned(),
        MeasureValue::Reached(on) => day(on),
    }
}

/// What is aimed for: "At least 80 people"; nothing where nothing is said.
pub(crate) fn aimed_for(measure: &Measure) -> String {
    let Some(target) = measure.target else {
        return match measure.kind {
            MeasureKind::YesNo => "Yes".to_owned(),
            MeasureKind::Milestone => "Reached".to_owned(),
            MeasureKind::Count | MeasureKind::Percentage | MeasureKind::Money => String::new(),
        };
    };
    let value = measured(measure, target);
    match (target, measure.direction) {
        (MeasureValue::Figure(_), Direction::AtLeast) => format!("At least {value}"),
        (MeasureValue::Figure(_), Direction::AtMost) => format!("At most {value}"),
        (MeasureValue::YesNo(_) | MeasureValue::Reached(_), _) => value,
    }
}

fn figure_in_words(measure: &Measure, figure: MeasureFigure) -> String {
    let exact = figure.0.normalize();
    let digits = exact.abs().to_string();
    let (whole, rest) = digits.split_once('.').unwrap_or((&digits, ""));
    let dot = if rest.is_empty() { "" } else { "." };
    let sign = if exact.is_sign_negative() { "−" } else { "" };
    let number = format!("{sign}{}{dot}{rest}", group_thousands(whole));
    let unit = measure.unit.trim();
    match (measure.kind, unit) {
        (MeasureKind::Money, _) => Pounds(figure.0).to_words(),
        (MeasureKind::Percentage, "") => format!("{number}%"),
        (MeasureKind::Percentage, unit) => format!("{number}% of {unit}"),
        (_, "") => number,
        (_, unit) => format!("{number} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_aimed_for_reads_by_its_kind_and_direction() {
        use Direction::{AtLeast, AtMost};
        use MeasureKind::{Count, Milestone, Money, Percentage, YesNo};
        let figure = |text: &str| Some(MeasureValue::Figure(MeasureFigure(text.parse().unwrap())));
        for (kind, unit, direction, target, said) in [
            (
                Count,
                "people",
                AtLeast,
                figure("1200"),
                "At least 1,200 people",
            ),
            (
                Count,
                "calls",
                AtMost,
                figure("12.50"),
                "At most 12.5 calls",
            ),
            (
                Count,
                "points",
                AtLeast,
                figure("-1200"),
                "At least −1,200 points",
            ),
            (Percentage, "", AtLeast, figure("80"), "At least 80%"),
            (
                Percentage,
                "users",
                AtMost,
                figure("7.25"),
                "At most 7.25% of users",
            ),
            (Money, "", AtLeast, figure("1234567"), "At least £1,234,567"),
            (YesNo, "", AtLeast, None, "Yes"),
            (YesNo, "", AtLeast, Some(MeasureValue::YesNo(false)), "No"),
            (Milestone, "", AtMost, None, "Reached"),
            (Count, "people", AtLeast, None, ""),
        ] {
            let measure = Measure {
                id: "m1".into(),
                title: "One".to_owned(),
                outcome: String::new(),
                criterion: None,
                kind,
                unit: unit.to_owned(),
                direction,
                baseline: None,
                target,
                by: None,
                evidence: String::new(),
            };
            assert_eq!(aimed_for(&measure), said);
        }
    }

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
