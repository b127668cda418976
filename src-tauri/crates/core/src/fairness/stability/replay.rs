//! The round, made ready to be run again.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Cut;
use super::desk::Desk;
use super::entry::{Entry, fix_keys};
use super::leave_out::Remainder;
use super::lots::Lots;
use super::rules::{Rules, Weights};
use super::tally::Tally;
use crate::id::{BidRef, MemberId};
use crate::rank::assess::assess;
use crate::rank::counting::{Case, gather};
use crate::rank::tie_break::order;
use crate::rank::{RankInput, UnrankedReason};

/// A round that can be run again with other members, other weights, or
/// without a member.
///
/// It owns all it needs and can be shared between threads.
#[derive(Debug)]
pub struct Replay {
    seed: u64,
    rules: Rules,
    weights: Weights,
    members: Vec<MemberId>,
    /// The bids that take part, in order of reference.
    pub(super) entries: Vec<Entry>,
    /// The entries that are officially ranked, in order, with their ranks.
    pub(super) official: Vec<(u32, usize)>,
    /// How many bids were given, those that take no part among them.
    pub(super) given: usize,
    pub(super) remainder: Remainder,
}

impl Replay {
    /// Makes a round ready. One seed, one outcome of every run; the order of
    /// bids and sheets never matters.
    pub fn new(input: &RankInput<'_>, seed: u64) -> Self {
        let (cases, _) = gather(input, MemberId::as_str);
        let mut ranked = Vec::new();
        let mut taking_part = Vec::new();
        for case in &cases {
            match assess(input.scheme, case) {
                Ok(figures) => {
                    ranked.push((case.bid, figures));
                    taking_part.push(case);
                }
                Err(apart) if apart.reason == UnrankedReason::Threshold => taking_part.push(case),
                Err(_) => {}
            }
        }
        let members: BTreeSet<&MemberId> = taking_part
            .iter()
            .flat_map(|case| case.sheets.iter().map(|sheet| &sheet.member))
            .collect();
        let members: Vec<&MemberId> = members.into_iter().collect();
        let entries = entries(input, &taking_part, &members);
        let official = order(input.scheme, ranked);
        Self {
            seed,
            rules: Rules::of(input.scheme),
            weights: Weights::of(input.scheme),
            official: official
                .iter()
                .filter_map(|row| Some((row.rank, place(&entries, &row.bid)?)))
                .collect(),
            entries,
            given: input.bids.len(),
            remainder: Remainder::of(input, &taking_part),
            members: members.into_iter().cloned().collect(),
        }
    }

    /// The members whose sheets count, in order of id: those that are drawn
    /// from and left out.
    pub fn members(&self) -> &[MemberId] {
        &self.members
    }

    /// The draws of these numbers: in each, as many members as there are come
    /// by lot, with replacement, and a member's sheets count as often as the
    /// member came.
    pub fn draws(&self, draws: Range<u32>, cut: &impl Cut) -> Tally {
        let mut tally = Tally::of(self.entries.len());
        let mut desk = Desk::of(self.members.len());
        for draw in draws {
            Lots::of_draw(self.seed, draw).draw_members(&mut desk.counts);
            desk.work_out(&self.rules, &self.weights, &self.entries, |bid| {
                tally.could_be_ranked(bid);
            });
            desk.fund(cut, self.given, |bid| tally.funded_in_draw(bid));
        }
        tally
    }

    /// The weightings of these numbers: in each, every section's and every
    /// criterion's weight is moved by a lot of its own and the weights
    /// renormalised; the sheets are as they are.
    pub fn weightings(&self, weightings: Range<u32>, cut: &impl Cut) -> Tally {
        let mut tally = Tally::of(self.entries.len());
        let mut desk = Desk::of(self.members.len());
        for weighting in weightings {
            let weights = self
                .weights
                .moved(&mut Lots::of_weighting(self.seed, weighting));
            desk.work_out(&self.rules, &weights, &self.entries, |_| {});
            desk.fund(cut, self.given, |bid| tally.funded_in_weighting(bid));
            tally.weighting();
        }
        tally
    }

    /// The ranking with every member drawn once and the weights as published,
    /// by the same floats as the runs: what the official ranking is, which the
    /// tests compare it with.
    pub fn unmoved(&self) -> Vec<(u32, BidRef)> {
        let mut desk = Desk::of(self.members.len());
        desk.work_out(&self.rules, &self.weights, &self.entries, |_| {});
        desk.ranked()
            .filter_map(|(place, rank)| Some((rank, self.entries.get(place)?.reference.clone())))
            .collect()
    }
}

fn entries(input: &RankInput<'_>, cases: &[&Case<'_>], members: &[&MemberId]) -> Vec<Entry> {
    let places: BTreeMap<&BidRef, usize> = input
        .bids
        .iter()
        .enumerate()
        .map(|(place, bid)| (&bid.reference, place))
        .collect();
    let mut entries: Vec<Entry> = cases
        .iter()
        .filter_map(|case| {
            let given = places.get(&case.bid.reference)?;
            Some(Entry::of(input.scheme, case, *given, members))
        })
        .collect();
    fix_keys(input.scheme, &mut entries, input.bids);
    entries
}

/// Where a bid stands among the entries.
pub(super) fn place(entries: &[Entry], bid: &BidRef) -> Option<usize> {
    entries
        .binary_search_by(|entry| entry.reference.cmp(bid))
        .ok()
}
