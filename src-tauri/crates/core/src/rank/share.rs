//! What each criterion contributes to a bid's total, exactly.

use std::collections::BTreeMap;

use crate::exact::Exact;
use crate::id::CriterionId;
use crate::scheme::{Criterion, Scheme, Section, SectionRule, Unclaimed};

/// The points of the total that each criterion brings, from the normalised
/// panel scores of the criteria that apply to the bid. They sum to the total
/// before it is rounded; a criterion that is not there brings nothing.
pub fn contributions<'a>(
    scheme: &'a Scheme,
    normalised: &BTreeMap<&CriterionId, Exact>,
) -> BTreeMap<&'a CriterionId, Exact> {
    let weights = scheme.sections.iter();
    let whole: Exact = weights
        .map(|section| Exact::from(scheme.final_weight(section).0))
        .sum();
    let mut brought = BTreeMap::new();
    if whole == Exact::ZERO {
        return brought;
    }
    for section in &scheme.sections {
        let carries = Exact::from(scheme.final_weight(section).0).over(&whole);
        for (id, share) in score_shares(section, normalised) {
            if let Some(score) = normalised.get(id) {
                brought.insert(id, &(&carries * &share) * score);
            }
        }
    }
    brought
}

/// The share of the section's score that each criterion's score carries.
fn score_shares<'a>(
    section: &'a Section,
    normalised: &BTreeMap<&CriterionId, Exact>,
) -> Vec<(&'a CriterionId, Exact)> {
    match section.rule {
        SectionRule::WeightedMean => shares_of_mean(section, normalised),
        SectionRule::BestOf { n } => shares_of_best(section, n as usize, normalised),
    }
}

fn shares_of_mean<'a>(
    section: &'a Section,
    normalised: &BTreeMap<&CriterionId, Exact>,
) -> Vec<(&'a CriterionId, Exact)> {
    let counted = section.criteria.iter().filter(|criterion| {
        section.unclaimed == Unclaimed::Zero || normalised.contains_key(&criterion.id)
    });
    let weight_of = |criterion: &Criterion| Exact::from(criterion.weight.0);
    let whole: Exact = counted.clone().map(weight_of).sum();
    if whole == Exact::ZERO {
        return Vec::new();
    }
    counted
        .map(|criterion| (&criterion.id, weight_of(criterion).over(&whole)))
        .collect()
}

/// One part each for those above the `n`-th best score; those that stand at it
/// share equally the places that are left.
fn shares_of_best<'a>(
    section: &'a Section,
    n: usize,
    normalised: &BTreeMap<&CriterionId, Exact>,
) -> Vec<(&'a CriterionId, Exact)> {
    let mut scored: Vec<(&CriterionId, &Exact)> = section
        .criteria
        .iter()
        .filter_map(|criterion| Some((&criterion.id, normalised.get(&criterion.id)?)))
        .collect();
    scored.sort_by(|(_, one), (_, other)| other.cmp(one));
    let places = n.min(scored.len());
    let count = match section.unclaimed {
        Unclaimed::Exclude => places,
        Unclaimed::Zero => n,
    };
    let Some((_, last)) = places.checked_sub(1).and_then(|place| scored.get(place)) else {
        return Vec::new();
    };
    let above = scored.iter().filter(|(_, score)| score > last).count();
    let level = scored.iter().filter(|(_, score)| score == last).count();
    let part = Exact::from(1).over(&Exact::from(count));
    let left = Exact::from(places.saturating_sub(above));
    let shared = &part * &left.over(&Exact::from(level));
    let share = |score: &Exact| match score.cmp(last) {
        std::cmp::Ordering::Greater => part.clone(),
        std::cmp::Ordering::Equal => shared.clone(),
        std::cmp::Ordering::Less => Exact::ZERO,
    };
    scored
        .iter()
        .map(|(id, score)| (*id, share(score)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::norfolk::norfolk;

    fn brought(rule: SectionRule, unclaimed: Unclaimed, scores: &[usize]) -> Vec<String> {
        let mut scheme = norfolk();
        scheme.sections.truncate(1);
        let mut section = scheme.sections.remove(0);
        section.rule = rule;
        section.unclaimed = unclaimed;
        let ids: Vec<CriterionId> = section.criteria.iter().map(|one| one.id.clone()).collect();
        let normalised = ids
            .iter()
            .zip(scores)
            .map(|(id, score)| (id, Exact::from(*score)))
            .collect();
        scheme.sections.push(section);
        let brought = contributions(&scheme, &normalised);
        ids.iter()
            .filter_map(|id| Some(brought.get(id)?.publish(2).to_string()))
            .collect()
    }

    #[test]
    fn the_best_bring_a_part_each_and_ties_at_the_last_place_share_it() {
        let best = SectionRule::BestOf { n: 2 };
        assert_eq!(
            brought(best, Unclaimed::Exclude, &[60, 80, 60]),
            ["15.00", "40.00", "15.00"],
            "80 / 2, and half of 60 / 2 for each of the two"
        );
        assert_eq!(
            brought(best, Unclaimed::Exclude, &[90, 80, 60]),
            ["45.00", "40.00", "0.00"]
        );
        assert_eq!(brought(best, Unclaimed::Exclude, &[60]), ["60.00"]);
        assert_eq!(brought(best, Unclaimed::Zero, &[60]), ["30.00"]);
    }

    #[test]
    fn without_the_others_a_criterion_carries_the_whole_section() {
        let mean = SectionRule::WeightedMean;
        assert_eq!(brought(mean, Unclaimed::Exclude, &[60]), ["60.00"]);
        assert_ne!(brought(mean, Unclaimed::Zero, &[60]), ["60.00"]);
    }
}
