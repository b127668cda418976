//! What may be said of an award beside what was said of it before: for the screens and the
//! records alike.
//!
//! What holds at every moment of a file that was added up from what passed here: no payment
//! is made twice, what was paid keeps its amount and sources in every later version, what
//! was paid back is never more than what was paid, and what was paid is never more than the award.

use chrono::NaiveDate;

use super::agreement::{Agreement, Signature};
use super::agreement_checks::{check_needs, check_periods, check_reported, check_sums};
use super::award_entry::AwardEntry;
use super::award_file::{AwardFile, sum};
use super::payment::{PaymentEvent, PaymentStep, PlannedPayment};
use super::project_return::ProjectReturn;
use crate::checks::{Checked, ValueFault};
use crate::number::Pounds;

impl AwardFile {
    /// Checks that something may be said of it: that it fits what was said before.
    /// `award` is what was awarded.
    ///
    /// # Errors
    /// The first [`ValueFault`].
    pub fn check(&self, award: Pounds, entry: &AwardEntry) -> Checked {
        match entry {
            AwardEntry::Written(agreement) => self.check_written(award, agreement),
            AwardEntry::Signed(signature) => self.check_signed(award, signature),
            AwardEntry::Checked(_) => Ok(()),
            AwardEntry::Returned(report) => self.check_returned(report),
            AwardEntry::Paid(event) => self.check_paid(award, event),
            AwardEntry::Reviewed(_) => self.agreement_of("review").map(|_| ()),
        }
    }

    /// Checks that it may be decided anew what is awarded; `None`: nothing. What was paid was
    /// paid of an award, and what comes back is put on file as paid back.
    ///
    /// # Errors
    /// A [`ValueFault`] that names what was paid.
    pub fn check_decided(&self, award: Option<Pounds>) -> Checked {
        let paid = self.paid();
        if paid.0.is_zero() || award.is_some_and(|award| paid <= award) {
            return Ok(());
        }
        let problem = format!(
            "is less than the {} that was paid of the award; award at least that, and put on file as paid back what comes back.",
            paid.to_words()
        );
        Err(ValueFault::new("amount", problem))
    }

    fn check_written(&self, award: Pounds, agreement: &Agreement) -> Checked {
        check_sums(award, agreement)?;
        self.check_variation(agreement)?;
        check_periods(agreement)?;
        check_needs(agreement)?;
        self.check_keeps_paid(agreement)?;
        self.check_keeps_returns(agreement)
    }

    /// What is signed changes with a reason, and before anything is signed there is nothing
    /// to vary.
    fn check_variation(&self, agreement: &Agreement) -> Checked {
        let signed = self.in_force().map(|version| version.number);
        let problem = match (signed, &agreement.variation) {
            (Some(number), None) => {
                format!("is not given, and version {number} is signed; say why it changes.")
            }
            (None, Some(_)) => {
                "is given, and nothing is signed yet; leave it out and write the agreement anew."
                    .to_owned()
            }
            (Some(_), Some(_)) | (None, None) => return Ok(()),
        };
        Err(ValueFault::new("variation", problem))
    }

    /// What was paid stays as it was paid.
    fn check_keeps_paid(&self, agreement: &Agreement) -> Checked {
        let before = self.schedule().map(|schedule| schedule.payments.as_slice());
        for paid in before.unwrap_or_default() {
            let now = agreement
                .payments
                .iter()
                .find(|one| one.number == paid.number);
            let stays =
                now.is_some_and(|now| now.amount == paid.amount && now.sources == paid.sources);
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

    /// The newest version alone is signed, while it fits the award, what was paid and what was
    /// reported: all of that may have changed since it was written.
    fn check_signed(&self, award: Pounds, signature: &Signature) -> Checked {
        let newest = self.newest();
        match newest.map(|version| (version.number, version)) {
            Some((number, version)) if number == signature.version => {
                if version.signed.contains_key(&signature.side) {
                    let problem = "has signed this version already.";
                    return Err(ValueFault::new("side", problem));
                }
                self.check_still_fits(award, &version.agreement)
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

    fn check_still_fits(&self, award: Pounds, agreement: &Agreement) -> Checked {
        let fits = check_sums(award, agreement)
            .and_then(|()| self.check_keeps_paid(agreement))
            .and_then(|()| self.check_keeps_returns(agreement));
        fits.map_err(|fault| {
            let problem = format!(
                "no longer fits; write it anew, then it can be signed: its {} {}",
                fault.at, fault.problem
            );
            ValueFault::new("version", problem)
        })
    }

    fn check_returned(&self, report: &ProjectReturn) -> Checked {
        check_reported(self.agreement_of("return")?, report)
    }

    fn check_paid(&self, award: Pounds, event: &PaymentEvent) -> Checked {
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
        match &event.step {
            PaymentStep::Paid { on, despite, .. } => {
                check_sums(award, schedule)?;
                self.check_pays(planned, *on, despite)
            }
            PaymentStep::Held { .. } => self.check_holds(event.number),
            PaymentStep::Released { .. } => match self.held_because(event.number) {
                Some(_) => Ok(()),
                None => refuse_step("releases what is not held back."),
            },
            PaymentStep::TakenBack { .. } => self.check_taken_back(planned),
            PaymentStep::Repaid { on, amount, .. } => self.check_repaid(event.number, *on, *amount),
        }
    }

    fn check_pays(&self, planned: &PlannedPayment, on: NaiveDate, despite: &str) -> Checked {
        self.check_unpaid(planned.number)?;
        match self.held_because(planned.number) {
            Some(reason) => refuse_step(format!(
                "pays what is held back ({reason}); release it first."
            )),
            None => self.check_waited(planned, on, despite),
        }
    }

    fn check_holds(&self, number: u32) -> Checked {
        self.check_unpaid(number)?;
        match self.held_because(number) {
            Some(_) => refuse_step("holds back what is held back already."),
            None => Ok(()),
        }
    }

    fn check_unpaid(&self, number: u32) -> Checked {
        match self.paid_on(number) {
            Some(on) => refuse_step(format!(
                "comes after the payment was made on {on}; nothing is paid twice."
            )),
            None => Ok(()),
        }
    }

    /// A payment that was never made is taken back, as long as what was paid back stays
    /// within what was paid.
    fn check_taken_back(&self, planned: &PlannedPayment) -> Checked {
        if self.paid_on(planned.number).is_none() {
            return refuse_step("takes back what was not paid.");
        }
        let left = self.paid().0.saturating_sub(planned.amount.0);
        let has_repaid = !self.repaid_of(planned.number).0.is_zero();
        if has_repaid || left < self.repaid().0 {
            return refuse_step("takes back a payment of which something was paid back.");
        }
        Ok(())
    }

    fn check_waited(&self, planned: &PlannedPayment, on: NaiveDate, despite: &str) -> Checked {
        if despite.trim().is_empty() && !self.waits_for(planned, on).is_empty() {
            let problem =
                "pays before what the payment waits for; wait, or say why it is paid all the same.";
            return Err(ValueFault::new("step", problem));
        }
        Ok(())
    }

    fn check_repaid(&self, number: u32, on: NaiveDate, amount: Pounds) -> Checked {
        let Some(paid_on) = self.paid_on(number) else {
            return refuse_step("pays back what was not paid.");
        };
        if on < paid_on {
            return refuse_step(format!(
                "pays back on {on} what was paid on {paid_on}; give that day or a later one."
            ));
        }
        let back = sum([self.repaid(), amount]);
        if back <= self.paid() && amount > Pounds::ZERO {
            return Ok(());
        }
        let left = Pounds(self.paid().0.saturating_sub(self.repaid().0));
        refuse_step(format!(
            "pays back {}; give more than nothing and at most {}.",
            amount.to_words(),
            left.to_words()
        ))
    }

    fn agreement_of(&self, what: &str) -> Result<&Agreement, ValueFault> {
        self.schedule().ok_or_else(|| no_agreement(what))
    }
}

fn refuse_step(problem: impl Into<String>) -> Checked {
    Err(ValueFault::new("step", problem.into()))
}

fn no_agreement(what: &str) -> ValueFault {
    let problem = "comes before there is an agreement; write that first.";
    ValueFault::new(what, problem)
}
