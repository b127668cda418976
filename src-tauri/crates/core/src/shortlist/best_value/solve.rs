//! One search after the other, until the best set is proved or the work allowed is done.

use super::bound::{Ceiling, ceiling};
use super::branch::{self, Search, Terms};
use super::found::{Ended, Found};
use super::model::Model;
use super::search;

/// How many nodes the branch and bound visits at most: some ten seconds' work on
/// 500 bids. They are counted, not timed, so that every machine finds the same.
pub(super) const MOST_NODES: u64 = 250_000;
/// How many of them to find some set, to begin with.
const NODES_FOR_ANY: u64 = 20_000;

/// Finds the best set: by the label search, and where that has too much to look
/// through, by branch and bound. `known` is a set that keeps to all rows, where
/// there is one.
pub(super) fn solve(model: &Model, known: Option<Found>, stop: &dyn Fn() -> bool) -> Ended {
    let prices = ceiling(model);
    match search::search(model, &prices, stop) {
        Ended::Stopped { best, ceiling } => {
            let best = better_of(best, known);
            by_branching(model, &prices, best, ceiling, MOST_NODES, stop)
        }
        proved => proved,
    }
}

/// The set of more value; the first where both have as much.
fn better_of(one: Option<Found>, other: Option<Found>) -> Option<Found> {
    one.into_iter()
        .chain(other)
        .reduce(|one, other| if other.value > one.value { other } else { one })
}

/// Finds the best set by branch and bound, going on from the best set so far and
/// from what no set is worth more than.
pub(super) fn by_branching(
    model: &Model,
    prices: &Ceiling,
    best: Option<Found>,
    ceiling: i128,
    most_nodes: u64,
    stop: &dyn Fn() -> bool,
) -> Ended {
    let thrifty = model.make_thrifty();
    let scale = model.scale();
    let prices = prices.prices.iter();
    let branching = Branching {
        model,
        thrifty: &thrifty,
        prices: prices.map(|price| price.saturating_mul(scale)).collect(),
        best,
        known: ceiling
            .saturating_sub(model.chosen_value())
            .saturating_mul(scale),
        nodes: most_nodes,
        stop,
    };
    branching.run()
}

/// Branch and bound for sets worth nearly as much as any can be, then for sets
/// worth less: a search for little is quick, for nearly every option is shut out.
///
/// It works on the thrifty programme, so that of sets of equal value the one that
/// spends less is worth more.
struct Branching<'a> {
    model: &'a Model,
    thrifty: &'a Model,
    prices: Vec<i128>,
    /// The best set so far.
    best: Option<Found>,
    /// No set is worth more than this in the thrifty programme.
    known: i128,
    /// How many nodes may still be visited.
    nodes: u64,
    stop: &'a dyn Fn() -> bool,
}

impl Branching<'_> {
    fn run(mut self) -> Ended {
        let scale = self.model.scale();
        let mut whole = self.search(self.floor(), NODES_FOR_ANY);
        let mut gap = whole_units((self.known >> 15).max(scale), scale);
        while !whole && self.nodes > 0 {
            let wanted = whole_units(self.known.saturating_sub(gap), scale);
            if !self.search(self.floor().max(wanted), self.nodes) {
                break;
            }
            whole = self.known <= self.floor();
            gap = gap.saturating_mul(4);
        }
        if whole {
            return Ended::Proved(self.best);
        }
        Ended::Stopped {
            best: self.best,
            ceiling: self.model.value_of(self.known),
        }
    }

    /// What the best set so far is worth; less than any set where there is none.
    fn floor(&self) -> i128 {
        let best = self.best.as_ref();
        best.map_or(self.model.scale().saturating_neg(), |best| {
            self.model.thrifty_worth(best)
        })
    }

    /// Looks for sets worth more than `floor`; says whether it looked through all of them.
    fn search(&mut self, floor: i128, most_nodes: u64) -> bool {
        let mut search = Search::new(self.thrifty, floor);
        let ended = search.run(&Terms {
            prices: &self.prices,
            known: self.known,
            most_nodes: most_nodes.min(self.nodes),
            stop: self.stop,
        });
        self.nodes = self.nodes.saturating_sub(search.nodes());
        if let Some(best) = search.best() {
            self.best = Some(Found {
                value: self.model.value_of(search.worth()),
                ..self.thrifty.found_of(best.iter().copied())
            });
        }
        self.known = match ended {
            branch::Ended::Complete => search.worth(),
            branch::Ended::Stopped { bound } => self.known.min(bound),
        };
        ended == branch::Ended::Complete
    }
}

/// The most whole units of worth in some worth.
fn whole_units(worth: i128, unit: i128) -> i128 {
    let units = worth.checked_div_euclid(unit).unwrap_or(worth);
    units.saturating_mul(unit)
}
