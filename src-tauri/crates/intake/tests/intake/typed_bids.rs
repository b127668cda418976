//! A bid typed in a form is refused for what a line of a file is refused for, with
//! the same sentence.

use std::cell::Cell;

use evenhand_core::{Bid, BidRef, Bidder, CriterionId, Pounds};
use evenhand_intake::{bid_headings, check_bid, read_bids, write_bids};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rust_decimal::Decimal;

use crate::generate::any_typed_bid;
use crate::support::scheme;

/// The field of each refusal and its sentence, for a bid that was typed.
fn typed(bid: &Bid) -> Vec<(String, String)> {
    let faults = check_bid(bid, &scheme()).faults;
    faults
        .iter()
        .map(|fault| {
            let heading = fault.field.trim_start_matches("details.");
            (heading.to_owned(), fault.to_string())
        })
        .collect()
}

/// The same for the bid as a line of a file.
fn in_a_file(bid: &Bid) -> Vec<(String, String)> {
    let read = read_bids(
        "bids.csv",
        &write_bids(std::slice::from_ref(bid)),
        &scheme(),
    );
    let refusals = read.refusals.into_iter();
    refusals
        .map(|refusal| {
            (
                refusal.field.unwrap_or_default(),
                format!("{} {}", refusal.problem, refusal.remedy),
            )
        })
        .collect()
}

fn bid() -> Bid {
    Bid::new(
        BidRef::new("021"),
        Bidder::new("Harbour Trust"),
        "Safe streets",
        pence(100_000),
    )
}

fn pence(pence: i64) -> Pounds {
    Pounds(Decimal::new(pence, 2))
}

#[test]
fn each_rule_holds_for_both() {
    let claims = |id: &str| [CriterionId::new(id)].into();
    let cases: [(&str, &str, Bid); 18] = [
        (
            "ref",
            "The reference is empty.",
            Bid {
                reference: BidRef::new(" "),
                ..bid()
            },
        ),
        (
            "ref",
            "The reference has 101 letters",
            Bid {
                reference: BidRef::new("r".repeat(101)),
                ..bid()
            },
        ),
        (
            "ref",
            "The reference holds a line end",
            Bid {
                reference: BidRef::new("0\n1"),
                ..bid()
            },
        ),
        (
            "bidder",
            "The bidder is empty.",
            Bid {
                bidder: Bidder::new(""),
                ..bid()
            },
        ),
        (
            "bidder",
            "The bidder has 301 letters",
            Bid {
                bidder: Bidder::new("b".repeat(301)),
                ..bid()
            },
        ),
        (
            "bidder",
            "The bidder holds a line end",
            Bid {
                bidder: Bidder::new("Harbour\tTrust"),
                ..bid()
            },
        ),
        (
            "title",
            "The title is empty.",
            Bid {
                title: "\n".to_owned(),
                ..bid()
            },
        ),
        (
            "title",
            "The title has 2001 letters",
            Bid {
                title: "t".repeat(2_001),
                ..bid()
            },
        ),
        (
            "title",
            "The text holds a control character.",
            Bid {
                title: "Safe\u{7}".to_owned(),
                ..bid()
            },
        ),
        (
            "amount",
            "it is below zero",
            Bid {
                amount: pence(-1),
                ..bid()
            },
        ),
        (
            "amount",
            "it has parts of a penny",
            Bid {
                amount: Pounds(Decimal::new(1_000_005, 3)),
                ..bid()
            },
        ),
        (
            "minimum_amount",
            "over a million million",
            Bid {
                minimum_amount: Some(pence(i64::MAX)),
                ..bid()
            },
        ),
        (
            "minimum_amount",
            "The minimum is over the amount of 1000",
            Bid {
                minimum_amount: Some(pence(100_001)),
                ..bid()
            },
        ),
        (
            "objectives",
            "Did you mean o1?",
            Bid {
                objectives: claims("o11"),
                ..bid()
            },
        ),
        (
            "groups",
            "Known are: o1, o2, g1",
            Bid {
                groups: claims("zz"),
                ..bid()
            },
        ),
        (
            "district",
            "The district has 301 letters",
            Bid {
                district: Some("d".repeat(301)),
                ..bid()
            },
        ),
        (
            "district",
            "The district holds a line end",
            Bid {
                district: Some("Fen\rland".to_owned()),
                ..bid()
            },
        ),
        (
            "summary",
            "The text holds a control character.",
            Bid {
                summary: Some("One\u{1b}".to_owned()),
                ..bid()
            },
        ),
    ];
    for (field, words, bid) in cases {
        let [(at, sentence)] = typed(&bid).try_into().unwrap();
        assert_eq!(at, field, "{sentence}");
        assert!(
            sentence.contains(words),
            "{field} must say {words:?}: {sentence}"
        );
        assert_eq!(
            in_a_file(&bid),
            [(at, sentence)],
            "the file says the same of {field}"
        );
    }
}

#[test]
fn every_field_that_is_wrong_is_named() {
    let wrong = Bid {
        title: String::new(),
        minimum_amount: Some(pence(1)),
        ..Bid {
            amount: pence(-1),
            ..bid()
        }
    };
    let fields: Vec<String> = typed(&wrong).into_iter().map(|(field, _)| field).collect();
    assert_eq!(
        fields,
        ["title", "amount"],
        "no minimum is over an amount that is none"
    );
}

#[test]
fn a_good_bid_comes_back_as_a_file_would_give_it() {
    let typed = Bid {
        reference: BidRef::new(" 021 "),
        title: "Safe streets \n".to_owned(),
        district: Some(String::new()),
        summary: Some(" One.\nTwo.".to_owned()),
        ..bid()
    };
    let checked = check_bid(&typed, &scheme());
    let expected = Bid {
        summary: Some("One.\nTwo.".to_owned()),
        ..bid()
    };
    assert_eq!((checked.bid, checked.faults), (expected, Vec::new()));
}

/// A bid of which every detail is given.
fn detailed_bid() -> Bid {
    let line = "ref,bidder,title,amount,charity_number,company_number,contact,address,start,end,purpose,beneficiaries,other_funding,approach,existing,evidence,validation_method,validation_measure,validation_date\n\
        021,Harbour Trust,Safe streets,1000,1112345,01234567,Jo Reed,1 Elm Lane,2014-04-01,2015-03-31,Lights,Walkers,A grant,proven,yes,Two studies,A survey,Calls,2014-12-01\n";
    let read = read_bids("bids.csv", line.as_bytes(), &scheme());
    assert_eq!(read.refusals, []);
    read.good[0].clone()
}

/// Every field that a heading names is one that a form can be shown.
#[test]
fn headings_are_the_names_of_a_bids_members() {
    let json = serde_json::to_value(detailed_bid()).unwrap();
    let names = |part: &serde_json::Value| -> Vec<String> {
        part.as_object().unwrap().keys().cloned().collect()
    };
    let mut members = names(&json);
    assert_eq!(members.pop().as_deref(), Some("details"));
    for member in names(&json["details"]) {
        match member.as_str() {
            "validation" => members.extend(
                ["validation_method", "validation_measure", "validation_date"].map(str::to_owned),
            ),
            _ => members.push(member),
        }
    }
    let headings: Vec<&str> = bid_headings().map(|heading| heading.name).collect();
    assert_eq!(headings, members);
}

#[test]
fn a_fault_of_a_detail_names_its_member() {
    let mut wrong = detailed_bid();
    wrong.details.company_number = Some("1234567".to_owned());
    wrong.details.end = "2014-03-31".parse().ok();
    let faults = check_bid(&wrong, &scheme()).faults;
    let fields: Vec<&str> = faults.iter().map(|fault| fault.field).collect();
    assert_eq!(fields, ["details.company_number", "details.end"]);
}

#[test]
fn whatever_is_typed_both_say_the_same() {
    let (good, bad) = (Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(Config::with_cases(600));
    let held = runner.run(&any_typed_bid(&scheme()), |bid| {
        let checked = check_bid(&bid, &scheme());
        prop_assert_eq!(typed(&bid), in_a_file(&bid));
        if checked.faults.is_empty() {
            good.set(good.get() + 1);
            let read = read_bids("bids.csv", &write_bids(&[bid]), &scheme());
            prop_assert_eq!(&read.good, std::slice::from_ref(&checked.bid));
            let again = read_bids("bids.csv", &write_bids(&read.good), &scheme());
            prop_assert_eq!(again.good, [checked.bid]);
        } else {
            bad.set(bad.get() + 1);
        }
        Ok(())
    });
    held.unwrap();
    let (good, bad) = (good.get(), bad.get());
    assert!(
        good >= 20 && bad >= 100,
        "{good} were good and {bad} were not"
    );
}
