//! The ranking by cases: each rule of the scheme on figures small enough to
//! check with a calculator.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use evenhand_core::rank::{RankInput, Ranking, UnrankedReason, rank};
use evenhand_core::scheme::check::check;
use evenhand_core::{
    AgreedScore, Bid, BidRef, Bidder, CriterionId, Declaration, DeclarationKind, GatewayAnswer,
    GatewayId, GatewayReply, MemberId, Pounds, Scheme, Score, Sheet, SheetState, Subject,
};
use serde_json::{Value, json};

/// A round in a few lines: change what a test is about, then rank.
struct Round {
    scheme: Value,
    bids: Vec<Bid>,
    sheets: Vec<Sheet>,
    declarations: Vec<Declaration>,
    agreed: Vec<AgreedScore>,
    gateways: Vec<GatewayAnswer>,
    panel: Option<BTreeSet<MemberId>>,
}

impl Round {
    /// One section "s" of weight 100 with criteria "a" (60) and "b" (40), each 0–5.
    fn new() -> Self {
        let scale = json!({"min": "0", "max": "5", "step": "1"});
        let scheme = json!({"title": "T", "sections": [{"id": "s", "title": "S", "weight": "100", "criteria": [
            {"id": "a", "title": "A", "weight": "60", "scale": scale},
            {"id": "b", "title": "B", "weight": "40", "scale": scale},
        ]}]});
        Self {
            scheme,
            bids: vec![],
            sheets: vec![],
            declarations: vec![],
            agreed: vec![],
            gateways: vec![],
            panel: None,
        }
    }

    fn set(mut self, pointer: &str, value: Value) -> Self {
        match self.scheme.pointer_mut(pointer) {
            Some(place) => *place = value,
            None => {
                let (parent, key) = pointer.rsplit_once('/').unwrap();
                self.scheme.pointer_mut(parent).unwrap()[key] = value;
            }
        }
        self
    }

    fn bid(mut self, reference: &str, amount: &str, claims: &[&str]) -> Self {
        self.bids.push(Bid {
            reference: BidRef::new(reference),
            bidder: Bidder::new(format!("Bidder of {reference}")),
            title: reference.to_owned(),
            amount: Pounds::parse(amount).unwrap(),
            minimum_amount: None,
            objectives: BTreeSet::new(),
            groups: claims.iter().map(CriterionId::new).collect(),
            district: None,
            summary: None,
        });
        self
    }

    fn sheet(mut self, bid: &str, member: &str, scores: &[(&str, &str)]) -> Self {
        let scores = scores
            .iter()
            .map(|(criterion, score)| {
                (CriterionId::new(criterion), score.parse::<Score>().unwrap())
            })
            .collect();
        self.sheets.push(Sheet {
            bid: BidRef::new(bid),
            member: MemberId::new(member),
            state: SheetState::Submitted,
            scores,
        });
        self
    }

    fn rank(&self) -> Ranking {
        let scheme: Scheme = serde_json::from_value(self.scheme.clone()).unwrap();
        assert_eq!(check(&scheme), [], "the test's own scheme must be sound");
        rank(&RankInput {
            scheme: &scheme,
            bids: &self.bids,
            sheets: &self.sheets,
            declarations: &self.declarations,
            agreed: &self.agreed,
            gateways: &self.gateways,
            panel: self.panel.as_ref(),
        })
    }

    fn total(&self, bid: &str) -> String {
        let ranking = self.rank();
        ranking
            .ranking
            .iter()
            .find(|row| row.bid.as_str() == bid)
            .map_or_else(
                || format!("{:?}", ranking.unranked),
                |row| row.figures.total.to_string(),
            )
    }

    fn apart(&self) -> Vec<(String, UnrankedReason, String)> {
        self.rank()
            .unranked
            .into_iter()
            .map(|bid| (bid.bid.to_string(), bid.reason, bid.details))
            .collect()
    }

    /// References with their ranks, tied ones marked, and what split them.
    fn order(&self) -> Vec<String> {
        let rows = self.rank().ranking.into_iter();
        rows.map(|row| {
            format!(
                "{}{} {} {}",
                if row.tied { "=" } else { "" },
                row.rank,
                row.bid,
                row.tie_break.unwrap_or_default()
            )
            .trim_end()
            .to_owned()
        })
        .collect()
    }
}

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
    round.agreed = vec![agreed(Some("4"), "The budget was misread")];
    assert_eq!(round.total("1"), "88.00", "0.6 × 80 + 0.4 × 100");
    assert!(round.rank().ranking[0].figures.criteria["a"].agreed);
    round.agreed = vec![agreed(Some("4"), " ")];
    assert_eq!(
        round.apart(),
        [(
            "1".into(),
            UnrankedReason::Incomplete,
            "The agreed score for a lacks its reason.".into()
        )]
    );
    round.agreed = vec![agreed(None, "Still talking")];
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
fn sheets_that_do_not_count_are_named() {
    let mut round = Round::new().bid("1", "10", &[]);
    for member in ["w", "x", "y", "z"] {
        round = round.sheet("1", member, &[("a", "5"), ("b", "5")]);
    }
    round = round.sheet("1", "v", &[("a", "0")]);
    round.sheets[0].state = SheetState::Withdrawn;
    round.sheets[1].state = SheetState::Draft;
    round.declarations = vec![Declaration {
        member: MemberId::new("y"),
        subject: Subject::Bidder(Bidder::new("Bidder of 1")),
        kind: DeclarationKind::Recused,
    }];
    let ranking = round.rank();
    assert_eq!(ranking.ranking[0].figures.sheets, 1);
    assert_eq!(
        ranking.warnings,
        [
            "The sheet of v on bid 1 does not count: it has no score for b.",
            "The sheet of w on bid 1 does not count: it was withdrawn.",
            "The sheet of x on bid 1 does not count: it is not submitted.",
            "The sheet of y on bid 1 does not count: its author is recused.",
        ]
    );
    round.panel = Some(BTreeSet::from([MemberId::new("x")]));
    assert_eq!(
        round.apart(),
        [(
            "1".into(),
            UnrankedReason::Quorum,
            "No sheet counts; the quorum is 1.".into()
        )]
    );
}

#[test]
fn a_bid_without_scores_is_never_a_bid_with_0() {
    let round = Round::new().bid("1", "10", &[]);
    assert_eq!(
        round.apart(),
        [(
            "1".into(),
            UnrankedReason::Quorum,
            "No sheet counts; the quorum is 1.".into()
        )]
    );
}

#[test]
fn a_trimmed_mean_with_too_few_sheets_is_never_a_silent_mean() {
    let round = Round::new()
        .set("/aggregate", json!({"rule": "trimmed_mean", "k": 1}))
        .bid("1", "10", &[])
        .sheet("1", "x", &[("a", "5"), ("b", "5")])
        .sheet("1", "y", &[("a", "5"), ("b", "5")]);
    assert_eq!(
        round.apart(),
        [(
            "1".into(),
            UnrankedReason::Incomplete,
            "The trimmed mean needs 3 sheets that count; there are 2.".into()
        )]
    );
}

#[test]
fn gateways_bar_advice_warns_and_silence_is_not_a_pass() {
    let answer = |bid: &str, gateway: &str, answer| GatewayAnswer {
        bid: BidRef::new(bid),
        gateway: GatewayId::new(gateway),
        answer,
        note: String::new(),
    };
    let mut round = Round::new().set("/gateways", json!([{"id": "g", "question": "Lawful?"}, {"id": "h", "question": "Insured?", "kind": "advisory"}]));
    for bid in ["1", "2", "3"] {
        round = round
            .bid(bid, "10", &[])
            .sheet(bid, "x", &[("a", "5"), ("b", "5")]);
    }
    round.gateways = vec![
        answer("1", "g", Some(GatewayReply::Pass)),
        answer("1", "h", Some(GatewayReply::Fail)),
        answer("2", "g", Some(GatewayReply::Fail)),
    ];
    assert_eq!(round.order(), ["1 1"]);
    assert_eq!(
        round.apart(),
        [
            (
                "2".into(),
                UnrankedReason::Gateway,
                "It failed gateway g (Lawful?).".into()
            ),
            (
                "3".into(),
                UnrankedReason::Gateway,
                "Gateway g (Lawful?) is not answered.".into()
            ),
        ]
    );
    assert_eq!(
        round.rank().warnings,
        ["Bid 1 failed the advisory gateway h (Insured?)."]
    );
}

#[test]
fn section_and_total_thresholds_are_compared_as_published() {
    let thirds = |round: Round| {
        round
            .bid("1", "10", &[])
            .sheet("1", "x", &[("a", "3"), ("b", "3")])
            .sheet("1", "y", &[("a", "3"), ("b", "3")])
            .sheet("1", "z", &[("a", "4"), ("b", "4")])
    };
    let round = thirds(Round::new())
        .set("/decimals", json!(0))
        .set("/pass_mark", json!("67"));
    assert_eq!(
        round.total("1"),
        "67",
        "66.67 is published as 67 and so passes 67"
    );
    let round = thirds(Round::new()).set("/pass_mark", json!("67"));
    assert_eq!(
        round.apart(),
        [(
            "1".into(),
            UnrankedReason::Threshold,
            "The total of 66.67 is under the pass mark of 67.".into()
        )]
    );
    let round = thirds(Round::new()).set("/sections/0/threshold", json!("66.68"));
    assert_eq!(
        round.apart(),
        [(
            "1".into(),
            UnrankedReason::Threshold,
            "Section s scored 66.67, under its threshold of 66.68.".into()
        )]
    );
}

#[test]
fn a_criterion_threshold_is_compared_exactly_and_says_so() {
    let round = Round::new()
        .set("/decimals", json!(0))
        .set("/sections/0/criteria/0/threshold", json!("3"))
        .bid("1", "10", &[])
        .sheet("1", "x", &[("a", "2"), ("b", "5")])
        .sheet("1", "y", &[("a", "3"), ("b", "5")]);
    assert_eq!(
        round.apart(),
        [(
            "1".into(),
            UnrankedReason::Threshold,
            "Criterion a scored 2.5, under its threshold of 3.".into()
        )]
    );
}

#[test]
fn the_published_total_ranks_and_tie_breaks_split_in_order() {
    let mut round = Round::new()
        .bid("c", "10", &[])
        .bid("b", "20", &[])
        .bid("a", "20", &[])
        .bid("d", "5", &[]);
    for bid in ["a", "b", "c"] {
        round = round.sheet(bid, "x", &[("a", "3"), ("b", "3")]);
    }
    round = round.sheet("d", "x", &[("a", "0"), ("b", "0")]);
    assert_eq!(
        round.order(),
        ["=1 a", "=1 b", "=1 c", "4 d"],
        "nothing splits them, so they list by reference"
    );
    let round = round.set("/tie_breaks", json!([{"criterion": "a"}, "lower_amount"]));
    assert_eq!(
        round.order(),
        [
            "1 c lower_amount",
            "=2 a lower_amount",
            "=2 b lower_amount",
            "4 d"
        ]
    );
    let round = round.set("/tie_breaks", json!(["lower_amount", {"drawn": "norfolk"}]));
    assert_eq!(
        round.order(),
        [
            "1 c lower_amount",
            "2 a drawn: norfolk",
            "3 b drawn: norfolk",
            "4 d"
        ],
        "the SHA-256 of norfolk:a begins lower than that of norfolk:b"
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
