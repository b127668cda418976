//! Rounds with something left out.

use evenhand_core::rank::Ranking;
use evenhand_core::scheme::{SectionRule, TieBreak};
use evenhand_core::scored_round::{NothingLeft, Without};
use evenhand_core::{AgreedScore, BidRef, CriterionId, MemberId, Scheme, SectionId, SheetState};
use serde_json::{Value, json};

use crate::round::{Ranked, Round};
use crate::rounds::round;
use crate::table::of_scores;

fn without_criteria(ids: &[&str]) -> Without {
    Without {
        criteria: ids.iter().map(CriterionId::new).collect(),
        ..Without::default()
    }
}

fn ranked(round: &Round, without: &Without) -> Ranking {
    round.without(without).unwrap().rank()
}

fn totals(ranking: &Ranking) -> Vec<(String, String)> {
    let rows = ranking.ranking.iter();
    rows.map(|row| (row.bid.to_string(), row.figures.total.to_string()))
        .collect()
}

/// A round of bid x under sections and scores.
fn with_sections(sections: Value, scores: &[(&str, &str)]) -> Round {
    let mut round = of_scores(&[], ("0", "8"), &[]);
    let given: Vec<_> = scores
        .iter()
        .map(|(id, score)| ("x", "m", *id, *score))
        .collect();
    let scored = of_scores(&[], ("0", "8"), &given);
    round.scheme =
        serde_json::from_value(json!({"title": "T", "decimals": 0, "sections": sections})).unwrap();
    (round.bids, round.sheets) = (scored.bids, scored.sheets);
    round
}

fn criterion(id: &str, weight: &str) -> Value {
    json!({"id": id, "title": id, "weight": weight, "scale": {"min": "0", "max": "8"}})
}

#[test]
fn a_criterions_weight_falls_to_the_others_of_its_section_in_exact_thirds() {
    let criteria = [
        criterion("a", "20"),
        criterion("b", "40"),
        criterion("c", "40"),
    ];
    let sections = json!([{"id": "s", "title": "S", "weight": "100", "criteria": criteria}]);
    let round = with_sections(sections, &[("a", "3"), ("b", "0"), ("c", "8")]);
    let left = ranked(&round, &without_criteria(&["c"]));
    assert_eq!(
        totals(&left),
        [("x".to_owned(), "13".to_owned())],
        "37.5 / 3 is 12.5, a midpoint that 33.33 of 100 would miss"
    );
    let carried = left
        .effective_weights
        .values()
        .map(|weight| weight.high.to_string());
    assert_eq!(carried.collect::<Vec<_>>(), ["33", "67"]);
}

#[test]
fn a_section_left_empty_goes_and_its_weight_falls_to_the_others() {
    let section = |id: &str, weight: &str| json!({"id": id, "title": id, "weight": weight, "criteria": [criterion(&format!("{id}c"), "100")]});
    let sections = json!([section("s", "40"), section("t", "20"), section("u", "40")]);
    let mut round = with_sections(sections, &[("sc", "8"), ("tc", "3"), ("uc", "0")]);
    round.scheme.tie_breaks = vec![
        TieBreak::Section(SectionId::new("s")),
        TieBreak::Criterion(CriterionId::new("sc")),
        TieBreak::Section(SectionId::new("t")),
    ];
    let left = ranked(&round, &without_criteria(&["sc"]));
    assert_eq!(totals(&left)[0].1, "13", "20 of 60 times 37.5");
    let carried = left
        .effective_weights
        .values()
        .map(|weight| weight.high.to_string());
    assert_eq!(carried.collect::<Vec<_>>(), ["33", "67"]);
    let scheme: Scheme = round.without(&without_criteria(&["sc"])).unwrap().scheme;
    assert_eq!(scheme.tie_breaks, [TieBreak::Section(SectionId::new("t"))]);
    assert_eq!(scheme.sections.len(), 2);
}

#[test]
fn best_of_takes_no_more_than_are_left() {
    let criteria = [criterion("a", "50"), criterion("b", "50")];
    let sections = json!([{"id": "s", "title": "S", "weight": "100", "unclaimed": "zero", "rule": {"rule": "best_of", "n": 2}, "criteria": criteria}]);
    let round = with_sections(sections, &[("a", "4"), ("b", "8")]);
    assert_eq!(
        totals(&ranked(&round, &without_criteria(&["b"])))[0].1,
        "50",
        "not 25: nothing is missing"
    );
    let left = round.without(&without_criteria(&["b"])).unwrap();
    assert_eq!(left.scheme.sections[0].rule, SectionRule::BestOf { n: 1 });
}

#[test]
fn a_section_whose_criteria_weigh_nothing_weighs_nothing() {
    let sections = json!([
        {"id": "s", "title": "S", "weight": "50", "threshold": "10", "criteria": [criterion("a", "100"), criterion("b", "0")]},
        {"id": "t", "title": "T", "weight": "50", "criteria": [criterion("c", "100")]},
    ]);
    let mut round = with_sections(sections, &[("a", "8"), ("b", "8"), ("c", "4")]);
    assert_eq!(
        totals(&ranked(&round, &without_criteria(&["a"])))[0].1,
        "50"
    );
    round.scheme.second_stage =
        serde_json::from_value(json!({"mark": "0", "weights": {"s": "90", "t": "10"}})).unwrap();
    assert_eq!(
        totals(&ranked(&round, &without_criteria(&["a"])))[0].1,
        "50",
        "in the second stage as well"
    );
    assert_eq!(
        round.without(&without_criteria(&["a", "c"])),
        Err(NothingLeft)
    );
    assert_eq!(
        round.without(&without_criteria(&["a", "b", "c"])),
        Err(NothingLeft)
    );
}

#[test]
fn a_second_stage_loses_the_section_too() {
    let section = |id: &str, weight: &str| json!({"id": id, "title": id, "weight": weight, "criteria": [criterion(&format!("{id}c"), "100")]});
    let sections = json!([section("s", "50"), section("t", "30"), section("u", "20")]);
    let mut round = with_sections(sections, &[("sc", "8"), ("tc", "4"), ("uc", "0")]);
    round.scheme.second_stage =
        serde_json::from_value(json!({"mark": "30", "weights": {"s": "20", "t": "20", "u": "60"}}))
            .unwrap();
    let left = ranked(&round, &without_criteria(&["sc"]));
    assert_eq!(
        totals(&left)[0].1,
        "13",
        "30 of 50 times 50 reaches the mark of 30; 20 of 80 times 50 ranks"
    );
}

#[test]
fn what_is_left_out_is_gone_and_nothing_else() {
    let scores = [
        ("x", "a", "c", "8"),
        ("x", "b", "c", "2"),
        ("y", "a", "c", "4"),
        ("y", "b", "c", "4"),
    ];
    let mut round = of_scores(&[("c", "100")], ("0", "8"), &scores);
    round.agreed.push(AgreedScore {
        bid: BidRef::new("y"),
        criterion: CriterionId::new("c"),
        score: "6".parse().ok(),
        reason: "They agreed.".to_owned(),
    });
    let total = |without: &Without| totals(&ranked(&round, without));
    let pair = |x: &str, y: &str| {
        vec![
            ("x".to_owned(), x.to_owned()),
            ("y".to_owned(), y.to_owned()),
        ]
    };
    let turned = |x: &str, y: &str| {
        vec![
            ("y".to_owned(), y.to_owned()),
            ("x".to_owned(), x.to_owned()),
        ]
    };
    assert_eq!(total(&Without::default()), turned("62.50", "75.00"));
    let without_b = Without {
        members: [MemberId::new("b")].into(),
        ..Without::default()
    };
    assert_eq!(
        total(&without_b),
        pair("100.00", "75.00"),
        "what was agreed stays agreed"
    );
    let one_sheet = Without {
        sheets: [(BidRef::new("x"), MemberId::new("a"))].into(),
        ..Without::default()
    };
    assert_eq!(total(&one_sheet), turned("25.00", "75.00"));
    let unknown = Without {
        members: [MemberId::new("z")].into(),
        criteria: [CriterionId::new("z")].into(),
        ..Without::default()
    };
    assert_eq!(total(&unknown), turned("62.50", "75.00"));
}

#[test]
fn with_a_criterion_goes_all_that_was_said_of_it() {
    let scores = [("x", "a", "c", "8"), ("x", "a", "d", "2")];
    let mut round = of_scores(&[("c", "50"), ("d", "50")], ("0", "8"), &scores);
    round.agreed = ["c", "d"]
        .map(|criterion| AgreedScore {
            bid: BidRef::new("x"),
            criterion: CriterionId::new(criterion),
            score: "6".parse().ok(),
            reason: "They agreed.".to_owned(),
        })
        .to_vec();
    let left = round.without(&without_criteria(&["c"])).unwrap();
    let agreed: Vec<&str> = left
        .agreed
        .iter()
        .map(|one| one.criterion.as_str())
        .collect();
    let scored: Vec<&str> = left.sheets[0]
        .scores
        .iter()
        .map(|(id, _)| id.as_str())
        .collect();
    assert_eq!((agreed, scored), (vec!["d"], vec!["d"]));
}

#[test]
fn leaving_nothing_out_changes_nothing() {
    for seed in 0..1_000 {
        let round = round(seed);
        assert_eq!(
            ranked(&round, &Without::default()),
            round.rank(),
            "seed {seed}"
        );
    }
}

#[test]
fn without_a_member_is_as_if_the_sheets_were_withdrawn() {
    for seed in 0..1_000 {
        let round = round(seed);
        let Some(member) = round.sheets.first().map(|sheet| sheet.member.clone()) else {
            continue;
        };
        let mut withdrawn = round.clone();
        for sheet in withdrawn
            .sheets
            .iter_mut()
            .filter(|sheet| sheet.member == member)
        {
            sheet.state = SheetState::Withdrawn;
        }
        let without = Without {
            members: [member].into(),
            ..Without::default()
        };
        let (left, wanted) = (ranked(&round, &without), withdrawn.rank());
        assert_eq!(
            (left.ranking, left.unranked),
            (wanted.ranking, wanted.unranked),
            "seed {seed}"
        );
    }
}

#[test]
fn without_a_bid_the_others_are_ranked_as_if_it_never_came() {
    let mut left_out = 0;
    for seed in 0..500 {
        let round = round(seed);
        let Some(bid) = round.bids.first().map(|bid| bid.reference.clone()) else {
            continue;
        };
        let without = Without {
            bids: [bid.clone()].into(),
            ..Without::default()
        };
        let left = round.without(&without).unwrap();
        assert!(
            left.bids.iter().all(|one| one.reference != bid)
                && left.sheets.iter().all(|sheet| sheet.bid != bid)
                && left.agreed.iter().all(|agreed| agreed.bid != bid)
                && left.gateways.iter().all(|answer| answer.bid != bid),
            "seed {seed}: nothing speaks of it"
        );
        let mut fewer = round.clone();
        fewer.bids.remove(0);
        let (left, wanted) = (left.rank(), fewer.rank());
        assert_eq!(
            (&left.ranking, &left.unranked),
            (&wanted.ranking, &wanted.unranked),
            "seed {seed}"
        );
        left_out += usize::from(!wanted.ranking.is_empty());
    }
    assert!(left_out > 100, "only {left_out} rounds rank what is left");
}
