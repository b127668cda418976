//! What decisions make of projects, what that shuts out, and what else fits, by hand.

use super::*;
use crate::rank::rank;
use crate::{Bidder, GatewayAnswer, MemberId, Scheme, Score, ScoredRound, Sheet, SheetState};

fn pounds(text: &str) -> Pounds {
    Pounds::parse(text).unwrap()
}

fn project(cost: &str) -> ExistingProject {
    ExistingProject {
        bid: "1".into(),
        agreement: None,
        cost: pounds(cost),
        spent: None,
        until: None,
        achieved: String::new(),
        reviews: String::new(),
    }
}

fn decision(kind: DecisionKind, amount: &str) -> Decision {
    Decision {
        bid: "1".into(),
        kind,
        amount: pounds(amount),
        reason: "As ranked".to_owned(),
        conditions: String::new(),
    }
}

fn found(finding: Finding) -> Assessment {
    Assessment {
        finding,
        reasons: "It works".to_owned(),
    }
}

#[test]
fn a_decision_continues_varies_or_stops_a_project() {
    use DecisionKind::{Award, Decline, Deferred, PartAward, Reserve};
    for (kind, amount, finding) in [
        (Award, "12000", Some(Finding::Continue)),
        (Award, "12500", Some(Finding::Vary)),
        (PartAward, "12000", Some(Finding::Continue)),
        (PartAward, "6000", Some(Finding::Vary)),
        (Decline, "0", Some(Finding::Stop)),
        (Reserve, "0", None),
        (Deferred, "0", None),
    ] {
        let decided = read_decision(&project("12000"), Some(&decision(kind, amount)));
        assert_eq!(decided.finding, finding, "{kind:?} {amount}");
    }
    assert_eq!(read_decision(&project("12000"), None).finding, None);
    let varied = read_decision(&project("12000"), Some(&decision(PartAward, "6000.50")));
    assert_eq!(
        varied.sentence,
        "It is varied: £6,000.50 is awarded, £5,999.50 less than the £12,000 of its last award."
    );
}

#[test]
fn a_decision_against_the_finding_is_named_and_no_other() {
    let stopped = read_decision(
        &project("12000"),
        Some(&decision(DecisionKind::Decline, "0")),
    );
    let named = name_mismatch(Some(&found(Finding::Continue)), &stopped).unwrap();
    assert!(
        named.starts_with("The panel found “Continue”, and the decision makes it “Stop”."),
        "{named}"
    );
    assert_eq!(name_mismatch(Some(&found(Finding::Stop)), &stopped), None);
    assert_eq!(name_mismatch(None, &stopped), None);
    let open = read_decision(&project("12000"), None);
    assert_eq!(name_mismatch(Some(&found(Finding::Stop)), &open), None);
}

#[test]
fn what_is_shut_out_is_told_in_figures() {
    let stays = [(pounds("174000"), true), (pounds("49000"), true)];
    let shut_out = ShutOut::of_projects(&stays, Some(pounds("669000")), 7, false);
    assert_eq!(
        shut_out.share.unwrap().0.to_string(),
        "33.3",
        "223 of 669 thousand"
    );
    assert_eq!(shut_out.left, Some(pounds("446000")));
    assert_eq!(
        shut_out.sentences,
        [
            "£223,000 goes to 2 existing projects, 33.3 % of the fund of £669,000.",
            "£446,000 of the fund is left for anything else.",
            "7 bidders from other rounds of the panel have no bid in this one.",
            "An organisation that never had a grant cannot bid in this round at all.",
            SOURCE,
        ]
    );
    let more = ShutOut::of_projects(&[(pounds("700"), false)], Some(pounds("600")), 0, true);
    assert_eq!((more.left, more.is_decided), (Some(Pounds::ZERO), false));
}

/// Five bids of one criterion: the scores are 5, 4, 4, 3 and 1.
fn other_round() -> ScoredRound {
    let mut scheme = crate::scheme::norfolk::norfolk();
    scheme.gateways.clear();
    scheme.quorum = 1;
    scheme.pass_mark = None;
    scheme.bands.clear();
    scheme.tie_breaks.clear();
    scheme.sections.truncate(1);
    scheme.sections[0].criteria.truncate(1);
    let bids = [
        ("a", "5000"),
        ("b", "3000"),
        ("c", "3000"),
        ("d", "2500"),
        ("e", "1000"),
    ];
    let bids: Vec<Bid> = bids
        .iter()
        .map(|(id, asks)| Bid::new((*id).into(), Bidder::new(id), "Project", pounds(asks)))
        .collect();
    let sheets = bids.iter().zip([5, 4, 4, 3, 1]).map(|(bid, score)| Sheet {
        bid: bid.reference.clone(),
        member: MemberId::new("m"),
        state: SheetState::Submitted,
        scores: [("o1".into(), Score(rust_decimal::Decimal::from(score)))]
            .into_iter()
            .collect(),
    });
    ScoredRound {
        sheets: sheets.collect(),
        scheme: Scheme { ..scheme },
        bids,
        declarations: Vec::new(),
        agreed: Vec::new(),
        gateways: Vec::<GatewayAnswer>::new(),
        panel: None,
    }
}

fn fits(funded: &[&str], money: &str) -> (Vec<String>, String, Vec<String>) {
    let round = other_round();
    let funded = funded.iter().map(BidRef::new).collect();
    let fits = fund_instead(&rank(&round), &round.bids, &funded, pounds(money));
    let names = |bids: Vec<BidRef>| bids.iter().map(ToString::to_string).collect();
    let bids = fits.bids.into_iter().map(|(bid, _)| bid).collect();
    (names(bids), fits.left.to_words(), names(fits.tied))
}

#[test]
fn the_same_money_funds_in_rank_order_what_fits() {
    let told =
        |bids: &[&str]| -> Vec<String> { bids.iter().map(|bid| (*bid).to_owned()).collect() };
    let none: Vec<String> = Vec::new();
    // 8,500: a (5,000) leaves 3,500, of which b and c (6,000 together) share a rank and do
    // not both fit; d (2,500) leaves 1,000, which e takes.
    assert_eq!(
        fits(&[], "8500"),
        (told(&["a", "d", "e"]), "£0".to_owned(), told(&["b", "c"]))
    );
    // With a funded there already, b and c fit together, and d after them.
    assert_eq!(
        fits(&["a"], "9000"),
        (told(&["b", "c", "d"]), "£500".to_owned(), none.clone())
    );
    assert_eq!(
        fits(&["a", "b", "c", "d", "e"], "9000"),
        (none.clone(), "£9,000".to_owned(), none)
    );
}
