//! The form in which a project reports on a period: what it is of, what it shows, and
//! what was filled in. A workbook is written from it and read back into it.

mod answers;
mod layout;
mod words;

use serde::Serialize;

use super::agreement::{Agreement, ReturnPeriod};
use super::award_file::AwardFile;
use super::measure::{Measure, MeasureKind, MeasureValue};
use super::research::digest_of;
use crate::id::{BidRef, MeasureId, RoundId};
use crate::number::Pounds;

pub use answers::{FittedAnswers, FormAnswers, FormSignature};
pub use layout::FormLayout;
pub use words::{NOT_YET, measure_unit, period_in_words, value_in_words};

/// What a form is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReturnFormId {
    /// Which round.
    pub round: RoundId,
    /// On which bid.
    pub bid: BidRef,
    /// Which version of the agreement its measures are of.
    pub version: u32,
    /// Which period it reports on.
    pub period: u32,
}

impl ReturnFormId {
    /// The SHA-256 of what the form is of and of its measures, in hexadecimal: a form
    /// whose measures were changed, or that was put together from two, is known by it.
    pub fn check_digits(&self, measures: &[Measure]) -> String {
        let named: Vec<(&MeasureId, &str, MeasureKind)> = measures
            .iter()
            .map(|measure| (&measure.id, measure.title.as_str(), measure.kind))
            .collect();
        digest_of(&(self, named))
    }

    /// What stands on the first sheet: "Bid 021, agreement version 1, period 2, check
    /// 3f9a12bc".
    pub fn reference(&self, measures: &[Measure]) -> String {
        let digits = self.check_digits(measures);
        format!(
            "Bid {}, agreement version {}, period {}, check {}",
            self.bid,
            self.version,
            self.period,
            digits.get(..8).unwrap_or(&digits)
        )
    }
}

/// A measure as the form shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormMeasure {
    /// The measure.
    pub measure: Measure,
    /// What was reported in the periods before, the first first; none for "not yet".
    pub earlier: Vec<(u32, Option<MeasureValue>)>,
}

/// The money as the form shows it, in pounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormMoney {
    /// What was awarded.
    pub award: Pounds,
    /// What was paid, less what was paid back.
    pub paid: Pounds,
    /// What was spent in the periods before, as far as it was reported.
    pub spent_before: Pounds,
    /// The periods before whose spend was not reported.
    pub untold: Vec<u32>,
}

/// Whose form it is, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormTitles {
    /// To whom it goes back.
    pub office: String,
    /// What the round is called.
    pub round: String,
    /// Who reports.
    pub bidder: String,
    /// What the project is called.
    pub project: String,
    /// Whether the round is made up, to learn on.
    pub sample: bool,
}

/// A form, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnForm {
    /// What it is of.
    pub id: ReturnFormId,
    /// Whose it is, in words.
    pub titles: FormTitles,
    /// The period.
    pub period: ReturnPeriod,
    /// What is measured, in the agreement's order.
    pub measures: Vec<FormMeasure>,
    /// The money.
    pub money: FormMoney,
    /// What is filled in already: the return on file, where there is one.
    pub answers: FormAnswers,
}

impl ReturnForm {
    /// The form of an award and a period; none where the agreement asks no return of it.
    /// What is on file of the period already is filled in.
    pub fn of(
        (round, bid): (RoundId, BidRef),
        file: &AwardFile,
        award: Pounds,
        period: u32,
        titles: FormTitles,
    ) -> Option<Self> {
        let version = file.in_force().or_else(|| file.newest())?;
        let agreement = &version.agreement;
        let asked = agreement.returns.iter().find(|one| one.number == period)?;
        Some(Self {
            id: ReturnFormId {
                round,
                bid,
                version: version.number,
                period,
            },
            titles,
            period: asked.clone(),
            measures: measures_of(agreement, file, period),
            money: money_of(agreement, file, award, period),
            answers: file
                .returns
                .get(&period)
                .map(FormAnswers::of_return)
                .unwrap_or_default(),
        })
    }

    /// The measures alone.
    pub fn plain_measures(&self) -> Vec<Measure> {
        self.measures
            .iter()
            .map(|one| one.measure.clone())
            .collect()
    }
}

/// The periods of an agreement before one.
fn periods_before(agreement: &Agreement, period: u32) -> impl Iterator<Item = u32> {
    let numbers = agreement.returns.iter().map(|one| one.number);
    numbers.filter(move |number| *number < period)
}

fn measures_of(agreement: &Agreement, file: &AwardFile, period: u32) -> Vec<FormMeasure> {
    let value_in = |measure: &Measure, number: u32| {
        let report = file.returns.get(&number)?;
        report.actuals.get(&measure.id)?.value
    };
    let shown = agreement.measures.iter().map(|measure| FormMeasure {
        measure: measure.clone(),
        earlier: periods_before(agreement, period)
            .map(|number| (number, value_in(measure, number)))
            .collect(),
    });
    shown.collect()
}

fn money_of(agreement: &Agreement, file: &AwardFile, award: Pounds, period: u32) -> FormMoney {
    let spend_in = |number: u32| file.returns.get(&number)?.spend;
    let before: Vec<u32> = periods_before(agreement, period).collect();
    FormMoney {
        award,
        paid: Pounds(file.paid().0.saturating_sub(file.repaid().0)),
        spent_before: before.iter().filter_map(|number| spend_in(*number)).sum(),
        untold: before
            .into_iter()
            .filter(|number| spend_in(*number).is_none())
            .collect(),
    }
}
