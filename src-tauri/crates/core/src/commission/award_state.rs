//! Where an agreement, a period and a payment stand.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::agreement::ReturnPeriod;
use super::award_file::AwardFile;
use super::payment::{AwardCheckState, PlannedPayment};
use super::project_return::ReturnState;
use crate::phrase;
use crate::title::Titled;

/// Where the agreement of an award stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum AgreementState {
    /// None is written.
    None,
    /// It is written, and nobody has signed it.
    Draft,
    /// One side has signed it.
    WaitingForSignatures,
    /// Both sides have signed it as it is.
    Signed,
    /// Both sides have signed it, and a change of it after that.
    Varied,
    /// Both sides have signed it, and a change of it waits for signatures.
    VariationWaits,
}

impl Titled for AgreementState {
    fn title(self) -> &'static str {
        match self {
            Self::None => "No agreement",
            Self::Draft => "Draft",
            Self::WaitingForSignatures => "Waiting for signatures",
            Self::Signed => "Signed",
            Self::Varied => "Varied",
            Self::VariationWaits => "Signed; a variation waits for signatures",
        }
    }
}

/// Where the return of a period stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum PeriodState {
    /// The period is not over.
    NotYetDue,
    /// The period is over, and the day of its return is not.
    Due,
    /// Its day is over, and it is not here.
    Overdue,
    /// It came in.
    Received,
    /// The office asked about it.
    Queried,
    /// The office took it.
    Accepted,
}

impl Titled for PeriodState {
    fn title(self) -> &'static str {
        match self {
            Self::NotYetDue => "Not yet due",
            Self::Due => "Due",
            Self::Overdue => "Overdue",
            Self::Received => "Received",
            Self::Queried => "Queried",
            Self::Accepted => "Accepted",
        }
    }
}

/// Where a payment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum PaymentState {
    /// It waits for something.
    Waiting,
    /// It waits for nothing, and its day is to come.
    Planned,
    /// It waits for nothing, and its day has come.
    ToPay,
    /// It is held back.
    Held,
    /// It was paid.
    Paid,
}

impl Titled for PaymentState {
    fn title(self) -> &'static str {
        match self {
            Self::Waiting => "Waiting",
            Self::Planned => "Planned",
            Self::ToPay => "To pay",
            Self::Held => "Held back",
            Self::Paid => "Paid",
        }
    }
}

impl AwardCheckState {
    /// Where a check stands on a day, in a sentence. What was seen is private and not named.
    pub fn in_words(&self, today: NaiveDate) -> String {
        match self {
            Self::Promised { by: None } => "Promised; nothing was seen yet.".to_owned(),
            Self::Promised { by: Some(by) } => {
                format!("Promised by {}; nothing was seen yet.", phrase::date(*by))
            }
            Self::Evidenced { on, expires, .. } => {
                let seen = phrase::date(*on);
                match expires {
                    None => format!("Seen on {seen}."),
                    Some(last) if *last < today => {
                        let last = phrase::date(*last);
                        format!("Seen on {seen}; out of date since {last}.")
                    }
                    Some(last) => format!("Seen on {seen}; holds until {}.", phrase::date(*last)),
                }
            }
            Self::NotNeeded { because } => phrase::with_reason("Not needed", because),
        }
    }
}

impl AwardFile {
    /// Where its agreement stands.
    pub fn agreement_state(&self) -> AgreementState {
        let Some(newest) = self.newest() else {
            return AgreementState::None;
        };
        let signed = self.versions.iter().filter(|version| version.is_signed());
        match (signed.count(), newest.is_signed()) {
            (0, _) if newest.signed.is_empty() => AgreementState::Draft,
            (0, _) => AgreementState::WaitingForSignatures,
            (1, true) => AgreementState::Signed,
            (_, true) => AgreementState::Varied,
            (_, false) => AgreementState::VariationWaits,
        }
    }

    /// Where the return of a period stands on a day.
    pub fn period_state(&self, period: &ReturnPeriod, today: NaiveDate) -> PeriodState {
        match self.returns.get(&period.number).map(|one| one.state) {
            Some(ReturnState::Received) => PeriodState::Received,
            Some(ReturnState::Queried) => PeriodState::Queried,
            Some(ReturnState::Accepted) => PeriodState::Accepted,
            None if period.due < today => PeriodState::Overdue,
            None if period.to < today => PeriodState::Due,
            None => PeriodState::NotYetDue,
        }
    }

    /// Where a payment stands on a day.
    pub fn payment_state(&self, payment: &PlannedPayment, today: NaiveDate) -> PaymentState {
        if self.paid_on(payment.number).is_some() {
            PaymentState::Paid
        } else if self.held_because(payment.number).is_some() {
            PaymentState::Held
        } else if !self.waits_for(payment, today).is_empty() {
            PaymentState::Waiting
        } else if payment.due <= today {
            PaymentState::ToPay
        } else {
            PaymentState::Planned
        }
    }
}
