//! Branch and bound over the groups, every bound in integers (Land and Doig 1960,
//! "An automatic method of solving discrete programming problems"; with bounds
//! from prices as in Geoffrion 1974).
//!
//! A node is closed when no set in it can be worth one unit more than the best
//! set so far. At every node prices are improved ([`descent`]), and options shut
//! out that no better set can have. Worths are counted in parts, `2^bits` to a
//! unit, so that integer prices can be fine enough.

mod descent;
mod node;
mod repair;
mod waiting;

use super::bound::SHIFT;
use super::model::Model;
use super::options::Choice;
use descent::{Descent, Rows};
use node::{Node, Open, in_parts, of_one_group};
use waiting::Waiting;

/// How many sets of prices are tried at the root, and how often picks are repaired there.
const ROUNDS_AT_ROOT: u32 = 300;
const REPAIR_AT_ROOT: u32 = 5;
/// How many are tried at every other node.
const ROUNDS: u32 = 25;
/// At every so many nodes, picks are repaired as well.
const REPAIR_EVERY: u64 = 16;
/// How many nodes are visited between two questions whether to stop.
const BETWEEN_ASKING: u64 = 64;
/// The bits that the worths of a set may take together, in parts: fewer than
/// what a row may cost, so that no price that is of use is too dear.
const MOST_BITS: u32 = 104;

/// A search for the set of options that is worth most.
pub(super) struct Search<'m> {
    model: &'m Model,
    rows: Rows,
    /// A unit of worth is `2^bits` parts.
    bits: u32,
    /// What a set must be worth more than.
    floor: i128,
    best: Option<Vec<&'m Choice>>,
    nodes: u64,
}

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// No set is worth more than the best found, or than the floor where none was found.
    Complete,
    /// It was stopped; no set is worth more than `bound`.
    Stopped { bound: i128 },
}

/// Where a search begins, and how far it goes.
pub(super) struct Terms<'a> {
    /// A price for each row in parts of `2^SHIFT` to a unit of worth; those of the
    /// ceiling are good ones.
    pub(super) prices: &'a [i128],
    /// No set is worth more than this.
    pub(super) known: i128,
    /// How many nodes are visited at most.
    pub(super) most_nodes: u64,
    pub(super) stop: &'a dyn Fn() -> bool,
}

impl<'m> Search<'m> {
    /// A search for a set worth more than `floor`.
    pub(super) fn new(model: &'m Model, floor: i128) -> Self {
        Self {
            model,
            rows: Rows::of(model),
            bits: bits_per_unit(model),
            floor,
            best: None,
            nodes: 0,
        }
    }

    /// The options of the best set found, where one was found.
    pub(super) fn best(&self) -> Option<&[&'m Choice]> {
        self.best.as_deref()
    }

    /// What the best set found is worth; the floor where none was found.
    pub(super) fn worth(&self) -> i128 {
        self.floor
    }

    /// How many nodes were visited.
    pub(super) fn nodes(&self) -> u64 {
        self.nodes
    }

    /// Searches until nothing is left, there were too many nodes, or it is stopped.
    pub(super) fn run(&mut self, terms: &Terms<'_>) -> Ended {
        let mut waiting = Waiting::default();
        let mut next = Some(self.root_node(terms));
        while let Some(mut node) = next.or_else(|| waiting.pop()) {
            next = None;
            if node.upper < self.worth_wanted() {
                continue;
            }
            if self.is_over(terms) {
                let upper = node.upper.max(waiting.upper().unwrap_or(node.upper));
                return self.stopped_at(upper);
            }
            self.nodes = self.nodes.saturating_add(1);
            if self.is_open(&mut node) {
                let (likely, other) = split_node(node);
                waiting.push(other);
                next = Some(likely);
            }
        }
        Ended::Complete
    }

    fn is_over(&self, terms: &Terms<'_>) -> bool {
        self.nodes >= terms.most_nodes
            || (self.nodes.is_multiple_of(BETWEEN_ASKING) && (terms.stop)())
    }

    fn stopped_at(&self, upper: i128) -> Ended {
        let bound = (upper >> self.bits).max(self.floor);
        Ended::Stopped { bound }
    }

    /// What a set must be worth at least to be better, in parts.
    fn worth_wanted(&self) -> i128 {
        in_parts(self.floor.saturating_add(1), self.bits)
    }

    /// The node of all sets.
    fn root_node(&self, terms: &Terms<'_>) -> Node<'m> {
        let coarser = SHIFT.saturating_sub(self.bits);
        let prices = terms.prices.iter().zip(&self.rows.dearest);
        let prices = prices.map(|(price, dearest)| (price >> coarser).clamp(0, *dearest));
        let mut root = Node::root(self.model, prices.collect());
        root.upper = in_parts(terms.known, self.bits);
        root
    }

    /// Bounds a node, shuts out what cannot be better, and says whether anything is left.
    fn is_open(&mut self, node: &mut Node<'m>) -> bool {
        let (rounds, repair) = self.rounds_here();
        let mut descent = Descent::new(node);
        let mut left = Vec::new();
        if !node.propagate() {
            return false;
        }
        for round in 0..rounds {
            if node.open.is_empty() {
                break;
            }
            let upper = node.evaluate(self.bits, &mut left);
            descent.note(upper, &mut node.prices);
            self.offer_picks(node, &left);
            if round.is_multiple_of(repair) && upper >= self.worth_wanted() {
                self.offer_repaired(node, &left);
            }
            if upper < self.worth_wanted() {
                return false;
            }
            let spare = upper.saturating_sub(self.worth_wanted());
            let moved = descent.step(&mut node.prices, &left, spare, &self.rows);
            node.shut_out(spare);
            if !node.propagate() {
                return false;
            }
            if !moved {
                break;
            }
        }
        node.upper = node.upper.min(descent.upper);
        node.prices = descent.prices;
        self.is_branching(node)
    }

    /// How many sets of prices are tried at this node, and how often picks are repaired.
    fn rounds_here(&self) -> (u32, u32) {
        match self.nodes {
            1 => (ROUNDS_AT_ROOT, REPAIR_AT_ROOT),
            nodes if nodes.is_multiple_of(REPAIR_EVERY) => (ROUNDS, ROUNDS),
            _ => (ROUNDS, u32::MAX),
        }
    }

    /// Whether there is something to branch on; where nothing is, the one set is offered.
    fn is_branching(&mut self, node: &Node<'m>) -> bool {
        if node.open.is_empty() && node.is_within() {
            self.offer_set(node, &[]);
        }
        !node.open.is_empty()
    }

    /// Offers the picks, where they keep to every row.
    fn offer_picks(&mut self, node: &Node<'m>, left: &[i64]) {
        if left.iter().all(|left| *left >= 0) {
            let picks: Vec<&Choice> = node.picks().collect();
            self.offer_set(node, &picks);
        }
    }

    fn offer_repaired(&mut self, node: &Node<'m>, left: &[i64]) {
        if let Some(choices) = repair::repaired(node, left, &self.rows) {
            self.offer_set(node, &choices);
        }
    }

    /// Takes a set that keeps to every row, where it is better: what the node
    /// takes, with a choice of each open group.
    fn offer_set(&mut self, node: &Node<'m>, choices: &[&'m Choice]) {
        let values = choices.iter().map(|choice| choice.value);
        let worth = values.fold(node.worth, i128::saturating_add);
        if worth > self.floor {
            self.floor = worth;
            self.best = Some(node.taken.iter().chain(choices).copied().collect());
        }
    }
}

/// How many bits a part may be under a unit of worth, so that no sum overflows.
fn bits_per_unit(model: &Model) -> u32 {
    let most = model.groups.iter().map(|group| {
        let worths = group.iter().map(|choice| choice.value.unsigned_abs());
        worths.max().unwrap_or(0)
    });
    let digits = u128::BITS.saturating_sub(most.fold(1, u128::saturating_add).leading_zeros());
    SHIFT.min(MOST_BITS.saturating_sub(digits))
}

/// Splits a node at the group whose picks agree least: into the sets with the
/// option picked most often, and those without it.
fn split_node(mut node: Node<'_>) -> (Node<'_>, Node<'_>) {
    let most_picked = |group: &[Open<'_>]| {
        let picks = group.iter().map(|one| one.picks).max()?;
        let at = group.iter().position(|one| one.picks == picks)?;
        Some((picks, group.first()?.group, at))
    };
    let split = node
        .open
        .chunk_by(of_one_group)
        .filter_map(most_picked)
        .min();
    let (_, group, at) = split.unwrap_or_default();
    let in_group = |one: &&Open<'_>| one.group == group;
    let likely = node.open.iter().filter(in_group).nth(at);
    let likely = likely.map(|one| one.choice);
    let is_likely = |choice: &Choice| likely.is_some_and(|likely| std::ptr::eq(likely, choice));
    for one in &mut node.open {
        one.picks = 0;
    }
    let mut other = node.clone();
    other.keep(|one| !is_likely(one.choice));
    node.keep(|one| one.group != group || is_likely(one.choice));
    (node, other)
}
