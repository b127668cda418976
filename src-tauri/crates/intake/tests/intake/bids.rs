//! `bids.csv`, line by line.

use evenhand_core::{CriterionId, Pounds};
use evenhand_intake::read_bids;

use crate::support::{assert_refused, scheme};

const HEADING: &str = "ref,bidder,title,amount,minimum_amount,objectives,groups";

#[test]
fn a_bad_line_is_refused_with_its_place_and_what_would_be_right() {
    let long = format!("{},B,T,1,,,", "r".repeat(101));
    let cases = [
        (
            "1,B,T,\"24500,50\",,,",
            4,
            "amount",
            "separated",
            "Write 24500.50.",
        ),
        (
            "1,B,T,24.500,,,",
            4,
            "amount",
            "thousands or for pence",
            "Did you mean 24500 or 24.50?",
        ),
        (
            "1,B,T,£1000.005,,,",
            4,
            "amount",
            "parts of a penny",
            "whole pence",
        ),
        ("1,B,T,-5,,,", 4, "amount", "below zero", "0 or more"),
        ("1,B,T,1e3,,,", 4, "amount", "not a number", "digits alone"),
        ("1,B,T,,,,", 4, "amount", "empty", "such as 24500"),
        (
            "1,B,T,9999999999999,,,",
            4,
            "amount",
            "million million",
            "Check the digits",
        ),
        (
            "1,B,T,100,100.01,,",
            5,
            "minimum_amount",
            "over the amount of 100",
            "100 or less",
        ),
        (
            "1,B,T,100,x,,",
            5,
            "minimum_amount",
            "not a number",
            "digits alone",
        ),
        (",B,T,100,,,", 1, "ref", "empty", "reference of its own"),
        ("1,  ,T,100,,,", 2, "bidder", "empty", "Give the bidder"),
        ("1,B,,100,,,", 3, "title", "empty", "title of the project"),
        (
            "\"1\t2\",B,T,100,,,",
            1,
            "ref",
            "control character",
            "Take it out",
        ),
        (
            long.as_str(),
            1,
            "ref",
            "101 letters; the most is 100",
            "Shorten",
        ),
        (
            "1,B,T,100,,o1;o11,",
            6,
            "objectives",
            "no criterion",
            "Did you mean o1?",
        ),
        (
            "1,B,T,100,,,zz",
            7,
            "groups",
            "no criterion",
            "Known are: o1, o2, g1",
        ),
    ];
    for (line, column, field, problem, remedy) in cases {
        let read = read_bids(
            "bids.csv",
            format!("{HEADING}\n0,B,T,1,,,\n{line}\n").as_bytes(),
            &scheme(),
        );
        assert_refused(&read.refusals, line, 3, column, field, problem, remedy);
        assert_eq!(read.good.len(), 1, "the good line is kept beside {line:?}");
    }
}

#[test]
fn lines_that_cannot_be_split_are_refused() {
    let wide = format!("1{}", ",".repeat(1_500));
    let cases = [
        (
            "1,B,T,1,,",
            7,
            "6 fields where the heading line has 7",
            "groups",
        ),
        (
            "1,B,T,1,,,,",
            8,
            "8 fields where the heading line has 7",
            "Put quotes round",
        ),
        ("1,B,\"T,1,,,", 3, "never closed", "second quote"),
        ("1,B,T\0,1,,,", 3, "NUL", "Take the character out"),
        (wide.as_str(), 1_001, "1,000 fields or more", "right file"),
    ];
    for (line, column, problem, remedy) in cases {
        let read = read_bids(
            "bids.csv",
            format!("{HEADING}\n\n0,B,T,1,,,\n{line}\n").as_bytes(),
            &scheme(),
        );
        assert_refused(&read.refusals, line, 4, column, "", problem, remedy);
        assert_eq!(read.good.len(), 1, "the line before stands beside {line:?}");
    }
}

#[test]
fn a_reference_used_before_names_its_first_line() {
    let read = read_bids(
        "bids.csv",
        b"ref,bidder,title,amount\n1,B,\"two\nlines\",1\n2,B,T,1\n 1 ,C,T,1\n",
        &scheme(),
    );
    assert_refused(&read.refusals, "1", 5, 1, "ref", "on line 2", "of its own");
    assert_eq!(read.good.len(), 2, "the first of the two stands");
}

#[test]
fn a_whole_bid_is_read() {
    let text = "ref,bidder,title,amount,minimum_amount,objectives,groups,district,summary\n021, Harbour Trust ,\"Safe, \"\"sound\"\"\",£24500.50,20000,o1; o2;,g1,Fenland,\"One.\nTwo.\"\n";
    let read = read_bids("bids.csv", text.as_bytes(), &scheme());
    let [bid] = read.good.as_slice() else {
        panic!("one bid: {:?}", read.refusals)
    };
    assert_eq!(
        (
            bid.reference.as_str(),
            bid.bidder.as_str(),
            bid.title.as_str()
        ),
        ("021", "Harbour Trust", "Safe, \"sound\"")
    );
    assert_eq!(
        (bid.amount, bid.minimum_amount),
        (
            Pounds::parse("24500.50").unwrap(),
            Pounds::parse("20000").ok()
        )
    );
    assert!(
        ["o1", "o2", "g1"]
            .iter()
            .all(|id| bid.claims(&CriterionId::new(id)))
    );
    assert_eq!(
        (bid.district.as_deref(), bid.summary.as_deref()),
        (Some("Fenland"), Some("One.\nTwo."))
    );
}

#[test]
fn columns_that_are_not_used_are_named_once() {
    let read = read_bids(
        "bids.csv",
        b"ref,bidder,title,amount,telephone,objectivs\n1,B,T,1,,\n",
        &scheme(),
    );
    assert_eq!(
        read.warnings,
        ["Columns that are not used: telephone, objectivs (is objectives meant?)."]
    );
    assert_eq!((read.good.len(), read.refusals.len()), (1, 0));
}
