//! What documents need of a bid: good values, and such as a form may send.

use chrono::{Days, NaiveDate};
use evenhand_core::{BidApproach, BidDetails, PrivateText, ValidationPlan};
use proptest::option;
use proptest::prelude::*;

use super::texts::any_filled_text;

/// A day of the years that a project may start in, `days` after the first of them.
fn day(days: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
    first.checked_add_days(Days::new(days)).unwrap()
}

/// Details that a file would give back as they are; in half of the bids nothing.
pub(crate) fn any_details() -> impl Strategy<Value = BidDetails> {
    let text = || option::of(any_filled_text());
    let private = || option::of(any_filled_text().prop_map(PrivateText::new));
    let numbers = (
        option::of("[0-9]{6,7}(-[0-9]{1,3})?"),
        option::of("0[0-9]{7}|00[0-9]{6}|[0-9]{8}|[A-Z]{2}[0-9]{6}"),
    );
    let days = (option::of(0..54_000_u64), option::of(54_000..109_000_u64));
    let choices = (
        option::of(prop_oneof![
            Just(BidApproach::Proven),
            Just(BidApproach::New)
        ]),
        option::of(any::<bool>()),
    );
    let texts = (private(), private(), text(), text(), private());
    let plan =
        (any_filled_text(), any_filled_text(), 0..109_000_u64).prop_map(|(method, measure, by)| {
            ValidationPlan {
                method,
                measure,
                by: day(by),
            }
        });
    let shown = (text(), option::of(plan));
    let some = (numbers, days, choices, texts, shown).prop_map(
        |(
            (charity_number, company_number),
            (start, end),
            (approach, existing),
            (contact, address, purpose, beneficiaries, other_funding),
            (evidence, validation),
        )| BidDetails {
            charity_number,
            company_number,
            contact,
            address,
            start: start.map(day),
            end: end.map(day),
            purpose,
            beneficiaries,
            other_funding,
            approach,
            existing,
            evidence,
            validation,
        },
    );
    prop_oneof![Just(BidDetails::default()), some]
}

/// Details as a form may send them: numbers that are none, days out of order or of the
/// year 0, texts of any length.
pub(crate) fn any_typed_details() -> impl Strategy<Value = BidDetails> {
    let odd = (
        any_details(),
        "[0-9A-Za-z -]{0,9}",
        -700_000..400_000_i32,
        1_990..2_010_usize,
    )
        .prop_map(|(details, number, days, long)| BidDetails {
            charity_number: Some(number.clone()),
            company_number: Some(number),
            end: NaiveDate::from_epoch_days(days),
            purpose: Some("p".repeat(long)),
            contact: Some(PrivateText::new("c".repeat(long))),
            ..details
        });
    prop_oneof![3 => any_details(), 1 => odd]
}
