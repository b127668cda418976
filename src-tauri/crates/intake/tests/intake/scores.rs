//! `scores.csv`, line by line.

use evenhand_core::CriterionId;
use evenhand_intake::{SheetIn, TableRead, read_scores, write_scores};

use crate::support::{assert_refused, bids, scheme};

fn read(lines: &str) -> TableRead<SheetIn> {
    read_scores(
        "scores.csv",
        format!("bid,member,criterion,score,reason\n{lines}").as_bytes(),
        &scheme(),
        Some(&bids()),
    )
}

#[test]
fn a_bad_line_is_refused_with_its_place_and_what_would_be_right() {
    let cases = [
        ("023,A,o1,3,", 1, "bid", "no bid", "Did you mean 021?"),
        (",A,o1,3,", 1, "bid", "empty", "Give the bid"),
        ("021,,o1,3,", 2, "member", "empty", "Give the member"),
        ("021,\"A\nB\",o1,3,", 2, "member", "line end", "one line"),
        (
            "021,A,01,3,",
            3,
            "criterion",
            "no criterion",
            "Did you mean o1?",
        ),
        (
            "021,A,o2,3.8,",
            4,
            "score",
            "between two points",
            "Give 3.75 or 4.",
        ),
        (
            "021,A,o2,0.75,",
            4,
            "score",
            "goes from 1 to 10",
            "from 1 to 10",
        ),
        ("021,A,o1,6,", 4, "score", "goes from 0 to 5", "from 0 to 5"),
        (
            "021,A,o1,-1,",
            4,
            "score",
            "goes from 0 to 5",
            "from 0 to 5",
        ),
        ("021,A,o1,good,", 4, "score", "not a number", "from 0 to 5"),
        ("021,A,o1,1e0,", 4, "score", "not a number", "from 0 to 5"),
        (
            "021,A,o2,\"3,5\",",
            4,
            "score",
            "separator",
            "Write 3.5, with a point.",
        ),
        (
            "021,A,o1,3,\"a\u{7}b\"",
            5,
            "reason",
            "control character",
            "Take it out",
        ),
    ];
    for (line, column, field, problem, remedy) in cases {
        let read = read(&format!("022,Z,o1,3,\n{line}\n"));
        assert_refused(&read.refusals, line, 3, column, field, problem, remedy);
        assert_eq!(read.good.len(), 1, "the good line is kept beside {line:?}");
    }
}

#[test]
fn a_line_scored_before_names_the_first() {
    let read = read("021,A,o1,3,\n021,A,o2,4,\n021, A ,o1,5,\n");
    assert_refused(
        &read.refusals,
        "o1 again",
        4,
        1,
        "bid",
        "scored before, on line 2",
        "Keep the line",
    );
    assert_eq!(
        read.good[0].scores.get(&CriterionId::from("o1")),
        "3".parse().ok(),
        "the first stands"
    );
}

#[test]
fn an_empty_score_is_not_given() {
    let read = read("021,A,o1,,later\n021,A,o2,1,\n");
    let [sheet] = read.good.as_slice() else {
        panic!("{:?}", read.refusals)
    };
    assert_eq!((sheet.scores.len(), sheet.reasons.len()), (1, 1));
}

#[test]
fn a_score_that_the_bid_does_not_claim_is_set_aside_with_a_warning() {
    let read = read("022,A,g1,3,\n022,B,g1,9,\n022,C,g1,,\n021,A,g1,4,\n");
    assert!(read.refusals.is_empty(), "{:?}", read.refusals);
    assert_eq!(
        read.warnings,
        ["Bid 022 does not claim g1: 2 scores are set aside, the first on line 2."]
    );
    assert_eq!(
        read.good
            .iter()
            .map(|sheet| sheet.scores.len())
            .collect::<Vec<_>>(),
        [1, 0, 0, 0],
        "by bid and member"
    );
}

#[test]
fn without_bids_any_reference_is_taken_and_every_criterion_applies() {
    let text = b"bid,member,criterion,score\nX,A,g1,3\n\"a\tb\",A,o1,3\n";
    let read = read_scores("scores.csv", text, &scheme(), None);
    assert_refused(
        &read.refusals,
        "a tab in a reference",
        3,
        1,
        "bid",
        "control character",
        "Take it out",
    );
    assert_eq!((read.good.len(), read.good[0].scores.len()), (1, 1));
}

#[test]
fn spellings_of_one_point_are_one_score() {
    let read = read("021,A,o2,3.50,\n022,A,o2,+3.5,\n");
    let texts: Vec<String> = read
        .good
        .iter()
        .filter_map(|sheet| sheet.scores.get(&CriterionId::new("o2")))
        .map(|score| score.to_string())
        .collect();
    assert_eq!(texts, ["3.5", "3.5"]);
}

#[test]
fn a_reason_with_a_vertical_tab_is_written_so_that_it_is_read_back() {
    let mut read = read_scores(
        "scores.csv",
        b"bid,member,criterion,score,reason\n021,A,o1,3,one\n",
        &scheme(),
        None,
    );
    let reasons = &mut read.good[0].reasons;
    reasons.insert(CriterionId::from("o1"), "one\u{b}two\u{7}".to_owned());
    let file = write_scores(&read.good);
    let again = read_scores("scores.csv", &file, &scheme(), None);
    assert_eq!(again.refusals, []);
    assert_eq!(again.good[0].reasons[&CriterionId::from("o1")], "one\ntwo");
}
