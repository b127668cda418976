//! The two rankings side by side, every field of them, on random rounds.

use evenhand_core::Ranking;
use serde_json::{Value, json, to_value};

use crate::round::{Ranked, Round};
use crate::rounds::round;
use crate::told::tell;
use crate::wording::{wrong_details, wrong_warnings};

/// How many rounds the two are compared on, and the seed of the first.
const ROUNDS: u64 = 10_000;
const FIRST_SEED: u64 = 20_130_401;

#[test]
fn both_rankings_agree_on_every_field_of_every_round() {
    let halves = [0, 1].map(|half| {
        std::thread::spawn(move || {
            let seeds = (FIRST_SEED..FIRST_SEED + ROUNDS).filter(|seed| seed % 2 == half);
            seeds.filter_map(differing).collect::<Vec<_>>()
        })
    });
    let differing: Vec<_> = halves
        .into_iter()
        .flat_map(|half| half.join().unwrap())
        .collect();
    assert!(
        differing.is_empty(),
        "{} of {ROUNDS} rounds differ. The first few:\n{}",
        differing.len(),
        differing
            .iter()
            .take(5)
            .map(String::as_str)
            .collect::<String>()
    );
}

/// How the rankings of the round of a seed differ, if they do.
fn differing(seed: u64) -> Option<String> {
    let round = round(seed);
    let faults = evenhand_core::scheme::check::check(&round.scheme);
    assert!(
        faults.is_empty(),
        "seed {seed} makes a scheme that is refused: {faults:?}"
    );
    let found = differences(&round);
    (!found.is_empty()).then(|| format!("seed {seed}:\n{}\n", found.join("\n")))
}

/// Where the two rankings differ, each in a few lines.
pub fn differences(round: &Round) -> Vec<String> {
    let ours = round.rank();
    let mut found = figures_that_differ(&in_json(&ours), &tell(round));
    found.extend(wrong_details(round, &ours));
    found.extend(wrong_warnings(round, &ours));
    found
}

/// The ranking as printed, with the reason and the figures of the bids listed apart.
fn in_json(ranking: &Ranking) -> Value {
    let apart = ranking
        .unranked
        .iter()
        .map(|apart| json!({ "bid": apart.bid, "reason": apart.reason, "figures": apart.figures }));
    let mut json = to_value(ranking).unwrap();
    json["unranked"] = apart.collect();
    json
}

/// Every row and field in which two values differ.
fn figures_that_differ(ours: &Value, naive: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for field in ["ranking", "unranked"] {
        let (ours, naive) = (
            ours[field].as_array().unwrap(),
            naive[field].as_array().unwrap(),
        );
        if ours.len() != naive.len() {
            found.push(format!(
                "{field} holds {} bids, not {}",
                ours.len(),
                naive.len()
            ));
        }
        for (ours, naive) in ours.iter().zip(naive).filter(|(ours, naive)| ours != naive) {
            found.push(format!("{field}\n  rank() {ours}\n  naive  {naive}"));
        }
    }
    let (ours, naive) = (&ours["effective_weights"], &naive["effective_weights"]);
    if ours != naive {
        found.push(format!(
            "effective_weights\n  rank() {ours}\n  naive  {naive}"
        ));
    }
    found
}
