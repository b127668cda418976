//! Better prices at a node, by subgradient steps (Polyak 1969, "Minimization of
//! unsmooth functionals", USSR Computational Mathematics and Mathematical
//! Physics 9(3)).
//!
//! They are steered in floats and used as integers: a step that floats led astray
//! makes a bound weaker, never wrong.

use rust_decimal::prelude::ToPrimitive;

use super::super::model::Model;
use super::node::Node;

/// The bits that what one row costs in all may take.
const MOST_BITS: u32 = 115;
/// The most that an option uses of a row is `2^PARTS_OF_MOST` parts of it.
const PARTS_OF_MOST: u32 = 40;

/// What there is to know of the rows before any search.
pub(super) struct Rows {
    /// The dearest price of each row at which no sum can overflow.
    pub(super) dearest: Vec<i128>,
    /// The most that an option uses of each row: money and awards count alike in it.
    most: Vec<i64>,
}

impl Rows {
    pub(super) fn of(model: &Model) -> Self {
        let rows = || model.limits.iter().enumerate();
        let of_groups = |row: usize| {
            model.groups.iter().map(move |group| {
                let uses = group.iter().filter_map(|choice| choice.uses.get(row));
                uses.map(|uses| uses.saturating_abs()).max().unwrap_or(0)
            })
        };
        let dearest = rows().map(|(row, limit)| {
            let uses = of_groups(row).map(i128::from).fold(0, i128::saturating_add);
            let all = i128::from(*limit).saturating_abs().saturating_add(uses);
            (1_i128 << MOST_BITS).checked_div(all.max(1)).unwrap_or(0)
        });
        let most = rows().map(|(row, _)| of_groups(row).max().unwrap_or(1).max(1));
        Self {
            dearest: dearest.collect(),
            most: most.collect(),
        }
    }

    /// By how much rows are broken in all, in parts of the most that an option
    /// uses of each.
    pub(super) fn broken(&self, left: impl Iterator<Item = i64>) -> i128 {
        let rows = left.zip(&self.most).filter(|(left, _)| *left < 0);
        rows.map(|(left, most)| {
            let short = i128::from(left.unsigned_abs()) << PARTS_OF_MOST;
            short.checked_div(i128::from(*most)).unwrap_or(short).max(1)
        })
        .fold(0, i128::saturating_add)
    }
}

/// The search for better prices at a node.
pub(super) struct Descent {
    /// The least bound yet, and its prices.
    pub(super) upper: i128,
    pub(super) prices: Vec<i128>,
    /// How much of a full step is made.
    pace: f64,
    /// How many rounds brought nothing.
    idle: u32,
}

impl Descent {
    pub(super) fn new(node: &Node<'_>) -> Self {
        Self {
            upper: i128::MAX,
            prices: node.prices.clone(),
            pace: 1.0,
            idle: 0,
        }
    }

    /// Notes a bound; after some that are no better, goes back to the best prices
    /// and takes smaller steps.
    pub(super) fn note(&mut self, upper: i128, prices: &mut Vec<i128>) {
        if upper < self.upper {
            self.upper = upper;
            self.prices.clone_from(prices);
            self.idle = 0;
            return;
        }
        self.idle = self.idle.saturating_add(1);
        if self.idle == 4 {
            self.idle = 0;
            self.pace *= 0.6;
            prices.clone_from(&self.prices);
        }
    }

    /// Makes rows dearer that the picks break and cheaper where they leave some,
    /// by Polyak's step towards a bound lower by `spare`. Says whether any price can move.
    pub(super) fn step(&self, prices: &mut [i128], left: &[i64], spare: i128, rows: &Rows) -> bool {
        let shares = || {
            left.iter()
                .zip(&rows.most)
                .map(|(left, most)| share_of_most(*left, *most))
        };
        let moving = prices.iter().zip(shares());
        let moving = moving.filter(|(price, share)| **price > 0 || *share < 0.0);
        let norm: f64 = moving.map(|(_, share)| share * share).sum();
        if norm == 0.0 {
            return false;
        }
        let step = self.pace * to_float(spare).max(1.0) / norm;
        let moves = shares().zip(&rows.most).zip(&rows.dearest);
        for (price, ((share, most), dearest)) in prices.iter_mut().zip(moves) {
            let moved = to_float(*price) - step * share / to_float(*most);
            *price = moved.to_i128().unwrap_or(*price).clamp(0, *dearest);
        }
        true
    }
}

/// What is left of a row, as so many times the most that an option uses of it.
fn share_of_most(left: i64, most: i64) -> f64 {
    to_float(left) / to_float(most)
}

fn to_float(number: impl ToPrimitive) -> f64 {
    number.to_f64().unwrap_or(0.0)
}
