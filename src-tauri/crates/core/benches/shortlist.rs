//! How long the shortlist takes: the best set of 500 bids with every kind of
//! parameter, breakpoints over a wide range, and one walk of 2,000 bids.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use criterion::{Criterion, criterion_group, criterion_main};
use evenhand_core::rank::{BidFigures, RankedBid};
use evenhand_core::shortlist::walk::Scratch;
use evenhand_core::shortlist::{Objective, ShortlistInput, Walk, best_value, breakpoints};
use evenhand_core::{Bid, FitRule, Fund, Minimum, MinimumFor, Points, Pounds, Ranking};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use rust_decimal::Decimal;

struct Round {
    bids: Vec<Bid>,
    ranking: Ranking,
    total: Pounds,
}

fn pounds(pence: i64) -> Pounds {
    Pounds(Decimal::new(pence, 2).normalize())
}

/// Bids of £2,000 to £60,000 with totals of 30 to 95, two of a bidder or so.
fn round(size: u32) -> Round {
    let mut chance = StdRng::seed_from_u64(2014);
    let districts = ["Breckland", "Broadland", "Norwich"];
    let bids: Vec<Bid> = (0..size)
        .map(|number| {
            let base = Bid::new(
                format!("{number:04}").as_str().into(),
                format!("Bidder {}", chance.gen_range(0..size / 2))
                    .as_str()
                    .into(),
                "Project",
                pounds(chance.gen_range(200_000..6_000_000)),
            );
            Bid {
                minimum_amount: Some(pounds(100_000)),
                district: Some(districts[chance.gen_range(0..districts.len())].to_owned()),
                ..base
            }
        })
        .collect();
    let mut totals: Vec<Decimal> = bids
        .iter()
        .map(|_| Decimal::new(chance.gen_range(3_000..9_500), 2))
        .collect();
    totals.sort_unstable_by(|one, other| other.cmp(one));
    let rows = (1..).zip(bids.iter().zip(totals));
    let ranking = rows
        .map(|(rank, (bid, total))| RankedBid {
            bid: bid.reference.clone(),
            rank,
            tied: false,
            figures: BidFigures {
                total: Points(total),
                band: None,
                sections: BTreeMap::new(),
                criteria: BTreeMap::new(),
                sheets: 5,
            },
            tie_break: None,
        })
        .collect();
    let asked: Pounds = bids.iter().map(|bid| bid.amount).sum();
    Round {
        ranking: Ranking {
            ranking,
            unranked: Vec::new(),
            effective_weights: BTreeMap::new(),
            warnings: Vec::new(),
        },
        total: Pounds((asked.0 / Decimal::from(3)).trunc()),
        bids,
    }
}

fn fund(rule: FitRule, total: Pounds) -> Fund {
    let least = |district: &str| Minimum {
        of: MinimumFor::District(district.to_owned()),
        least_spend: Some(Pounds((total.0 * Decimal::new(35, 2)).trunc())),
        least_awards: None,
    };
    Fund {
        most_per_bidder: Some(pounds(7_000_000)),
        rule,
        minimums: vec![least("Breckland"), least("Norwich")],
        ..Fund::default()
    }
}

fn best(bench: &mut Criterion) {
    let round = round(500);
    let fund = fund(FitRule::Skip, round.total);
    let input = ShortlistInput {
        ranking: &round.ranking,
        bids: &round.bids,
        fund: &fund,
        overrides: &[],
    };
    let mut group = bench.benchmark_group("shortlist");
    group.sample_size(10);
    group.bench_function("best set of 500 bids", |bencher| {
        bencher.iter(|| {
            let best = best_value(&input, round.total, Objective::TotalScore, &|| false);
            assert!(best.unwrap().proved);
        });
    });
    group.finish();
}

fn changes(bench: &mut Criterion) {
    let round = round(500);
    let (low, high) = (Pounds(round.total.0 / Decimal::TWO), round.total);
    let mut group = bench.benchmark_group("breakpoints of 500 bids");
    group.sample_size(10);
    for rule in [FitRule::Stop, FitRule::Skip, FitRule::Part] {
        let fund = fund(rule, round.total);
        let input = ShortlistInput {
            ranking: &round.ranking,
            bids: &round.bids,
            fund: &fund,
            overrides: &[],
        };
        group.bench_function(format!("{rule:?}"), |bencher| {
            bencher.iter(|| breakpoints(&input, low, high));
        });
    }
    group.finish();
}

fn one_walk(bench: &mut Criterion) {
    let round = round(2_000);
    let walk = Walk::new(
        &round.bids,
        &fund(FitRule::Skip, round.total),
        &[],
        round.total,
    );
    let ranks: Vec<(u32, usize)> = (1..).zip(0..round.bids.len()).collect();
    let (mut scratch, mut funded) = (Scratch::default(), vec![false; round.bids.len()]);
    bench.bench_function("walk of 2,000 bids", |bencher| {
        bencher.iter(|| walk.above(&ranks, &mut scratch, &mut funded));
    });
}

criterion_group!(benches, best, changes, one_walk);
criterion_main!(benches);
