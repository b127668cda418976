//! What looks alike is one, or is asked about; what is malformed is refused with its place.

use evenhand_core::Subject;
use evenhand_intake::{read_bids, read_declarations, read_scores};

use crate::support::{assert_refused, bids, scheme};

#[test]
fn a_reference_that_looks_like_another_is_refused() {
    for (second, problem, remedy) in [
        ("A1", "used before, on line 2", "a reference of its own"),
        ("a1", "looks like A1", "a reference of its own"),
        ("Ａ1", "looks like A1", "a reference of its own"),
        ("A\u{200b}1", "cannot be seen (U+200B)", "by hand"),
        ("\u{2060}A1", "cannot be seen (U+2060)", "by hand"),
    ] {
        let text = format!("ref,bidder,title,amount\nA1,B,T,1\n{second},B,T,1\n");
        let read = read_bids("bids.csv", text.as_bytes(), &scheme());
        assert_refused(&read.refusals, second, 3, 1, "ref", problem, remedy);
        assert_eq!(read.good.len(), 1);
    }
}

#[test]
fn one_bidder_in_several_spellings_is_one_bidder_and_is_named() {
    let text = "ref,bidder,title,amount\nA1,Café Trust,T,1\nA2,Cafe\u{301} Trust,T,1\n\
        A3,Oak Trust,T,1\nA4,Oak  Trust,T,1\nA5,OAK\u{a0}TRUST,T,1\nA6,Oak Trusts,T,1\n";
    let read = read_bids("bids.csv", text.as_bytes(), &scheme());
    let bidders: Vec<&str> = read.good.iter().map(|bid| bid.bidder.as_str()).collect();
    assert_eq!(
        bidders,
        [
            "Café Trust",
            "Café Trust",
            "Oak Trust",
            "Oak Trust",
            "Oak Trust",
            "Oak Trusts"
        ]
    );
    assert_eq!(read.warnings.len(), 3, "{:?}", read.warnings);
    assert!(
        read.warnings
            .iter()
            .any(|said| said.contains("(A5) was taken for “Oak Trust”"))
    );
}

#[test]
fn one_member_in_several_spellings_scores_once() {
    let text = "bid,member,criterion,score\n021,Joan Fry,o1,4\n021,joan fry,o1,4\n\
        021,Joan  Fry,o1,4\n021,Joan\u{a0}Fry,o2,4\n";
    let read = read_scores("scores.csv", text.as_bytes(), &scheme(), Some(&bids()));
    assert_eq!(read.good.len(), 1, "one person, one sheet");
    let lines: Vec<_> = read.refusals.iter().map(|refusal| refusal.line).collect();
    assert_eq!(lines, [Some(3), Some(4)]);
    assert!(
        read.refusals[0]
            .problem
            .contains("scored before, on line 2. “joan fry” was taken for “Joan Fry”")
    );
    assert!(
        read.warnings[0].contains("was taken for “Joan Fry”"),
        "{:?}",
        read.warnings
    );
}

#[test]
fn a_bid_is_found_by_what_it_looks_like_and_lost_noughts_are_asked_about() {
    let text = "bid,member,criterion,score\n０21,A,o1,4\n\u{2060}022,A,o1,4\n";
    let read = read_scores("scores.csv", text.as_bytes(), &scheme(), Some(&bids()));
    assert_eq!(
        (read.good.len(), read.refusals.len()),
        (2, 0),
        "{:?}",
        read.refusals
    );
    let many: String = (1..=30)
        .map(|number| format!("{number:03},B,T,1\n"))
        .collect();
    let many = format!("ref,bidder,title,amount\n{many}");
    let many = read_bids("bids.csv", many.as_bytes(), &scheme()).good;
    let text = b"bid,member,criterion,score\n7,A,o1,4\n";
    let read = read_scores("scores.csv", text, &scheme(), Some(&many));
    assert_refused(
        &read.refusals,
        "7",
        2,
        1,
        "bid",
        "no bid",
        "Did you mean 007?",
    );
}

#[test]
fn a_declaration_finds_its_bidder_by_what_the_name_looks_like() {
    let text = "bid,member,kind\nHARBOUR  trust,Ann,recused\n";
    let read = read_declarations("d.csv", text.as_bytes(), &bids());
    let subject = read.good.first().map(|declared| declared.subject.clone());
    assert_eq!(subject, Some(Subject::Bidder("Harbour Trust".into())));
}

#[test]
fn a_quote_within_a_field_is_written_twice_or_refused() {
    let text =
        "ref,bidder,title,amount\nA1,B,\"The \"Old\" Mill\",1\nA2,B,\"The \"\"Old\"\" Mill\",1\n";
    let read = read_bids("bids.csv", text.as_bytes(), &scheme());
    assert_eq!(read.good.len(), 1);
    assert_eq!(read.good[0].title, "The \"Old\" Mill");
    let refusal = &read.refusals[0];
    assert_eq!((refusal.line, refusal.column), (Some(2), Some(3)));
    assert!(refusal.problem.contains("behind the quote"), "{refusal}");
}

#[test]
fn a_hint_of_the_separator_and_its_name_are_understood() {
    let text = "sep=;\r\nref;bidder;title;amount\r\nA1;B;T;1\r\nA2;B;T;1;x\r\n";
    let read = read_bids("bids.csv", text.as_bytes(), &scheme());
    assert_eq!(read.good.len(), 1);
    assert_eq!(
        read.refusals[0].line,
        Some(4),
        "lines are those of the file"
    );
    assert!(
        read.refusals[0].remedy.contains("holds a semicolon"),
        "{}",
        read.refusals[0]
    );
}

#[test]
fn a_bid_for_nothing_is_asked_about() {
    let text = b"ref,bidder,title,amount\nA1,B,T,0\nA2,B,T,1\n";
    let read = read_bids("bids.csv", text, &scheme());
    assert_eq!(read.good.len(), 2);
    assert_eq!(
        read.warnings,
        ["Bid A1: the amount asked for is £0. Is that meant?"]
    );
}
