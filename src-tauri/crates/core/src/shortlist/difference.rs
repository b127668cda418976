//! Best value beside rank order.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use super::best_value::BestValue;
use super::outcome::{AwardKind, Shortlist};
use super::pence::{pence, sum_of};
use crate::id::BidRef;
use crate::number::{Points, Pounds};
use crate::rank::Ranking;

/// What best value gains and loses beside rank order, of the bids funded in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Difference {
    /// The bids that it funds and rank order does not, by reference.
    pub gained: Vec<BidRef>,
    /// The bids that rank order funds and it does not.
    pub lost: Vec<BidRef>,
    /// How much higher the sum of its published totals is; below zero where it is lower.
    pub points: Points,
    /// How much more it spends on them, in pounds; below zero where it spends less.
    pub pounds: Pounds,
}

/// Compares the best set with the bids that rank order funds in full.
pub fn compare(ranking: &Ranking, by_rank: &Shortlist, best: &BestValue) -> Difference {
    let full = by_rank
        .awards
        .iter()
        .filter(|award| award.kind == AwardKind::Full);
    let theirs: BTreeSet<&BidRef> = full.clone().map(|award| &award.bid).collect();
    let ours: BTreeSet<&BidRef> = best.awards.iter().map(|award| &award.bid).collect();
    let points = |set: &BTreeSet<&BidRef>| -> Decimal {
        let rows = ranking.ranking.iter();
        rows.filter(|row| set.contains(&row.bid))
            .map(|row| row.figures.total.0)
            .fold(Decimal::ZERO, Decimal::saturating_add)
    };
    let spent = sum_of(full.map(|award| pence(award.amount)));
    Difference {
        gained: ours.difference(&theirs).map(|bid| (*bid).clone()).collect(),
        lost: theirs.difference(&ours).map(|bid| (*bid).clone()).collect(),
        points: Points(points(&ours).saturating_sub(points(&theirs))),
        pounds: super::pence::pounds(pence(best.spent).saturating_sub(spent)),
    }
}
