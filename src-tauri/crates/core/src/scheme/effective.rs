//! What each criterion's weight really carries.
//!
//! The share of the total that a criterion carries is its section's weight
//! times its weight within it. Claims and `best_of` move it, so it has a low
//! and a high over the bids that are scored on it.

use std::collections::BTreeMap;

use super::{Applies, Criterion, Scheme, Section, SectionRule, Unclaimed};
use crate::exact::Exact;
use crate::id::CriterionId;
use crate::number::Weight;
pub use crate::rank::outcome::EffectiveFigures as EffectiveWeight;

/// The effective weight of every criterion.
pub fn effective_weights(scheme: &Scheme) -> BTreeMap<CriterionId, EffectiveWeight> {
    let all: Exact = scheme
        .sections
        .iter()
        .map(|section| Exact::from(scheme.final_weight(section).0))
        .sum();
    let of_section = |section: &Section| -> Vec<(CriterionId, EffectiveWeight)> {
        let weight = Exact::from(scheme.final_weight(section).0);
        let whole = share_of(&(weight * Exact::from(100)), &all);
        section
            .criteria
            .iter()
            .map(|criterion| {
                (
                    criterion.id.clone(),
                    effective_weight(scheme.decimals, &whole, section, criterion),
                )
            })
            .collect()
    };
    scheme.sections.iter().flat_map(of_section).collect()
}

/// Where a weight carries another share of the total than its section's weight
/// times its own, in sentences.
pub fn warnings(scheme: &Scheme) -> Vec<String> {
    let weights = effective_weights(scheme);
    let of_section = |section: &Section| -> Vec<String> {
        let moved = section.criteria.iter().filter_map(|criterion| {
            let weight = weights.get(&criterion.id)?;
            let seems = nominal_weight(scheme, section, criterion);
            weight_warning(criterion, weight, seems)
        });
        moved.collect()
    };
    scheme.sections.iter().flat_map(of_section).collect()
}

/// The share of the total that a criterion seems to carry: its section's
/// weight times its own.
fn nominal_weight(scheme: &Scheme, section: &Section, criterion: &Criterion) -> Weight {
    let whole = Exact::from(scheme.final_weight(section).0);
    let share = (whole * Exact::from(criterion.weight.0)).over(&Exact::from(100));
    Weight(share.publish(scheme.decimals))
}

fn weight_warning(
    criterion: &Criterion,
    weight: &EffectiveWeight,
    seems: Weight,
) -> Option<String> {
    let (title, low, high) = (&criterion.title, weight.low, weight.high);
    if low != high {
        return Some(format!(
            "{title} counts for between {low} and {high} of 100 of the total, by which criteria a bid is scored on."
        ));
    }
    (low != seems).then(|| {
        format!("{title} seems to count for {seems} of 100 of the total and counts for {low}.")
    })
}

fn effective_weight(
    decimals: u8,
    whole: &Exact,
    section: &Section,
    criterion: &Criterion,
) -> EffectiveWeight {
    let (low, high) = match section.rule {
        SectionRule::WeightedMean => shares_of_mean(section, criterion),
        SectionRule::BestOf { n } => shares_of_best(section, criterion, n as usize),
    };
    let carried = |share: Exact| Weight((whole * &share).publish(decimals));
    EffectiveWeight {
        published: Weight(Exact::from(criterion.weight.0).publish(decimals)),
        low: carried(low),
        high: carried(high),
    }
}

/// The least and the largest share of the section under a weighted mean: least
/// where every other criterion applies too, largest where only those do that
/// always apply. Under `zero` nothing moves.
fn shares_of_mean(section: &Section, criterion: &Criterion) -> (Exact, Exact) {
    let own = Exact::from(criterion.weight.0);
    let all = section
        .criteria
        .iter()
        .map(|other| Exact::from(other.weight.0))
        .sum();
    let fewest = section
        .criteria
        .iter()
        .filter(|other| other.applies == Applies::Always || other.id == criterion.id)
        .map(|other| Exact::from(other.weight.0))
        .sum();
    match section.unclaimed {
        Unclaimed::Zero => (share_of(&own, &all), share_of(&own, &all)),
        Unclaimed::Exclude => (share_of(&own, &all), share_of(&own, &fewest)),
    }
}

/// The least and the largest share of the section under `best_of`: nothing
/// where it can be outside the best, else one part of as many as count.
fn shares_of_best(section: &Section, criterion: &Criterion, n: usize) -> (Exact, Exact) {
    let most = section.criteria.len();
    let fewest = section
        .criteria
        .iter()
        .filter(|other| other.applies == Applies::Always || other.id == criterion.id)
        .count();
    let part = |applying: usize| match section.unclaimed {
        Unclaimed::Exclude => share_of(&Exact::from(1), &Exact::from(applying.min(n))),
        Unclaimed::Zero => share_of(&Exact::from(1), &Exact::from(n)),
    };
    let low = if most > n { Exact::ZERO } else { part(most) };
    (low, part(fewest))
}

fn share_of(part: &Exact, whole: &Exact) -> Exact {
    part.clone().over(whole)
}
