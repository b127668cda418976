//! What keeps a sheet from counting and a bid from a rank.

use std::collections::BTreeSet;

use evenhand_core::rank::UnrankedReason;
use evenhand_core::{
    BidRef, Bidder, Declaration, DeclarationKind, GatewayAnswer, GatewayId, GatewayReply, MemberId,
    SheetState, Subject,
};
use serde_json::json;

use crate::round::Round;

#[test]
fn sheets_that_do_not_count_are_named() {
    let mut round = Round::new().bid("1", "10", &[]);
    for member in ["w", "x", "y", "z"] {
        round = round.sheet("1", member, &[("a", "5"), ("b", "5")]);
    }
    round = round.sheet("1", "v", &[("a", "0")]);
    round.scored.sheets[0].state = SheetState::Withdrawn;
    round.scored.sheets[1].state = SheetState::Draft;
    round.scored.declarations = vec![Declaration {
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
    round.scored.panel = Some(BTreeSet::from([MemberId::new("x")]));
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
        score_anyway: false,
    };
    let mut round = Round::new().set("/gateways", json!([{"id": "g", "question": "Lawful?"}, {"id": "h", "question": "Insured?", "kind": "advisory"}]));
    for bid in ["1", "2", "3"] {
        round = round
            .bid(bid, "10", &[])
            .sheet(bid, "x", &[("a", "5"), ("b", "5")]);
    }
    round.scored.gateways = vec![
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
