//! What is on file of one award: what was said of it, added up in order. What does not
//! fit what was said before, `award_file_checks` refuses.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::agreement::{Agreement, AgreementVersion};
use super::award_entry::AwardEntry;
use super::payment::{AwardCheckKind, AwardCheckState, PaymentNeed, PaymentStep, PlannedPayment};
use super::project_return::{ProjectReturn, ReturnState};
use super::review::Review;
use crate::number::Pounds;

/// What is on file of one award.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AwardFile {
    /// The versions of its agreement, in order.
    pub versions: Vec<AgreementVersion>,
    /// Where each check stands.
    pub checks: BTreeMap<AwardCheckKind, AwardCheckState>,
    /// The newest return of each period.
    pub returns: BTreeMap<u32, ProjectReturn>,
    /// What happened to each payment, in order.
    pub payments: BTreeMap<u32, Vec<PaymentStep>>,
    /// Its reviews, in order.
    pub reviews: Vec<Review>,
}

impl AwardFile {
    /// The newest version of the agreement.
    pub fn newest(&self) -> Option<&AgreementVersion> {
        self.versions.last()
    }

    /// The version that holds: the newest that both sides have signed.
    pub fn in_force(&self) -> Option<&AgreementVersion> {
        self.versions
            .iter()
            .rev()
            .find(|version| version.is_signed())
    }

    /// The schedule that payments are made by: of the version that holds, or of the newest
    /// while none does.
    pub fn schedule(&self) -> Option<&Agreement> {
        let version = self.in_force().or_else(|| self.newest());
        version.map(|version| &version.agreement)
    }

    /// When a payment was made; none while it was not.
    pub fn paid_on(&self, number: u32) -> Option<NaiveDate> {
        let steps = self.payments.get(&number)?;
        let last = steps.iter().rev().find(|step| {
            matches!(
                step,
                PaymentStep::Paid { .. } | PaymentStep::TakenBack { .. }
            )
        });
        match last {
            Some(PaymentStep::Paid { on, .. }) => Some(*on),
            _ => None,
        }
    }

    /// Why a payment is held back; none where it is not.
    pub fn held_because(&self, number: u32) -> Option<&str> {
        let steps = self.payments.get(&number)?;
        let last = steps.iter().rev().find(|step| {
            matches!(
                step,
                PaymentStep::Held { .. } | PaymentStep::Released { .. }
            )
        });
        match last {
            Some(PaymentStep::Held { reason }) => Some(reason),
            _ => None,
        }
    }

    /// What was paid, in pounds, before what was paid back.
    pub fn paid(&self) -> Pounds {
        let planned = self
            .schedule()
            .map(|agreement| agreement.payments.as_slice());
        let paid = planned.unwrap_or_default().iter();
        sum(paid
            .filter(|one| self.paid_on(one.number).is_some())
            .map(|one| one.amount))
    }

    /// What the recipient paid back, in pounds.
    pub fn repaid(&self) -> Pounds {
        sum(self.payments.keys().map(|number| self.repaid_of(*number)))
    }

    /// What was paid back that was said of one payment, in pounds.
    pub fn repaid_of(&self, number: u32) -> Pounds {
        let steps = self.payments.get(&number).into_iter().flatten();
        sum(steps.filter_map(|step| match step {
            PaymentStep::Repaid { amount, .. } => Some(*amount),
            _ => None,
        }))
    }

    /// What a payment still waits for on a day.
    pub fn waits_for(&self, payment: &PlannedPayment, today: NaiveDate) -> Vec<PaymentNeed> {
        let open = payment.needs.iter().copied();
        open.filter(|need| !self.is_met(*need, today)).collect()
    }

    /// Whether what a payment may wait for is there on a day.
    pub fn is_met(&self, need: PaymentNeed, today: NaiveDate) -> bool {
        match need {
            PaymentNeed::Signatures => self.in_force().is_some(),
            PaymentNeed::Return(period) => {
                let state = self.returns.get(&period).map(|one| one.state);
                state == Some(ReturnState::Accepted)
            }
            PaymentNeed::Check(kind) => match self.checks.get(&kind) {
                Some(AwardCheckState::Evidenced { expires, .. }) => {
                    expires.is_none_or(|last| today <= last)
                }
                Some(AwardCheckState::NotNeeded { .. }) => true,
                Some(AwardCheckState::Promised { .. }) | None => false,
            },
        }
    }

    /// Adds what was said.
    pub fn add(&mut self, entry: AwardEntry, at: DateTime<Utc>) {
        match entry {
            AwardEntry::Written(agreement) => {
                let number = self
                    .newest()
                    .map_or(1, |version| version.number.saturating_add(1));
                self.versions.push(AgreementVersion {
                    number,
                    agreement: *agreement,
                    at,
                    signed: BTreeMap::new(),
                });
            }
            AwardEntry::Signed(signature) => {
                if let Some(version) = self.versions.last_mut() {
                    version.signed.insert(signature.side, signature);
                }
            }
            AwardEntry::Checked(check) => drop(self.checks.insert(check.kind, check.state)),
            AwardEntry::Returned(report) => drop(self.returns.insert(report.period, *report)),
            AwardEntry::Paid(event) => {
                self.payments
                    .entry(event.number)
                    .or_default()
                    .push(event.step);
            }
            AwardEntry::Reviewed(review) => self.reviews.push(review),
        }
    }
}

pub(super) fn sum(amounts: impl IntoIterator<Item = Pounds>) -> Pounds {
    amounts.into_iter().sum()
}
