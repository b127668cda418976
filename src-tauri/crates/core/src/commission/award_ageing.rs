//! What is overdue by how long, and what is to be paid in which month.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Months, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::award_due::{DueKind, DueThing};
use super::award_file::AwardFile;
use super::award_money::minus;
use super::payment::PlannedPayment;
use crate::number::Pounds;

/// How many things of a kind are overdue, by how long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AgeingRow {
    /// Of which kind.
    pub kind: DueKind,
    /// How many by 1 to 30 days.
    pub to_30: u32,
    /// How many by 31 to 60 days.
    pub to_60: u32,
    /// How many by over 60 days.
    pub over_60: u32,
    /// What they come to, of payments, in pounds; of everything else nothing.
    pub amount: Pounds,
}

/// What is to be paid in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MonthOfPayments {
    /// Its first day.
    #[ts(type = "string")]
    pub first: NaiveDate,
    /// How many payments.
    pub payments: u32,
    /// What they come to, in pounds.
    pub amount: Pounds,
    /// What of that is held back.
    pub held: Pounds,
}

/// When what is not paid yet is to be paid. All parts sum to what is not paid, exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PaymentCalendar {
    /// What was due before this month, in pounds.
    pub earlier: Pounds,
    /// This month and the eleven after it.
    pub months: Vec<MonthOfPayments>,
    /// What is due after them, in pounds.
    pub later: Pounds,
    /// What was awarded and is in no schedule yet, in pounds.
    pub unscheduled: Pounds,
}

/// What is overdue, counted by kind and by how long; kinds of which nothing is are left out.
pub fn age_overdue<'a>(overdue: impl IntoIterator<Item = &'a DueThing>) -> Vec<AgeingRow> {
    let mut rows: BTreeMap<DueKind, AgeingRow> = BTreeMap::new();
    for late in overdue.into_iter().filter(|thing| thing.days_late > 0) {
        let row = rows.entry(late.kind).or_insert(AgeingRow {
            kind: late.kind,
            to_30: 0,
            to_60: 0,
            over_60: 0,
            amount: Pounds::ZERO,
        });
        let count = match late.days_late {
            0..=30 => &mut row.to_30,
            31..=60 => &mut row.to_60,
            _ => &mut row.over_60,
        };
        *count = count.saturating_add(1);
        row.amount = [row.amount, late.amount.unwrap_or_default()]
            .into_iter()
            .sum();
    }
    rows.into_values().collect()
}

impl PaymentCalendar {
    /// The calendar of no payments: the month of a day and the eleven after it.
    pub fn from_month_of(today: NaiveDate) -> Self {
        let first = today.with_day(1).unwrap_or(today);
        let firsts = (0..12).filter_map(|months| first.checked_add_months(Months::new(months)));
        let months = firsts.map(|first| MonthOfPayments {
            first,
            payments: 0,
            amount: Pounds::ZERO,
            held: Pounds::ZERO,
        });
        Self {
            earlier: Pounds::ZERO,
            months: months.collect(),
            later: Pounds::ZERO,
            unscheduled: Pounds::ZERO,
        }
    }

    /// Adds what is not paid of an award.
    pub fn add(&mut self, award: Pounds, file: &AwardFile) {
        let mut scheduled = file.paid();
        for payment in file.planned() {
            scheduled = plus(scheduled, not_paid(file, payment));
            if file.paid_on(payment.number).is_none() {
                self.add_payment(payment, file.held_because(payment.number).is_some());
            }
        }
        self.unscheduled = plus(self.unscheduled, minus(award, scheduled));
    }

    fn add_payment(&mut self, payment: &PlannedPayment, held: bool) {
        let month = self
            .months
            .iter_mut()
            .rev()
            .find(|month| month.first <= payment.due);
        match month {
            None => self.earlier = plus(self.earlier, payment.amount),
            Some(month) if is_in_month(month.first, payment.due) => {
                month.payments = month.payments.saturating_add(1);
                month.amount = plus(month.amount, payment.amount);
                if held {
                    month.held = plus(month.held, payment.amount);
                }
            }
            Some(_) => self.later = plus(self.later, payment.amount),
        }
    }

    /// All that it holds, in pounds: what is not paid.
    pub fn total(&self) -> Pounds {
        let months = self.months.iter().map(|month| month.amount);
        months
            .chain([self.earlier, self.later, self.unscheduled])
            .sum()
    }
}

fn not_paid(file: &AwardFile, payment: &PlannedPayment) -> Pounds {
    match file.paid_on(payment.number) {
        Some(_) => Pounds::ZERO,
        None => payment.amount,
    }
}

fn is_in_month(first: NaiveDate, day: NaiveDate) -> bool {
    (first.year(), first.month()) == (day.year(), day.month())
}

fn plus(sum: Pounds, more: Pounds) -> Pounds {
    [sum, more].into_iter().sum()
}
