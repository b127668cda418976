//! What standard words may call by name.

use evenhand_core::{Titled, phrase};
use minijinja::Value;

use super::AgreementInput;
use crate::{decided, template::Values, words};

/// The names that standard words may use.
pub(crate) const NAMES: [&str; 20] = [
    "office.name",
    "office.decision_maker",
    "office.address",
    "office.contact",
    "round.title",
    "reference",
    "bidder",
    "project",
    "amount",
    "asked",
    "start",
    "end",
    "purpose",
    "district",
    "conditions",
    "power",
    "payments",
    "returns",
    "measures",
    "reviews",
];

/// The values of an agreement.
pub(super) fn values(input: &AgreementInput<'_>) -> Values {
    let (facts, agreement) = (&input.facts, input.agreement());
    let (office, round, bid) = (facts.office, facts.round, facts.bid);
    let counted = |number: usize, one, many| match number {
        0 => String::new(),
        number => phrase::counted(number, one, many),
    };
    let values = [
        decided::called(&office.name, round).to_owned(),
        decided::decider(office, round).to_owned(),
        office.address.clone(),
        office.contact.clone(),
        round.title.clone(),
        bid.reference.to_string(),
        bid.bidder.to_string(),
        bid.title.clone(),
        facts.decision.amount.to_words(),
        bid.amount.to_words(),
        words::day(agreement.start),
        words::day(agreement.end),
        bid.details.purpose.clone().unwrap_or_default(),
        bid.district.clone().unwrap_or_default(),
        facts.decision.conditions.clone(),
        round.fund.power.map_or("", Titled::title).to_owned(),
        counted(agreement.payments.len(), "payment", "payments"),
        counted(agreement.returns.len(), "return", "returns"),
        counted(agreement.measures.len(), "measure", "measures"),
        phrase::listed(agreement.reviews.iter().map(|day| words::day(*day))),
    ];
    NAMES.into_iter().zip(values.map(Value::from)).collect()
}
