//! What is due of an award, and since when.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use strum::VariantArray as _;
use ts_rs::TS;

use super::agreement::Side;
use super::award_file::AwardFile;
use super::payment::{AwardCheckKind, AwardCheckState, PaymentNeed, PlannedPayment};
use super::project_return::ReturnState;
use crate::number::Pounds;
use crate::phrase;
use crate::title::Titled;

/// What can be due of an award.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum DueKind {
    /// Its agreement, to be written.
    Agreement,
    /// A signature.
    Signature,
    /// A check: of DBS, of insurance, of the bank account.
    Check,
    /// A return.
    Return,
    /// A payment.
    Payment,
    /// A review.
    Review,
}

impl Titled for DueKind {
    fn title(self) -> &'static str {
        match self {
            Self::Agreement => "Agreement",
            Self::Signature => "Signature",
            Self::Check => "Check",
            Self::Return => "Return",
            Self::Payment => "Payment",
            Self::Review => "Review",
        }
    }
}

/// Something that is due of an award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DueThing {
    /// What kind of thing.
    pub kind: DueKind,
    /// The number of the period, payment or review; `null` for what has none.
    pub number: Option<u32>,
    /// What, in words: "Return of period 2".
    pub what: String,
    /// When.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// How many days its day is over; 0 on the day and before.
    pub days_late: u32,
    /// How much, of a payment, in pounds.
    pub amount: Option<Pounds>,
    /// What a payment still waits for, in words.
    pub waits_for: Vec<String>,
}

/// What is known of an award beside its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AwardFacts {
    /// What was awarded, in pounds.
    pub award: Pounds,
    /// On which day that was decided; none where that is not known.
    pub decided_on: Option<NaiveDate>,
    /// On which day the project is to start, by its bid; none where it does not say.
    pub starts: Option<NaiveDate>,
}

/// In how many days an agreement is to be written where nobody knows when its project starts.
const DAYS_TO_WRITE: u64 = 28;

/// By how many days a review may be early and still answer the planned one that comes next.
const DAYS_EARLY: u64 = 28;

/// All that is due of an award, by day. What is held back is not due, and what has no day is not.
pub fn due_things(facts: AwardFacts, file: &AwardFile, today: NaiveDate) -> Vec<DueThing> {
    let mut due = Vec::new();
    due.extend(due_agreement(facts, file));
    due.extend(due_signatures(file));
    due.extend(due_checks(file, today));
    due.extend(due_returns(file));
    due.extend(due_payments(file, today));
    due.extend(due_reviews(file));
    for one in &mut due {
        one.days_late = days_late(one.on, today);
    }
    due.sort_by(|one, other| {
        (one.on, one.kind, one.number).cmp(&(other.on, other.kind, other.number))
    });
    due
}

/// How many days a day is over; 0 on it and before.
pub fn days_late(on: NaiveDate, today: NaiveDate) -> u32 {
    let days = today.signed_duration_since(on).num_days();
    u32::try_from(days).unwrap_or(0)
}

fn thing(kind: DueKind, what: String, on: NaiveDate) -> DueThing {
    DueThing {
        kind,
        number: None,
        what,
        on,
        days_late: 0,
        amount: None,
        waits_for: Vec::new(),
    }
}

fn due_agreement(facts: AwardFacts, file: &AwardFile) -> Option<DueThing> {
    if file.newest().is_some() {
        return None;
    }
    let by_decision = facts
        .decided_on
        .and_then(|day| day.checked_add_days(Days::new(DAYS_TO_WRITE)));
    let on = facts.starts.or(by_decision)?;
    let what = "Agreement to be written".to_owned();
    Some(thing(DueKind::Agreement, what, on))
}

/// A version is to be signed by the day from which it holds, and not before it was written.
fn due_signatures(file: &AwardFile) -> Vec<DueThing> {
    let Some(newest) = file.newest() else {
        return Vec::new();
    };
    let agreement = &newest.agreement;
    let holds = agreement
        .variation
        .as_ref()
        .map_or(agreement.start, |one| one.from);
    let on = holds.max(phrase::office_day(newest.at));
    let open = Side::VARIANTS
        .iter()
        .filter(|side| !newest.signed.contains_key(side));
    let said = open.map(|side| {
        let what = format!(
            "{} to sign version {} of the agreement",
            side.title(),
            newest.number
        );
        thing(DueKind::Signature, what, on)
    });
    said.collect()
}

/// A check is due by the day that was promised, or else with the first payment that waits
/// for it; one that ends, on its last day, while something is still to be paid or delivered.
fn due_checks(file: &AwardFile, today: NaiveDate) -> Vec<DueThing> {
    let kinds = AwardCheckKind::VARIANTS.iter();
    let due = kinds.filter_map(|kind| {
        let awaited = first_payment_that_needs(file, *kind);
        let (what, on) = match file.checks.get(kind) {
            Some(AwardCheckState::NotNeeded { .. }) => return None,
            Some(AwardCheckState::Promised { by }) => ("to be seen", (*by).or(awaited)?),
            Some(AwardCheckState::Evidenced { expires, .. }) => {
                let last = expires.filter(|last| matters_then(file, *last, awaited, today))?;
                ("to be renewed", last)
            }
            None => ("to be seen", awaited?),
        };
        Some(thing(
            DueKind::Check,
            format!("{}: {what}", kind.title()),
            on,
        ))
    });
    due.collect()
}

/// Whether what a check shows is still needed after its last day.
fn matters_then(
    file: &AwardFile,
    last: NaiveDate,
    awaited: Option<NaiveDate>,
    today: NaiveDate,
) -> bool {
    let ends = file.schedule().map(|agreement| agreement.end);
    let runs_on = ends.is_some_and(|end| last < end && today <= end);
    runs_on || awaited.is_some_and(|_| last < today)
}

fn first_payment_that_needs(file: &AwardFile, kind: AwardCheckKind) -> Option<NaiveDate> {
    let need = PaymentNeed::Check(kind);
    let waiting = file
        .planned()
        .iter()
        .filter(|payment| payment.needs.contains(&need) && file.paid_on(payment.number).is_none());
    waiting.map(|payment| payment.due).min()
}

fn due_returns(file: &AwardFile) -> Vec<DueThing> {
    let open = file
        .periods()
        .iter()
        .filter(|period| !file.returns.contains_key(&period.number));
    let due = open.map(|period| DueThing {
        number: Some(period.number),
        ..thing(
            DueKind::Return,
            format!("Return of period {}", period.number),
            period.due,
        )
    });
    due.collect()
}

fn due_payments(file: &AwardFile, today: NaiveDate) -> Vec<DueThing> {
    let open = file.planned().iter().filter(|payment| {
        file.paid_on(payment.number).is_none() && file.held_because(payment.number).is_none()
    });
    let due = open.map(|payment| DueThing {
        number: Some(payment.number),
        amount: Some(payment.amount),
        waits_for: file.waits_in_words(payment, today),
        ..thing(
            DueKind::Payment,
            format!(
                "Payment {} of {}",
                payment.number,
                payment.amount.to_words()
            ),
            payment.due,
        )
    });
    due.collect()
}

fn due_reviews(file: &AwardFile) -> Vec<DueThing> {
    let open = file.planned_reviews().into_iter().filter(|(_, done)| !done);
    let due = open.map(|(on, _)| thing(DueKind::Review, "Review".to_owned(), on));
    due.collect()
}

impl AwardFile {
    /// The days on which the project is to be looked at again, in order, and whether a review
    /// answers each. A review answers every open one of its day or before; where none is, the
    /// next one where it is at most 28 days early.
    pub fn planned_reviews(&self) -> Vec<(NaiveDate, bool)> {
        let days = self.schedule().map(|agreement| agreement.reviews.clone());
        let mut days = days.unwrap_or_default();
        days.sort_unstable();
        let mut planned: Vec<(NaiveDate, bool)> =
            days.into_iter().map(|day| (day, false)).collect();
        let mut made: Vec<NaiveDate> = self.reviews.iter().map(|review| review.on).collect();
        made.sort_unstable();
        for on in made {
            answer_reviews(&mut planned, on);
        }
        planned
    }

    /// What a payment still waits for on a day, in words.
    pub fn waits_in_words(&self, payment: &PlannedPayment, today: NaiveDate) -> Vec<String> {
        let waits = self.waits_for(payment, today).into_iter();
        waits.map(|need| self.need_in_words(need)).collect()
    }

    fn need_in_words(&self, need: PaymentNeed) -> String {
        match need {
            PaymentNeed::Signatures => "both signatures of the agreement".to_owned(),
            PaymentNeed::Return(period) => {
                let state = self.returns.get(&period).map(|report| report.state);
                let stands = match state {
                    None => "which is not here",
                    Some(ReturnState::Queried) => "which is queried",
                    Some(ReturnState::Received | ReturnState::Accepted) => "to be accepted",
                };
                format!("the return of period {period}, {stands}")
            }
            PaymentNeed::Check(kind) => {
                let stands = match self.checks.get(&kind) {
                    Some(AwardCheckState::Promised { .. }) => "which is promised and was not seen",
                    Some(AwardCheckState::Evidenced { .. }) => "which is out of date",
                    Some(AwardCheckState::NotNeeded { .. }) | None => "of which nothing was seen",
                };
                format!("the check “{}”, {stands}", kind.title())
            }
        }
    }
}

fn answer_reviews(planned: &mut [(NaiveDate, bool)], on: NaiveDate) {
    let mut answered = false;
    for (_, done) in planned
        .iter_mut()
        .filter(|(day, done)| !*done && *day <= on)
    {
        *done = true;
        answered = true;
    }
    let early = on.checked_add_days(Days::new(DAYS_EARLY)).unwrap_or(on);
    let next = planned
        .iter_mut()
        .find(|(day, done)| !*done && *day <= early);
    if let (false, Some((_, done))) = (answered, next) {
        *done = true;
    }
}
