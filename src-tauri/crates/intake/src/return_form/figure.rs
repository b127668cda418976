//! Figures of measures, as people write them in a form.

use chrono::NaiveDate;
use evenhand_core::commission::{MeasureFigure, MeasureKind, MeasureValue};
use evenhand_core::number::{NotANumber, NotAnAmount, parse_decimal};
use evenhand_core::{Pounds, limits};
use rust_decimal::Decimal;

use super::cells::Said;
use super::day::{DayText, read_day_cell};
use crate::mistake::Mistake;
use crate::rules::amount::read_amount;

/// The most places after the point of a figure.
const PLACES: u32 = 6;

/// Reads a value of a kind.
pub(super) fn read_value(kind: MeasureKind, said: &Said<'_>) -> Result<MeasureValue, Mistake> {
    match kind {
        MeasureKind::Count => {
            let figure = read_figure(&words_of(said, "a number")?)?;
            Ok(MeasureValue::Figure(MeasureFigure(figure)))
        }
        MeasureKind::Percentage => read_share(&words_of(said, "a percentage")?),
        MeasureKind::Money => {
            let amount = read_amount(&words_of(said, "an amount")?)?;
            Ok(MeasureValue::Figure(MeasureFigure(amount.0)))
        }
        MeasureKind::YesNo => read_yes_no(&words_of(said, "yes or no")?),
        MeasureKind::Milestone => read_reached(said).map(MeasureValue::Reached),
    }
}

fn words_of(said: &Said<'_>, wanted: &str) -> Result<String, Mistake> {
    match said {
        Said::Words(text) => Ok((*text).to_owned()),
        Said::Day(_) | Said::NotYet => Err(Mistake::new(
            format!("The cell holds a date, where {wanted} is wanted."),
            "Give it, or write “not yet”.",
        )),
    }
}

fn read_reached(said: &Said<'_>) -> Result<NaiveDate, Mistake> {
    match said {
        Said::Day(text) => read_day_cell(DayText::OfCell(text)),
        Said::Words(text) => read_day_cell(DayText::Typed(text)).map_err(|mistake| {
            let remedy = format!(
                "{} Write “not yet” where it is not reached.",
                mistake.remedy
            );
            Mistake::new(mistake.problem, remedy)
        }),
        Said::NotYet => Err(Mistake::new("The cell is empty.", "Write “not yet”.")),
    }
}

/// A figure of 0 or more; thousands in threes are understood as in amounts.
fn read_figure(text: &str) -> Result<Decimal, Mistake> {
    let figure = match parse_decimal(text) {
        Err(NotANumber::Separator) => read_thousands(text)?,
        Err(why) => {
            let problem = format!("This is not a number: {why}.");
            let remedy = "Give digits alone, such as 1200, or write “not yet”.";
            return Err(Mistake::new(problem, remedy));
        }
        Ok(figure) => figure,
    };
    if figure.is_sign_negative() && !figure.is_zero() {
        return Err(Mistake::new("The number is below 0.", "Give 0 or more."));
    }
    if figure.normalize().scale() > PLACES {
        let problem = format!("The number has more than {PLACES} places after the point.");
        return Err(Mistake::new(problem, "Round it."));
    }
    if figure > Decimal::from(limits::POUNDS) {
        return Err(Mistake::new(
            "The number is over a million million.",
            "Check the digits.",
        ));
    }
    Ok(figure.normalize())
}

/// A figure with thousands marks, by the rules of amounts.
fn read_thousands(text: &str) -> Result<Decimal, Mistake> {
    Pounds::parse(text).map(|amount| amount.0).map_err(|why| {
        let remedy = match &why {
            NotAnAmount::Negative => "Give 0 or more.".to_owned(),
            NotAnAmount::PartsOfAPenny => "Write it without separators.".to_owned(),
            other => other.remedy(),
        };
        Mistake::new("This is not a number as it is read here.", remedy)
    })
}

/// A percentage, with or without its sign.
fn read_share(text: &str) -> Result<MeasureValue, Mistake> {
    let bare = text.strip_suffix('%').unwrap_or(text);
    let bare = bare.strip_suffix("per cent").unwrap_or(bare).trim_end();
    let figure = read_figure(bare)?;
    if figure > Decimal::ONE_HUNDRED {
        return Err(Mistake::new(
            format!("{figure} is over 100 per cent."),
            "Give 0 to 100, or write “not yet”.",
        ));
    }
    Ok(MeasureValue::Figure(MeasureFigure(figure)))
}

fn read_yes_no(text: &str) -> Result<MeasureValue, Mistake> {
    match text.to_ascii_lowercase().trim_end_matches('.') {
        "yes" | "y" | "true" => Ok(MeasureValue::YesNo(true)),
        "no" | "n" | "false" => Ok(MeasureValue::YesNo(false)),
        _ => Err(Mistake::new(
            "This is neither yes nor no.",
            "Write Yes, No or “not yet”.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: MeasureKind, text: &str) -> Result<String, String> {
        let value = read_value(kind, &Said::Words(text)).map_err(|one| one.problem)?;
        Ok(evenhand_core::commission::value_in_words(kind, value))
    }

    #[test]
    fn what_can_mean_one_thing_is_understood() {
        for (kind, text, wanted) in [
            (MeasureKind::Count, "1,200", "1,200"),
            (MeasureKind::Count, "12.125", "12.125"),
            (MeasureKind::Count, "0", "0"),
            (MeasureKind::Percentage, "80%", "80 %"),
            (MeasureKind::Percentage, "80 %", "80 %"),
            (MeasureKind::Percentage, "7.5 per cent", "7.5 %"),
            (MeasureKind::Money, "£1,234.50", "£1,234.50"),
            (MeasureKind::YesNo, "YES", "Yes"),
            (MeasureKind::YesNo, "FALSE", "No"),
            (MeasureKind::Milestone, "23 April 2014", "23 April 2014"),
        ] {
            assert_eq!(read(kind, text).as_deref(), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_of_another_kind_or_range_is_refused() {
        for (kind, text, why) in [
            (MeasureKind::Count, "-1", "below 0"),
            (MeasureKind::Count, "about 20", "not a number"),
            (MeasureKind::Count, "£20", "not a number"),
            (MeasureKind::Count, "0.1234567", "6 places"),
            (MeasureKind::Percentage, "101", "over 100"),
            (MeasureKind::Percentage, "-0.5", "below 0"),
            (MeasureKind::Money, "-£3", "below zero"),
            (MeasureKind::Money, "1.234", "thousands or for pence"),
            (MeasureKind::YesNo, "1", "neither yes nor no"),
            (MeasureKind::Milestone, "12", "not a day"),
        ] {
            let told = read(kind, text).err().unwrap_or_default();
            assert!(told.contains(why), "{text}: {told}");
        }
        let date = read_value(MeasureKind::Count, &Said::Day("2014-01-02")).err();
        assert!(date.is_some_and(|one| one.problem.contains("holds a date")));
    }
}
