//! How low a bid's total may fall before it drops below the line.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::ShortlistInput;
use super::rank_order::ranked_indexes;
use super::walk::{Scratch, Walk};
use crate::id::BidRef;
use crate::number::{Points, Pounds};

/// Where the line runs for one bid, the other bids as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Margin {
    /// It is funded in full with any total over this one, and with none under it;
    /// with just this one the tie-breaks decide.
    Over(Points),
    /// It is funded in full with any total that is ranked.
    Always,
    /// It is not funded in full even if it were first.
    Never,
}

/// Where the line runs for each bid of a round under one supposed fund.
#[derive(Debug)]
pub struct Line<'a> {
    input: ShortlistInput<'a>,
    walk: Walk,
    /// Each ranked bid's rank and place, best first.
    places: Vec<(u32, usize)>,
}

/// One bid among the others, who keep their ranks.
struct Among<'a> {
    own: usize,
    /// The others, by rank, each with the total of that rank.
    groups: Vec<(Points, &'a [(u32, usize)])>,
}

impl<'a> Line<'a> {
    /// Draws the line under a supposed fund.
    pub fn new(input: &ShortlistInput<'a>, total: Pounds) -> Self {
        Self {
            input: *input,
            walk: Walk::new(input.bids, input.fund, input.overrides, total),
            places: ranked_indexes(input),
        }
    }

    /// How low a ranked bid's total may fall; none where it is not ranked.
    ///
    /// A bid that moves up the ranks never fits less well, since no more is
    /// spent before it; so the place where it stops fitting is found by halving.
    pub fn margin(&self, bid: &BidRef) -> Option<Margin> {
        let others = self.index_and_others(bid)?;
        let among = Among::of(&others.1, others.0, &self.input);
        if !self.is_funded(&among, 0) {
            return Some(Margin::Never);
        }
        // Of so many ranks above it, the most with which it still fits.
        let (mut fitting, mut failing) = (0_usize, among.groups.len().saturating_add(1));
        while failing.saturating_sub(fitting) > 1 {
            let middle = fitting.midpoint(failing);
            if self.is_funded(&among, middle) {
                fitting = middle;
            } else {
                failing = middle;
            }
        }
        let next = among.groups.get(fitting);
        Some(next.map_or(Margin::Always, |(points, _)| Margin::Over(*points)))
    }

    /// Whether a ranked bid is funded in full with the higher of two totals and
    /// not with the lower, equal totals going for it above and against it below.
    pub fn crosses(&self, bid: &BidRef, low: Points, high: Points) -> bool {
        let Some(others) = self.index_and_others(bid) else {
            return false;
        };
        let among = Among::of(&others.1, others.0, &self.input);
        let above = |meant: &dyn Fn(Points) -> bool| {
            let groups = among.groups.iter();
            groups.take_while(|(points, _)| meant(*points)).count()
        };
        self.is_funded(&among, above(&|points| points > high))
            && !self.is_funded(&among, above(&|points| points >= low))
    }

    /// The bid's place, and the other ranked bids.
    fn index_and_others(&self, bid: &BidRef) -> Option<(usize, Vec<(u32, usize)>)> {
        let is_own = |place: usize| {
            let one = self.input.bids.get(place);
            one.is_some_and(|one| one.reference == *bid)
        };
        let own = self
            .places
            .iter()
            .map(|(_, place)| *place)
            .find(|place| is_own(*place))?;
        let others = self.places.iter().filter(|(_, place)| *place != own);
        Some((own, others.copied().collect()))
    }

    /// Whether the bid is funded in full when so many ranks of others stand above it.
    fn is_funded(&self, among: &Among<'_>, above: usize) -> bool {
        let (higher, lower) = among.groups.split_at(above.min(among.groups.len()));
        let all = |groups: &[(Points, &[(u32, usize)])]| -> Vec<(u32, usize)> {
            groups
                .iter()
                .flat_map(|(_, group)| group.iter().copied())
                .collect()
        };
        // Ranks only group: others keep theirs, and the bid has one of its own.
        let mut ranks = all(higher);
        ranks.push((0, among.own));
        ranks.extend(all(lower));
        let mut funded = vec![false; self.input.bids.len()];
        self.walk
            .above(&ranks, &mut Scratch::default(), &mut funded);
        funded.get(among.own).copied().unwrap_or(false)
    }
}

impl<'a> Among<'a> {
    fn of(others: &'a [(u32, usize)], own: usize, input: &ShortlistInput<'_>) -> Self {
        let totals: BTreeMap<u32, Points> = input
            .ranking
            .ranking
            .iter()
            .map(|row| (row.rank, row.figures.total))
            .collect();
        let groups = others.chunk_by(|one, other| one.0 == other.0);
        let groups = groups.filter_map(|group| {
            let (rank, _) = group.first()?;
            Some((*totals.get(rank)?, group))
        });
        Self {
            own,
            groups: groups.collect(),
        }
    }
}
