//! The funds at which the shortlist changes.

use serde::Serialize;
use ts_rs::TS;

use super::ShortlistInput;
use super::pence::{Pence, pence, pounds};
use super::rank_order::ranked_indexes;
use super::walk::{Fate, Scratch, Walk};
use crate::id::BidRef;
use crate::number::Pounds;

/// A fund at which the set of bids funded in full changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Breakpoint {
    /// The fund, in pounds, to the penny: with a penny less the set is the old one.
    pub fund: Pounds,
    /// The bids that are funded in full from here on, by reference.
    pub enters: Vec<BidRef>,
    /// The bids that no longer are, by reference.
    pub leaves: Vec<BidRef>,
}

/// The breakpoints of a range of funds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Breakpoints {
    /// Each of them, the lowest fund first.
    pub list: Vec<Breakpoint>,
    /// The fund at which the search was given up, in pounds; none where the
    /// whole range was searched.
    pub given_up_at: Option<Pounds>,
}

/// How many walks a search may take before it is given up and says so.
const MOST_WALKS: usize = 200_000;

/// Finds every fund over `low` and up to `high` at which the set of bids funded
/// in full changes, exact to the penny.
///
/// A walk goes the same way until the fund at which some bid that did not fit
/// would; the search goes from one such fund to the next.
pub fn breakpoints(input: &ShortlistInput<'_>, low: Pounds, high: Pounds) -> Breakpoints {
    let ranks = ranked_indexes(input);
    let mut search = Search {
        walk: Walk::new(input.bids, input.fund, input.overrides, low),
        ranks: &ranks,
        scratch: Scratch::default(),
    };
    let high = pence(high);
    let mut full = vec![false; input.bids.len()];
    let mut after = full.clone();
    let mut next = search.at(pence(low), &mut full);
    let mut list = Vec::new();
    for _ in 0..MOST_WALKS {
        let Some(fund) = next.filter(|fund| *fund <= high) else {
            return Breakpoints {
                list,
                given_up_at: None,
            };
        };
        next = search.at(fund, &mut after);
        list.extend(breakpoint_at(input, fund, &full, &after));
        std::mem::swap(&mut full, &mut after);
    }
    Breakpoints {
        list,
        given_up_at: next.map(pounds),
    }
}

/// What the search walks with.
struct Search<'a> {
    walk: Walk,
    ranks: &'a [(u32, usize)],
    scratch: Scratch,
}

impl Search<'_> {
    /// Notes which bids are funded in full under a fund, and gives the next fund
    /// at which the walk would go another way.
    fn at(&mut self, fund: Pence, full: &mut [bool]) -> Option<Pence> {
        self.walk.under(fund);
        full.fill(false);
        self.walk
            .go(self.ranks, &mut self.scratch, &mut |place, fate| {
                if let (Fate::Full { .. }, Some(full)) = (fate, full.get_mut(place)) {
                    *full = true;
                }
            })
    }
}

fn breakpoint_at(
    input: &ShortlistInput<'_>,
    fund: Pence,
    before: &[bool],
    after: &[bool],
) -> Option<Breakpoint> {
    let those = |was: bool, is: bool| {
        let rows = input.bids.iter().zip(before.iter().zip(after));
        let mut those: Vec<BidRef> = rows
            .filter(|(_, (before, after))| (**before, **after) == (was, is))
            .map(|(bid, _)| bid.reference.clone())
            .collect();
        those.sort();
        those
    };
    let (enters, leaves) = (those(false, true), those(true, false));
    (!enters.is_empty() || !leaves.is_empty()).then(|| Breakpoint {
        fund: pounds(fund),
        enters,
        leaves,
    })
}
