//! How long the ranking itself takes: 2,000 bids, 12 members, 10 criteria,
//! the files already read.

#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{Criterion, criterion_group, criterion_main};
use evenhand_core::rank::rank;
use evenhand_core::{
    Bid, BidRef, Bidder, CriterionId, MemberId, Pounds, Scheme, ScoredRound, Sheet, SheetState,
};
use rust_decimal::Decimal;
use serde_json::json;

fn scheme() -> Scheme {
    let criteria: Vec<_> = (0..10)
        .map(|place| json!({"id": format!("c{place}"), "title": "C", "weight": "10"}))
        .collect();
    serde_json::from_value(json!({"title": "Benchmark", "sections": [
        {"id": "all", "title": "All", "weight": "100", "criteria": criteria}
    ]}))
    .unwrap()
}

fn bid(place: u32) -> Bid {
    Bid::new(
        BidRef::new(format!("B{place:04}")),
        Bidder::new(format!("Bidder {place}")),
        "Project",
        Pounds(Decimal::from(place)),
    )
}

fn sheets(bids: &[Bid], criteria: &[CriterionId]) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    for (place, bid) in (0_u32..).zip(bids) {
        for member in 0..12_u32 {
            let score = |column: u32| Decimal::from((place * 7 + member * 3 + column * 5) % 6);
            let scores = (0_u32..)
                .zip(criteria)
                .map(|(column, id)| (id.clone(), evenhand_core::Score(score(column))));
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

fn time_rank(criterion: &mut Criterion) {
    let scheme = scheme();
    let criteria: Vec<CriterionId> = scheme.criteria().map(|one| one.id.clone()).collect();
    let bids: Vec<Bid> = (0..2000).map(bid).collect();
    let sheets = sheets(&bids, &criteria);
    let round = ScoredRound {
        bids,
        sheets,
        ..ScoredRound::new(scheme)
    };
    criterion.bench_function("rank 2,000 x 12 x 10", |bench| bench.iter(|| rank(&round)));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = time_rank
}
criterion_main!(benches);
