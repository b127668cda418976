//! How far a measure of an agreement is.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use super::award_file::AwardFile;
use super::measure::{Direction, Measure, MeasureFigure, MeasureKind, MeasureValue};
use crate::title::Titled;

/// Whether a measure has come to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Standing {
    /// It has.
    Met,
    /// It has not, and its day is over; or it cannot any more.
    NotMet,
    /// Nothing is reported, or its day is still to come.
    NotYet,
}

impl Titled for Standing {
    fn title(self) -> &'static str {
        match self {
            Self::Met => "Met",
            Self::NotMet => "Not met",
            Self::NotYet => "Not yet",
        }
    }
}

/// What one return says of a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PeriodValue {
    /// Which period.
    pub period: u32,
    /// What it says of the period; `null` for "not yet".
    pub value: Option<MeasureValue>,
    /// What it expects by the end.
    pub forecast: Option<MeasureValue>,
    /// What shows it.
    pub evidence: String,
}

/// How far a measure is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MeasureProgress {
    /// The measure, with its baseline and its target.
    pub measure: Measure,
    /// Where it stands: counts and money are added up over the periods, of a percentage and
    /// of yes or no the newest stands, of a milestone the first; `null` for "not yet".
    pub so_far: Option<MeasureValue>,
    /// The newest forecast of where it ends; `null` where none is given.
    pub forecast: Option<MeasureValue>,
    /// Whether it has come to its target; `null` where it has none.
    pub standing: Option<Standing>,
    /// Whether its day is over and nothing was reported.
    pub unreported: bool,
    /// What each return says of it, by period.
    pub periods: Vec<PeriodValue>,
}

impl MeasureProgress {
    /// How far a measure is on a day, by the returns on file.
    pub fn of(measure: &Measure, file: &AwardFile, today: NaiveDate) -> Self {
        let periods = said_of(measure, file);
        let so_far = add_up(measure.kind, periods.iter().filter_map(|one| one.value));
        let forecast = periods.iter().rev().find_map(|one| one.forecast);
        let is_over = measure.by.is_some_and(|by| by < today);
        Self {
            standing: standing(measure, so_far, is_over),
            unreported: is_over && so_far.is_none(),
            measure: measure.clone(),
            so_far,
            forecast,
            periods,
        }
    }
}

fn said_of(measure: &Measure, file: &AwardFile) -> Vec<PeriodValue> {
    let returns = file.returns.iter();
    let said = returns.map(|(period, report)| {
        let actual = report.actuals.get(&measure.id);
        PeriodValue {
            period: *period,
            value: actual.and_then(|one| one.value),
            forecast: actual.and_then(|one| one.forecast),
            evidence: actual.map(|one| one.evidence.clone()).unwrap_or_default(),
        }
    });
    said.collect()
}

/// What the periods come to, the first first. "Not yet" adds nothing and is no 0.
fn add_up(
    kind: MeasureKind,
    mut values: impl DoubleEndedIterator<Item = MeasureValue>,
) -> Option<MeasureValue> {
    match kind {
        MeasureKind::Count | MeasureKind::Money => {
            let figures = values.filter_map(MeasureValue::figure);
            let sum = figures
                .map(|figure| figure.0)
                .reduce(Decimal::saturating_add);
            sum.map(|sum| MeasureValue::Figure(MeasureFigure(sum)))
        }
        MeasureKind::Percentage | MeasureKind::YesNo => values.next_back(),
        MeasureKind::Milestone => values.next(),
    }
}

/// Whether a measure has come to its target. `is_over`: its day is over.
fn standing(measure: &Measure, so_far: Option<MeasureValue>, is_over: bool) -> Option<Standing> {
    let has_target = measure.target.is_some() || measure.kind.needs_no_target();
    let Some(so_far) = so_far else {
        return has_target.then_some(Standing::NotYet);
    };
    let wait_for_day = if is_over {
        Standing::NotMet
    } else {
        Standing::NotYet
    };
    match so_far {
        MeasureValue::Figure(figure) => {
            let target = measure.target?.figure()?;
            Some(figure_standing(measure, figure, target, is_over))
        }
        MeasureValue::YesNo(is_so) => {
            let aim = measure
                .target
                .is_none_or(|aim| aim == MeasureValue::YesNo(true));
            Some(if is_so == aim {
                Standing::Met
            } else {
                wait_for_day
            })
        }
        MeasureValue::Reached(on) => {
            let by = measure.by.or(match measure.target {
                Some(MeasureValue::Reached(aim)) => Some(aim),
                _ => None,
            });
            let in_time = by.is_none_or(|by| on <= by);
            Some(if in_time {
                Standing::Met
            } else {
                Standing::NotMet
            })
        }
    }
}

/// Where a figure stands beside its target. What is added up over periods and may be at most
/// so much is met only once its day is over, and is not met as soon as it is more.
fn figure_standing(
    measure: &Measure,
    figure: MeasureFigure,
    target: MeasureFigure,
    is_over: bool,
) -> Standing {
    let adds_up = measure.kind != MeasureKind::Percentage;
    let reaches = match measure.direction {
        Direction::AtLeast => figure >= target,
        Direction::AtMost => figure <= target,
    };
    match (measure.direction, reaches) {
        (Direction::AtMost, true) if adds_up && !is_over => Standing::NotYet,
        (_, true) => Standing::Met,
        (Direction::AtMost, false) if adds_up => Standing::NotMet,
        (_, false) if is_over => Standing::NotMet,
        (_, false) => Standing::NotYet,
    }
}
