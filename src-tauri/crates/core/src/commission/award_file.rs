//! What is on file of one award: what was said of it, added up in order. What does not
//! fit what was said before is refused, here for the screens and the records alike.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::agreement::{Agreement, AgreementVersion, Signature};
use super::award_entry::AwardEntry;
use super::payment::{
    AwardCheckKind, AwardCheckState, PaymentEvent, PaymentNeed, PaymentStep, PlannedPayment,
};
use super::project_return::{ProjectReturn, ReturnState};
use super::review::Review;
use crate::checks::{Checked, ValueFault};
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
        sum(self
            .payments
            .values()
            .flatten()
            .filter_map(|step| match step {
                PaymentStep::Repaid { amount, .. } => Some(*amount),
                _ => None,
            }))
    }

    /// What a payment still waits for on a day.
    pub fn waits_for(&self, payment: &PlannedPayment, today: NaiveDate) -> Vec<PaymentNeed> {
        let open = payment.needs.iter().copied();
        open.filter(|need| !self.is_met(*need, today)).collect()
    }

    fn is_met(&self, need: PaymentNeed, today: NaiveDate) -> bool {
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

    /// Checks that something may be said of it: that it fits what was said before.
    /// `award` is what was awarded.
    ///
    /// # Errors
    /// The first [`ValueFault`].
    pub fn check(&self, award: Pounds, entry: &AwardEntry) -> Checked {
        match entry {
            AwardEntry::Written(agreement) => self.check_written(award, agreement),
            AwardEntry::Signed(signature) => self.check_signed(signature),
            AwardEntry::Checked(_) => Ok(()),
            AwardEntry::Returned(report) => self.check_returned(report),
            AwardEntry::Paid(event) => self.check_paid(event),
            AwardEntry::Reviewed(_) => self.agreement_of("review").map(|_| ()),
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

    fn check_written(&self, award: Pounds, agreement: &Agreement) -> Checked {
        let planned = sum(agreement.payments.iter().map(|payment| payment.amount));
        if planned != award {
            let problem = format!(
                "sum to {}, and the award is {}; change them so that they come to the award.",
                planned.to_words(),
                award.to_words()
            );
            return Err(ValueFault::new("payments", problem));
        }
        let signed = self.in_force().map(|version| version.number);
        if let (Some(number), None) = (signed, &agreement.variation) {
            let problem =
                format!("is not given, and version {number} is signed; say why it changes.");
            return Err(ValueFault::new("variation", problem));
        }
        self.check_keeps_paid(agreement)?;
        self.check_keeps_returns(agreement)
    }

    /// What was paid stays as it was paid.
    fn check_keeps_paid(&self, agreement: &Agreement) -> Checked {
        let before = self.schedule().map(|schedule| schedule.payments.as_slice());
        for paid in before.unwrap_or_default() {
            let now = agreement
                .payments
                .iter()
                .find(|one| one.number == paid.number);
            let stays = now.is_some_and(|now| now.amount == paid.amount);
            if self.paid_on(paid.number).is_some() && !stays {
                let problem = format!(
                    "change payment {}, which was paid with {}; leave it as it is.",
                    paid.number,
                    paid.amount.to_words()
                );
                return Err(ValueFault::new("payments", problem));
            }
        }
        Ok(())
    }

    /// What was reported keeps its period and its measures.
    fn check_keeps_returns(&self, agreement: &Agreement) -> Checked {
        for report in self.returns.values() {
            check_reported(agreement, report).map_err(|fault| {
                let problem = format!(
                    "no longer fits the return of period {}: it {}",
                    report.period, fault.problem
                );
                ValueFault::new("measures", problem)
            })?;
        }
        Ok(())
    }

    fn check_signed(&self, signature: &Signature) -> Checked {
        let newest = self
            .newest()
            .map(|version| (version.number, &version.signed));
        match newest {
            Some((number, signed)) if number == signature.version => {
                if signed.contains_key(&signature.side) {
                    let problem = "has signed this version already.";
                    return Err(ValueFault::new("side", problem));
                }
                Ok(())
            }
            Some((number, _)) => {
                let problem = format!(
                    "is {}; the newest version is {number}, and that one is signed.",
                    signature.version
                );
                Err(ValueFault::new("version", problem))
            }
            None => Err(no_agreement("signature")),
        }
    }

    fn check_returned(&self, report: &ProjectReturn) -> Checked {
        check_reported(self.agreement_of("return")?, report)
    }

    fn check_paid(&self, event: &PaymentEvent) -> Checked {
        let schedule = self.agreement_of("payment")?;
        let planned = schedule
            .payments
            .iter()
            .find(|one| one.number == event.number);
        let Some(planned) = planned else {
            let problem = format!(
                "is {}, and the agreement has no such payment.",
                event.number
            );
            return Err(ValueFault::new("number", problem));
        };
        let (paid, held) = (self.paid_on(event.number), self.held_because(event.number));
        let refuse = |problem: String| Err(ValueFault::new("step", problem));
        match (&event.step, paid, held) {
            (PaymentStep::Paid { .. } | PaymentStep::Held { .. }, Some(on), _) => refuse(format!(
                "comes after the payment was made on {on}; nothing is paid twice."
            )),
            (PaymentStep::Paid { .. }, None, Some(reason)) => refuse(format!(
                "pays what is held back ({reason}); release it first."
            )),
            (PaymentStep::Paid { on, despite, .. }, None, None) => {
                self.check_waited(planned, *on, despite)
            }
            (PaymentStep::Held { .. }, None, Some(_)) => {
                refuse("holds back what is held back already.".to_owned())
            }
            (PaymentStep::Released { .. }, _, None) => {
                refuse("releases what is not held back.".to_owned())
            }
            (PaymentStep::TakenBack { .. }, None, _) => {
                refuse("takes back what was not paid.".to_owned())
            }
            (PaymentStep::Repaid { .. }, None, _) => {
                refuse("pays back what was not paid.".to_owned())
            }
            (PaymentStep::Repaid { amount, .. }, Some(_), _) => self.check_repaid(*amount),
            (PaymentStep::TakenBack { .. }, Some(_), _) if !self.repaid().0.is_zero() => {
                refuse("takes back a payment of which something was paid back.".to_owned())
            }
            (
                PaymentStep::Held { .. }
                | PaymentStep::TakenBack { .. }
                | PaymentStep::Released { .. },
                _,
                _,
            ) => Ok(()),
        }
    }

    fn check_waited(&self, planned: &PlannedPayment, on: NaiveDate, despite: &str) -> Checked {
        if despite.trim().is_empty() && !self.waits_for(planned, on).is_empty() {
            let problem =
                "pays before what the payment waits for; wait, or say why it is paid all the same.";
            return Err(ValueFault::new("step", problem));
        }
        Ok(())
    }

    fn check_repaid(&self, amount: Pounds) -> Checked {
        let back = sum([self.repaid(), amount]);
        if back <= self.paid() && !amount.0.is_zero() {
            return Ok(());
        }
        let left = Pounds(self.paid().0.saturating_sub(self.repaid().0));
        let problem = format!(
            "pays back {}; give more than nothing and at most {}.",
            amount.to_words(),
            left.to_words()
        );
        Err(ValueFault::new("step", problem))
    }

    fn agreement_of(&self, what: &str) -> Result<&Agreement, ValueFault> {
        self.schedule().ok_or_else(|| no_agreement(what))
    }
}

/// Checks that a return is of a period and of measures that the agreement has.
fn check_reported(agreement: &Agreement, report: &ProjectReturn) -> Checked {
    if !agreement
        .returns
        .iter()
        .any(|one| one.number == report.period)
    {
        let problem = format!(
            "is {}, and the agreement has no such period.",
            report.period
        );
        return Err(ValueFault::new("period", problem));
    }
    for (id, actual) in &report.actuals {
        let measure = agreement.measures.iter().find(|measure| measure.id == *id);
        let Some(measure) = measure else {
            let problem = format!("names the measure \"{id}\", which the agreement has not.");
            return Err(ValueFault::new("actuals", problem));
        };
        let values = [actual.value, actual.forecast];
        if values
            .into_iter()
            .flatten()
            .any(|value| !value.is_of(measure.kind))
        {
            let problem = format!("gives \"{}\" a value of another kind.", measure.title);
            return Err(ValueFault::new("actuals", problem));
        }
    }
    Ok(())
}

fn no_agreement(what: &str) -> ValueFault {
    let problem = "comes before there is an agreement; write that first.";
    ValueFault::new(what, problem)
}

fn sum(amounts: impl IntoIterator<Item = Pounds>) -> Pounds {
    amounts.into_iter().sum()
}
