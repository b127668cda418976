//! What an award comes to in money: what was paid and spent, and what is left or goes beyond.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::agreement::ReturnPeriod;
use super::award_file::AwardFile;
use super::payment::PlannedPayment;
use crate::number::Pounds;
use crate::title::Titled;

/// On which side of what was given something was spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum GapKind {
    /// Less was spent.
    Underspend,
    /// More was spent.
    Overspend,
    /// Just as much was spent.
    Even,
}

impl Titled for GapKind {
    fn title(self) -> &'static str {
        match self {
            Self::Underspend => "Underspend",
            Self::Overspend => "Overspend",
            Self::Even => "Neither under nor over",
        }
    }
}

/// How far spending is from what was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Gap {
    /// On which side.
    pub kind: GapKind,
    /// How far, in pounds; never negative.
    pub amount: Pounds,
}

impl Gap {
    /// How far `used` is from `given`.
    pub fn between(given: Pounds, used: Pounds) -> Self {
        let (kind, more, less) = match used.cmp(&given) {
            std::cmp::Ordering::Less => (GapKind::Underspend, given, used),
            std::cmp::Ordering::Equal => (GapKind::Even, given, used),
            std::cmp::Ordering::Greater => (GapKind::Overspend, used, given),
        };
        let amount = minus(more, less);
        Self { kind, amount }
    }
}

/// What an award comes to in money. All in pounds, none negative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AwardMoney {
    /// What was awarded.
    pub award: Pounds,
    /// What was paid, before what was paid back.
    pub paid: Pounds,
    /// What was paid back.
    pub repaid: Pounds,
    /// What of the award is not paid: `award` − `paid`.
    pub unpaid: Pounds,
    /// What of that is held back.
    pub held: Pounds,
    /// What the returns say was spent; `null` while none says ("not yet").
    pub spent: Option<Pounds>,
    /// The periods that are over and whose return says nothing of what was spent.
    pub without_spend: Vec<u32>,
    /// What is expected to be spent in all: what was spent, and the newest forecast of what
    /// comes after; `null` while no return gives a forecast.
    pub expected: Option<Pounds>,
    /// `paid` − `repaid` beside `spent`; `null` while nothing is said of spending.
    pub now: Option<Gap>,
    /// `award` beside `expected`; `null` while no return gives a forecast.
    pub at_end: Option<Gap>,
    /// What the recipient holds: `paid` − `repaid` − `spent`, and at least nothing.
    pub unspent: Pounds,
}

impl AwardMoney {
    /// What an award comes to on a day. Underspend is what was paid beside what was spent;
    /// the forecast one is the award beside what was spent and is still expected.
    pub fn of(award: Pounds, file: &AwardFile, today: NaiveDate) -> Self {
        let (paid, repaid) = (file.paid(), file.repaid());
        let kept = minus(paid, repaid);
        let spent = file.spent();
        let expected = file.expected_spend();
        Self {
            award,
            paid,
            repaid,
            unpaid: minus(award, paid),
            held: held_back(file),
            spent,
            without_spend: without_spend(file, today),
            expected,
            now: spent.map(|spent| Gap::between(kept, spent)),
            at_end: expected.map(|expected| Gap::between(award, expected)),
            unspent: minus(kept, spent.unwrap_or_default()),
        }
    }
}

/// What is left of `from`; nothing where `what` is more.
pub(super) fn minus(from: Pounds, what: Pounds) -> Pounds {
    Pounds(from.0.saturating_sub(what.0)).max(Pounds::ZERO)
}

fn held_back(file: &AwardFile) -> Pounds {
    let planned = file.planned().iter();
    planned
        .filter(|one| file.held_because(one.number).is_some())
        .map(|one| one.amount)
        .sum()
}

/// The periods that are over and of which nothing is known of what was spent.
fn without_spend(file: &AwardFile, today: NaiveDate) -> Vec<u32> {
    let over = file.periods().iter().filter(|period| period.to < today);
    let silent = over.filter(|period| {
        let report = file.returns.get(&period.number);
        report.is_none_or(|report| report.spend.is_none())
    });
    silent.map(|period| period.number).collect()
}

impl AwardFile {
    /// What the returns say was spent in all; none while none says.
    pub fn spent(&self) -> Option<Pounds> {
        let told = self.returns.values().filter_map(|report| report.spend);
        told.map(Some)
            .reduce(|sum, one| Some([sum, one].into_iter().flatten().sum()))
            .flatten()
    }

    /// What is expected to be spent in all, by the newest return with a forecast: what was
    /// spent up to it and the forecast, and at least what was spent by now. None while no
    /// return gives a forecast.
    pub fn expected_spend(&self) -> Option<Pounds> {
        let mut newest_first = self.returns.iter().rev();
        let (period, ahead) =
            newest_first.find_map(|(period, report)| Some((*period, report.forecast?)))?;
        let up_to = self.returns.range(..=period);
        let before = up_to.filter_map(|(_, report)| report.spend);
        let expected: Pounds = before.chain([ahead]).sum();
        Some(expected.max(self.spent().unwrap_or_default()))
    }

    /// The payments of the schedule that holds; none without an agreement.
    pub fn planned(&self) -> &[PlannedPayment] {
        self.schedule()
            .map_or(&[], |agreement| agreement.payments.as_slice())
    }

    /// The periods that the agreement that holds asks returns of; none without one.
    pub fn periods(&self) -> &[ReturnPeriod] {
        self.schedule()
            .map_or(&[], |agreement| agreement.returns.as_slice())
    }
}
