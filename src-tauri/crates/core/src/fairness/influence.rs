//! Which criteria decide: each one's share of the variance of the totals.

use std::collections::BTreeMap;

use super::figure::Figure;
use crate::exact::Exact;
use crate::id::CriterionId;
use crate::rank::assess::work_out;
use crate::rank::counting::Case;
use crate::rank::share::contributions;
use crate::scheme::Scheme;

/// The influence of every criterion on the order of the bids, those that are
/// officially ranked: the covariance of what it brings with the total, over the variance of the
/// totals. The shares sum to 1; one under 0 works against the others.
///
/// A criterion on which every bid scores alike has none, whatever its weight.
pub(super) fn influence(scheme: &Scheme, ranked: &[&Case<'_>]) -> BTreeMap<CriterionId, Figure> {
    let brought: Vec<BTreeMap<&CriterionId, Exact>> = ranked
        .iter()
        .filter_map(|case| work_out(scheme, case).ok())
        .map(|workings| contributions(scheme, &workings.normalised))
        .collect();
    let totals: Vec<Exact> = brought
        .iter()
        .map(|bid| bid.values().cloned().sum())
        .collect();
    let variance = scaled_covariance(&totals, &totals);
    let share = |criterion: &CriterionId| {
        if totals.len() < 2 {
            return Err("It takes at least two ranked bids.");
        }
        if variance == Exact::ZERO {
            return Err("All ranked bids have the same total, so no criterion sets them apart.");
        }
        let parts: Vec<Exact> = brought
            .iter()
            .map(|bid| bid.get(criterion).cloned().unwrap_or(Exact::ZERO))
            .collect();
        Ok(scaled_covariance(&parts, &totals).over(&variance).to_f64())
    };
    scheme
        .criteria()
        .map(|criterion| (criterion.id.clone(), share(&criterion.id)))
        .collect()
}

/// `n Σxy − Σx Σy`: n² times the covariance.
fn scaled_covariance(one: &[Exact], other: &[Exact]) -> Exact {
    let sum = |numbers: &[Exact]| numbers.iter().cloned().sum::<Exact>();
    let products: Exact = one.iter().zip(other).map(|(one, other)| one * other).sum();
    Exact::from(one.len()) * products - sum(one) * sum(other)
}
