//! Which criteria decide.

use std::collections::BTreeMap;

use evenhand_core::exact::Exact;
use evenhand_core::id::CriterionId;
use evenhand_core::rank::share::contributions;
use evenhand_core::rank::total::{section_score, total};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::naive::criterion_applies;
use crate::rounds::round;
use crate::table::{figures, of_scores};

#[test]
fn a_criterion_on_which_all_score_alike_decides_nothing() {
    let scores = [
        ("x", "m", "big", "5"),
        ("x", "m", "small", "1"),
        ("y", "m", "big", "5"),
        ("y", "m", "small", "4"),
    ];
    let figures = figures(&of_scores(
        &[("big", "90"), ("small", "10")],
        ("0", "5"),
        &scores,
    ));
    assert_eq!(figures.by_criterion["big"].influence, Some(0.0));
    assert_eq!(figures.by_criterion["small"].influence, Some(1.0));
}

#[test]
fn influence_is_the_covariance_with_the_total_over_its_variance() {
    // Contributions 60 0 30 and 0 40 20: totals 60 40 50, deviations 10 −10 0,
    // so 600 / 200 and −400 / 200.
    let scores = [
        ("x", "m", "a", "10"),
        ("x", "m", "b", "0"),
        ("y", "m", "a", "0"),
        ("y", "m", "b", "10"),
        ("z", "m", "a", "5"),
        ("z", "m", "b", "5"),
    ];
    let figures = figures(&of_scores(
        &[("a", "60"), ("b", "40")],
        ("0", "10"),
        &scores,
    ));
    assert_eq!(figures.by_criterion["a"].influence, Some(3.0));
    assert_eq!(figures.by_criterion["b"].influence, Some(-2.0));
}

#[test]
fn what_criteria_bring_sums_to_the_total_exactly() {
    let mut partial = 0;
    for seed in 0..2_000 {
        let round = round(seed);
        let mut dice = StdRng::seed_from_u64(seed);
        for bid in &round.bids {
            let scores: BTreeMap<&CriterionId, Exact> = round
                .scheme
                .criteria()
                .filter(|criterion| criterion_applies(criterion, bid))
                .map(|criterion| (&criterion.id, any_score(&mut dice)))
                .collect();
            let sections: Vec<Exact> = round
                .scheme
                .sections
                .iter()
                .map(|section| section_score(section, &scores))
                .collect();
            let weights = round
                .scheme
                .sections
                .iter()
                .map(|one| round.scheme.final_weight(one));
            let brought = contributions(&round.scheme, &scores);
            partial += usize::from(scores.len() < round.scheme.criteria().count());
            let sum: Exact = brought.into_values().sum();
            assert_eq!(
                sum,
                total(weights.zip(&sections)),
                "seed {seed}, bid {}",
                bid.reference
            );
        }
    }
    assert!(
        partial > 500,
        "bids that claim some criteria are among them, not {partial}"
    );
}

/// A score in sevenths, from a few, so that some are equal.
fn any_score(dice: &mut StdRng) -> Exact {
    (Exact::from(dice.gen_range(0..=7_usize)) * Exact::from(100)).over(&Exact::from(7))
}
