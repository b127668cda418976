//! The weight that each criterion really carries.

use std::collections::BTreeSet;

use evenhand_core::scheme::{Applies, Criterion, Section, SectionRule, Unclaimed};

use crate::fraction::{Fraction, fraction, sum, whole};
use crate::naive::last_weight;
use crate::round::Round;

/// The least and the largest share of the total that a criterion can carry:
/// tried over every set of criteria that a bid could be scored on, and over
/// being among the best or not.
pub fn low_and_high(
    round: &Round,
    section: &Section,
    criterion: &Criterion,
) -> (Fraction, Fraction) {
    let mut shares = BTreeSet::new();
    let count = section.criteria.len();
    for picked in 0_u32..1 << count {
        let applies = |place: usize| picked >> place & 1 == 1;
        let possible = section.criteria.iter().enumerate().all(|(place, other)| {
            applies(place) || (other.applies == Applies::Claimed && other.id != criterion.id)
        });
        if possible {
            let scored: Vec<_> = (0..count)
                .filter(|place| applies(*place))
                .map(|place| &section.criteria[place])
                .collect();
            shares.extend(shares_within(section, criterion, &scored));
        }
    }
    let weight = fraction(last_weight(round, section).0);
    (
        &weight * shares.first().unwrap(),
        &weight * shares.last().unwrap(),
    )
}

fn shares_within(section: &Section, criterion: &Criterion, scored: &[&Criterion]) -> Vec<Fraction> {
    match section.rule {
        SectionRule::WeightedMean => {
            let weights: Vec<_> = scored
                .iter()
                .map(|other| fraction(other.weight.0))
                .collect();
            let over = match section.unclaimed {
                Unclaimed::Exclude => sum(&weights),
                Unclaimed::Zero => whole(100),
            };
            let own = fraction(criterion.weight.0);
            vec![if own == whole(0) { own } else { own / over }]
        }
        SectionRule::BestOf { n } => {
            let n = usize::try_from(n).unwrap();
            let over = match section.unclaimed {
                Unclaimed::Exclude => n.min(scored.len()),
                Unclaimed::Zero => n,
            };
            let mut shares = vec![whole(1) / whole(over)];
            if scored.len() > n {
                shares.push(whole(0));
            }
            shares
        }
    }
}
