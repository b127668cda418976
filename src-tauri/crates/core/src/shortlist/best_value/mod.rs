//! The set of bids with the best value within all parameters, found exactly.
//!
//! The best set is an integer programme: every bid in or out, the sum of
//! published totals as high as it goes. `model` writes it in whole numbers.
//! `bound` finds prices for money and for minimums that give a ceiling on what
//! any set can be worth (Lagrangian relaxation: Geoffrion 1974, "Lagrangean
//! relaxation for integer programming", eq. 2); the prices come from a linear
//! programme in floats, the ceiling they give is worked out in whole numbers and
//! holds whatever the prices are. `search` then looks through every set that
//! could be worth as much as the ceiling less a little, then less more, until
//! sets turn up: the best of those is the best there is, and nothing in the proof
//! rests on a float. Where that is too much to look through, `branch` parts the
//! sets and improves the prices for each part; `solve` has the order of the two.
//! `together` names minimums that no set reaches together.
//!
//! A general solver (microlp's branch and bound) was tried first: with caps and
//! minimums it had not finished 500 bids in 20 seconds, and its tolerance for
//! whole numbers gave worths that no set of bids has.

#[cfg(test)]
mod alone;
mod bound;
mod branch;
mod candidates;
mod found;
mod model;
mod options;
mod search;
mod solve;
mod together;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ShortlistInput;
use super::outcome::{Award, AwardKind};
use super::pence::{pence, pounds, sum_of};
use super::rank_order::ranked_indexes;
use crate::number::Pounds;
use crate::title::Titled;
use found::{Ended, Found};
use model::Model;

/// What is to be highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Objective {
    /// The sum of the published totals of the bids funded in full.
    TotalScore,
    /// The sum of their totals, each times its amount in pounds.
    ScoreTimesAmount,
}

impl Titled for Objective {
    fn title(self) -> &'static str {
        match self {
            Self::TotalScore => "Highest sum of totals",
            Self::ScoreTimesAmount => "Highest sum of total times amount",
        }
    }
}

/// The best set of bids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BestValue {
    /// What is highest.
    pub objective: Objective,
    /// How high, exactly.
    #[ts(type = "string")]
    #[serde(serialize_with = "as_text")]
    pub value: Decimal,
    /// The bids of the set, by rank, each funded in full.
    pub awards: Vec<Award>,
    /// What they are awarded in all, in pounds.
    pub spent: Pounds,
    /// What is left to award, in pounds.
    pub left: Pounds,
    /// Whether no other set is worth more. Where not, the search was stopped.
    pub proved: bool,
    /// What no set is worth more than, where it is not proved that this is the best.
    #[ts(type = "string | null")]
    #[serde(serialize_with = "as_some_text")]
    pub bound: Option<Decimal>,
}

/// Says why there is no best set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoBestValue {
    /// One minimum cannot be reached by itself.
    #[error(
        "For {of} at least {wanted} is asked for, and the bids that could be funded come to {most} at most. Lower that minimum, or raise the fund."
    )]
    OutOfReach {
        /// What the minimum is for.
        of: String,
        /// What is asked for, in words.
        wanted: String,
        /// What there could be, in words.
        most: String,
    },
    /// No set keeps to all parameters together.
    #[error("{}", together::sentence(within, minimums))]
    Together {
        /// What may be awarded, in words.
        within: String,
        /// Minimums that cannot be reached together, in words. As far as that could be
        /// proved, they could be without any one of them.
        minimums: Vec<String>,
    },
    /// The search was stopped before it found any set.
    #[error(
        "The search ended before it found a set that meets every minimum; there may be one. Lower or drop a minimum and look again."
    )]
    Stopped,
}

/// Finds the best set under a supposed fund, within every parameter: the reserve,
/// the most for one bidder, the least and the most for one bid, the minimums, and
/// what the chair funded or declined. `stop` is asked now and then whether to
/// give up; what was found by then is returned, with what no set can be over.
///
/// The label search goes first; where it has too much to look through, branch and
/// bound goes on for a counted number of nodes, so that every machine gives the
/// same answer. A set is returned whenever either came across one, with `proved`
/// only where it is proved in whole numbers that none is worth more.
///
/// Where one of the searches was whole, the set is one that spends least of all
/// sets of its value. Where it is not proved to be best, or its worth meets what no
/// set is worth more than although the search was given up, a set of the same
/// value may spend less. The answer never depends on the order of the input.
///
/// # Errors
/// [`NoBestValue`] where no set keeps to all parameters, or none was found in time.
pub fn best_value(
    input: &ShortlistInput<'_>,
    total: Pounds,
    objective: Objective,
    stop: &dyn Fn() -> bool,
) -> Result<BestValue, NoBestValue> {
    let model = Model::new(input, total, objective);
    model.check_each_minimum(input)?;
    let by_rank = model.by_rank(input, total);
    match solve::solve(&model, by_rank, stop) {
        Ended::Proved(Some(found)) => Ok(model.written(input, &found, None)),
        Ended::Proved(None) => {
            let within = pounds(model.available_at_all);
            Err(together::find_clash(input, total, within, stop))
        }
        Ended::Stopped {
            best: Some(found),
            ceiling,
        } => Ok(model.written(input, &found, Some(ceiling))),
        Ended::Stopped { best: None, .. } => Err(NoBestValue::Stopped),
    }
}

impl Model {
    /// The set as people read it.
    fn written(
        &self,
        input: &ShortlistInput<'_>,
        found: &Found,
        ceiling: Option<i128>,
    ) -> BestValue {
        let awards: Vec<Award> = ranked_indexes(input)
            .into_iter()
            .filter(|(_, place)| found.bids.contains(place))
            .filter_map(|(rank, place)| {
                let bid = input.bids.get(place)?;
                let row = input
                    .ranking
                    .ranking
                    .iter()
                    .find(|row| row.bid == bid.reference)?;
                Some(Award {
                    bid: bid.reference.clone(),
                    rank: Some(rank),
                    amount: bid.amount,
                    kind: AwardKind::Full,
                    reason: format!(
                        "In the best set: {} points for {}.",
                        row.figures.total,
                        bid.amount.to_words()
                    ),
                })
            })
            .collect();
        let spent = sum_of(awards.iter().map(|award: &Award| pence(award.amount)));
        let bound = ceiling.filter(|ceiling| *ceiling > found.value);
        BestValue {
            objective: self.objective,
            value: self.decimal(found.value),
            spent: pounds(spent),
            left: pounds(self.available_at_all.saturating_sub(spent)),
            proved: bound.is_none(),
            bound: bound.map(|bound| self.decimal(bound)),
            awards,
        }
    }
}

fn as_text<S: serde::Serializer>(value: &Decimal, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(value)
}

fn as_some_text<S: serde::Serializer>(value: &Option<Decimal>, to: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => to.collect_str(value),
        None => to.serialize_none(),
    }
}
