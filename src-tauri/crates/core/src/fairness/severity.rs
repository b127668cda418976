//! How severe each member is, and the ranks without it.
//!
//! The additive model `score = mean + bid + member + error` on the sheets' own
//! totals, by least squares with `Σ member = 0`: Searle, S. R. (1987) *Linear
//! Models for Unbalanced Data*, chapter 5 (two-way, no interaction), with the
//! bids swept out, so that one small system in the members is left.

use std::collections::{BTreeMap, BTreeSet};

use nalgebra::{DMatrix, DVector};
use serde::Serialize;
use ts_rs::TS;

use super::count;
use crate::id::{BidRef, MemberId};

/// How a member scores beside the others, on the same bids.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Severity {
    /// Who.
    pub member: MemberId,
    /// How far above the members' mean this member scores, in points of the
    /// 0–100 total; under 0 where the member is more severe.
    pub effect: Option<f64>,
    /// The standard error of the effect, in points.
    pub se: Option<f64>,
    /// How many of the member's sheets count.
    pub sheets: u32,
}

/// The sheets' own totals, by bid.
pub(super) type Totals<'a> = BTreeMap<&'a BidRef, Vec<(&'a MemberId, f64)>>;

/// The fitted model.
#[derive(Debug)]
pub(super) struct Fit {
    /// Every member with a sheet that counts, by id.
    pub(super) severity: Vec<Severity>,
    /// Why effects or standard errors are not there.
    pub(super) reason: Option<String>,
    /// Whether members can be compared, directly or through others.
    pub(super) connected: bool,
    /// The total of each bid as if all members had scored it alike.
    pub(super) without: BTreeMap<BidRef, f64>,
}

/// The totals with bids and members by number.
struct Design {
    bids: Vec<Vec<(usize, f64)>>,
    members: usize,
    sheets: usize,
}

/// Fits the model to the totals of the sheets that count.
pub(super) fn fit(totals: &Totals<'_>) -> Fit {
    let members: BTreeSet<&MemberId> = totals
        .values()
        .flatten()
        .map(|(member, _)| *member)
        .collect();
    let members: Vec<&MemberId> = members.into_iter().collect();
    let design = Design::of(totals, &members);
    let connected = design.is_connected();
    let effects = if connected {
        design.solve_effects()
    } else {
        None
    };
    let errors = effects
        .as_ref()
        .and_then(|(effects, spread)| design.standard_errors(effects, spread));
    let at = |numbers: Option<&DVector<f64>>, place: usize| numbers?.get(place).copied();
    let row = |(place, member): (usize, &&MemberId)| Severity {
        member: (*member).clone(),
        effect: at(effects.as_ref().map(|(effects, _)| effects), place),
        se: at(errors.as_ref(), place),
        sheets: count(design.sheets_of(place)),
    };
    Fit {
        severity: members.iter().enumerate().map(row).collect(),
        reason: why_null(&design, connected, effects.is_some(), errors.is_some()),
        connected,
        without: effects
            .map(|(effects, _)| design.totals_without_effects(totals, &effects))
            .unwrap_or_default(),
    }
}

fn why_null(design: &Design, connected: bool, effects: bool, errors: bool) -> Option<String> {
    let why = match (design.members, connected, effects, errors) {
        (0, ..) => "No sheet counts.",
        (_, false, ..) => {
            "Some members share no bid with the others, directly or through others, so severe members cannot be told apart from weak bids."
        }
        (_, _, false, _) => "The equations have no answer in floating-point numbers.",
        (_, _, _, false) => {
            "There are no more sheets than the model has unknowns, so nothing is left to measure the error by."
        }
        _ => return None,
    };
    Some(why.to_owned())
}

impl Design {
    fn of(totals: &Totals<'_>, members: &[&MemberId]) -> Self {
        let row = |given: &Vec<(&MemberId, f64)>| -> Vec<(usize, f64)> {
            given
                .iter()
                .filter_map(|(member, total)| Some((members.binary_search(member).ok()?, *total)))
                .collect()
        };
        let bids: Vec<Vec<(usize, f64)>> = totals
            .values()
            .filter(|given| !given.is_empty())
            .map(row)
            .collect();
        Self {
            sheets: bids.iter().map(Vec::len).sum(),
            bids,
            members: members.len(),
        }
    }

    fn sheets_of(&self, member: usize) -> usize {
        self.bids
            .iter()
            .flatten()
            .filter(|(by, _)| *by == member)
            .count()
    }

    /// Whether every member is reached from the first by bids in common.
    fn is_connected(&self) -> bool {
        let mut reached = BTreeSet::from([0]);
        loop {
            let before = reached.len();
            for bid in &self.bids {
                if bid.iter().any(|(member, _)| reached.contains(member)) {
                    reached.extend(bid.iter().map(|(member, _)| *member));
                }
            }
            if reached.len() == before {
                return before == self.members;
            }
        }
    }

    /// The effects, which sum to 0, and the matrix that their variances are in
    /// proportion to.
    ///
    /// The normal equations `A γ = r` have the row of ones as their null space:
    /// `A⁺ = (A + J/M)⁻¹ − J/M`, with `J` all ones, gives the solution whose sum is 0.
    #[allow(
        clippy::arithmetic_side_effects,
        reason = "floats, in matrices that are all members by members"
    )]
    fn solve_effects(&self) -> Option<(DVector<f64>, DMatrix<f64>)> {
        let (equations, right) = self.normal_equations();
        let even = DMatrix::from_element(self.members, self.members, 1.0 / to_real(self.members));
        let inverse = (equations + &even).cholesky()?.inverse() - even;
        let effects = &inverse * right;
        effects
            .iter()
            .all(|effect| effect.is_finite())
            .then_some((effects, inverse))
    }

    /// The normal equations of the members, bids swept out.
    fn normal_equations(&self) -> (DMatrix<f64>, DVector<f64>) {
        let mut equations = DMatrix::zeros(self.members, self.members);
        let mut right = DMatrix::zeros(self.members, 1);
        for bid in &self.bids {
            let (mean, part) = (mean_total(bid), 1.0 / to_real(bid.len()));
            for (member, total) in bid {
                add_term(&mut right, (*member, 0), total - mean);
                add_term(&mut equations, (*member, *member), 1.0);
                for (other, _) in bid {
                    add_term(&mut equations, (*member, *other), -part);
                }
            }
        }
        (equations, right.column(0).into_owned())
    }

    /// Standard errors, where residuals have a degree of freedom.
    fn standard_errors(
        &self,
        effects: &DVector<f64>,
        spread: &DMatrix<f64>,
    ) -> Option<DVector<f64>> {
        let unknowns = self.bids.len().saturating_add(self.members);
        let freedom = self
            .sheets
            .saturating_add(1)
            .checked_sub(unknowns)
            .filter(|freedom| *freedom > 0)?;
        let residuals: f64 = self
            .bids
            .iter()
            .map(|bid| {
                let level = mean_without_effects(bid, effects);
                bid.iter()
                    .map(|(member, total)| total - level - effect_of(effects, *member))
                    .map(|residual| residual * residual)
                    .sum::<f64>()
            })
            .sum();
        let variance = residuals / to_real(freedom);
        Some(
            spread
                .diagonal()
                .map(|part| (part * variance).max(0.0).sqrt()),
        )
    }

    /// The mean of each bid's totals with the effects of their authors taken out.
    fn totals_without_effects(
        &self,
        totals: &Totals<'_>,
        effects: &DVector<f64>,
    ) -> BTreeMap<BidRef, f64> {
        let scored = totals.iter().filter(|(_, given)| !given.is_empty());
        scored
            .zip(&self.bids)
            .map(|((bid, _), given)| ((*bid).clone(), mean_without_effects(given, effects)))
            .collect()
    }
}

fn mean_without_effects(bid: &[(usize, f64)], effects: &DVector<f64>) -> f64 {
    let sum: f64 = bid
        .iter()
        .map(|(member, total)| total - effect_of(effects, *member))
        .sum();
    sum / to_real(bid.len())
}

fn effect_of(effects: &DVector<f64>, member: usize) -> f64 {
    effects.get(member).copied().unwrap_or_default()
}

fn mean_total(bid: &[(usize, f64)]) -> f64 {
    bid.iter().map(|(_, total)| total).sum::<f64>() / to_real(bid.len())
}

fn add_term(matrix: &mut DMatrix<f64>, place: (usize, usize), term: f64) {
    if let Some(entry) = matrix.get_mut(place) {
        *entry += term;
    }
}

/// A count as a float; counts here are far under 2⁵³.
fn to_real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
