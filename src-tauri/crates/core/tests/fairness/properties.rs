//! What must hold of the figures for any round.

use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use serde_json::{Value, to_string, to_value};

use crate::nothing::unexplained;
use crate::rounds::round;
use crate::table::figures;

/// On how many random rounds each property is tried.
const ROUNDS: u64 = 1_500;

#[test]
fn order_never_matters_to_the_last_bit() {
    for seed in 0..ROUNDS {
        let round = round(seed);
        let mut dice = StdRng::seed_from_u64(!seed);
        let mut mixed = round.clone();
        mixed.bids.shuffle(&mut dice);
        mixed.sheets.shuffle(&mut dice);
        mixed.declarations.shuffle(&mut dice);
        mixed.agreed.shuffle(&mut dice);
        mixed.gateways.shuffle(&mut dice);
        let (one, other) = (figures(&round), figures(&mixed));
        assert_eq!(
            to_string(&one).unwrap(),
            to_string(&other).unwrap(),
            "seed {seed}"
        );
    }
}

#[test]
fn every_null_has_its_reason_and_every_figure_none() {
    let mut figures_seen = 0;
    for seed in 0..ROUNDS {
        let told = to_value(figures(&round(seed))).unwrap();
        let mut wrong = unexplained(&told["agreement"]);
        for agreement in told["by_criterion"].as_object().unwrap().values() {
            wrong.extend(unexplained(agreement));
        }
        assert_eq!(wrong, Vec::<String>::new(), "seed {seed}: {told:#}");
        let nulls = told["severity"]
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["effect"].is_null() || row["se"].is_null());
        let none = told["severity"].as_array().unwrap().is_empty();
        assert_eq!(
            nulls || none,
            told["severity_reason"].is_string(),
            "seed {seed}"
        );
        figures_seen += usize::from(told["agreement"]["icc"]["a_k"].is_number());
    }
    assert!(
        figures_seen > 300,
        "most rounds must have figures, not {figures_seen}"
    );
}

#[test]
fn shares_of_influence_sum_to_one() {
    let mut seen = 0;
    for seed in 0..ROUNDS {
        let told = figures(&round(seed));
        let shares: Option<Vec<f64>> = told
            .by_criterion
            .values()
            .map(|one| one.influence)
            .collect();
        if let Some(shares) = shares {
            let sum: f64 = shares.iter().sum();
            let size: f64 = shares.iter().map(|share| share.abs()).sum();
            assert!(
                (sum - 1.0).abs() < 1e-14 * size.max(1.0),
                "seed {seed}: {shares:?}"
            );
            seen += 1;
        }
    }
    assert!(seen > 300, "most rounds must have shares, not {seen}");
}

#[test]
fn figures_stay_within_their_bounds() {
    let within = |value: &Value, low: f64, high: f64| {
        value
            .as_f64()
            .is_none_or(|figure| (low..=high).contains(&figure))
    };
    let mut seen = 0;
    for seed in 0..ROUNDS {
        let told = to_value(figures(&round(seed))).unwrap();
        let agreement = &told["agreement"];
        let (w, alpha) = (&agreement["kendall_w"], &agreement["krippendorff_alpha"]);
        seen += usize::from(w.is_number() && alpha["interval"].is_number());
        assert!(
            within(&agreement["kendall_w"], 0.0, 1.0),
            "seed {seed}: {agreement}"
        );
        for level in ["nominal", "ordinal", "interval", "ratio"] {
            assert!(
                within(&agreement["krippendorff_alpha"][level], -1.0, 1.0),
                "seed {seed}: {agreement}"
            );
        }
        // Absolute agreement can fall under −1 where bids are few and members far apart.
        for (form, low) in [("1_1", -1.0), ("c_1", -1.0), ("a_1", f64::MIN)] {
            assert!(
                within(&agreement["icc"][form], low, 1.0),
                "seed {seed}: {agreement}"
            );
        }
    }
    assert!(seen > 200, "{seen} rounds have these figures");
}
