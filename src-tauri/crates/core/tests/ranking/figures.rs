//! What scores become: panel scores, section scores, totals and weights.

use evenhand_core::rank::UnrankedReason;
use evenhand_core::{AgreedScore, BidRef, CriterionId};
use serde_json::json;

use crate::round::Round;

#[test]
fn a_total_can_be_followed_with_a_calculator() {
    let round = Round::new()
        .bid("1", "10", &[])
        .sheet("1", "x", &[("a", "3"), ("b", "5")])
        .sheet("1", "y", &[("a", "4"), ("b", "2")]);
    assert_eq!(
        round.total("1"),
        "70.00",
        "0.6 × 3.5/5 × 100 + 0.4 × 3.5/5 × 100"
    );
}

#[test]
fn thirds_that_sum_to_a_midpoint_round_away_from_zero() {
    let three = |round: Round| {
        round
            .sheet("1", "x", &[("a", "1"), ("b", "1")])
            .sheet("1", "y", &[("a", "0"), ("b", "1")])
            .sheet("1", "z", &[("a", "0"), ("b", "0")])
    };
    let round = three(Round::new().bid("1", "10", &[]))
        .set("/decimals", json!(0))
        .set("/sections/0/criteria/0/weight", json!("37.5"))
        .set("/sections/0/criteria/1/weight", json!("62.5"));
    assert_eq!(
        round.total("1"),
        "11",
        "37.5 × 1/15 + 62.5 × 2/15 = 2.5 + 8.333… = 10.83"
    );
    let half = three(Round::new().bid("1", "10", &[]))
        .set("/decimals", json!(1))
        .set("/sections/0/criteria/0/weight", json!("46.75"))
        .set("/sections/0/criteria/1/weight", json!("53.25"));
    assert_eq!(
        half.total("1"),
        "10.2",
        "46.75/15 + 2 × 53.25/15 = 153.25/15 = 10.21666…"
    );
}

#[test]
fn an_exact_midpoint_made_of_thirds_is_not_lost() {
    let scores = [("x", "1", "0"), ("y", "0", "1"), ("z", "0", "1")];
    let mut round = Round::new()
        .bid("1", "10", &[])
        .set("/sections/0/criteria/0/weight", json!("75"))
        .set("/sections/0/criteria/1/weight", json!("25"))
        .set("/decimals", json!(0));
    for scale in [
        "/sections/0/criteria/0/scale",
        "/sections/0/criteria/1/scale",
    ] {
        round = round.set(scale, json!({"min": "0", "max": "10", "step": "1"}));
    }
    for (member, a, b) in scores {
        round = round.sheet("1", member, &[("a", a), ("b", b)]);
    }
    assert_eq!(
        round.total("1"),
        "4",
        "75 × 1/30 + 25 × 2/30 = 2.5 + 1.666… = 4.1666…"
    );
    let even = round
        .set("/sections/0/criteria/0/weight", json!("35"))
        .set("/sections/0/criteria/1/weight", json!("65"));
    assert_eq!(
        even.total("1"),
        "6",
        "35/30 + 130/30 = 165/30 is exactly 5.5, which rounds away from zero"
    );
}

#[test]
fn where_lower_is_better_the_scale_is_turned_over_and_a_threshold_is_a_ceiling() {
    let scale = json!({"min": "1", "max": "5", "step": "1", "higher_is_better": false});
    let round = Round::new()
        .set("/sections/0/criteria/0/scale", scale)
        .set("/sections/0/criteria/0/threshold", json!("3"))
        .bid("1", "10", &[])
        .bid("2", "10", &[])
        .sheet("1", "x", &[("a", "2"), ("b", "5")])
        .sheet("2", "x", &[("a", "4"), ("b", "5")]);
    assert_eq!(round.total("1"), "85.00", "0.6 × 75 + 0.4 × 100");
    assert_eq!(
        round.apart(),
        [(
            "2".into(),
            UnrankedReason::Threshold,
            "Criterion a scored 4.00, over its threshold of 3.".into()
        )]
    );
}

#[test]
fn unclaimed_criteria_fall_away_or_count_as_nothing() {
    let round = || {
        Round::new()
            .set("/sections/0/criteria/1/applies", json!("claimed"))
            .bid("1", "10", &[])
            .bid("2", "10", &["b"])
    };
    let scored = |round: Round| {
        round
            .sheet("1", "x", &[("a", "5")])
            .sheet("2", "x", &[("a", "5"), ("b", "0")])
    };
    assert_eq!(
        scored(round()).total("1"),
        "100.00",
        "the weights are renormalised over a alone"
    );
    assert_eq!(scored(round()).total("2"), "60.00");
    assert_eq!(
        scored(round().set("/sections/0/unclaimed", json!("zero"))).total("1"),
        "60.00",
        "b counts as 0"
    );
}

#[test]
fn a_section_with_nothing_claimed_scores_0() {
    let round = Round::new()
        .set("/sections", json!([
            {"id": "s", "title": "S", "weight": "50", "criteria": [{"id": "a", "title": "A", "weight": "100"}]},
            {"id": "g", "title": "G", "weight": "50", "criteria": [{"id": "b", "title": "B", "weight": "100", "applies": "claimed"}]},
        ]))
        .bid("1", "10", &[])
        .sheet("1", "x", &[("a", "5")]);
    assert_eq!(round.total("1"), "50.00");
}

#[test]
fn best_of_sets_weights_aside() {
    let round = |unclaimed: &str| {
        Round::new()
            .set("/sections/0/rule", json!({"rule": "best_of", "n": 2}))
            .set("/sections/0/unclaimed", json!(unclaimed))
            .set(
                "/sections/0/criteria",
                json!([
                    {"id": "a", "title": "A", "weight": "80", "applies": "claimed"},
                    {"id": "b", "title": "B", "weight": "10", "applies": "claimed"},
                    {"id": "c", "title": "C", "weight": "10", "applies": "claimed"},
                ]),
            )
            .bid("all", "10", &["a", "b", "c"])
            .bid("one", "10", &["b"])
            .sheet("all", "x", &[("a", "1"), ("b", "4"), ("c", "5")])
            .sheet("one", "x", &[("b", "4")])
    };
    assert_eq!(
        (round("exclude").total("all"), round("exclude").total("one")),
        ("90.00".into(), "80.00".into())
    );
    assert_eq!(
        (round("zero").total("all"), round("zero").total("one")),
        ("90.00".into(), "40.00".into())
    );
}

#[test]
fn an_agreed_score_replaces_the_aggregate_and_needs_its_reason() {
    let agreed = |score: Option<&str>, reason: &str| AgreedScore {
        bid: BidRef::new("1"),
        criterion: CriterionId::new("a"),
        score: score.map(|score| score.parse().unwrap()),
        reason: reason.into(),
    };
    let mut round = Round::new()
        .bid("1", "10", &[])
        .sheet("1", "x", &[("a", "1"), ("b", "5")]);
    round.scored.agreed = vec![agreed(Some("4"), "The budget was misread")];
    assert_eq!(round.total("1"), "88.00", "0.6 × 80 + 0.4 × 100");
    assert!(round.rank().ranking[0].figures.criteria["a"].agreed);
    round.scored.agreed = vec![agreed(Some("4"), " ")];
    assert_eq!(
        round.apart(),
        [(
            "1".into(),
            UnrankedReason::Incomplete,
            "The agreed score for a lacks its reason.".into()
        )]
    );
    round.scored.agreed = vec![agreed(None, "Still talking")];
    assert_eq!(
        round.apart(),
        [(
            "1".into(),
            UnrankedReason::Incomplete,
            "The agreed score for a lacks its figure.".into()
        )]
    );
}

#[test]
fn a_second_stage_takes_those_at_or_over_the_mark_and_weighs_anew() {
    let round = Round::new()
        .set("/sections", json!([
            {"id": "s", "title": "S", "weight": "50", "criteria": [{"id": "a", "title": "A", "weight": "100"}]},
            {"id": "g", "title": "G", "weight": "50", "criteria": [{"id": "b", "title": "B", "weight": "100"}]},
        ]))
        .set("/second_stage", json!({"mark": "60", "weights": {"s": "80", "g": "20"}}))
        .bid("1", "10", &[])
        .bid("2", "10", &[])
        .sheet("1", "x", &[("a", "5"), ("b", "1")])
        .sheet("2", "x", &[("a", "3"), ("b", "2")]);
    assert_eq!(
        round.total("1"),
        "84.00",
        "first 60, at the mark; then 0.8 × 100 + 0.2 × 20"
    );
    assert_eq!(
        round.apart(),
        [(
            "2".into(),
            UnrankedReason::Threshold,
            "The first-stage total of 50.00 is under the mark of 60 for the second stage.".into()
        )]
    );
}

#[test]
fn effective_weights_say_what_each_weight_carries() {
    let round = Round::new().set("/sections", json!([
        {"id": "s", "title": "S", "weight": "60", "criteria": [{"id": "a", "title": "A", "weight": "75"}, {"id": "b", "title": "B", "weight": "25", "applies": "claimed"}]},
        {"id": "g", "title": "G", "weight": "40", "rule": {"rule": "best_of", "n": 1}, "criteria": [{"id": "c", "title": "C", "weight": "50"}, {"id": "d", "title": "D", "weight": "50"}]},
    ]));
    let weights = round.rank().effective_weights;
    let of = |id: &str| {
        weights
            .get(id)
            .map(|weight| {
                [weight.published, weight.low, weight.high].map(|weight| weight.to_string())
            })
            .unwrap()
    };
    assert_eq!(
        of("a"),
        ["75.00", "45.00", "60.00"],
        "all of the section where b is not claimed"
    );
    assert_eq!(of("b"), ["25.00", "15.00", "15.00"]);
    assert_eq!(
        of("c"),
        ["50.00", "0.00", "40.00"],
        "the best of two carries all or nothing"
    );
}

#[test]
fn a_band_stands_beside_the_published_total_and_alters_no_rank() {
    let plain = Round::new()
        .set("/decimals", json!(0))
        .bid("1", "10", &[])
        .bid("2", "10", &[])
        .bid("3", "10", &[])
        .sheet("1", "x", &[("a", "3"), ("b", "3")])
        .sheet("1", "y", &[("a", "3"), ("b", "3")])
        .sheet("1", "z", &[("a", "4"), ("b", "4")])
        .sheet("2", "x", &[("a", "3"), ("b", "3")])
        .sheet("3", "x", &[("a", "2"), ("b", "3")]);
    let before = plain.order();
    let round = plain.set(
        "/bands",
        json!([{"from": "60", "title": "Discuss"}, {"from": "67", "title": "Fund"}]),
    );
    let ranking = round.rank().ranking.into_iter();
    let banded: Vec<_> = ranking
        .map(|row| (row.figures.total.to_string(), row.figures.band))
        .collect();
    let named = |total: &str, band: &str| (total.to_owned(), Some(band.to_owned()));
    assert_eq!(
        banded,
        [
            named("67", "Fund"),
            named("60", "Discuss"),
            ("48".to_owned(), None)
        ],
        "66.67 is published as 67 and so is in the band from 67"
    );
    assert_eq!(round.order(), before, "a band is words beside the total");
}

#[test]
fn without_bands_the_ranking_is_printed_as_before() {
    let round = Round::new()
        .bid("1", "10", &[])
        .sheet("1", "x", &[("a", "3"), ("b", "3")]);
    let printed = serde_json::to_string(&round.rank()).unwrap();
    assert!(!printed.contains("band"), "{printed}");
    let round = round.set("/bands", json!([{"from": "60", "title": "Fund"}]));
    let printed = serde_json::to_string(&round.rank()).unwrap();
    assert!(
        printed.contains(r#""total":"60.00","band":"Fund","#),
        "{printed}"
    );
}
