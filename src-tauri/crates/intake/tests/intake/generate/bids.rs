//! Bids: good ones, and such as a form may send.

use std::collections::BTreeSet;

use evenhand_core::likeness::is_unseen;
use evenhand_core::{Bid, BidRef, Bidder, CriterionId, Pounds, Scheme};
use evenhand_intake::BidderNames;
use proptest::char;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::subsequence;
use rust_decimal::Decimal;

use super::details::{any_details, any_typed_details};
use super::schemes::any_scheme;
use super::texts::{any_amount, any_filled_text, any_name, hundredths, text_char};

/// A round's scheme and bids.
pub(crate) type Round = (Scheme, Vec<Bid>);

/// The ids that a bid may claim, some of them.
fn any_claims(ids: &BTreeSet<CriterionId>) -> impl Strategy<Value = BTreeSet<CriterionId>> + use<> {
    let ids: Vec<CriterionId> = ids.iter().cloned().collect();
    let most = ids.len();
    subsequence(ids, 0..=most).prop_map(BTreeSet::from_iter)
}

/// A bid whose reference ends as no other's does, and as no bidder's does.
fn any_bid(index: usize, ids: &BTreeSet<CriterionId>) -> BoxedStrategy<Bid> {
    let names = (
        any_name(format!("#{index}")).prop_map(|name| name.replace(is_unseen, "·")),
        any_name(format!("&{}", index % 2)),
        any_filled_text(),
    );
    let amounts = any_amount().prop_flat_map(|amount| {
        let pence = i64::try_from(amount.0.mantissa()).unwrap();
        (
            Just(amount),
            option::of(hundredths(0, pence).prop_map(Pounds)),
        )
    });
    let texts = (
        option::of(any_name("d")),
        option::of(any_filled_text()),
        any_details(),
    );
    (names, amounts, any_claims(ids), any_claims(ids), texts)
        .prop_map(
            |(
                (reference, bidder, title),
                (amount, minimum_amount),
                objectives,
                groups,
                (district, summary, details),
            )| Bid {
                reference: BidRef::new(reference),
                bidder: Bidder::new(bidder),
                title,
                amount,
                minimum_amount,
                objectives,
                groups,
                district,
                summary,
                details,
            },
        )
        .boxed()
}

/// Any round: a scheme, and bids that claim criteria of it.
pub(crate) fn any_round() -> BoxedStrategy<Round> {
    (any_scheme(), 0..5_usize)
        .prop_flat_map(|(scheme, count)| {
            let ids = scheme.criterion_ids();
            let bids: Vec<_> = (0..count).map(|index| any_bid(index, &ids)).collect();
            (Just(scheme), bids.prop_map(name_bidders_once))
        })
        .boxed()
}

/// Bidders that look alike under one name, as they are on file.
fn name_bidders_once(mut bids: Vec<Bid>) -> Vec<Bid> {
    let mut names = BidderNames::default();
    bids.iter_mut().for_each(|bid| names.name_as_before(bid));
    bids
}

/// A bid as a form may send it: its texts hold anything but NUL and may be too long,
/// its amounts may be no amounts, and what it claims may be nothing in the scheme.
pub(crate) fn any_typed_bid(scheme: &Scheme) -> impl Strategy<Value = Bid> + use<> {
    let text = || {
        let any = vec(
            prop_oneof![6 => text_char(), 1 => char::range(' ', '~'), 1 => char::range('\u{1}', '\u{9f}')],
            0..20,
        );
        let long = (290..310_usize).prop_map(|length| vec!['x'; length]);
        let huge = (65_530..65_540_usize).prop_map(|length| vec!['y'; length]);
        let odd = prop_oneof![40 => any, 2 => long, 1 => huge].prop_map(String::from_iter);
        prop_oneof![3 => any_name("!"), 1 => odd]
    };
    let amount = || {
        let odd = (any::<i64>(), 0..5_u32)
            .prop_map(|(digits, scale)| Pounds(Decimal::new(digits, scale)));
        prop_oneof![2 => any_amount(), 1 => odd]
    };
    let ids: Vec<CriterionId> = scheme
        .criterion_ids()
        .into_iter()
        .chain(["zz".into(), "o; 1".into()])
        .collect();
    let claims = subsequence(ids.clone(), 0..=2).prop_map(BTreeSet::from_iter);
    let texts = (
        text(),
        text(),
        text(),
        option::of(text()),
        option::of(text()),
    );
    let amounts = (amount(), option::of(amount()));
    (texts, amounts, claims, any_typed_details()).prop_map(
        |(
            (reference, bidder, title, district, summary),
            (amount, minimum_amount),
            objectives,
            details,
        )| Bid {
            minimum_amount,
            objectives,
            district,
            summary,
            details,
            ..Bid::new(BidRef::new(reference), Bidder::new(bidder), title, amount)
        },
    )
}
