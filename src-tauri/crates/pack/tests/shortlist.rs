//! The shortlist under the fund, as it is printed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod common;

use common::{Choices, Plan, pack, running_text, work_out};
use evenhand_core::{BidRef, FitRule, Minimum, MinimumFor, Pounds, SettledAward, Way, Weight};
use evenhand_pack::input::PackInput;
use rust_decimal::Decimal;

/// Asserts that the pack says each of these.
fn assert_says(input: &PackInput, sentences: &[&str]) {
    let Some(text) = running_text(&pack(input)) else {
        return;
    };
    for sentence in sentences {
        let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            text.contains(&sentence),
            "the pack does not say: {sentence}"
        );
    }
}

fn amount(input: &PackInput, bid: &BidRef) -> Decimal {
    let bids = input.bids.iter();
    bids.filter(|one| one.reference == *bid)
        .map(|one| one.amount.0)
        .sum()
}

#[test]
fn every_ranked_bid_has_its_reason() {
    let input = common::round(Plan::of(30));
    let shortlist = input.shortlist.as_ref().unwrap();
    let main = &shortlist.scenarios[shortlist.main];
    let ranked = main.awards.iter().filter(|award| award.rank.is_some());
    let mut said: Vec<&str> = ranked.map(|award| award.reason.as_str()).collect();
    assert!(said.len() > 20);
    said.extend(shortlist.overrides.iter().map(|one| one.reason.as_str()));
    said.push("The Police Grant came to this.");
    said.push("Its awards are those of the shortlist above.");
    assert_says(&input, &said);
}

#[test]
fn without_a_fund_and_figures_there_are_no_such_chapters() {
    let mut input = common::round(Plan::of(3));
    input.shortlist = None;
    input.fairness = None;
    if let Some(text) = running_text(&pack(&input)) {
        assert!(!text.contains("The shortlist under the fund"));
        assert!(!text.contains("Fairness figures"));
    }
}

/// A round whose first two bids are alike, so that they share a rank, under a fund
/// that holds one of them and not both.
fn tied() -> PackInput {
    let mut input = common::round(Plan::of(8));
    input.scheme.tie_breaks.clear();
    input.agreed.clear();
    input.bids[1] = evenhand_core::Bid {
        reference: input.bids[1].reference.clone(),
        ..input.bids[0].clone()
    };
    let (one, other) = (
        input.bids[0].reference.clone(),
        input.bids[1].reference.clone(),
    );
    let theirs: Vec<_> = input
        .sheets
        .iter()
        .filter(|sheet| sheet.bid == one)
        .cloned()
        .collect();
    for sheet in input.sheets.iter_mut().filter(|sheet| sheet.bid == other) {
        let like = theirs
            .iter()
            .find(|their| their.member == sheet.member)
            .unwrap();
        sheet.content = like.content.clone();
    }
    work_out(&mut input, &|_| Choices::default());
    let ranking = &input.ranking.ranking;
    let shared = ranking.iter().find(|row| row.bid == one).unwrap();
    assert!(shared.tied, "two bids alike share a rank");
    let above = ranking.iter().take_while(|row| row.rank < shared.rank);
    let above: Decimal = above.map(|row| amount(&input, &row.bid)).sum();
    let total = Pounds(above + amount(&input, &one));
    let fund = &mut input.round.fund;
    (fund.low, fund.high) = (total, total);
    fund.reserve_share = Weight::default();
    (fund.most_per_bid, fund.least_per_bid) = (None, None);
    fund.rule = FitRule::Stop;
    work_out(&mut input, &|_| Choices::default());
    input
}

#[test]
fn a_tie_at_the_line_is_put_to_the_chair() {
    let input = tied();
    let main = &input.shortlist.as_ref().unwrap().scenarios[0];
    assert_eq!(main.ties.len(), 1, "the fund holds one of the two");
    let line = format!(
        "The funding line: the list ended here, and {} is left.",
        main.left.to_words()
    );
    assert_says(
        &input,
        &[
            "Ties put to the chair",
            &main.ties[0].sentence,
            &line,
            "The chair has not settled on a shortlist.",
            "The fund is settled and has no range",
        ],
    );
}

#[test]
fn a_minimum_out_of_reach_is_said_and_leaves_no_best_set() {
    let mut input = common::round(Plan::of(12));
    input.round.fund.minimums.push(Minimum {
        of: MinimumFor::District("Norwich".to_owned()),
        least_spend: Some("900000".parse().unwrap()),
        least_awards: Some(40),
    });
    work_out(&mut input, &Choices::made);
    let shortlist = input.shortlist.as_ref().unwrap();
    let unmet = &shortlist.scenarios[shortlist.main].unmet;
    assert_eq!(unmet.len(), 1);
    let reason = shortlist.best.as_ref().unwrap_err();
    assert_says(
        &input,
        &[
            "Minimums that are not reached",
            &unmet[0].sentence,
            "Norwich: at least £900,000 and at least 40 awards",
            &format!("There is no best set to show. {reason}"),
        ],
    );
}

#[test]
fn a_best_set_that_is_not_proved_says_so() {
    let mut input = common::round(Plan::of(30));
    work_out(&mut input, &|_| Choices {
        hasty: true,
        ..Choices::default()
    });
    let shortlist = input.shortlist.as_ref().unwrap();
    let (best, _) = shortlist.best.as_ref().unwrap();
    assert!(!best.proved, "the search was stopped at once");
    let bound = best.bound.unwrap().normalize();
    assert_says(
        &input,
        &[&format!(
            "It is not proved that this is the best: the search was stopped. No set comes to more than {bound}."
        )],
    );
}

#[test]
fn a_best_set_is_explained_in_points_and_pounds() {
    let input = common::round(Plan::of(30));
    let (best, difference) = input.shortlist.as_ref().unwrap().best.as_ref().unwrap();
    assert!(best.proved && !difference.gained.is_empty());
    assert_says(
        &input,
        &[
            "It is proved, in whole numbers, that no other set comes to more.",
            &format!("{} points more", difference.points),
            "Gained: funded in the best set alone",
        ],
    );
}

#[test]
fn a_settled_shortlist_that_is_not_the_walk_is_printed_whole() {
    let mut input = common::round(Plan::of(12));
    let first = input.ranking.ranking[0].bid.clone();
    let settled = input.shortlist.as_mut().unwrap().settled.as_mut().unwrap();
    settled.way = Way::BestValue;
    settled.reason = "It reaches twice as many people.".to_owned();
    settled.awards = vec![SettledAward {
        bid: first,
        amount: "1234.56".parse().unwrap(),
    }];
    assert_says(
        &input,
        &[
            "awarded by best value: 1 award for £1,234.56 in all.",
            "It reaches twice as many people.",
            "Its awards differ from those of the shortlist above.",
        ],
    );
}

#[test]
fn a_search_for_breakpoints_that_was_given_up_says_so() {
    let mut input = common::round(Plan::of(12));
    let breakpoints = &mut input.shortlist.as_mut().unwrap().breakpoints;
    breakpoints.given_up_at = Some("250000".parse().unwrap());
    assert_says(&input, &["the search was given up at £250,000"]);
}

#[test]
fn every_breakpoint_stands_in_the_table() {
    let input = common::round(Plan::of(30));
    let list = &input.shortlist.as_ref().unwrap().breakpoints.list;
    assert!(list.len() > 3);
    let rows: Vec<String> = list
        .iter()
        .map(|one| {
            let words = |bids: &[BidRef]| match bids {
                [] => "—".to_owned(),
                bids => bids
                    .iter()
                    .map(BidRef::as_str)
                    .collect::<Vec<_>>()
                    .join(", "),
            };
            format!(
                "{} {} {}",
                one.fund.to_words(),
                words(&one.enters),
                words(&one.leaves)
            )
        })
        .collect();
    assert_says(&input, &rows.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_bid_of_another_round_is_refused() {
    let mut input = common::round(Plan::of(3));
    let shortlist = input.shortlist.as_mut().unwrap();
    let award = &mut shortlist.scenarios[shortlist.main].awards[0];
    award.bid = "999".into();
    let refused = evenhand_pack::render(&input, Default::default(), &mut |_| {
        std::ops::ControlFlow::Continue(())
    });
    assert!(refused.unwrap_err().to_string().contains("lists bid 999"));
}
