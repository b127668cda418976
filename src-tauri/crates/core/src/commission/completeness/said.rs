//! What an agreement lacks in words: under its headings, of its parties, of a variation,
//! and who has not signed.

use chrono::NaiveDate;
use strum::VariantArray;

use super::super::agreement::Side;
use super::super::heading::Heading;
use super::{AgreementFacts, AgreementGap, GapPlace, missing};
use crate::bid_details::BidApproach;
use crate::decision::DecisionKind;
use crate::phrase;
use crate::private_text::PrivateText;
use crate::title::Titled;

/// Headings with no words at all: the office has taken the program's away, and nothing is
/// said for this award.
pub(super) fn heading_gaps(facts: &AgreementFacts<'_>) -> Vec<AgreementGap> {
    let is_taken_away = |heading: &Heading| {
        let own = facts.words.and_then(|words| words.words.get(heading));
        own.is_some_and(|text| text.trim().is_empty())
    };
    let empty = Heading::VARIANTS.iter().copied().filter(|heading| {
        let said = facts.text_of(*heading);
        is_taken_away(heading) && said.is_empty()
    });
    empty
        .map(|heading| {
            let what = format!(
                "Nothing is said under “{}”: give standard words, or a text for this award.",
                heading.title()
            );
            missing(heading, what).put_right_at(GapPlace::Text)
        })
        .collect()
}

/// What is funded, and how it is found out whether it worked.
pub(super) fn activity_gaps(facts: &AgreementFacts<'_>) -> Vec<AgreementGap> {
    let mut gaps = Vec::new();
    let is_given =
        |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
    let (bid, said) = (facts.bid, facts.text_of(Heading::Activities));
    if said.is_empty() {
        if facts.decision.kind == DecisionKind::PartAward {
            let what = format!(
                "{} was asked for and {} is awarded: say what of the project that pays for.",
                bid.amount.to_words(),
                facts.decision.amount.to_words()
            );
            gaps.push(missing(Heading::Activities, what));
        } else if !is_given(&bid.details.purpose) && !is_given(&bid.summary) {
            let what = "The bid gives neither a purpose nor a summary: say what is paid for.";
            gaps.push(missing(Heading::Activities, what));
        }
    }
    let is_new = bid.details.approach == Some(BidApproach::New);
    let has_plan = bid.details.validation.is_some();
    if is_new && !has_plan && facts.text_of(Heading::Evaluation).is_empty() {
        let what = "What the bid does is new: give its validation plan, with the method, what is measured and by when.";
        gaps.push(missing(Heading::Evaluation, what));
    }
    gaps
}

/// Who signs, who is written to, and by which power.
pub(super) fn party_gaps(facts: &AgreementFacts<'_>) -> Vec<AgreementGap> {
    let agreement = facts.which.agreement();
    let contact = facts.bid.details.contact.as_ref();
    let contact = contact.map_or("", PrivateText::for_the_office);
    let is_nameless = [&facts.office.name, &facts.round.commissioner]
        .iter()
        .all(|name| name.trim().is_empty());
    let power = facts.round.fund.power;
    let wanted = [
        (
            is_nameless,
            "The office has no name: describe it in the settings.",
            GapPlace::Office,
        ),
        (
            agreement.office_signatory.trim().is_empty(),
            "Say who signs for the office, by name and office.",
            GapPlace::Signatory(Side::Office),
        ),
        (
            agreement.recipient_signatory.trim().is_empty(),
            "Say who signs for the recipient, by name and role.",
            GapPlace::Signatory(Side::Recipient),
        ),
        (
            contact.trim().is_empty(),
            "The bid gives no contact: say whom the office writes to.",
            GapPlace::Bid,
        ),
        (
            power.is_none(),
            "The round’s fund names no legal power: choose under which Act the grant is made.",
            GapPlace::Round,
        ),
    ];
    let lacking = wanted.into_iter().filter(|(is_lacking, ..)| *is_lacking);
    lacking
        .map(|(_, what, place)| missing(Heading::ProjectOverview, what).put_right_at(place))
        .collect()
}

/// Why an agreement that was signed is changed, and from when.
pub(super) fn variation_gaps(facts: &AgreementFacts<'_>) -> Vec<AgreementGap> {
    let agreement = facts.which.agreement();
    let number = facts.which.version().map(|version| version.number);
    let mut before = facts.file.versions.iter();
    let signed = before
        .rfind(|one| one.is_signed() && number.is_none_or(|number| one.number < number))
        .map(|one| one.number);
    let reason = agreement.variation.as_ref();
    let is_said = reason.is_some_and(|one| !one.reason.trim().is_empty());
    let mut gaps = Vec::new();
    if let (Some(signed), false) = (signed, is_said) {
        let what = format!(
            "Version {signed} is signed: say why this one differs, and from when it holds."
        );
        gaps.push(missing(Heading::ProjectOverview, what).put_right_at(GapPlace::Variation));
    }
    let from = reason.map(|one| one.from);
    if let Some(from) = from.filter(|from| *from > agreement.end) {
        let what = format!(
            "The variation holds from {}, after the end on {}: mend one of them.",
            phrase::date(from),
            phrase::date(agreement.end)
        );
        gaps.push(missing(Heading::ProjectOverview, what).put_right_at(GapPlace::Variation));
    }
    gaps
}

/// Who has not signed, or signed on a day that has not come.
pub(super) fn signature_gaps(facts: &AgreementFacts<'_>, today: NaiveDate) -> Vec<AgreementGap> {
    let Some(version) = facts.which.version() else {
        let what =
            "It is a draft that is not on file, so nobody can have signed it: save it first.";
        return vec![missing(Heading::ProjectOverview, what)];
    };
    let sides = Side::VARIANTS.iter().filter_map(|side| {
        let who = side.in_sentence();
        let what = match version.signed.get(side) {
            None => format!("The {who} has not signed version {}.", version.number),
            Some(signature) if signature.on > today => format!(
                "The {who}’s signature is dated {}, a day that has not come.",
                phrase::date(signature.on)
            ),
            Some(_) => return None,
        };
        let gap = missing(Heading::ProjectOverview, what);
        Some(gap.put_right_at(GapPlace::Signature(*side)))
    });
    sides.collect()
}
