//! What was decided, put beside the bids that it was decided on.

use std::{cmp::Ordering, collections::BTreeMap};

use evenhand_core::{
    Bid, BidRef, Decision, DecisionKind, Office, Pounds, RoundDetails, Titled, VariantArray,
    natural::compare_naturally, phrase,
};
use evenhand_pack::input::PackInput;

/// A bid and what was decided on it.
#[derive(Clone, Copy)]
pub(crate) struct DecidedBid<'a> {
    pub(crate) bid: &'a Bid,
    pub(crate) decision: &'a Decision,
}

impl DecidedBid<'_> {
    /// Whether money was awarded.
    pub(crate) fn is_awarded(&self) -> bool {
        is_award(self.decision.kind)
    }
}

/// Whether a kind of decision awards money.
pub(crate) fn is_award(kind: DecisionKind) -> bool {
    match kind {
        DecisionKind::Award | DecisionKind::PartAward => true,
        DecisionKind::Reserve | DecisionKind::Deferred | DecisionKind::Decline => false,
    }
}

/// Every bid that something was decided on, by reference in natural order.
pub(crate) fn decided_bids(input: &PackInput) -> Vec<DecidedBid<'_>> {
    let bids: BTreeMap<&BidRef, &Bid> =
        input.bids.iter().map(|bid| (&bid.reference, bid)).collect();
    let decisions = input.decisions.iter();
    let mut decided: Vec<DecidedBid<'_>> = decisions
        .filter_map(|decision| {
            let bid = bids.get(&decision.bid).copied()?;
            Some(DecidedBid { bid, decision })
        })
        .collect();
    decided.sort_by(|one, other| by_reference(&one.bid.reference, &other.bid.reference));
    decided
}

/// The natural order of references.
pub(crate) fn by_reference(one: &BidRef, other: &BidRef) -> Ordering {
    compare_naturally(one.as_str(), other.as_str())
}

/// What was awarded in all, in pounds.
pub(crate) fn awarded_in_all(decided: &[DecidedBid<'_>]) -> Pounds {
    let awards = decided.iter().filter(|one| one.is_awarded());
    awards.map(|one| one.decision.amount).sum()
}

/// How many of each kind were decided: "2 declined, 1 on the reserve list".
pub(crate) fn count_kinds<'d>(kinds: impl Iterator<Item = &'d Decision> + Clone) -> String {
    let counts = DecisionKind::VARIANTS.iter().filter_map(|kind| {
        let count = kinds.clone().filter(|one| one.kind == *kind).count();
        (count > 0).then(|| format!("{count} {}", told_of(*kind)))
    });
    phrase::listed(counts)
}

/// What is told of a bid by a kind of decision.
fn told_of(kind: DecisionKind) -> String {
    match kind {
        DecisionKind::Award | DecisionKind::PartAward => kind.in_sentence(),
        DecisionKind::Reserve => "on the reserve list".to_owned(),
        DecisionKind::Deferred => "deferred".to_owned(),
        DecisionKind::Decline => "declined".to_owned(),
    }
}

/// The fund: the least and the most that it may come to, equal once it is settled.
pub(crate) fn fund_ends(input: &PackInput) -> (Pounds, Pounds) {
    let settled = input.shortlist.as_ref();
    match settled.and_then(|shortlist| shortlist.settled.as_ref()) {
        Some(settled) => (settled.total, settled.total),
        None => (input.round.fund.low, input.round.fund.high),
    }
}

/// The name of the office that writes.
pub(crate) fn office_name(input: &PackInput) -> &str {
    called(&input.office.name, &input.round)
}

/// The office of who decides.
pub(crate) fn decision_maker(input: &PackInput) -> &str {
    decider(&input.office, &input.round)
}

/// The office of who decides in a round.
pub(crate) fn decider<'t>(office: &'t Office, round: &'t RoundDetails) -> &'t str {
    first_given(
        [&office.decision_maker, &round.commissioner],
        "Commissioner",
    )
}

/// What an office is called: its name, or whose money the round gives.
pub(crate) fn called<'t>(name: &'t String, round: &'t RoundDetails) -> &'t str {
    first_given([name, &round.commissioner], "The office")
}

fn first_given<'t>(given: [&'t String; 2], otherwise: &'t str) -> &'t str {
    let mut given = given.into_iter().map(|text| text.trim());
    given.find(|text| !text.is_empty()).unwrap_or(otherwise)
}
