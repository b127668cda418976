//! Which bids take no rank, and why: the first of gateway, quorum, incomplete
//! and threshold that bars them.

use evenhand_core::scheme::GatewayKind;
use evenhand_core::{Bid, GatewayReply};

use crate::fraction::{Fraction, Printed, fraction};
use crate::naive::{Exactly, applicable, counting, exactly, places};
use crate::round::Round;

/// Why a bid is listed apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    Gateway,
    Quorum,
    Incomplete,
    Threshold,
}

fn closed_gateways(round: &Round, bid: &Bid) -> Vec<String> {
    let mut closed = Vec::new();
    for gateway in &round.scheme.gateways {
        let passed = round.gateways.iter().any(|given| {
            given.bid == bid.reference
                && given.gateway == gateway.id
                && given.answer == Some(GatewayReply::Pass)
        });
        if gateway.kind == GatewayKind::Showstopper && !passed {
            closed.push(gateway.id.to_string());
        }
    }
    closed
}

fn unfinished_agreements(round: &Round, bid: &Bid) -> Vec<String> {
    let mut unfinished = Vec::new();
    for agreed in &round.agreed {
        let no_reason = agreed.reason.chars().all(char::is_whitespace);
        if agreed.bid == bid.reference
            && applicable(round, bid)
                .iter()
                .any(|criterion| criterion.id == agreed.criterion)
            && (agreed.score.is_none() || no_reason)
        {
            unfinished.push(agreed.criterion.to_string());
        }
    }
    unfinished
}

/// What stands under its mark: ids of criteria and sections, "stage" for
/// the mark of the second stage, "pass" for the pass mark.
pub fn under_its_mark(round: &Round, bid: &Bid, exact: &Exactly) -> Vec<String> {
    let mut under = Vec::new();
    for criterion in applicable(round, bid) {
        let score = &exact.panel[&criterion.id];
        if let Some(threshold) = criterion.threshold.map(|threshold| fraction(threshold.0)) {
            let passes = if criterion.scale.higher_is_better {
                *score >= threshold
            } else {
                *score <= threshold
            };
            if !passes {
                under.push(criterion.id.to_string());
            }
        }
    }
    let printed = |figure: &Fraction| Printed::of(figure, places(round)).value();
    for section in &round.scheme.sections {
        if let Some(threshold) = section.threshold
            && printed(&exact.sections[&section.id]) < fraction(threshold.0)
        {
            under.push(section.id.to_string());
        }
    }
    if let Some(stage) = &round.scheme.second_stage
        && printed(&exact.first_total) < fraction(stage.mark.0)
    {
        under.push("stage".to_owned());
    }
    if let Some(mark) = round.scheme.pass_mark
        && printed(&exact.total) < fraction(mark.0)
    {
        under.push("pass".to_owned());
    }
    under
}

/// The first thing that bars a bid from a rank; nothing where it takes one.
pub fn bar(round: &Round, bid: &Bid, exact: Option<&Exactly>) -> Option<Apart> {
    if !closed_gateways(round, bid).is_empty() {
        return Some(Apart::Gateway);
    }
    if counting(round, bid).len() < usize::try_from(round.scheme.quorum).unwrap() {
        return Some(Apart::Quorum);
    }
    if !unfinished_agreements(round, bid).is_empty() {
        return Some(Apart::Incomplete);
    }
    match exact {
        None => Some(Apart::Incomplete),
        Some(exact) if under_its_mark(round, bid, exact).is_empty() => None,
        Some(_) => Some(Apart::Threshold),
    }
}

/// What the sentence about a bid listed apart has to name.
pub fn named_as_apart(round: &Round, bid: &Bid, reason: Apart) -> Vec<String> {
    match reason {
        Apart::Gateway => closed_gateways(round, bid),
        Apart::Quorum => vec![round.scheme.quorum.to_string(), "quorum".to_owned()],
        Apart::Incomplete if unfinished_agreements(round, bid).is_empty() => {
            vec!["trimmed".to_owned(), counting(round, bid).len().to_string()]
        }
        Apart::Incomplete => unfinished_agreements(round, bid),
        Apart::Threshold => under_its_mark(round, bid, &exactly(round, bid).unwrap()),
    }
}
