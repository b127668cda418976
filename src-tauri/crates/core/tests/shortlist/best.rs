//! The best set is the best set.

use std::cell::Cell;

use evenhand_core::shortlist::{NoBestValue, Objective, best_value, compare, in_rank_order};
use evenhand_core::{Fund, Minimum, MinimumFor, Pounds};
use rand::SeedableRng;
use rand::rngs::StdRng;
use rust_decimal::Decimal;

use crate::brute;
use crate::rounds::{Round, Shape, bid, pence, ranking, round, small};

#[test]
fn the_best_set_is_the_one_that_trying_every_set_finds() {
    let (mut some, mut none) = (0, 0);
    for seed in 0..4_000 {
        let (round, total) = small(seed);
        let objective = if seed % 2 == 0 {
            Objective::TotalScore
        } else {
            Objective::ScoreTimesAmount
        };
        let plain = brute::best(&round, total, objective);
        let ours = best_value(&round.input(), pence(total), objective, &|| false);
        match (ours, plain) {
            (Ok(ours), Some((value, spent))) => {
                some += 1;
                assert!(
                    ours.proved,
                    "round {seed}: so few bids are looked through whole"
                );
                assert_eq!(
                    ours.value, value,
                    "round {seed} under {total} pence: {round:?}"
                );
                assert_eq!(
                    ours.spent,
                    pence(spent),
                    "round {seed}: of equal sets the one that spends least"
                );
                let sum: Pounds = ours.awards.iter().map(|award| award.amount).sum();
                assert_eq!(sum, ours.spent);
            }
            (Err(NoBestValue::Stopped), _) => panic!("round {seed}: nobody asked to stop"),
            (Err(_), None) => none += 1,
            (ours, plain) => panic!("round {seed}: {ours:?}, and trying every set finds {plain:?}"),
        }
    }
    assert!(
        some > 2_000 && none > 200,
        "{some} rounds with a best set, {none} without"
    );
}

#[test]
fn the_order_of_bids_never_matters() {
    let mut found = 0;
    for seed in 0..500 {
        let (round, total) = small(seed);
        let ours = best_value(&round.input(), pence(total), Objective::TotalScore, &|| {
            false
        });
        let other = round.shuffled(seed);
        let theirs = best_value(&other.input(), pence(total), Objective::TotalScore, &|| {
            false
        });
        assert_eq!(ours, theirs, "round {seed}");
        found += usize::from(ours.is_ok() && other.bids != round.bids);
    }
    assert!(found > 200, "{found} rounds have a set and another order");
}

#[test]
fn many_bids_alike_are_no_trouble() {
    let mut chance = StdRng::seed_from_u64(7);
    let shape = Shape {
        bids: 300,
        step: 1_000_000,
        steps: 1,
        totals: 1,
    };
    let (mut round, _) = round(shape, &mut chance);
    round.fund = evenhand_core::Fund::default();
    round.overrides.clear();
    let best = best_value(
        &round.input(),
        pence(100_500_000),
        Objective::TotalScore,
        &|| false,
    )
    .unwrap();
    assert!(
        best.proved,
        "bids that are alike are not tried in every order"
    );
    assert_eq!(
        best.awards.len(),
        100,
        "a hundred bids of £10,000 fit £1,005,000"
    );
}

#[test]
fn a_search_that_is_stopped_says_what_it_does_not_know() {
    let mut chance = StdRng::seed_from_u64(11);
    let shape = Shape {
        bids: 200,
        step: 1,
        steps: 5_800_000,
        totals: 5_500,
    };
    let (mut round, _) = round(shape, &mut chance);
    round.fund.minimums.clear();
    let total = pence(150_000_000);
    let asked = Cell::new(0);
    let stopped = best_value(&round.input(), total, Objective::TotalScore, &|| {
        asked.set(asked.get() + 1);
        true
    })
    .unwrap();
    assert!(asked.get() > 0, "it asks whether to stop");
    let whole = best_value(&round.input(), total, Objective::TotalScore, &|| false).unwrap();
    assert!(whole.proved && whole.bound.is_none());
    assert!(!stopped.proved, "nothing was proved");
    assert!(stopped.value <= whole.value);
    assert!(
        stopped.bound.unwrap() >= whole.value,
        "what it says no set is over is over every set"
    );
}

#[test]
fn what_best_value_gains_and_loses_adds_up() {
    let mut gained = 0;
    for seed in 0..500 {
        let (round, total) = small(seed);
        let Ok(best) = best_value(&round.input(), pence(total), Objective::TotalScore, &|| {
            false
        }) else {
            continue;
        };
        let by_rank = in_rank_order(&round.input(), pence(total));
        let difference = compare(&round.ranking, &by_rank, &best);
        gained += usize::from(!difference.gained.is_empty());
        let points = |bids: &[evenhand_core::BidRef]| -> rust_decimal::Decimal {
            bids.iter().map(|bid| round.total_of(bid.as_str())).sum()
        };
        assert_eq!(
            difference.points.0,
            points(&difference.gained) - points(&difference.lost),
            "round {seed}"
        );
        if round.fund.minimums.is_empty() {
            assert!(
                difference.points.0 >= rust_decimal::Decimal::ZERO,
                "round {seed}: rank order's set keeps to all parameters"
            );
        }
    }
    assert!(gained > 50, "{gained} rounds gain a bid by best value");
}

#[test]
fn a_minimum_out_of_reach_is_named() {
    let (mut round, _) = small(3);
    round.overrides.clear();
    round.fund.minimums = vec![evenhand_core::Minimum {
        of: evenhand_core::MinimumFor::District("Norwich".to_owned()),
        least_spend: None,
        least_awards: Some(99),
    }];
    let refused = best_value(&round.input(), pence(1_000), Objective::TotalScore, &|| {
        false
    })
    .unwrap_err();
    let sentence = refused.to_string();
    assert!(
        sentence.starts_with("For Norwich at least 99 awards is asked for")
            && sentence.ends_with('.'),
        "{sentence}"
    );
}

/// A round of bids that ask for the same each, all by other bidders.
fn plain_round(groups: &[(&str, usize, i64)], minimums: Vec<Minimum>) -> Round {
    let mut bids = Vec::new();
    for (district, many, amount) in groups {
        for number in 0..*many {
            let reference = format!("{district} {number:02}");
            let mut one = bid(&reference, &reference, *amount);
            one.district = Some((*district).to_owned());
            if *district == "Norwich" {
                one.groups.insert("g1".into());
            }
            one.objectives.insert("o1".into());
            bids.push(one);
        }
    }
    let rows: Vec<_> = bids.iter().map(|bid| (bid, Decimal::from(60))).collect();
    Round {
        ranking: ranking(&rows, &[]),
        fund: Fund {
            minimums,
            ..Fund::default()
        },
        overrides: Vec::new(),
        bids,
    }
}

fn least(of: MinimumFor, pounds: Option<i64>, awards: Option<u32>) -> Minimum {
    Minimum {
        of,
        least_spend: pounds.map(|pounds| pence(pounds * 100)),
        least_awards: awards,
    }
}

fn why_none(round: &Round, pounds: i64) -> String {
    let total = pence(pounds * 100);
    best_value(&round.input(), total, Objective::TotalScore, &|| false)
        .unwrap_err()
        .to_string()
}

#[test]
fn minimums_that_clash_are_named_and_harmless_ones_are_not() {
    let district = |name: &str| MinimumFor::District(name.to_owned());
    let mut round = plain_round(
        &[
            ("Norwich", 30, 1_000_000),
            ("Breckland", 10, 2_000_000),
            ("Broadland", 8, 400_000),
        ],
        vec![
            least(MinimumFor::Objective("o1".into()), Some(90_000), Some(3)),
            least(district("Breckland"), Some(120_000), Some(2)),
            least(district("Broadland"), None, Some(1)),
            least(MinimumFor::Group("g1".into()), None, Some(22)),
            least(district("Norwich"), Some(40_000), None),
        ],
    );
    assert_eq!(
        why_none(&round, 331_000),
        "No set of bids reaches these together within £331,000: at least £120,000 for Breckland and at least 22 awards for priority group g1. Lower one of them, or raise the fund."
    );
    round.fund.minimums.reverse();
    assert_eq!(
        why_none(&round, 331_000),
        "No set of bids reaches these together within £331,000: at least 22 awards for priority group g1 and at least £120,000 for Breckland. Lower one of them, or raise the fund."
    );
    round
        .fund
        .minimums
        .retain(|one| one.least_awards != Some(22));
    let best = best_value(
        &round.input(),
        pence(33_100_000),
        Objective::TotalScore,
        &|| false,
    );
    assert!(
        best.unwrap().proved,
        "without one of the two there is a set"
    );
}

#[test]
fn a_minimum_that_no_set_of_bids_reaches_is_named_alone() {
    let norwich = MinimumFor::District("Norwich".to_owned());
    let round = plain_round(
        &[("Norwich", 2, 6_000_000), ("Breckland", 3, 100_000)],
        vec![
            least(MinimumFor::Objective("o1".into()), None, Some(2)),
            least(norwich, Some(80_000), None),
        ],
    );
    assert_eq!(
        why_none(&round, 100_000),
        "No set of bids reaches at least £80,000 for Norwich within £100,000. Lower it, or raise the fund.",
        "two bids of £60,000 are too much and one is too little"
    );
}
