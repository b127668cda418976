//! Which bids can be in the best set, and what each is worth.

use std::collections::{BTreeMap, BTreeSet};

use super::super::ShortlistInput;
use super::super::pence::{Pence, pence, sum_of};
use super::super::rank_order::ranked_indexes;
use super::super::walk::{Fate, Scratch, Walk};
use super::Objective;
use crate::bid::Bid;

/// A bid that can be in the set.
pub(super) struct Candidate<'a> {
    pub(super) place: usize,
    pub(super) bid: &'a Bid,
    pub(super) cost: Pence,
    pub(super) value: i128,
}

/// What the chair funds, as far as it fits, and what cannot be in the set.
pub(super) fn chosen_and_excluded(
    input: &ShortlistInput<'_>,
    walk: &Walk,
) -> (Vec<usize>, BTreeSet<usize>) {
    let (mut chosen, mut out) = (Vec::new(), BTreeSet::new());
    walk.go(
        &ranked_indexes(input),
        &mut Scratch::default(),
        &mut |place, fate| match fate {
            Fate::Full { chosen: true, .. } => {
                chosen.push(place);
                out.insert(place);
            }
            Fate::Declined | Fate::ChosenInVain(_) | Fate::Outside(_) => {
                out.insert(place);
            }
            _ => {}
        },
    );
    (chosen, out)
}

/// How the bids stand by reference, by place.
pub(super) fn reference_order(input: &ShortlistInput<'_>) -> Vec<usize> {
    let mut places: Vec<usize> = (0..input.bids.len()).collect();
    places.sort_by_key(|place| input.bids.get(*place).map(|bid| &bid.reference));
    let mut order = vec![0; places.len()];
    for (standing, place) in places.into_iter().enumerate() {
        if let Some(one) = order.get_mut(place) {
            *one = standing;
        }
    }
    order
}

pub(super) fn total_cost(input: &ShortlistInput<'_>, places: &[usize]) -> Pence {
    let bids = places.iter().filter_map(|place| input.bids.get(*place));
    sum_of(bids.map(|bid| pence(bid.amount)))
}

/// Places after the point of the published totals.
pub(super) fn decimal_places(input: &ShortlistInput<'_>) -> u32 {
    let rows = input.ranking.ranking.iter();
    rows.map(|row| row.figures.total.0.scale())
        .max()
        .unwrap_or(0)
}

/// What each ranked bid is worth, by place.
pub(super) fn bid_values(
    input: &ShortlistInput<'_>,
    objective: Objective,
    decimals: u32,
) -> BTreeMap<usize, i128> {
    let rows = input.ranking.ranking.iter();
    let totals: BTreeMap<_, _> = rows.map(|row| (&row.bid, row.figures.total.0)).collect();
    let ranked = input.bids.iter().enumerate().filter_map(|(place, bid)| {
        let total = totals.get(&bid.reference)?;
        let places = decimals.saturating_sub(total.scale());
        let units = total
            .mantissa()
            .saturating_mul(10_i128.saturating_pow(places));
        let value = match objective {
            Objective::TotalScore => units,
            Objective::ScoreTimesAmount => units.saturating_mul(i128::from(pence(bid.amount))),
        };
        Some((place, value))
    });
    ranked.collect()
}

/// The bids that can be in the set, by reference.
pub(super) fn list_candidates<'a>(
    input: &ShortlistInput<'a>,
    values: &BTreeMap<usize, i128>,
    out: &BTreeSet<usize>,
    available: Pence,
) -> Vec<Candidate<'a>> {
    let most = input.fund.most_per_bid.map_or(Pence::MAX, pence);
    let mut candidates: Vec<Candidate<'a>> = input
        .bids
        .iter()
        .enumerate()
        .filter_map(|(place, bid)| {
            Some(Candidate {
                place,
                bid,
                cost: pence(bid.amount),
                value: *values.get(&place)?,
            })
        })
        .filter(|one| !out.contains(&one.place))
        .filter(|one| one.cost <= available && one.cost <= most)
        .collect();
    candidates.sort_by(|one, other| one.bid.reference.cmp(&other.bid.reference));
    candidates
}
