//! Large rounds, against another solver: SciPy's HiGHS, run by the Python of
//! `tests/reference` (see its `setup.sh`).

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use evenhand_core::shortlist::{NoBestValue, Objective, best_value};
use evenhand_core::{Minimum, MinimumFor};
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::naive;
use crate::rounds::{Round, bid, in_pence, pence, ranking};

/// A round as large as they come: 100 to 500 bids of £2,000 to £60,000 for a third of
/// what they ask, two bids a bidder or so, and minimums that bind.
pub(crate) fn large(seed: u64) -> (Round, i64) {
    let mut chance = StdRng::seed_from_u64(seed);
    let size = *[100, 200, 300, 500].choose(&mut chance).unwrap();
    let step = *[1, 100, 50_000].choose(&mut chance).unwrap();
    let districts = [
        "Breckland",
        "Broadland",
        "Great Yarmouth",
        "Norwich",
        "North Norfolk",
    ];
    let mut bids = Vec::new();
    for number in 0..size {
        let amount = chance.gen_range(200_000..6_000_000) / step * step;
        let mut one = bid(
            &format!("{number:03}"),
            &format!("Bidder {}", chance.gen_range(0..size / 2)),
            amount,
        );
        one.district = districts.choose(&mut chance).map(|name| (*name).to_owned());
        for (id, claims) in [("o1", &mut one.objectives), ("g1", &mut one.groups)] {
            if chance.gen_ratio(1, 3) {
                claims.insert(id.into());
            }
        }
        bids.push(one);
    }
    let totals: Vec<Decimal> = bids
        .iter()
        .map(|_| Decimal::new(chance.gen_range(3_000..9_500), 2))
        .collect();
    let rows: Vec<_> = bids.iter().zip(totals).collect();
    let ranking = ranking(&rows, &[]);
    let total = bids.iter().map(|bid| in_pence(bid.amount)).sum::<i64>() / 3;
    let minimum = |of, least_spend: Option<i64>, least_awards| Minimum {
        of,
        least_spend: least_spend.map(pence),
        least_awards,
    };
    let fund = evenhand_core::Fund {
        most_per_bidder: Some(pence(7_000_000)),
        reserve_share: "5".parse().unwrap(),
        minimums: vec![
            minimum(
                MinimumFor::District("Breckland".to_owned()),
                Some(total / 4),
                None,
            ),
            minimum(
                MinimumFor::Objective("o1".into()),
                Some(total * 2 / 5),
                None,
            ),
            minimum(
                MinimumFor::Group("g1".into()),
                None,
                Some(u32::try_from(size / 5).unwrap()),
            ),
        ],
        ..evenhand_core::Fund::default()
    };
    (
        Round {
            ranking,
            bids,
            fund,
            overrides: Vec::new(),
        },
        total,
    )
}

/// The round as the other solver takes it: whole numbers throughout, and values
/// in hundredths of a point, or of a point times a penny.
pub(crate) fn programme(round: &Round, total: i64, objective: Objective) -> Value {
    let refs: Vec<&str> = round
        .ranking
        .ranking
        .iter()
        .map(|row| row.bid.as_str())
        .collect();
    let bids: Vec<_> = refs.iter().map(|reference| round.bid(reference)).collect();
    let costs: Vec<i64> = bids.iter().map(|bid| in_pence(bid.amount)).collect();
    let worth = |(reference, cost): (&&str, &i64)| -> i64 {
        let points = (round.total_of(reference) * Decimal::ONE_HUNDRED).try_into();
        let points: i64 = points.unwrap();
        match objective {
            Objective::TotalScore => points,
            Objective::ScoreTimesAmount => points * cost,
        }
    };
    let values: Vec<i64> = refs.iter().zip(&costs).map(worth).collect();
    let mut rows = vec![
        json!({"uses": costs, "most": in_pence(evenhand_core::Pounds(naive::available(round, pence(total).0)))}),
    ];
    let bidders: std::collections::BTreeSet<_> = bids.iter().map(|bid| &bid.bidder).collect();
    for bidder in bidders {
        let uses: Vec<i64> = bids
            .iter()
            .zip(&costs)
            .map(|(bid, cost)| if bid.bidder == *bidder { *cost } else { 0 })
            .collect();
        rows.push(json!({"uses": uses, "most": in_pence(round.fund.most_per_bidder.unwrap())}));
    }
    for minimum in &round.fund.minimums {
        let serving = |of: &dyn Fn(usize) -> i64| -> Vec<i64> {
            (0..bids.len())
                .map(|place| {
                    if minimum.of.served_by(bids[place]) {
                        of(place)
                    } else {
                        0
                    }
                })
                .collect()
        };
        if let Some(least) = minimum.least_spend {
            rows.push(json!({"uses": serving(&|place| -costs[place]), "most": -in_pence(least)}));
        }
        if let Some(least) = minimum.least_awards {
            rows.push(json!({"uses": serving(&|_| -1), "most": -i64::from(least)}));
        }
    }
    json!({"values": values, "rows": rows})
}

/// The Python that has SciPy.
fn python() -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let python = std::env::var_os("EVENHAND_REFERENCE_PYTHON")
        .map_or_else(|| root.join("out/reference-venv/bin/python"), PathBuf::from);
    assert!(
        python.exists(),
        "{} is missing: run tests/reference/setup.sh, which installs the packages that figures are compared with",
        python.display()
    );
    python
}

/// What the other solver finds: the highest value of each programme, or none.
pub(crate) fn others(programmes: &Value) -> Vec<Option<i64>> {
    let script =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/reference/highs.py");
    let mut solver = Command::new(python())
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    solver
        .stdin
        .take()
        .unwrap()
        .write_all(programmes.to_string().as_bytes())
        .unwrap();
    let output = solver.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_best_set_of_large_rounds_is_what_another_solver_finds() {
    let rounds: Vec<(Round, i64)> = (0..16).map(large).collect();
    let programmes: Value = rounds
        .iter()
        .map(|(round, total)| programme(round, *total, Objective::TotalScore))
        .collect();
    let others = others(&programmes);
    let mut largest = 0;
    for (seed, ((round, total), other)) in rounds.iter().zip(others).enumerate() {
        let began = Instant::now();
        let ours = best_value(
            &round.input(),
            pence(*total),
            Objective::TotalScore,
            &|| began.elapsed() > Duration::from_secs(120),
        );
        match (ours, other) {
            (Ok(best), Some(other)) => {
                assert!(
                    best.proved,
                    "round {seed} of {} bids is proved",
                    round.bids.len()
                );
                assert_eq!(best.value, Decimal::new(other, 2), "round {seed}");
                largest = largest.max(round.bids.len());
            }
            (Err(NoBestValue::Together { .. } | NoBestValue::OutOfReach { .. }), None) => {}
            (ours, other) => panic!("round {seed}: {ours:?}, and the other solver finds {other:?}"),
        }
    }
    assert_eq!(largest, 500, "the largest rounds were among them");
}
