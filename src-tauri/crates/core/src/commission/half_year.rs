//! What came of an award in a half of a financial year, as a police and crime panel asks
//! for it: 1 April to 30 September, and 1 October to 31 March.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};

use super::award_due::{AwardFacts, DueKind, DueThing, due_things};
use super::award_file::AwardFile;
use super::award_money::AwardMoney;
use super::existing::Finding;
use super::measure::{Measure, MeasureValue};
use super::measure_progress::{MeasureProgress, Standing};
use super::payment::PaymentStep;
use crate::number::Pounds;
use crate::phrase;

/// A half of a financial year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HalfYear {
    /// The year in which the financial year begins.
    year: i32,
    /// Whether it is the second half.
    second: bool,
}

/// Says why a text is no half of a financial year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "Write the half-year as the year in which the financial year begins and its half: 2014-H1 for April to September 2014, 2014-H2 for October 2014 to March 2015."
)]
pub struct NotAHalfYear;

impl FromStr for HalfYear {
    type Err = NotAHalfYear;

    fn from_str(text: &str) -> Result<Self, NotAHalfYear> {
        let (year, half) = text.split_once("-H").ok_or(NotAHalfYear)?;
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let year = year.parse().ok().filter(|year| is_year && *year > 0);
        match (year, half) {
            (Some(year), "1" | "2") => Ok(Self {
                year,
                second: half == "2",
            }),
            _ => Err(NotAHalfYear),
        }
    }
}

impl fmt::Display for HalfYear {
    /// As its code: "2014-H1".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-H{}", self.year, if self.second { 2 } else { 1 })
    }
}

impl HalfYear {
    /// The half that a day falls in.
    pub fn of(day: NaiveDate) -> Self {
        let (year, month) = (day.year(), day.month());
        match month {
            1..=3 => Self {
                year: year.saturating_sub(1),
                second: true,
            },
            4..=9 => Self {
                year,
                second: false,
            },
            _ => Self { year, second: true },
        }
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        let month = if self.second { 10 } else { 4 };
        NaiveDate::from_ymd_opt(self.year, month, 1).unwrap_or(NaiveDate::MIN)
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        let last = match self.second {
            true => NaiveDate::from_ymd_opt(self.year.saturating_add(1), 3, 31),
            false => NaiveDate::from_ymd_opt(self.year, 9, 30),
        };
        last.unwrap_or(NaiveDate::MAX)
    }

    /// In words: "1 April 2014 to 30 September 2014".
    pub fn in_words(self) -> String {
        format!(
            "{} to {}",
            phrase::date(self.first()),
            phrase::date(self.last())
        )
    }
}

/// The money of an award in a half-year, in pounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfYearMoney {
    /// What was paid in the half.
    pub paid: Pounds,
    /// What was spent in it, by the returns of periods that ended in it; none for "not yet".
    pub spent: Option<Pounds>,
    /// All to the last day of the half.
    pub to_date: AwardMoney,
}

/// A measure in a half-year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfYearMeasure {
    /// The measure.
    pub measure: Measure,
    /// What the returns of periods that ended in the half come to; none for "not yet".
    pub in_half: Option<MeasureValue>,
    /// What all returns to the last day of the half come to; none for "not yet".
    pub so_far: Option<MeasureValue>,
    /// Whether it has come to its target; none where it has none.
    pub standing: Option<Standing>,
}

/// What came of an award in a half-year. Nothing that a person wrote in a return, a review
/// or about a payment is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfYearRow {
    /// The money.
    pub money: HalfYearMoney,
    /// What is measured.
    pub measures: Vec<HalfYearMeasure>,
    /// The points of the newest ratings to the last day of the half: delivery, spend, risk.
    pub ratings: [Option<u8>; 3],
    /// What reviews in the half found, by day.
    pub findings: Vec<(NaiveDate, Finding)>,
    /// What was due in the half and is late: returns, payments, reviews, agreements and
    /// signatures, by day. Checks of people are told to nobody.
    pub late: Vec<DueThing>,
}

/// What is known beside the file of an award.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfYearFacts {
    /// What was awarded, and since when.
    pub award: AwardFacts,
    /// The day on which it is asked.
    pub today: NaiveDate,
}

impl HalfYearRow {
    /// What came of an award in a half; none where the half is before its decision or after
    /// all that happened of it.
    pub fn of(half: HalfYear, facts: HalfYearFacts, file: &AwardFile) -> Option<Self> {
        let (first, last) = (half.first(), half.last());
        let on = last.min(facts.today);
        if facts.award.decided_on.is_some_and(|day| day > last) {
            return None;
        }
        let to_date = file.reported_between(NaiveDate::MIN, last);
        let within = file.reported_between(first, last);
        let late = late_things(half, facts, file);
        let ends = file.schedule().map(|agreement| agreement.end);
        let is_over = ends.is_some_and(|end| end < first);
        let happened = !within.returns.is_empty() || !within.payments.is_empty();
        if is_over && !happened && late.is_empty() {
            return None;
        }
        Some(Self {
            money: HalfYearMoney {
                paid: within.paid(),
                spent: within.spent(),
                to_date: AwardMoney::of(facts.award.award, &to_date, on),
            },
            measures: measures_of(&to_date, &within, on),
            ratings: ratings_of(&to_date),
            findings: within
                .reviews
                .iter()
                .map(|review| (review.on, review.finding))
                .collect(),
            late,
        })
    }
}

impl AwardFile {
    /// The file with what was reported of periods that ended between two days, paid, paid
    /// back and reviewed between them; the agreement and the checks as they are.
    pub fn reported_between(&self, first: NaiveDate, last: NaiveDate) -> Self {
        let within = |day: NaiveDate| first <= day && day <= last;
        let ended = |number: u32| {
            let period = self.periods().iter().find(|one| one.number == number);
            period.is_some_and(|period| within(period.to))
        };
        let mut file = self.clone();
        file.returns.retain(|number, _| ended(*number));
        file.reviews.retain(|review| within(review.on));
        file.reviews.sort_by_key(|review| review.on);
        for steps in file.payments.values_mut() {
            steps.retain(|step| match step {
                PaymentStep::Paid { on, .. } | PaymentStep::Repaid { on, .. } => within(*on),
                PaymentStep::Held { .. }
                | PaymentStep::Released { .. }
                | PaymentStep::TakenBack { .. } => true,
            });
        }
        file.payments.retain(|_, steps| !steps.is_empty());
        file
    }
}

fn measures_of(to_date: &AwardFile, within: &AwardFile, on: NaiveDate) -> Vec<HalfYearMeasure> {
    let measures = to_date.schedule().map(|agreement| &agreement.measures);
    let told = measures.into_iter().flatten().map(|measure| {
        let so_far = MeasureProgress::of(measure, to_date, on);
        HalfYearMeasure {
            in_half: MeasureProgress::of(measure, within, on).so_far,
            so_far: so_far.so_far,
            standing: so_far.standing,
            measure: measure.clone(),
        }
    });
    told.collect()
}

/// The points of the newest return that gives any.
fn ratings_of(file: &AwardFile) -> [Option<u8>; 3] {
    let newest = file.returns.values().rev().find(|report| report.is_rated());
    newest.map_or([None; 3], |report| {
        [&report.delivery, &report.spending, &report.risk]
            .map(|rating| rating.as_ref().map(|rating| rating.points))
    })
}

fn late_things(half: HalfYear, facts: HalfYearFacts, file: &AwardFile) -> Vec<DueThing> {
    let last = half.last();
    let reports_on_half = |due: &DueThing| {
        let period = file
            .periods()
            .iter()
            .find(|one| Some(one.number) == due.number);
        due.kind == DueKind::Return && period.is_some_and(|period| period.to <= last)
    };
    let mut late = due_things(facts.award, file, facts.today);
    late.retain(|due| {
        due.days_late > 0 && due.kind != DueKind::Check && (due.on <= last || reports_on_half(due))
    });
    late
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_year_is_half_of_a_financial_year() {
        for (code, words) in [
            ("2014-H1", "1 April 2014 to 30 September 2014"),
            ("2014-H2", "1 October 2014 to 31 March 2015"),
        ] {
            let half: HalfYear = code.parse().unwrap();
            assert_eq!(half.in_words(), words);
            assert_eq!(half.to_string(), code);
            assert_eq!(HalfYear::of(half.first()), half);
            assert_eq!(HalfYear::of(half.last()), half);
        }
        for text in [
            "", "2014", "2014-H3", "14-H1", "2014-h1", "2014-04", "+014-H1",
        ] {
            assert_eq!(text.parse::<HalfYear>(), Err(NotAHalfYear), "{text}");
        }
    }
}
