//! The agreement that is offered before one is written.

use evenhand_core::commission::{
    AwardCheckKind, AwardEntry, AwardFile, MeasureKind, PaymentNeed, check_agreement,
    draft_agreement, equal_parts,
};
use evenhand_core::{Bid, BidApproach, BidRef, Bidder, Pounds, ValidationPlan};
use proptest::prelude::*;

use crate::award::{day, pounds};

fn bid(start: &str, end: &str) -> Bid {
    let mut bid = Bid::new(
        BidRef::new("1"),
        Bidder::new("Ann"),
        "First",
        pounds("1000"),
    );
    bid.details.start = start.parse().ok();
    bid.details.end = end.parse().ok();
    bid
}

#[test]
fn a_draft_runs_over_the_days_of_the_bid_or_the_financial_year() {
    for (start, end, decided, from, to, periods) in [
        (
            "2014-05-01",
            "2015-01-31",
            "2014-02-01",
            "2014-05-01",
            "2015-01-31",
            3,
        ),
        (
            "2014-05-01",
            "",
            "2014-02-01",
            "2014-05-01",
            "2015-03-31",
            4,
        ),
        ("", "", "2014-02-01", "2014-04-01", "2015-03-31", 4),
        ("", "", "2014-04-01", "2014-04-01", "2015-03-31", 4),
        ("", "", "2014-04-02", "2015-04-01", "2016-03-31", 4),
        (
            "",
            "2014-06-30",
            "2014-02-01",
            "2014-04-01",
            "2014-06-30",
            1,
        ),
        (
            "",
            "2014-03-01",
            "2014-02-01",
            "2014-02-01",
            "2014-03-01",
            1,
        ),
        (
            "2014-08-31",
            "2014-11-30",
            "2014-02-01",
            "2014-08-31",
            "2014-11-30",
            2,
        ),
    ] {
        let draft = draft_agreement(&bid(start, end), pounds("1000"), day(decided));
        assert_eq!(
            (draft.start, draft.end),
            (day(from), day(to)),
            "{start} {end} {decided}"
        );
        assert_eq!(draft.returns.len(), periods, "{start} {end} {decided}");
    }
}

#[test]
fn a_draft_is_reported_on_and_paid_by_quarters() {
    let draft = draft_agreement(
        &bid("2014-04-01", "2015-03-31"),
        pounds("1000.01"),
        day("2014-02-01"),
    );
    let periods: Vec<String> = draft
        .returns
        .iter()
        .map(|one| format!("{} {} {} {}", one.number, one.from, one.to, one.due))
        .collect();
    assert_eq!(
        periods,
        [
            "1 2014-04-01 2014-06-30 2014-07-28",
            "2 2014-07-01 2014-09-30 2014-10-28",
            "3 2014-10-01 2014-12-31 2015-01-28",
            "4 2015-01-01 2015-03-31 2015-04-28",
        ]
    );
    let payments: Vec<String> = draft
        .payments
        .iter()
        .map(|one| format!("{} {} {}", one.number, one.due, one.amount))
        .collect();
    assert_eq!(
        payments,
        [
            "1 2014-04-01 250.01",
            "2 2014-07-28 250.00",
            "3 2014-10-28 250.00",
            "4 2015-01-28 250.00",
        ]
    );
    let first: Vec<PaymentNeed> = draft.payments[0].needs.iter().copied().collect();
    assert_eq!(
        first,
        [
            PaymentNeed::Signatures,
            PaymentNeed::Check(AwardCheckKind::Dbs),
            PaymentNeed::Check(AwardCheckKind::Insurance),
            PaymentNeed::Check(AwardCheckKind::BankAccount),
        ]
    );
    assert!(draft.payments[3].needs.iter().eq(&[PaymentNeed::Return(3)]));
    assert_eq!(draft.reviews, [day("2014-09-30"), day("2015-03-31")]);
}

#[test]
fn what_validates_a_new_approach_is_measured() {
    let mut bid = bid("2014-04-01", "2015-03-31");
    bid.details.validation = Some(ValidationPlan {
        method: "Beside a street without it".into(),
        measure: "Calls to the\npolice".into(),
        by: day("2015-02-01"),
    });
    let measures = |bid: &Bid| draft_agreement(bid, pounds("1"), day("2014-02-01")).measures;
    assert!(measures(&bid).is_empty(), "it is not marked as new");
    bid.details.approach = Some(BidApproach::New);
    let [measure] = &measures(&bid)[..] else {
        panic!("there is one measure");
    };
    assert_eq!(measure.title, "Calls to the police");
    assert_eq!(measure.evidence, "Beside a street without it");
    assert_eq!(
        (measure.kind, measure.by),
        (MeasureKind::Milestone, Some(day("2015-02-01")))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn parts_sum_to_the_penny(pence in 0_i64..=100_000_000_000_000, parts in 1_usize..=120) {
        let amount = Pounds(rust_decimal::Decimal::new(pence, 2));
        let split = equal_parts(amount, parts);
        prop_assert_eq!(split.len(), parts);
        prop_assert_eq!(split.iter().copied().sum::<Pounds>(), amount);
        prop_assert!(split.iter().all(|part| part.check().is_ok()));
        let most = split[0].0 - split[parts - 1].0;
        prop_assert!(most >= 0.into() && most * rust_decimal::Decimal::from(100) < parts.into());
    }

    #[test]
    fn every_draft_can_be_put_on_file(
        pence in 1_i64..=100_000_000_000_000,
        start in prop::option::of(0_u64..30_000),
        length in prop::option::of(0_u64..6_000),
        decided in 0_u64..30_000,
    ) {
        let first = day("2000-01-01");
        let mut bid = bid("", "");
        let begins = start.map(|days| first + chrono::Days::new(days));
        bid.details.start = begins;
        bid.details.end = length.map(|days| begins.unwrap_or(first) + chrono::Days::new(days));
        let award = Pounds(rust_decimal::Decimal::new(pence, 2));
        let draft = draft_agreement(&bid, award, first + chrono::Days::new(decided));
        prop_assert_eq!(check_agreement(&draft), Ok(()));
        let periods = (draft.returns[0].from, draft.returns[draft.returns.len() - 1].to);
        prop_assert_eq!(periods, (draft.start, draft.end));
        let written = AwardEntry::Written(Box::new(draft));
        prop_assert_eq!(AwardFile::default().check(award, &written), Ok(()));
    }
}
