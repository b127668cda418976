//! `declarations.csv`, `agreed.csv`, `gateways.csv` and `decisions.csv`.

use evenhand_core::{BidRef, Bidder, DecisionKind, DeclarationKind, GatewayReply, Subject};
use evenhand_intake::{read_agreed, read_decisions, read_declarations, read_gateways};

use crate::support::{assert_refused, bids, scheme};

#[test]
fn a_declaration_is_about_a_bid_or_every_bid_of_a_bidder() {
    let read = read_declarations(
        "d.csv",
        b"bid,member,kind\n021,A,none\nFen Youth, A ,Recused\n",
        &bids(),
    );
    let said: Vec<(Subject, DeclarationKind)> = read
        .good
        .into_iter()
        .map(|declaration| (declaration.subject, declaration.kind))
        .collect();
    let expected = [
        (Subject::Bid(BidRef::new("021")), DeclarationKind::None),
        (
            Subject::Bidder(Bidder::new("Fen Youth")),
            DeclarationKind::Recused,
        ),
    ];
    assert_eq!(said, expected, "{:?}", read.refusals);
}

#[test]
fn bad_declarations_are_refused() {
    let cases = [
        (
            "fen youths,A,none",
            1,
            "bid",
            "no bid",
            "as the bids write it",
        ),
        ("021,,none", 2, "member", "empty", "Give the member"),
        (
            "021,A,maybe",
            3,
            "kind",
            "not a kind",
            "none, declared or recused",
        ),
        (
            "022,Z,none",
            1,
            "bid",
            "declared on this before, on line 2",
            "Keep the line",
        ),
    ];
    for (line, column, field, problem, remedy) in cases {
        let read = read_declarations(
            "d.csv",
            format!("bid,member,kind\n022,Z,recused\n{line}\n").as_bytes(),
            &bids(),
        );
        assert_refused(&read.refusals, line, 3, column, field, problem, remedy);
        assert_eq!(
            read.good[0].kind,
            DeclarationKind::Recused,
            "the first stands"
        );
    }
}

#[test]
fn an_agreed_score_may_be_incomplete() {
    let text = b"bid,criterion,score,reason\n021,o1,,\n021,o2,3.25,The panel read it again.\n022,o1,4,\n022,g1,4,x\n";
    let read = read_agreed("a.csv", text, &scheme(), &bids());
    assert_eq!(
        read.good
            .iter()
            .map(|agreed| agreed.is_complete())
            .collect::<Vec<_>>(),
        [false, true, false]
    );
    assert_eq!(
        read.warnings,
        ["Line 5: bid 022 does not claim g1; its agreed score is set aside."]
    );
    assert!(read.refusals.is_empty(), "{:?}", read.refusals);
}

#[test]
fn bad_agreed_scores_are_refused() {
    let cases = [
        ("x,o1,3,r", 1, "bid", "no bid", "Known are: 021, 022"),
        (
            "021,o3,3,r",
            2,
            "criterion",
            "no criterion",
            "Did you mean o1?",
        ),
        (
            "021,o1,2.5,r",
            3,
            "score",
            "between two points",
            "Give 2 or 3.",
        ),
        (
            "022,o1,3,r",
            1,
            "bid",
            "agreed before, on line 2",
            "Keep the line",
        ),
    ];
    for (line, column, field, problem, remedy) in cases {
        let read = read_agreed(
            "a.csv",
            format!("bid,criterion,score,reason\n022,o1,1,r\n{line}\n").as_bytes(),
            &scheme(),
            &bids(),
        );
        assert_refused(&read.refusals, line, 3, column, field, problem, remedy);
    }
}

#[test]
fn gateways_are_passed_failed_or_open() {
    let read = read_gateways(
        "g.csv",
        b"bid,gateway,answer,note\n021,need,PASS,\n022,need,,asked\n",
        &scheme(),
        &bids(),
    );
    assert_eq!(
        read.good
            .iter()
            .map(|answer| answer.answer)
            .collect::<Vec<_>>(),
        [Some(GatewayReply::Pass), None]
    );
    let cases = [
        (
            "021,ned,pass",
            2,
            "gateway",
            "no gateway",
            "Did you mean need?",
        ),
        ("021,need,yes", 3, "answer", "not an answer", "pass or fail"),
        ("x,need,pass", 1, "bid", "no bid", "Known are"),
        (
            "022,need,pass",
            1,
            "bid",
            "answered before, on line 2",
            "Keep the line",
        ),
    ];
    for (line, column, field, problem, remedy) in cases {
        let read = read_gateways(
            "g.csv",
            format!("bid,gateway,answer\n022,need,fail\n{line}\n").as_bytes(),
            &scheme(),
            &bids(),
        );
        assert_refused(&read.refusals, line, 3, column, field, problem, remedy);
    }
}

#[test]
fn decisions_are_read_in_the_files_order() {
    let read = read_decisions(
        "decisions.csv",
        b"bid,kind,amount,reason\n022,Part_award,1500.50,\"Enough, for now\"\n021,decline,,Late\n",
        &bids(),
    );
    assert!(read.refusals.is_empty(), "{:?}", read.refusals);
    let said: Vec<_> = read
        .good
        .iter()
        .map(|one| {
            (
                one.bid.as_str(),
                one.kind,
                one.amount.to_string(),
                one.reason.as_str(),
            )
        })
        .collect();
    let expected = [
        (
            "022",
            DecisionKind::PartAward,
            "1500.5".to_owned(),
            "Enough, for now",
        ),
        ("021", DecisionKind::Decline, "0".to_owned(), "Late"),
    ];
    assert_eq!(said, expected);
}

#[test]
fn conditions_and_deferred_bids_are_read() {
    let read = read_decisions(
        "decisions.csv",
        b"bid,kind,amount,reason,conditions\n022,award,1000,Enough,\"A report, every quarter\"\n021,deferred,,Accounts,\n",
        &bids(),
    );
    assert!(read.refusals.is_empty(), "{:?}", read.refusals);
    let said: Vec<_> = read
        .good
        .iter()
        .map(|one| (one.kind, one.conditions.as_str()))
        .collect();
    let expected = [
        (DecisionKind::Award, "A report, every quarter"),
        (DecisionKind::Deferred, ""),
    ];
    assert_eq!(said, expected);
}

#[test]
fn conditions_without_an_award_are_refused() {
    for kind in ["reserve", "deferred", "decline"] {
        let line = format!("021,{kind},0,r,A report every quarter");
        let file = format!("bid,kind,amount,reason,conditions\n{line}\n");
        let read = read_decisions("decisions.csv", file.as_bytes(), &bids());
        let (problem, remedy) = ("where nothing is awarded", "Only an award or a part_award");
        assert_refused(&read.refusals, &line, 2, 5, "conditions", problem, remedy);
    }
}

#[test]
fn bad_decisions_are_refused() {
    let cases = [
        ("23,award,1,r", 1, "bid", "no bid", "Known are: 021, 022"),
        (
            "021,fund,1,r",
            2,
            "kind",
            "not a kind of decision",
            "award, part_award, reserve, deferred or decline",
        ),
        (
            "021,award,\"1000,5\",r",
            3,
            "amount",
            "separated",
            "Write 1000.5.",
        ),
        (
            "021,award,1000,\"r\u{1b}\"",
            4,
            "reason",
            "control character",
            "Take it out",
        ),
        (
            "022,award,1000,r",
            1,
            "bid",
            "decided before, on line 2",
            "Keep the line",
        ),
    ];
    for (line, column, field, problem, remedy) in cases {
        let read = read_decisions(
            "decisions.csv",
            format!("bid,kind,amount,reason\n022,decline,0,r\n{line}\n").as_bytes(),
            &bids(),
        );
        assert_refused(&read.refusals, line, 3, column, field, problem, remedy);
        assert_eq!(read.good.len(), 1, "the first stands");
    }
}
