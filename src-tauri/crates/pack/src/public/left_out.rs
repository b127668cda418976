//! What the public version leaves out, each on its ground: that something is withheld is
//! never hidden.

use evenhand_core::{Bid, Ground, LeftOut, Titled, Unsuccessful};

use super::PublicLeftOut;
use crate::{input::PackInput, papers::Papers};

/// Who decides what every public version leaves out.
const STANDING: &str = "Left out of every public version";

/// Everything that is left out: what always is, what this round's office chose, and what
/// it wrote down itself.
pub(super) fn list_left_out(papers: &Papers<'_>) -> Vec<PublicLeftOut> {
    let input = papers.input;
    let mut list = standing_items();
    list.extend(in_confidence(input));
    list.extend(partners_item(input));
    list.extend(unsuccessful_item(input));
    list.extend(restricted_item(input));
    list.extend(input.publication.left_out.iter().map(own_item));
    list
}

fn item(what: &str, ground: Ground, why: &str, by: &str) -> PublicLeftOut {
    PublicLeftOut {
        what: what.to_owned(),
        ground: ground.title(),
        absolute: ground.is_absolute(),
        why: why.to_owned(),
        by: by.to_owned(),
    }
}

fn standing_items() -> Vec<PublicLeftOut> {
    vec![
        item(
            "The names of the panel’s members",
            Ground::PersonalData,
            "They are called Member A, Member B and on, in an order that cannot be worked out outside the panel.",
            STANDING,
        ),
        item(
            "Each member’s own scores, reasons and declarations",
            Ground::PersonalData,
            "They are of a member, and could tell who that is. What the panel came to is published.",
            STANDING,
        ),
        item(
            "Free text that nobody has read for publication",
            Ground::PersonalData,
            "It may name people or tell of them. A text is published once somebody has read it and found it fit, as it was then.",
            STANDING,
        ),
        item(
            "Contacts at bidders",
            Ground::PersonalData,
            "They are names, addresses and numbers of people.",
            STANDING,
        ),
        item(
            "Addresses of bidders",
            Ground::HealthAndSafety,
            "An address can be that of a refuge or of somebody at risk. The public interest in how money is given is met by the recipient’s name, the amount and the purpose.",
            STANDING,
        ),
    ]
}

/// What bidders told in confidence, where any did.
fn in_confidence(input: &PackInput) -> Option<PublicLeftOut> {
    let is_told = |bid: &Bid| bid.details.other_funding.is_some();
    input.bids.iter().any(is_told).then(|| {
        item(
            "What else pays for the projects",
            Ground::InConfidence,
            "Bidders told it to the office in confidence.",
            STANDING,
        )
    })
}

/// What partners said in words, where there are any.
fn partners_item(input: &PackInput) -> Option<PublicLeftOut> {
    input.partners.as_ref().map(|_| {
        item(
            "What the partners contribute in people and influence, and who sits and signed for each",
            Ground::PersonalData,
            "It names people or tells of them, and to know who sits for a partner would tell which member a letter stands for. What each contributes in money and pays of each award is published, and that and when it signed.",
            STANDING,
        )
    })
}

/// Who was not awarded anything, where the office does not name them.
fn unsuccessful_item(input: &PackInput) -> Option<PublicLeftOut> {
    let (what, instead) = match input.publication.unsuccessful {
        Unsuccessful::Named => return None,
        Unsuccessful::ByReference => (
            "The names, projects and scores of bidders that were not awarded anything",
            "Their bids are listed by reference",
        ),
        Unsuccessful::LeftOut => (
            "Bids that were not awarded anything",
            "Their number is given",
        ),
    };
    let why = format!(
        "To be known as turned down, and for what scores, can harm a bidder with other funders. {instead}, and the method is published in full, which meets the public interest in a fair award."
    );
    let office = input.office.name.trim();
    let by = if office.is_empty() {
        &input.round.commissioner
    } else {
        office
    };
    Some(item(what, Ground::CommercialInterests, &why, by))
}

/// The restricted part of the decision, where there is one.
fn restricted_item(input: &PackInput) -> Option<PublicLeftOut> {
    let decision = input.decision.as_ref()?;
    let restricted = decision.details.restricted.as_ref()?;
    let why = "The decision-maker has restricted this part on the ground named.";
    let by = super::build::decision_maker(input);
    Some(item("A part of the decision", restricted.ground, why, &by))
}

fn own_item(own: &LeftOut) -> PublicLeftOut {
    item(&own.what, own.ground, &own.why, &own.by)
}
