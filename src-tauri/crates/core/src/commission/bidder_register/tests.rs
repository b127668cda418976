//! The register beside what is said of names, in any order of rounds.

use proptest::prelude::*;

use super::*;
use crate::commission::{BidderLikeness, BidderQuestion, ask_about_bidders};
use crate::id::Bidder;

fn bid(reference: &str, bidder: &str, charity: Option<&str>) -> BidOfRound {
    let amount = Pounds(rust_decimal::Decimal::from(1000));
    let mut bid = Bid::new(reference.into(), Bidder::new(bidder), "A project", amount);
    bid.details.charity_number = charity.map(str::to_owned);
    BidOfRound {
        bid,
        withdrawn: false,
        decision: None,
        finding: None,
    }
}

fn round(year: i32, bids: Vec<BidOfRound>) -> RoundOfBids {
    let opened = format!("{year}-04-01T09:00:00Z").parse().ok();
    RoundOfBids {
        round: RoundId::new(format!("grants-{year}")),
        title: format!("Grants {year}"),
        opened,
        bids,
    }
}

fn said(names: &[&str], as_one: Option<&str>) -> JoinedBidders {
    JoinedBidders {
        names: names.iter().map(Bidder::new).collect(),
        as_one: as_one.map(Bidder::new),
        reason: String::new(),
    }
}

fn two_years() -> Vec<RoundOfBids> {
    vec![
        round(
            2013,
            vec![
                bid("1", "Leeway", Some("1059018")),
                bid("2", "The Harbour Trust", None),
                bid("10", "OAK TRUST", None),
            ],
        ),
        round(
            2014,
            vec![
                bid("1", "Leeway Domestic Violence", Some("1059018")),
                bid("2", "Harbour Trust Ltd", None),
                bid("3", "Oak Trust", None),
                bid("4", "Newcomers", None),
            ],
        ),
    ]
}

fn asked(register: &BidderRegister) -> Vec<(String, String)> {
    let pair = |one: BidderQuestion| (one.one.to_string(), one.other.to_string());
    ask_about_bidders(register).into_iter().map(pair).collect()
}

#[test]
fn look_alikes_are_asked_about_with_what_they_are_alike_in() {
    let register = BidderRegister::of_rounds(&two_years(), &[]);
    let questions = ask_about_bidders(&register);
    let told: Vec<String> = questions
        .iter()
        .map(|one| one.reasons.iter().map(BidderLikeness::sentence).collect())
        .collect();
    assert_eq!(
        told,
        [
            "“Harbour Trust Ltd” and “The Harbour Trust” differ by words such as “The” or “Ltd” alone.",
            "Both gave the charity number 1059018.",
            "“OAK TRUST” and “Oak Trust” differ by capitals, blanks or marks alone.",
        ]
    );
}

#[test]
fn an_answer_ends_the_question_and_a_later_one_stands() {
    let (rounds, names) = (two_years(), ["OAK TRUST", "Oak Trust"]);
    let different = said(&names, None);
    let register = BidderRegister::of_rounds(&rounds, std::slice::from_ref(&different));
    assert_eq!(
        asked(&register).len(),
        2,
        "what was said to be different is not asked"
    );
    assert_eq!(register.bidders.len(), 7);
    let one = said(&names, Some("Oak Trust"));
    let register = BidderRegister::of_rounds(&rounds, &[different.clone(), one.clone()]);
    assert_eq!(register.bidders.len(), 6);
    let oak = register.find(&Bidder::new("OAK TRUST")).unwrap();
    assert_eq!((oak.name.as_str(), oak.history.len()), ("Oak Trust", 2));
    assert!(!register.is_new_in(&RoundId::new("grants-2014"), &Bidder::new("Oak Trust")));
    let register = BidderRegister::of_rounds(&rounds, &[one, different]);
    assert_eq!(
        register.bidders.len(),
        7,
        "the later answer takes them apart"
    );
    assert!(register.is_new_in(&RoundId::new("grants-2014"), &Bidder::new("Oak Trust")));
}

#[test]
fn what_was_said_of_one_name_holds_for_the_names_it_was_joined_with() {
    let rounds = vec![round(
        2013,
        vec![
            bid("1", "A", Some("1000001")),
            bid("2", "B", None),
            bid("3", "C", Some("1000001")),
        ],
    )];
    let joined = [said(&["B", "C"], None), said(&["A", "B"], Some("A"))];
    let register = BidderRegister::of_rounds(&rounds, &joined);
    assert_eq!(asked(&register), [], "B is not C, and A is B");
    let chained = [
        said(&["A", "C"], None),
        said(&["A", "B"], Some("A")),
        said(&["B", "C"], Some("C")),
    ];
    let register = BidderRegister::of_rounds(&rounds, &chained);
    let only = &register.bidders[0];
    assert_eq!((register.bidders.len(), only.name.as_str()), (1, "C"));
    assert!(only.notes[0].starts_with("“A” and “C” were said to be different"));
}

#[test]
fn other_numbers_under_one_name_are_told_with_their_bids() {
    let mut rounds = two_years();
    rounds.push(round(2015, vec![bid("7", "Leeway", Some("9999999"))]));
    let register = BidderRegister::of_rounds(&rounds, &[]);
    let leeway = register.find(&Bidder::new("Leeway")).unwrap();
    assert_eq!(leeway.charity_numbers, ["1059018", "9999999"]);
    assert_eq!(
        leeway.notes,
        [
            "Different charity numbers stand under the name “Leeway”: 1059018 (bid 1 of “Grants 2013”) and 9999999 (bid 7 of “Grants 2015”). Put a wrong one right on its bid."
        ]
    );
}

#[test]
fn those_who_bid_before_and_not_now_are_counted() {
    let register = BidderRegister::of_rounds(&two_years(), &[]);
    assert_eq!(register.count_absent(&RoundId::new("grants-2014")), 3);
    let one = said(&["OAK TRUST", "Oak Trust"], Some("Oak Trust"));
    let register = BidderRegister::of_rounds(&two_years(), &[one]);
    assert_eq!(register.count_absent(&RoundId::new("grants-2014")), 2);
}

/// Names of which some look alike, and what is said of them.
fn some_rounds() -> impl Strategy<Value = Vec<RoundOfBids>> {
    let name = prop::sample::select(vec!["Oak", "OAK", "The Oak", "Elm", "Elm Ltd", "Ash"]);
    let number = prop::option::of(prop::sample::select(vec!["1000001", "1000002"]));
    let bids = prop::collection::vec((name, number), 0..6);
    prop::collection::vec(bids, 1..5).prop_map(|rounds| {
        let years = (2010..).zip(rounds);
        let bids = |bids: Vec<(&str, Option<&str>)>| {
            let numbered = (1..).zip(bids);
            numbered
                .map(|(number, (name, charity))| bid(&format!("{number}"), name, charity))
                .collect()
        };
        years.map(|(year, list)| round(year, bids(list))).collect()
    })
}

fn some_answers() -> impl Strategy<Value = Vec<JoinedBidders>> {
    let names = vec!["Oak", "OAK", "The Oak", "Elm", "Elm Ltd", "Ash"];
    let chosen = prop::sample::subsequence(names, 2..4);
    let answer = (chosen, prop::bool::ANY)
        .prop_map(|(names, joined)| said(&names, joined.then(|| names[0])));
    prop::collection::vec(answer, 0..6)
}

proptest! {
    #[test]
    fn every_bid_is_in_one_entry_and_the_order_of_rounds_does_not_matter(
        rounds in some_rounds(), answers in some_answers(),
    ) {
        let register = BidderRegister::of_rounds(&rounds, &answers);
        let listed = register.bidders.iter().flat_map(|one| &one.history);
        let mut listed: Vec<(String, String)> =
            listed.map(|row| (row.round.to_string(), row.bid.to_string())).collect();
        listed.sort();
        let all = rounds.iter().flat_map(|round| round.bids.iter().map(move |one| (round, one)));
        let mut all: Vec<(String, String)> = all
            .map(|(round, one)| (round.round.to_string(), one.bid.reference.to_string()))
            .collect();
        all.sort();
        prop_assert_eq!(listed, all);
        let turned: Vec<RoundOfBids> = rounds.iter().rev().cloned().collect();
        prop_assert_eq!(BidderRegister::of_rounds(&turned, &answers), register);
    }

    #[test]
    fn to_answer_twice_is_to_answer_once_and_yes_to_all_leaves_nothing_to_ask(
        rounds in some_rounds(), answers in some_answers(),
    ) {
        let register = BidderRegister::of_rounds(&rounds, &answers);
        let twice: Vec<JoinedBidders> =
            answers.iter().flat_map(|one| [one.clone(), one.clone()]).collect();
        prop_assert_eq!(&BidderRegister::of_rounds(&rounds, &twice), &register);
        let mut more = answers;
        let mut open = asked(&register);
        let mut times = 0;
        while let Some((one, other)) = open.first() {
            more.push(said(&[one, other], Some(one)));
            open = asked(&BidderRegister::of_rounds(&rounds, &more));
            times += 1;
            prop_assert!(times <= 6, "each answer joins two of at most six names");
        }
    }

    #[test]
    fn no_to_all_leaves_nothing_to_ask_and_nobody_joined(rounds in some_rounds()) {
        let names = |register: &BidderRegister| register.bidders.len();
        let first = BidderRegister::of_rounds(&rounds, &[]);
        let (mut answers, mut open) = (Vec::new(), asked(&first));
        while let Some((one, other)) = open.first() {
            answers.push(said(&[one, other], None));
            open = asked(&BidderRegister::of_rounds(&rounds, &answers));
            prop_assert!(answers.len() <= 15, "there are fifteen pairs of six names");
        }
        prop_assert_eq!(names(&BidderRegister::of_rounds(&rounds, &answers)), names(&first));
    }
}
