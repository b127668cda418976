//! How long the fairness figures and the runs of a replay take: 2,000 bids,
//! 12 members, 10 criteria, the files already read.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use evenhand_core::fairness::fairness;
use evenhand_core::fairness::stability::Replay;
use evenhand_core::{
    Bid, BidRef, Bidder, CriterionId, MemberId, Pounds, Scheme, Score, ScoredRound, Sheet,
    SheetState,
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

fn scheme(aggregate: &Value) -> Scheme {
    let criteria: Vec<_> = (0..10)
        .map(|place| json!({"id": format!("c{place}"), "title": "C", "weight": "10"}))
        .collect();
    serde_json::from_value(
        json!({"title": "Benchmark", "aggregate": aggregate, "sections": [
            {"id": "all", "title": "All", "weight": "100", "criteria": criteria}
        ]}),
    )
    .unwrap()
}

fn bid(place: u32) -> Bid {
    Bid::new(
        BidRef::new(format!("B{place:04}")),
        Bidder::new(format!("Bidder {place}")),
        "Project",
        Pounds(Decimal::from(place + 1)),
    )
}

fn sheets(bids: &[Bid], criteria: &[CriterionId]) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    for (place, bid) in (0_u32..).zip(bids) {
        for member in 0..12_u32 {
            let score = |column: u32| {
                Decimal::from((place * 7 + member * 3 + column * 5 + place * member % 11) % 6)
            };
            let scores = (0_u32..)
                .zip(criteria)
                .map(|(column, id)| (id.clone(), Score(score(column))));
            sheets.push(Sheet {
                bid: bid.reference.clone(),
                member: MemberId::new(format!("M{member:02}")),
                state: SheetState::Submitted,
                scores: scores.collect(),
            });
        }
    }
    sheets
}

/// Funds half of what is asked for, in order of rank.
fn cut(bids: &[Bid]) -> impl Fn(&[(u32, usize)], &mut [bool]) {
    let amounts: Vec<u64> = (1..).take(bids.len()).collect();
    let fund = amounts.iter().sum::<u64>() / 2;
    move |ranking, funded| {
        let mut left = fund;
        for (_, bid) in ranking {
            let Some(rest) = left.checked_sub(amounts[*bid]) else {
                break;
            };
            left = rest;
            funded[*bid] = true;
        }
    }
}

fn time_fairness(criterion: &mut Criterion) {
    let bids: Vec<Bid> = (0..2000).map(bid).collect();
    let mean = scheme(&json!({"rule": "mean"}));
    let criteria: Vec<CriterionId> = mean.criteria().map(|one| one.id.clone()).collect();
    let sheets = sheets(&bids, &criteria);
    let cut = cut(&bids);
    for aggregate in [
        json!({"rule": "mean"}),
        json!({"rule": "median"}),
        json!({"rule": "trimmed_mean", "k": 1}),
    ] {
        let rule = aggregate["rule"].as_str().unwrap().to_owned();
        let round = ScoredRound {
            bids: bids.clone(),
            sheets: sheets.clone(),
            ..ScoredRound::new(scheme(&aggregate))
        };
        if rule == "mean" {
            criterion.bench_function("fairness figures", |bench| bench.iter(|| fairness(&round)));
            criterion.bench_function("replay made ready", |bench| {
                bench.iter(|| Replay::new(&round, 1));
            });
        }
        let replay = Replay::new(&round, 1);
        criterion.bench_function(&format!("100 draws, {rule}"), |bench| {
            bench.iter(|| replay.draws(0..100, &cut));
        });
        criterion.bench_function(&format!("100 weightings, {rule}"), |bench| {
            bench.iter(|| replay.weightings(0..100, &cut));
        });
        criterion.bench_function(&format!("one member left out, {rule}"), |bench| {
            bench.iter(|| replay.leave_outs(0..1, &cut));
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(3));
    targets = time_fairness
}
criterion_main!(benches);
