//! The walk by cases: what each bid is awarded, and the sentence that says why.

use evenhand_core::scheme::norfolk::norfolk;
use evenhand_core::shortlist::{AwardKind, breakpoints, coverage, in_rank_order};
use evenhand_core::{FitRule, Fund, Minimum, MinimumFor, Override, OverrideKind};
use rust_decimal::Decimal;

use crate::rounds::{Round, bid, pence, ranking};

/// Four bids of £100, £60, £60 and £30; the two of £60 share rank 2.
fn round(fund: Fund) -> Round {
    let bids = vec![
        bid("A", "Ann", 10_000),
        bid("B", "Ben", 6_000),
        bid("C", "Cai", 6_000),
        bid("D", "Ann", 3_000),
    ];
    let totals = [80, 70, 70, 60].map(Decimal::from);
    let rows: Vec<_> = bids.iter().zip(totals).collect();
    let ranking = ranking(&rows, &[]);
    Round {
        ranking,
        bids,
        fund,
        overrides: Vec::new(),
    }
}

fn ruled(rule: FitRule) -> Fund {
    Fund {
        rule,
        ..Fund::default()
    }
}

/// What each bid is awarded in pence under a fund in pence, and why.
fn cut(round: &Round, fund: i64) -> Vec<(AwardKind, String, String)> {
    let shortlist = in_rank_order(&round.input(), pence(fund));
    let awards = shortlist.awards.into_iter();
    awards
        .map(|award| (award.kind, award.amount.to_words(), award.reason))
        .collect()
}

fn assert_cut(round: &Round, fund: i64, wanted: &[(AwardKind, &str, &str)]) {
    let cut = cut(round, fund);
    let ours: Vec<(AwardKind, &str, &str)> = cut
        .iter()
        .map(|(kind, amount, reason)| (*kind, amount.as_str(), reason.as_str()))
        .collect();
    assert_eq!(ours, wanted);
}

use AwardKind::{Full, None as Nothing, Part, Reserve};

#[test]
fn the_walk_stops_at_the_first_bid_that_does_not_fit() {
    let mut round = round(ruled(FitRule::Stop));
    round.bids[3].amount = pence(2_000);
    assert_cut(
        &round,
        13_000,
        &[
            (Full, "£100", "Ranked 1; it fits and leaves £30."),
            (Reserve, "£0", "Ranked 2; it asks for £60, and £30 is left."),
            (Reserve, "£0", "Ranked 2; it asks for £60, and £30 is left."),
            (Reserve, "£0", "Ranked 4; the list ended at rank 2."),
        ],
    );
}

#[test]
fn a_tie_that_does_not_fit_whole_is_put_to_the_chair() {
    let mut round = round(ruled(FitRule::Skip));
    let reason = "It shares rank 2, and not all bids of that rank fit the £70 that is left: the chair chooses.";
    assert_cut(
        &round,
        17_000,
        &[
            (Full, "£100", "Ranked 1; it fits and leaves £70."),
            (Reserve, "£0", reason),
            (Reserve, "£0", reason),
            (Full, "£30", "Ranked 4; it fits and leaves £40."),
        ],
    );
    let tie = &in_rank_order(&round.input(), pence(17_000)).ties[0];
    assert_eq!(
        tie.sentence,
        "Bids B and C share rank 2 and ask for £120 together; £70 is left, and some of them would fit without the others. Choose which to fund, with a reason."
    );
    round.overrides = vec![Override {
        bid: "C".into(),
        kind: OverrideKind::Fund,
        reason: "It is the only bid for Breckland".to_owned(),
    }];
    let chosen = in_rank_order(&round.input(), pence(17_000));
    assert!(chosen.ties.is_empty(), "the chair has chosen");
    assert_cut(
        &round,
        17_000,
        &[
            (Full, "£100", "Ranked 1; it fits and leaves £10."),
            (Reserve, "£0", "Ranked 2; it asks for £60, and £10 is left."),
            (
                Full,
                "£60",
                "Funded out of order by the chair: It is the only bid for Breckland. It leaves £110.",
            ),
            (Reserve, "£0", "Ranked 4; it asks for £30, and £10 is left."),
        ],
    );
}

#[test]
fn a_part_is_offered_to_a_bid_that_said_it_could_work_with_less() {
    let mut round = round(ruled(FitRule::Part));
    round.bids[0].minimum_amount = Some(pence(8_000));
    round.bids[3].minimum_amount = Some(pence(1_000));
    assert_cut(
        &round,
        8_500,
        &[
            (
                Part,
                "£85",
                "Ranked 1; it asks for £100 and is offered £85, which leaves £0.",
            ),
            (Reserve, "£0", "Ranked 2; it asks for £60, and £0 is left."),
            (Reserve, "£0", "Ranked 2; it asks for £60, and £0 is left."),
            (
                Reserve,
                "£0",
                "Ranked 4; it asks for £30 and could work with £10, and £0 is left.",
            ),
        ],
    );
}

#[test]
fn limits_for_one_bidder_and_one_bid_are_named() {
    let round = round(Fund {
        most_per_bidder: Some(pence(12_000)),
        least_per_bid: Some(pence(2_500)),
        ..ruled(FitRule::Skip)
    });
    assert_cut(
        &round,
        100_000,
        &[
            (Full, "£100", "Ranked 1; it fits and leaves £900."),
            (Full, "£60", "Ranked 2; it fits and leaves £840."),
            (Full, "£60", "Ranked 2; it fits and leaves £780."),
            (
                Reserve,
                "£0",
                "Ranked 4; it would bring Ann to £130, over the most for one bidder, £120.",
            ),
        ],
    );
    let mut narrow = round;
    narrow.fund = Fund {
        most_per_bid: Some(pence(9_000)),
        least_per_bid: Some(pence(4_000)),
        ..Fund::default()
    };
    assert_cut(
        &narrow,
        100_000,
        &[
            (
                Nothing,
                "£0",
                "It asks for £100, over the most for one bid, £90.",
            ),
            (Full, "£60", "Ranked 2; it fits and leaves £940."),
            (Full, "£60", "Ranked 2; it fits and leaves £880."),
            (
                Nothing,
                "£0",
                "It asks for £30, under the least that an award may be, £40.",
            ),
        ],
    );
}

#[test]
fn what_the_chair_declines_is_left_out_and_what_does_not_fit_is_not_funded() {
    let mut round = round(ruled(FitRule::Stop));
    let by_chair = |bid: &str, kind| Override {
        bid: bid.into(),
        kind,
        reason: "Minuted".to_owned(),
    };
    round.overrides = vec![
        by_chair("A", OverrideKind::Decline),
        by_chair("D", OverrideKind::Fund),
    ];
    round.fund.most_per_bid = Some(pence(8_000));
    assert_cut(
        &round,
        2_000,
        &[
            (Nothing, "£0", "Declined by the chair: Minuted."),
            (Reserve, "£0", "Ranked 2; it asks for £60, and £20 is left."),
            (Reserve, "£0", "Ranked 2; it asks for £60, and £20 is left."),
            (
                Reserve,
                "£0",
                "The chair would fund it (Minuted), but it asks for £30, and £20 is left.",
            ),
        ],
    );
}

#[test]
fn a_bid_outside_the_limits_is_never_funded_although_the_chair_would() {
    let mut round = round(Fund {
        most_per_bid: Some(pence(9_000)),
        ..ruled(FitRule::Stop)
    });
    round.overrides = vec![funded("A")];
    assert_cut(
        &round,
        100_000,
        &[
            (
                Nothing,
                "£0",
                "The chair would fund it (Minuted), but it asks for £100, over the most for one bid, £90.",
            ),
            (Full, "£60", "Ranked 2; it fits and leaves £940."),
            (Full, "£60", "Ranked 2; it fits and leaves £880."),
            (Full, "£30", "Ranked 4; it fits and leaves £850."),
        ],
    );
}

#[test]
fn asking_for_a_bid_that_does_not_fit_moves_no_line_past_it() {
    let mut round = round(ruled(FitRule::Stop));
    round.overrides = vec![funded("A")];
    let in_vain = "The chair would fund it (Minuted), but it asks for £100, and £90 is left.";
    let ended = "Ranked 2; the list ended at rank 1.";
    assert_cut(
        &round,
        9_000,
        &[
            (Reserve, "£0", in_vain),
            (Reserve, "£0", ended),
            (Reserve, "£0", ended),
            (Reserve, "£0", "Ranked 4; the list ended at rank 1."),
        ],
    );
    let found = breakpoints(&round.input(), pence(0), pence(12_000)).list;
    assert_eq!(
        found.iter().map(|one| one.fund).collect::<Vec<_>>(),
        [pence(10_000)],
        "nothing comes in before the bid that the chair asks for"
    );
    round.fund.rule = FitRule::Skip;
    let kinds: Vec<AwardKind> = cut(&round, 9_999).into_iter().map(|one| one.0).collect();
    assert_eq!(
        kinds,
        [Reserve, Reserve, Reserve, Full],
        "a walk that skips goes on"
    );
}

#[test]
fn the_others_of_a_rank_are_taken_before_it_ends_the_walk() {
    let mut round = round(ruled(FitRule::Stop));
    round.bids[1].amount = pence(50_000);
    round.overrides = vec![funded("B")];
    let kinds: Vec<AwardKind> = cut(&round, 30_000).into_iter().map(|one| one.0).collect();
    assert_eq!(
        kinds,
        [Full, Reserve, Full, Reserve],
        "C shares the rank of B; D stands below"
    );
}

fn funded(bid: &str) -> Override {
    Override {
        bid: bid.into(),
        kind: OverrideKind::Fund,
        reason: "Minuted".to_owned(),
    }
}

#[test]
fn the_reserve_is_held_back_to_the_penny() {
    let round = round(Fund {
        reserve_share: "33.333".parse().unwrap(),
        ..ruled(FitRule::Stop)
    });
    let shortlist = in_rank_order(&round.input(), pence(10_001));
    assert_eq!(
        [shortlist.left, shortlist.reserve].map(evenhand_core::Pounds::to_words),
        ["£66.67", "£33.34"],
        "£100.01 less 33.333 % is £66.673667: whole pennies of it are awarded"
    );
}

#[test]
fn awards_may_exceed_the_fund_by_its_over_allocation_and_no_penny_more() {
    let under = |over_allocation: &str, reserve_share: &str, total: i64| {
        let fund = Fund {
            over_allocation: over_allocation.parse().unwrap(),
            reserve_share: reserve_share.parse().unwrap(),
            ..ruled(FitRule::Stop)
        };
        let shortlist = in_rank_order(&round(fund).input(), pence(total));
        let (over, over_fund) = (shortlist.over_allocation, shortlist.over_fund());
        [
            shortlist.spent,
            shortlist.left,
            shortlist.reserve,
            over,
            over_fund,
        ]
        .map(evenhand_core::Pounds::to_words)
    };
    assert_eq!(
        under("10", "0", 9_091),
        ["£100", "£0", "£0", "£9.09", "£9.09"],
        "£90.91 and a tenth of it is £100.001: the first bid fits, £9.09 over the fund"
    );
    assert_eq!(
        under("10", "0", 9_090),
        ["£0", "£99.99", "£0", "£9.09", "£0"],
        "a penny less and it does not"
    );
    assert_eq!(
        under("12.5", "33.333", 101),
        ["£0", "£0.79", "£0.34", "£0.12", "£0"],
        "£1.01 × 0.79167 is £0.7995867; £1.01 × 0.66667 is £0.6733367: each is rounded down"
    );
    let plain = serde_json::to_value(in_rank_order(
        &round(ruled(FitRule::Stop)).input(),
        pence(101),
    ));
    assert_eq!(
        plain.unwrap().get("over_allocation"),
        None,
        "a fund without a share is told of as before"
    );
}

#[test]
fn breakpoints_are_where_a_bid_comes_in_and_no_penny_earlier() {
    let round = round(ruled(FitRule::Stop));
    let found = breakpoints(&round.input(), pence(10_000), pence(25_000)).list;
    let told: Vec<_> = found
        .iter()
        .map(|one| {
            (
                one.fund.to_words(),
                one.enters
                    .iter()
                    .map(|bid| bid.as_str())
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("£220".to_owned(), vec!["B", "C"]),
            ("£250".to_owned(), vec!["D"])
        ],
        "the low end is left out and the high end is in; tied bids come in together"
    );
}

#[test]
fn a_larger_fund_can_push_a_bid_out() {
    let round = round(ruled(FitRule::Skip));
    let found = breakpoints(&round.input(), pence(3_000), pence(10_000)).list;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].fund, pence(10_000));
    assert_eq!(
        (found[0].enters[0].as_str(), found[0].leaves[0].as_str()),
        ("A", "D"),
        "£100 goes to the bid ranked first, which leaves nothing for the fourth"
    );
}

#[test]
fn coverage_says_what_is_reached_and_what_is_not() {
    let mut round = round(ruled(FitRule::Stop));
    round.bids[0].district = Some("Norwich".to_owned());
    round.bids[0].objectives.insert("o1".into());
    round.bids[3].objectives.insert("o1".into());
    round.fund.minimums = vec![Minimum {
        of: MinimumFor::Objective("o1".into()),
        least_spend: Some(pence(12_000)),
        least_awards: Some(1),
    }];
    let shortlist = in_rank_order(&round.input(), pence(22_000));
    assert_eq!(
        shortlist.unmet[0].sentence,
        "For objective o1 there is £100 of at least £120."
    );
    let rows = coverage(&round.input(), &norfolk(), &shortlist.awards);
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.id.as_str(),
                row.bids,
                row.awards,
                row.spend.to_words(),
                row.share.to_string(),
                row.met,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "o1",
                2,
                1,
                "£100".to_owned(),
                "45.5".to_owned(),
                Some(false)
            ),
            ("Norwich", 1, 1, "£100".to_owned(), "45.5".to_owned(), None),
        ],
        "£100 of £220 is 45.45…, and half up at one place"
    );
}
