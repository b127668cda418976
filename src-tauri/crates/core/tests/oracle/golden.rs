//! The ranking as the headless command prints it, to the byte: the figures in
//! the file were worked out by hand.

use evenhand_core::id::{BidRef, Bidder, CriterionId, GatewayId, MemberId};
use evenhand_core::{
    AgreedScore, Bid, GatewayAnswer, GatewayReply, Pounds, Scheme, Scores, Sheet, SheetState,
};
use serde_json::Value;

use crate::compare::differences;
use crate::round::{Ranked, Round};

const SCHEME: &str = include_str!("golden/scheme.json");
const RANKING: &str = include_str!("golden/ranking.json");

fn bid(reference: &str, groups: &[&str]) -> Bid {
    Bid {
        groups: groups.iter().map(CriterionId::new).collect(),
        ..Bid::new(
            BidRef::new(reference),
            Bidder::new(format!("Bidder of {reference}")),
            "A project",
            Pounds::parse("10000").unwrap(),
        )
    }
}

/// A sheet from a line such as `001 Ann o1=4 o2=3`.
fn sheet(line: &str) -> Sheet {
    let words: Vec<_> = line.split(' ').collect();
    let scores = words[2..]
        .iter()
        .map(|given| given.split_once('=').unwrap());
    let scores: Scores = scores
        .map(|(id, score)| (CriterionId::new(id), score.parse().unwrap()))
        .collect();
    Sheet {
        bid: BidRef::new(words[0]),
        member: MemberId::new(words[1]),
        state: SheetState::Submitted,
        scores,
    }
}

/// Two bids with one total, one that failed its gateway, one that nobody
/// scored, and one with an agreed score and a draft.
fn small_round() -> Round {
    let lines = "001 Ann o1=4 o2=3 g1=5\n001 Bob o1=3 o2=3 g1=4\n001 Cath o1=3 o2=4 g1=4\n\
        002 Ann o1=4 o2=4 g1=4 g2=4\n002 Bob o1=4 o2=4 g1=4 g2=4\n002 Cath o1=3 o2=3 g1=3 g2=4\n\
        003 Ann o1=5 o2=5\n005 Ann o1=2 o2=2\n005 Bob o1=5 o2=5";
    let mut sheets: Vec<_> = lines.lines().map(sheet).collect();
    sheets.last_mut().unwrap().state = SheetState::Draft;
    let answer = |reference: &str, answer| GatewayAnswer {
        bid: BidRef::new(reference),
        gateway: GatewayId::new("need"),
        answer: Some(answer),
        note: String::new(),
        score_anyway: false,
    };
    let mut gateways: Vec<_> = ["001", "002", "004", "005"]
        .map(|reference| answer(reference, GatewayReply::Pass))
        .into();
    gateways.push(answer("003", GatewayReply::Fail));
    Round {
        scheme: serde_json::from_str::<Scheme>(SCHEME).unwrap(),
        bids: vec![
            bid("001", &["g1"]),
            bid("002", &["g1", "g2"]),
            bid("003", &[]),
            bid("004", &["g2"]),
            bid("005", &[]),
        ],
        sheets,
        declarations: Vec::new(),
        agreed: vec![AgreedScore {
            bid: BidRef::new("005"),
            criterion: CriterionId::new("o1"),
            score: Some("2.5".parse().unwrap()),
            reason: "The panel weighed the evaluation.".to_owned(),
        }],
        gateways,
        panel: None,
    }
}

#[test]
fn the_ranking_prints_as_it_was_worked_out_by_hand() {
    let round = small_round();
    let ranking = serde_json::to_value(round.rank()).unwrap();
    let text = serde_json::to_string_pretty(&ranking).unwrap();
    assert_eq!(text, RANKING.trim_end());
    assert_eq!(differences(&round), Vec::<String>::new());
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn the_ranking_has_exactly_the_published_keys() {
    let ranking = serde_json::to_value(small_round().rank()).unwrap();
    assert_eq!(
        keys(&ranking),
        ["ranking", "unranked", "effective_weights", "warnings"]
    );
    for one in ranking["ranking"].as_array().unwrap() {
        assert_eq!(
            keys(one),
            [
                "bid",
                "rank",
                "tied",
                "total",
                "sections",
                "criteria",
                "sheets",
                "tie_break"
            ]
        );
        for figures in one["criteria"].as_object().unwrap().values() {
            assert_eq!(keys(figures), ["panel", "normalised", "sheets", "agreed"]);
        }
    }
    for apart in ranking["unranked"].as_array().unwrap() {
        assert_eq!(keys(apart), ["bid", "reason", "details"]);
    }
    for weights in ranking["effective_weights"].as_object().unwrap().values() {
        assert_eq!(keys(weights), ["published", "low", "high"]);
    }
}
