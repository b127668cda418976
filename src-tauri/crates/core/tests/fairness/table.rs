//! Rounds made of a table of scores.

use std::collections::BTreeSet;

use evenhand_core::fairness::{Fairness, fairness};
use evenhand_core::{
    Bid, BidRef, Bidder, CriterionId, MemberId, Pounds, Scheme, Scores, Sheet, SheetState,
};
use rust_decimal::Decimal;
use serde_json::json;

use crate::round::Round;

pub fn figures(round: &Round) -> Fairness {
    fairness(round)
}

/// A round of one section with these criteria and weights, all on one scale.
pub fn of_scores(
    weights: &[(&str, &str)],
    (min, max): (&str, &str),
    scores: &[(&str, &str, &str, &str)],
) -> Round {
    let criteria: Vec<_> = weights
        .iter()
        .map(|(id, weight)| {
            json!({"id": id, "title": id, "weight": weight, "scale": {"min": min, "max": max, "step": "0.0001", "points": {}}})
        })
        .collect();
    let sections = json!([{"id": "s", "title": "S", "weight": "100", "criteria": criteria}]);
    let scheme: Scheme =
        serde_json::from_value(json!({"title": "T", "sections": sections})).unwrap();
    let bids: BTreeSet<&str> = scores.iter().map(|(bid, ..)| *bid).collect();
    Round {
        bids: bids.into_iter().map(bid).collect(),
        sheets: sheets(scores),
        ..Round::new(scheme)
    }
}

/// A round of one criterion on a scale of 0 to 100: a row a bid, a column a
/// member, a point where there is no sheet.
pub fn of_table(table: &str) -> Round {
    let names = |prefix: &str, count: usize| -> Vec<String> {
        (1..=count)
            .map(|place| format!("{prefix}{place:02}"))
            .collect()
    };
    let rows: Vec<Vec<&str>> = table
        .lines()
        .map(|line| line.split_whitespace().collect())
        .filter(|row: &Vec<&str>| !row.is_empty())
        .collect();
    let (bids, members) = (names("B", rows.len()), names("M", rows[0].len()));
    let cells = rows.iter().zip(&bids).flat_map(|(row, bid)| {
        let given = row.iter().zip(&members).filter(|(score, _)| **score != ".");
        given.map(move |(score, member)| (bid.as_str(), member.as_str(), "c", *score))
    });
    of_scores(&[("c", "100")], ("0", "100"), &cells.collect::<Vec<_>>())
}

fn bid(reference: &str) -> Bid {
    Bid::new(
        BidRef::new(reference),
        Bidder::new(reference),
        reference,
        Pounds(Decimal::from(10)),
    )
}

fn sheets(scores: &[(&str, &str, &str, &str)]) -> Vec<Sheet> {
    let mut sorted = scores.to_vec();
    sorted.sort_unstable();
    sorted
        .chunk_by(|one, next| (one.0, one.1) == (next.0, next.1))
        .map(|sheet| Sheet {
            bid: BidRef::new(sheet[0].0),
            member: MemberId::new(sheet[0].1),
            state: SheetState::Submitted,
            scores: sheet
                .iter()
                .map(|(_, _, criterion, score)| {
                    (CriterionId::new(criterion), score.parse().unwrap())
                })
                .collect::<Scores>(),
        })
        .collect()
}
