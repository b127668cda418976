//! The best set as an integer programme, in whole numbers.
//!
//! Bids stand in groups, of each of which one option is chosen: a group is a
//! bidder whose most could bind, and its options are the sets of its bids that
//! stay within it; or a single bid, in or out. Rows tie the groups together:
//! each option uses so much of each row, and no row may be used over its limit.
//! A minimum is a row turned round: what it wants is a limit below zero.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::super::ShortlistInput;
use super::super::pence::{Pence, pence, pounds, sum_of};
use super::super::rank_order::{in_rank_order, ranked_indexes};
use super::super::walk::Walk;
use super::candidates::{
    Candidate, bid_values, chosen_and_excluded, decimal_places, list_candidates, reference_order,
    total_cost,
};
use super::found::Found;
use super::options::{Choice, MinimumRows, choice_of, sets_within};
use super::{NoBestValue, Objective};
use crate::bid::Bid;
use crate::fund::Minimum;
use crate::number::Pounds;
use crate::phrase::counted;
use crate::shortlist::outcome::AwardKind;

/// The programme.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) objective: Objective,
    /// The groups, each with its options.
    pub(super) groups: Vec<Vec<Choice>>,
    /// What may be used of each row. The first is money.
    pub(super) limits: Vec<i64>,
    /// What may still be awarded, those that the chair funds taken off.
    pub(super) available: Pence,
    /// What may be awarded in all.
    pub(super) available_at_all: Pence,
    /// The bids that the chair funds: in every set.
    chosen: Vec<usize>,
    /// What they are worth.
    chosen_value: i128,
    /// Places after the point of a value.
    places: u32,
    /// How the bids stand by reference, by place.
    order: Vec<usize>,
}

impl Model {
    /// Writes the programme.
    pub(super) fn new(input: &ShortlistInput<'_>, total: Pounds, objective: Objective) -> Self {
        let walk = Walk::new(input.bids, input.fund, input.overrides, total);
        let (chosen, out) = chosen_and_excluded(input, &walk);
        let decimals = decimal_places(input);
        let spent: Pence = total_cost(input, &chosen);
        let available = walk.available().saturating_sub(spent);
        let mut model = Self {
            objective,
            groups: Vec::new(),
            limits: vec![available],
            available,
            available_at_all: walk.available(),
            chosen_value: 0,
            chosen,
            order: reference_order(input),
            places: match objective {
                Objective::TotalScore => decimals,
                Objective::ScoreTimesAmount => decimals.saturating_add(2),
            },
        };
        let values = bid_values(input, objective, decimals);
        let worth = |place: &usize| values.get(place).copied().unwrap_or(0);
        let worths = model.chosen.iter().map(worth);
        model.chosen_value = worths.fold(0, i128::saturating_add);
        let candidates = list_candidates(input, &values, &out, model.available);
        let minimums = model.minimum_rows(input);
        model.group_candidates(input, &candidates, &minimums);
        model
    }

    /// A programme by itself, of no round.
    #[cfg(test)]
    pub(super) fn bare(groups: Vec<Vec<Choice>>, limits: Vec<i64>) -> Self {
        let available = limits.first().copied().unwrap_or(0);
        Self {
            objective: Objective::TotalScore,
            groups,
            limits,
            available,
            available_at_all: available,
            chosen: Vec::new(),
            chosen_value: 0,
            places: 0,
            order: Vec::new(),
        }
    }

    /// A value as people read it.
    pub(super) fn decimal(&self, value: i128) -> Decimal {
        Decimal::try_from_i128_with_scale(value, self.places).unwrap_or(Decimal::MAX)
    }

    /// The set that a choice of options is, with the bids that the chair funds.
    pub(super) fn found(&self, options: impl Iterator<Item = usize>) -> Found {
        let groups = self.groups.iter().zip(options);
        self.found_of(groups.filter_map(|(group, option)| group.get(option)))
    }

    /// The set that an option of each group is, with the bids that the chair funds.
    pub(super) fn found_of<'a>(&self, choices: impl Iterator<Item = &'a Choice>) -> Found {
        let mut found = Found {
            bids: self.chosen.iter().copied().collect(),
            value: self.chosen_value,
            spent: 0,
        };
        for choice in choices {
            found.bids.extend(&choice.bids);
            let money = choice.uses.first().copied().unwrap_or(0);
            found.value = found.value.saturating_add(choice.value);
            found.spent = found.spent.saturating_add(money);
        }
        found
    }

    /// The programme in which, of sets of equal value, the one that spends less is
    /// worth more: a unit of value is `scale` units of worth, and a penny spent
    /// costs one. [`Self::thrifty_worth`] is what a set is worth there.
    pub(super) fn make_thrifty(&self) -> Self {
        let mut thrifty = self.clone();
        for choice in thrifty.groups.iter_mut().flatten() {
            let money = choice.uses.first().copied().unwrap_or(0);
            let scaled = choice.value.saturating_mul(self.scale());
            choice.value = scaled.saturating_sub(i128::from(money));
        }
        thrifty
    }

    /// The programme in which every set is worth nothing: which sets there are is all that is left.
    pub(super) fn make_worthless(mut self) -> Self {
        for choice in self.groups.iter_mut().flatten() {
            choice.value = 0;
        }
        self
    }

    /// More than a set can spend, in pence.
    pub(super) fn scale(&self) -> i128 {
        i128::from(self.available.max(0)).saturating_add(1)
    }

    /// What a set is worth in the thrifty programme, what the chair funds left aside.
    pub(super) fn thrifty_worth(&self, found: &Found) -> i128 {
        let value = found.value.saturating_sub(self.chosen_value);
        value
            .saturating_mul(self.scale())
            .saturating_sub(i128::from(found.spent))
    }

    /// The most value of a set that is worth so much in the thrifty programme.
    pub(super) fn value_of(&self, thrifty_worth: i128) -> i128 {
        let most = thrifty_worth.saturating_add(i128::from(self.available));
        let value = most.checked_div_euclid(self.scale()).unwrap_or(most);
        value.saturating_add(self.chosen_value)
    }

    /// A set as its bids stand by reference, lowest first.
    pub(super) fn by_reference(&self, bids: &BTreeSet<usize>) -> Vec<usize> {
        let order = bids.iter().filter_map(|place| self.order.get(*place));
        let mut order: Vec<usize> = order.copied().collect();
        order.sort_unstable();
        order
    }

    /// What the bids that the chair funds are worth.
    pub(super) fn chosen_value(&self) -> i128 {
        self.chosen_value
    }

    /// The set funded in full in rank order, where it meets every minimum.
    pub(super) fn by_rank(&self, input: &ShortlistInput<'_>, total: Pounds) -> Option<Found> {
        let mut shortlist = in_rank_order(input, total);
        shortlist
            .awards
            .retain(|award| award.kind == AwardKind::Full);
        if !super::super::minimums::unmet_minimums(input, &shortlist.awards).is_empty() {
            return None;
        }
        let decimals = decimal_places(input);
        let values = bid_values(input, self.objective, decimals);
        let full: BTreeSet<_> = shortlist.awards.iter().map(|award| &award.bid).collect();
        let bids: BTreeSet<usize> = ranked_indexes(input)
            .into_iter()
            .map(|(_, place)| place)
            .filter(|place| {
                input
                    .bids
                    .get(*place)
                    .is_some_and(|bid| full.contains(&bid.reference))
            })
            .collect();
        let worths = bids.iter().filter_map(|place| values.get(place));
        let value = worths.copied().fold(0, i128::saturating_add);
        let open: Vec<usize> = bids
            .iter()
            .copied()
            .filter(|place| !self.chosen.contains(place))
            .collect();
        Some(Found {
            spent: total_cost(input, &open),
            bids,
            value,
        })
    }

    /// Refuses a minimum that all bids that could be funded do not reach together.
    pub(super) fn check_each_minimum(&self, input: &ShortlistInput<'_>) -> Result<(), NoBestValue> {
        for minimum in &input.fund.minimums {
            let serving = |choice: &Choice| -> (Pence, u32) {
                let bids = choice
                    .bids
                    .iter()
                    .filter_map(|place| input.bids.get(*place));
                bids.filter(|bid| minimum.of.served_by(bid)).fold(
                    (0, 0),
                    |(spend, count): (Pence, u32), bid| {
                        let spend = spend.saturating_add(pence(bid.amount));
                        (spend, count.saturating_add(1))
                    },
                )
            };
            let groups = || self.groups.iter().map(|group| group.iter().map(serving));
            let fixed = self
                .chosen
                .iter()
                .filter_map(|place| input.bids.get(*place));
            let fixed: Vec<&Bid> = fixed.filter(|bid| minimum.of.served_by(bid)).collect();
            let spend = sum_of(groups().filter_map(|group| group.map(|one| one.0).max()));
            let spent = sum_of(fixed.iter().map(|bid| pence(bid.amount)));
            let spend = spend.min(self.available).saturating_add(spent);
            let awards = groups()
                .filter_map(|group| group.map(|one| one.1).max())
                .fold(0, u32::saturating_add);
            let awards = awards.saturating_add(u32::try_from(fixed.len()).unwrap_or(u32::MAX));
            refuse_out_of_reach(minimum, spend, awards)?;
        }
        Ok(())
    }

    /// A row for each thing that a minimum wants, with what is left to reach.
    fn minimum_rows<'a>(&mut self, input: &ShortlistInput<'a>) -> Vec<(&'a Minimum, bool)> {
        let mut rows = Vec::new();
        for minimum in &input.fund.minimums {
            let fixed = self
                .chosen
                .iter()
                .filter_map(|place| input.bids.get(*place));
            let fixed: Vec<&Bid> = fixed.filter(|bid| minimum.of.served_by(bid)).collect();
            let spend = sum_of(fixed.iter().map(|bid| pence(bid.amount)));
            let count = i64::try_from(fixed.len()).unwrap_or(i64::MAX);
            if let Some(least) = minimum.least_spend
                && pence(least) > spend
            {
                rows.push((minimum, true));
                self.limits.push(spend.saturating_sub(pence(least)));
            }
            if let Some(least) = minimum.least_awards
                && i64::from(least) > count
            {
                rows.push((minimum, false));
                self.limits.push(count.saturating_sub(i64::from(least)));
            }
        }
        rows
    }

    /// Puts the candidates into groups.
    fn group_candidates(
        &mut self,
        input: &ShortlistInput<'_>,
        candidates: &[Candidate<'_>],
        minimums: &MinimumRows<'_>,
    ) {
        let mut by_bidder: BTreeMap<&str, Vec<&Candidate<'_>>> = BTreeMap::new();
        for candidate in candidates {
            by_bidder
                .entry(candidate.bid.bidder.as_str())
                .or_default()
                .push(candidate);
        }
        for (bidder, bids) in by_bidder {
            let chosen = self.chosen.iter();
            let theirs = chosen
                .filter_map(|place| input.bids.get(*place))
                .filter(|bid| bid.bidder.as_str() == bidder);
            let had = sum_of(theirs.map(|bid| pence(bid.amount)));
            let room = input
                .fund
                .most_per_bidder
                .map_or(Pence::MAX, |most| pence(most).saturating_sub(had));
            let all = sum_of(bids.iter().map(|one| one.cost));
            let sets = (all > room).then(|| sets_within(&bids, minimums, room));
            match sets.flatten() {
                Some(options) => self.groups.push(options),
                None => self.add_single_bids(&bids, minimums, (all > room).then_some(room)),
            }
        }
        let rows = self.limits.len();
        for choice in self.groups.iter_mut().flatten() {
            choice.uses.resize(rows, 0);
        }
    }

    /// Each bid a group of its own; where the bidder's most could bind, it is a row.
    fn add_single_bids(
        &mut self,
        bids: &[&Candidate<'_>],
        minimums: &MinimumRows<'_>,
        room: Option<Pence>,
    ) {
        let row = self.limits.len();
        self.limits.extend(room);
        for bid in bids {
            let mut taken = choice_of(&[*bid], minimums);
            if room.is_some() {
                taken.uses.resize(row, 0);
                taken.uses.push(bid.cost);
            }
            self.groups.push(vec![choice_of(&[], minimums), taken]);
        }
    }
}

/// Refuses a minimum over what all bids that serve it come to.
fn refuse_out_of_reach(minimum: &Minimum, spend: Pence, awards: u32) -> Result<(), NoBestValue> {
    let out_of_reach = |wanted: String, most: String| NoBestValue::OutOfReach {
        of: minimum.of.words(),
        wanted,
        most,
    };
    match (minimum.least_spend, minimum.least_awards) {
        (Some(least), _) if spend < pence(least) => {
            Err(out_of_reach(least.to_words(), pounds(spend).to_words()))
        }
        (_, Some(least)) if awards < least => Err(out_of_reach(
            counted(least, "award", "awards"),
            awards.to_string(),
        )),
        _ => Ok(()),
    }
}
