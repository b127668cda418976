//! The best set by trying every set.

use std::collections::BTreeMap;

use evenhand_core::shortlist::{AwardKind, Objective, in_rank_order};
use evenhand_core::{Bid, OverrideKind};
use rust_decimal::Decimal;

use crate::naive;
use crate::rounds::{Round, in_pence, pence};

/// The highest value of any set that keeps to all parameters, with the least
/// that a set of that value spends; none where no set does.
pub(crate) fn best(round: &Round, total: i64, objective: Objective) -> Option<(Decimal, i64)> {
    let available = in_pence(evenhand_core::Pounds(naive::available(
        round,
        pence(total).0,
    )));
    let ranked: Vec<&Bid> = round
        .ranking
        .ranking
        .iter()
        .map(|row| round.bid(row.bid.as_str()))
        .collect();
    let fixed = funded_by_the_chair(round, total);
    let mut best: Option<(Decimal, i64)> = None;
    for mask in 0_u32..1 << ranked.len() {
        let set: Vec<&Bid> = ranked
            .iter()
            .enumerate()
            .filter(|(place, _)| mask & (1 << place) != 0)
            .map(|(_, bid)| *bid)
            .collect();
        if !keeps(round, &set, &fixed, available) {
            continue;
        }
        let worth = |bid: &&Bid| match objective {
            Objective::TotalScore => round.total_of(bid.reference.as_str()),
            Objective::ScoreTimesAmount => round.total_of(bid.reference.as_str()) * bid.amount.0,
        };
        let value: Decimal = set.iter().map(worth).sum();
        let spent: i64 = set.iter().map(|bid| in_pence(bid.amount)).sum();
        let better = best.is_none_or(|(most, least)| (value, -spent) > (most, -least));
        if better {
            best = Some((value, spent));
        }
    }
    best
}

/// The bids that the chair funds, those that fit.
fn funded_by_the_chair(round: &Round, total: i64) -> Vec<String> {
    let shortlist = in_rank_order(&round.input(), pence(total));
    let chosen = |bid: &str| {
        let overrides = round.overrides.iter();
        overrides
            .filter(|one| one.bid.as_str() == bid)
            .any(|one| one.kind == OverrideKind::Fund)
    };
    shortlist
        .awards
        .iter()
        .filter(|award| award.kind == AwardKind::Full && chosen(award.bid.as_str()))
        .map(|award| award.bid.to_string())
        .collect()
}

fn keeps(round: &Round, set: &[&Bid], fixed: &[String], available: i64) -> bool {
    let fund = &round.fund;
    let has = |reference: &str| set.iter().any(|bid| bid.reference.as_str() == reference);
    let spent: i64 = set.iter().map(|bid| in_pence(bid.amount)).sum();
    let mut by_bidder: BTreeMap<&str, i64> = BTreeMap::new();
    for bid in set {
        *by_bidder.entry(bid.bidder.as_str()).or_default() += in_pence(bid.amount);
    }
    let chosen_otherwise = round
        .overrides
        .iter()
        .any(|one| has(one.bid.as_str()) && !fixed.iter().any(|fixed| fixed == one.bid.as_str()));
    spent <= available
        && fixed.iter().all(|reference| has(reference))
        && !chosen_otherwise
        && by_bidder.values().all(|sum| {
            fund.most_per_bidder
                .is_none_or(|most| *sum <= in_pence(most))
        })
        && set.iter().all(|bid| {
            fund.most_per_bid.is_none_or(|most| bid.amount <= most)
                && fund.least_per_bid.is_none_or(|least| bid.amount >= least)
        })
        && fund.minimums.iter().all(|minimum| {
            let serving: Vec<&&Bid> = set.iter().filter(|bid| minimum.of.served_by(bid)).collect();
            let spend: i64 = serving.iter().map(|bid| in_pence(bid.amount)).sum();
            minimum
                .least_spend
                .is_none_or(|least| spend >= in_pence(least))
                && minimum
                    .least_awards
                    .is_none_or(|least| serving.len() >= least as usize)
        })
}
