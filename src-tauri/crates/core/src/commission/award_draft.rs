//! The agreement of an award as it is offered before anybody has written one.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Days, Months, NaiveDate};
use rust_decimal::Decimal;

use super::agreement::{Agreement, ReturnPeriod};
use super::measure::{Direction, Measure, MeasureKind};
use super::payment::{AwardCheckKind, PaymentNeed, PlannedPayment};
use crate::bid::Bid;
use crate::bid_details::BidApproach;
use crate::id::MeasureId;
use crate::limits;
use crate::number::Pounds;

/// How many weeks after the end of a quarter its return is due.
const WEEKS_FOR_RETURN: u64 = 4;

/// How many months a period of a draft has.
const MONTHS_OF_PERIOD: u32 = 3;

/// How many periods a draft has at most: ten years of quarters.
const MOST_PERIODS: usize = 40;

/// Drafts the agreement of an award: from the days of the bid, or else over the financial
/// year (1 April to 31 March) that begins with or after the day of the decision; reported on
/// by quarters, four weeks after each; paid in as many equal parts, which sum to the award to
/// the penny; looked at again half way and at the end.
///
/// The first payment waits for signatures and checks, each later one for the return of the
/// period before. What a new approach is validated by becomes its first measure.
/// `decided_on` is when it was decided.
pub fn draft_agreement(bid: &Bid, award: Pounds, decided_on: NaiveDate) -> Agreement {
    let (start, end) = funding_period(bid, decided_on);
    let returns = quarters(start, end);
    Agreement {
        start,
        end,
        texts: BTreeMap::new(),
        measures: validation_measure(bid).into_iter().collect(),
        payments: instalments(award, &returns),
        returns,
        reviews: review_days(start, end),
        office_signatory: String::new(),
        recipient_signatory: String::new(),
        bid_sha256: bid.sha256(),
        variation: None,
    }
}

/// What tells whether a new approach works, as the plan of its bid says: a milestone, since
/// the plan says in words what is measured.
fn validation_measure(bid: &Bid) -> Option<Measure> {
    let is_new = bid.details.approach == Some(BidApproach::New);
    let plan = bid.details.validation.as_ref().filter(|_| is_new)?;
    Some(Measure {
        id: MeasureId::new("m1"),
        title: title_of(&plan.measure),
        outcome: "Whether the new approach works".to_owned(),
        criterion: None,
        kind: MeasureKind::Milestone,
        unit: String::new(),
        direction: Direction::AtLeast,
        baseline: None,
        target: None,
        by: Some(plan.by),
        evidence: plan.method.clone(),
    })
}

/// A text as a title: on one line, cut where it is too long for one.
fn title_of(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .join(" ")
        .chars()
        .take(limits::TITLE_LETTERS)
        .collect()
}

/// The first and last day that are paid for: those of the bid where it gives them in order.
fn funding_period(bid: &Bid, decided_on: NaiveDate) -> (NaiveDate, NaiveDate) {
    let start = bid.details.start.unwrap_or_else(|| match bid.details.end {
        Some(end) if end < financial_year_from(decided_on) => decided_on.min(end),
        _ => financial_year_from(decided_on),
    });
    let end = bid.details.end.filter(|end| *end >= start);
    (start, end.unwrap_or_else(|| end_of_year_of(start)))
}

/// The 1 April on or after a day.
fn financial_year_from(day: NaiveDate) -> NaiveDate {
    let this_year = NaiveDate::from_ymd_opt(day.year(), 4, 1).unwrap_or(day);
    match day <= this_year {
        true => this_year,
        false => this_year.checked_add_months(Months::new(12)).unwrap_or(day),
    }
}

/// The 31 March on or after a day.
fn end_of_year_of(day: NaiveDate) -> NaiveDate {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    let year = financial_year_from(next);
    year.pred_opt().unwrap_or(day).max(day)
}

/// The quarters of a project from its start, the last one shorter where it ends within one.
fn quarters(start: NaiveDate, end: NaiveDate) -> Vec<ReturnPeriod> {
    let mut periods = Vec::new();
    let mut from = start;
    while from <= end && periods.len() < MOST_PERIODS {
        let number = u32::try_from(periods.len())
            .unwrap_or_default()
            .saturating_add(1);
        let next = start
            .checked_add_months(Months::new(MONTHS_OF_PERIOD.saturating_mul(number)))
            .filter(|next| *next > from);
        let is_last = periods.len().saturating_add(1) == MOST_PERIODS;
        let last = next.and_then(|next| next.pred_opt()).filter(|_| !is_last);
        let to = last.unwrap_or(end).min(end);
        let due = to
            .checked_add_days(Days::new(WEEKS_FOR_RETURN.saturating_mul(7)))
            .unwrap_or(to);
        periods.push(ReturnPeriod {
            number,
            from,
            to,
            due,
        });
        from = match to.succ_opt() {
            Some(next) => next,
            None => break,
        };
    }
    periods
}

/// The payments: a part for each period, the first with the start and each later one when the
/// return that it waits for is due.
fn instalments(award: Pounds, returns: &[ReturnPeriod]) -> Vec<PlannedPayment> {
    let parts = equal_parts(award, returns.len());
    let first = returns.first().map(|period| period.from);
    let due = first
        .into_iter()
        .chain(returns.iter().map(|period| period.due));
    let paid = (1_u32..).zip(parts.into_iter().zip(due));
    let paid = paid.map(|(number, (amount, due))| PlannedPayment {
        number,
        due,
        amount,
        needs: needs_of(number),
        sources: Vec::new(),
    });
    paid.collect()
}

fn needs_of(number: u32) -> BTreeSet<PaymentNeed> {
    match number.checked_sub(1) {
        None | Some(0) => BTreeSet::from([
            PaymentNeed::Signatures,
            PaymentNeed::Check(AwardCheckKind::Dbs),
            PaymentNeed::Check(AwardCheckKind::Insurance),
            PaymentNeed::Check(AwardCheckKind::BankAccount),
        ]),
        Some(before) => BTreeSet::from([PaymentNeed::Return(before)]),
    }
}

/// An amount in equal parts of whole pence; what does not come out even is in the first.
pub fn equal_parts(amount: Pounds, parts: usize) -> Vec<Pounds> {
    let Some(count) = u64::try_from(parts).ok().map(Decimal::from) else {
        return Vec::new();
    };
    let Some(part) = amount.0.checked_div(count) else {
        return Vec::new();
    };
    let part = part.trunc_with_scale(2);
    let others = part.saturating_mul(count.saturating_sub(Decimal::ONE));
    let first = Pounds(amount.0.saturating_sub(others));
    std::iter::once(first)
        .chain(std::iter::repeat(Pounds(part)))
        .take(parts)
        .collect()
}

/// Half way, and the last day.
fn review_days(start: NaiveDate, end: NaiveDate) -> Vec<NaiveDate> {
    let days = end.signed_duration_since(start).num_days();
    let half = u64::try_from(days).unwrap_or_default() / 2;
    let middle = start
        .checked_add_days(Days::new(half))
        .filter(|day| *day < end);
    middle.into_iter().chain([end]).collect()
}
