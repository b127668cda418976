//! What the workbook finds is what core published, for thousands of random rounds.

use std::collections::BTreeSet;

use evenhand_core::rank::{UnrankedReason, rank};

use crate::cases;
use crate::inputs::{ranking, written};
use crate::rounds::round;

const HEADINGS: [&str; 7] = [
    "ref",
    "bidder",
    "total",
    "rank",
    "published total",
    "published rank",
    "same",
];

#[test]
fn every_row_is_as_core_published_it() {
    let (mut rows, mut given) = (0_u32, 0_u32);
    for seed in 0..1500 {
        let scored = round(seed);
        let published = rank(&scored);
        let found = ranking(&written(&scored));
        assert_eq!(found[0], HEADINGS);
        let bids = published.ranking.len() + published.unranked.len();
        assert_eq!(found.len(), bids + 1, "seed {seed}: every bid has a row");
        for row in &found[1..] {
            rows += 1;
            if row[6].starts_with("not recomputed") {
                given += 1;
                continue;
            }
            assert!(row[6].starts_with("yes"), "seed {seed}: {row:?}");
            assert_eq!(row[2], row[4], "seed {seed}: the total of {}", row[0]);
            assert_eq!(row[3], row[5], "seed {seed}: the rank of {}", row[0]);
        }
    }
    println!("{rows} rows, of which {given} are given");
    assert!(
        given * 4 < rows,
        "most rows are recomputed: {given} of {rows} are not"
    );
}

#[test]
fn the_published_columns_are_those_of_the_ranking() {
    for seed in 0..200 {
        let scored = round(seed);
        let published = rank(&scored).listed_naturally();
        let found = ranking(&written(&scored));
        for (row, entry) in found[1..].iter().zip(&published.ranking) {
            let total: f64 = entry.figures.total.to_string().parse().unwrap();
            assert_eq!(row[0], entry.bid.as_str());
            assert_eq!(row[4], total.to_string(), "seed {seed}");
            assert_eq!(row[5], entry.rank.to_string(), "seed {seed}");
        }
    }
}

#[test]
fn one_round_is_one_file() {
    for seed in [1, 7, 30] {
        let scored = round(seed);
        assert_eq!(written(&scored), written(&scored), "seed {seed}");
        let mut turned = scored.clone();
        turned.sheets.reverse();
        turned.bids.reverse();
        assert_eq!(
            written(&scored),
            written(&turned),
            "seed {seed}: order is nothing"
        );
    }
}

#[test]
fn each_rule_gives_what_core_published() {
    for (name, round) in cases::all() {
        let rows = ranking(&written(&round));
        let mut given = 0;
        for row in &rows[1..] {
            if row[6].starts_with("not recomputed") {
                given += 1;
            } else {
                assert!(row[6].starts_with("yes"), "{name}: {row:?}");
            }
        }
        let wanted = match name {
            "long-weights" => rows.len() - 1,
            "agreed" => 1, // the score of six places
            _ => 0,
        };
        assert_eq!(given, wanted, "{name}: rows that are given");
    }
}

#[test]
fn bids_are_listed_apart_for_every_reason() {
    let reasons: BTreeSet<UnrankedReason> = cases::all()
        .into_iter()
        .flat_map(|(_, round)| rank(&round).unranked)
        .map(|bid| bid.reason)
        .collect();
    assert_eq!(reasons.len(), 4, "{reasons:?}");
}

#[test]
fn each_tie_break_parts_bids() {
    for (name, round) in cases::ties() {
        let ranking = rank(&round).ranking;
        let parted = ranking.iter().any(|bid| bid.tie_break.is_some());
        assert!(parted || name == "tie-none", "{name} splits some");
    }
}
