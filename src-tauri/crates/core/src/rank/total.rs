//! From panel scores to section scores and the total, as exact ratios.

use std::collections::BTreeMap;

use crate::exact::Exact;
use crate::id::CriterionId;
use crate::number::Weight;
use crate::scheme::{Section, SectionRule, Unclaimed};

/// The score of a section, 0–100, from the normalised panel scores of the
/// criteria that apply to the bid.
pub fn section_score(section: &Section, normalised: &BTreeMap<&CriterionId, Exact>) -> Exact {
    match section.rule {
        SectionRule::WeightedMean => weighted_mean(section, normalised),
        SectionRule::BestOf { n } => best_of(section, n as usize, normalised),
    }
}

/// `Σ wᵢ sᵢ / Σ wᵢ` over the criteria that apply; under `zero` the others count as 0.
fn weighted_mean(section: &Section, normalised: &BTreeMap<&CriterionId, Exact>) -> Exact {
    let mut sum = Exact::ZERO;
    let mut weights = Exact::ZERO;
    for criterion in &section.criteria {
        let weight = Exact::from(criterion.weight.0);
        match (normalised.get(&criterion.id), section.unclaimed) {
            (Some(score), _) => {
                sum = sum + &weight * score;
                weights = weights + weight;
            }
            (None, Unclaimed::Zero) => weights = weights + weight,
            (None, Unclaimed::Exclude) => {}
        }
    }
    sum.over(&weights)
}

/// The mean of the `n` best; where fewer apply, the mean of those, or under
/// `zero` the missing ones counted as 0.
fn best_of(section: &Section, n: usize, normalised: &BTreeMap<&CriterionId, Exact>) -> Exact {
    let mut scores: Vec<&Exact> = section
        .criteria
        .iter()
        .filter_map(|criterion| normalised.get(&criterion.id))
        .collect();
    scores.sort_unstable_by(|one, other| other.cmp(one));
    scores.truncate(n);
    let count = match section.unclaimed {
        Unclaimed::Exclude => scores.len(),
        Unclaimed::Zero => n,
    };
    let sum: Exact = scores.into_iter().cloned().sum();
    sum.over(&Exact::from(count))
}

/// `Σ section weight × section score / Σ section weight`. The weights of a
/// scheme sum to 100; what is left of one in a what-if may sum to less.
pub fn total<'a>(sections: impl Iterator<Item = (Weight, &'a Exact)>) -> Exact {
    let mut whole = Exact::ZERO;
    let mut sum = Exact::ZERO;
    for (weight, score) in sections {
        let weight = Exact::from(weight.0);
        sum = sum + &weight * score;
        whole = whole + weight;
    }
    sum.over(&whole)
}
