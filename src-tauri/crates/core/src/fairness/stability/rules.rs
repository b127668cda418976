//! A scheme in floats, laid out for being followed thousands of times.

use std::cmp::Ordering;
use std::ops::Range;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::resampling::RandomStream;
use super::tie_keys::{TieKey, tie_key};
use crate::exact::Exact;
use crate::number::{Points, Weight};
use crate::scheme::{Aggregate, Scheme, SectionRule, Unclaimed};

/// How far under a midpoint or a mark a float may stand and still be taken to
/// be at it, in points of the 0–100 scale. Rounding errors of these sums stay
/// some hundred times smaller.
pub(super) const GUARD: f64 = 1e-12;

/// What the scheme says, without its weights.
#[derive(Debug)]
pub(super) struct Rules {
    pub(super) aggregate: Aggregate,
    pub(super) sections: Vec<SectionRules>,
    pub(super) tie_keys: Vec<TieKey>,
    /// The least total that passes, in units of the last place.
    pub(super) pass_mark: Option<i64>,
    /// The least first-stage total that goes on, in units of the last place.
    pub(super) first_mark: Option<i64>,
    /// Units of the last published place in a point.
    units: f64,
}

#[derive(Debug)]
pub(super) struct SectionRules {
    rule: SectionRule,
    unclaimed: Unclaimed,
    /// The least published score that passes, in units of the last place.
    pub(super) threshold: Option<i64>,
    /// The indexes of its criteria among all.
    pub(super) criteria: Range<usize>,
}

/// The weights of a run. They need not sum to anything.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    /// Of each section, in the total that ranks.
    pub(super) sections: Vec<f64>,
    /// Of each section, in the first stage.
    pub(super) first: Vec<f64>,
    /// Of each criterion, within its section.
    pub(super) criteria: Vec<f64>,
}

impl Rules {
    pub(super) fn of(scheme: &Scheme) -> Self {
        let mut from = 0_usize;
        let sections = scheme.sections.iter().map(|section| {
            let criteria = from..from.saturating_add(section.criteria.len());
            from = criteria.end;
            SectionRules {
                rule: section.rule,
                unclaimed: section.unclaimed,
                threshold: least_passing(scheme, section.threshold),
                criteria,
            }
        });
        let first_mark = scheme.second_stage.as_ref().map(|stage| stage.mark);
        Self {
            aggregate: scheme.aggregate,
            sections: sections.collect(),
            tie_keys: scheme
                .tie_breaks
                .iter()
                .map(|tie| tie_key(scheme, tie))
                .collect(),
            pass_mark: least_passing(scheme, scheme.pass_mark),
            first_mark: least_passing(scheme, first_mark),
            units: f64::from(10_u32.saturating_pow(u32::from(scheme.decimals))),
        }
    }

    /// A figure as published: whole units of its last place, half away from zero.
    pub(super) fn publish(&self, figure: f64) -> i64 {
        let units = ((figure.abs() + GUARD) * self.units + 0.5).floor();
        (units * figure.signum()) as i64
    }
}

impl SectionRules {
    /// The score of the section from the panel scores of the criteria that apply.
    pub(super) fn score(
        &self,
        weights: &[f64],
        columns: &[(usize, f64)],
        best: &mut Vec<f64>,
    ) -> f64 {
        match self.rule {
            SectionRule::WeightedMean => self.weighted_mean(weights, columns),
            SectionRule::BestOf { n } => self.best_of(n, columns, best),
        }
    }

    fn weighted_mean(&self, weights: &[f64], columns: &[(usize, f64)]) -> f64 {
        let weight = |criterion: usize| weights.get(criterion).copied().unwrap_or_default();
        let sum = columns
            .iter()
            .map(|(criterion, score)| weight(*criterion) * score);
        let whole: f64 = match self.unclaimed {
            Unclaimed::Exclude => columns
                .iter()
                .map(|(criterion, _)| weight(*criterion))
                .sum(),
            Unclaimed::Zero => self.criteria.clone().map(weight).sum(),
        };
        divide_or_zero(sum.sum(), whole)
    }

    fn best_of(&self, n: u32, columns: &[(usize, f64)], best: &mut Vec<f64>) -> f64 {
        best.clear();
        best.extend(columns.iter().map(|(_, score)| *score));
        best.sort_unstable_by(|one, other| other.total_cmp(one));
        best.truncate(n as usize);
        let counted = match self.unclaimed {
            Unclaimed::Exclude => best.len() as f64,
            Unclaimed::Zero => f64::from(n),
        };
        divide_or_zero(best.iter().sum(), counted)
    }
}

impl Weights {
    /// The weights as published.
    pub(super) fn of(scheme: &Scheme) -> Self {
        let all = |weight: &dyn Fn(usize) -> Option<Weight>| -> Vec<f64> {
            (0..scheme.sections.len())
                .filter_map(|index| Some(to_float(weight(index)?.0)))
                .collect()
        };
        let section = |index: usize| scheme.sections.get(index);
        Self {
            sections: all(&|index| section(index).map(|section| scheme.final_weight(section))),
            first: all(&|index| section(index).map(|section| section.weight)),
            criteria: scheme
                .criteria()
                .map(|one| to_float(one.weight.0))
                .collect(),
        }
    }

    /// The weights, each moved by a random factor of its own: the sections', the
    /// same in both stages, then the criteria's, in the scheme's order.
    pub(super) fn moved_at_random(&self, stream: &mut RandomStream) -> Self {
        let mut moved = self.clone();
        for (weight, first) in moved.sections.iter_mut().zip(&mut moved.first) {
            let factor = stream.draw_factor();
            *weight *= factor;
            *first *= factor;
        }
        for weight in &mut moved.criteria {
            *weight *= stream.draw_factor();
        }
        moved
    }
}

/// `Σ weight × score / Σ weight`.
pub(super) fn weighted_total(weights: &[f64], scores: &[f64]) -> f64 {
    let sum = weights
        .iter()
        .zip(scores)
        .map(|(weight, score)| weight * score);
    divide_or_zero(sum.sum(), weights.iter().sum())
}

fn divide_or_zero(sum: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { sum / whole }
}

/// The least published figure that reaches a mark, in units of the last place.
fn least_passing(scheme: &Scheme, mark: Option<Points>) -> Option<i64> {
    let mark = mark?.0;
    let published = Exact::from(mark).publish(scheme.decimals);
    let units = published.mantissa();
    let reaches = match published.cmp(&mark) {
        Ordering::Less => units.saturating_add(1),
        Ordering::Equal | Ordering::Greater => units,
    };
    i64::try_from(reaches).ok()
}

/// A decimal as the nearest float.
pub(super) fn to_float(decimal: Decimal) -> f64 {
    decimal.to_f64().unwrap_or_default()
}
