//! How the figures of a form read.

use crate::commission::ReturnPeriod;
use crate::commission::measure::{Measure, MeasureKind, MeasureValue};
use crate::number::{Pounds, group_thousands};
use crate::phrase;

/// What stands for a figure that is not there yet. It is never 0.
pub const NOT_YET: &str = "not yet";

/// A value of a measure in words: "1,200", "45.5 %", "£1,200", "Yes", "3 April 2014".
pub fn value_in_words(kind: MeasureKind, value: MeasureValue) -> String {
    match value {
        MeasureValue::Figure(figure) => match kind {
            MeasureKind::Money => Pounds(figure.0).to_words(),
            MeasureKind::Percentage => format!("{} %", figure.0.normalize()),
            MeasureKind::Count | MeasureKind::YesNo | MeasureKind::Milestone => {
                let digits = figure.0.normalize().to_string();
                let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
                let whole = match whole.strip_prefix('-') {
                    Some(below) => format!("−{}", group_thousands(below)),
                    None => group_thousands(whole),
                };
                if part.is_empty() {
                    whole
                } else {
                    format!("{whole}.{part}")
                }
            }
        },
        MeasureValue::YesNo(true) => "Yes".to_owned(),
        MeasureValue::YesNo(false) => "No".to_owned(),
        MeasureValue::Reached(on) => phrase::date(on),
    }
}

/// In what a measure is counted, in words.
pub fn measure_unit(measure: &Measure) -> String {
    let unit = measure.unit.trim();
    match measure.kind {
        MeasureKind::Count if unit.is_empty() => "number".to_owned(),
        MeasureKind::Percentage if unit.is_empty() => "per cent".to_owned(),
        MeasureKind::Percentage => format!("per cent of {unit}"),
        MeasureKind::Money => "pounds".to_owned(),
        MeasureKind::YesNo => "yes or no".to_owned(),
        MeasureKind::Milestone => "day on which it was reached".to_owned(),
        MeasureKind::Count => unit.to_owned(),
    }
}

/// A period: "Period 2: 1 July 2014 to 30 September 2014".
pub fn period_in_words(period: &ReturnPeriod) -> String {
    format!(
        "Period {}: {} to {}",
        period.number,
        phrase::date(period.from),
        phrase::date(period.to)
    )
}
