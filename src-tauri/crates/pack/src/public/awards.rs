//! The awards, and the bids that were awarded nothing, as the public is told of them.

use evenhand_core::{
    Bid, BidRef, PublicText, Titled, Unsuccessful, VariantArray, rank::UnrankedReason,
};

use super::{PublicAward, PublicGroup, PublicReason, PublicTexts, read_texts::ReadTexts};
use crate::{
    outcome::{Awarded, NotAwarded, Outcome},
    pages::unranked_words,
    papers::Papers,
    wording,
};

/// Every award.
pub(super) fn list_awards(
    papers: &Papers<'_>,
    outcome: &Outcome<'_>,
    read: &ReadTexts<'_>,
) -> Vec<PublicAward> {
    let awards = outcome.awards.iter();
    awards
        .map(|award| public_award(papers, award, read))
        .collect()
}

fn public_award(papers: &Papers<'_>, award: &Awarded<'_>, read: &ReadTexts<'_>) -> PublicAward {
    let bid = award.bid;
    let rank = award
        .rank
        .map(|entry| wording::rank(entry.rank, entry.tied));
    PublicAward {
        reference: bid.reference.to_string(),
        bidder: bid.bidder.to_string(),
        title: bid.title.clone(),
        rank,
        asked: bid.amount,
        amount: award.amount,
        texts: list_texts(papers, bid, read),
    }
}

/// The texts on a bid that were read.
pub(super) fn list_texts(papers: &Papers<'_>, bid: &Bid, read: &ReadTexts<'_>) -> PublicTexts {
    let decision = papers.decision(&bid.reference);
    let note = papers.input.notes.get(&bid.reference);
    let publish = |kind, text: Option<&str>| read.publish(Some(&bid.reference), kind, text);
    PublicTexts {
        purpose: publish(PublicText::Purpose, bid.details.purpose.as_deref()),
        summary: publish(PublicText::Summary, bid.summary.as_deref()),
        strengths: publish(PublicText::Strengths, note.map(|note| &*note.strengths)),
        weaknesses: publish(PublicText::Weaknesses, note.map(|note| &*note.weaknesses)),
        reason: publish(PublicText::DecisionReason, decision.map(|one| &*one.reason)),
        conditions: publish(PublicText::Conditions, decision.map(|one| &*one.conditions)),
    }
}

/// The bids that were awarded nothing, by what became of them.
pub(super) fn list_not_awarded(outcome: &Outcome<'_>, shown: Unsuccessful) -> Vec<PublicGroup> {
    let groups = outcome.others.iter();
    groups
        .map(|(why, bids)| PublicGroup {
            what: why.title(),
            why: None,
            bids: bids.len(),
            listed: list_bids(shown_of(*why, shown), bids.iter().copied()),
        })
        .collect()
}

/// Why bids were awarded nothing, where somebody read the reason; none of a bid that is
/// left out.
pub(super) fn list_other_reasons(
    papers: &Papers<'_>,
    outcome: &Outcome<'_>,
    read: &ReadTexts<'_>,
    shown: Unsuccessful,
) -> Vec<PublicReason> {
    let bids = outcome.others.values().flatten();
    let reasons = bids.filter_map(|bid| {
        let decision = papers.decision(&bid.reference)?;
        let about = Some(&bid.reference);
        Some(PublicReason {
            bid: list_bids(shown, std::iter::once(*bid)).pop()?,
            decision: decision.kind.in_sentence(),
            reason: read.publish(about, PublicText::DecisionReason, Some(&decision.reason))?,
        })
    });
    reasons.collect()
}

/// A bid that was withdrawn took no part: it is counted, and never named.
fn shown_of(why: NotAwarded, shown: Unsuccessful) -> Unsuccessful {
    if why == NotAwarded::Withdrawn {
        Unsuccessful::LeftOut
    } else {
        shown
    }
}

/// The bids that are not ranked, by reason; one that was awarded something all the same is
/// named, as awards are.
pub(super) fn list_not_ranked(
    papers: &Papers<'_>,
    outcome: &Outcome<'_>,
    shown: Unsuccessful,
) -> Vec<PublicGroup> {
    let is_awarded = |bid: &BidRef| outcome.awards.iter().any(|one| one.bid.reference == *bid);
    let groups = UnrankedReason::VARIANTS.iter().filter_map(|reason| {
        let of_reason = papers
            .unranked
            .iter()
            .filter(|(entry, bid)| entry.reason == *reason && !is_awarded(&bid.reference));
        let bids: Vec<&Bid> = of_reason.map(|(_, bid)| *bid).collect();
        (!bids.is_empty()).then(|| PublicGroup {
            what: reason.title(),
            why: Some(unranked_words(*reason)),
            bids: bids.len(),
            listed: list_bids(shown, bids.into_iter()),
        })
    });
    groups.collect()
}

/// Bids as the office chose to tell of them.
fn list_bids<'a>(shown: Unsuccessful, bids: impl Iterator<Item = &'a Bid>) -> Vec<String> {
    match shown {
        Unsuccessful::ByReference => bids.map(|bid| bid.reference.to_string()).collect(),
        Unsuccessful::Named => bids
            .map(|bid| format!("{} {}", bid.reference, bid.bidder))
            .collect(),
        Unsuccessful::LeftOut => Vec::new(),
    }
}
