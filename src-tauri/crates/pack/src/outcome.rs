//! What came of a round: what was decided or, before that, what is recommended; and the
//! money. The summary of the pack and the public version say the same, since both take it
//! from here.

use std::collections::BTreeMap;

use evenhand_core::{
    Bid, BidRef, Decision, DecisionKind, Pounds, Weight,
    rank::RankedBid,
    shortlist::{AwardKind, Shortlist},
};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::{PackError, papers::Papers};

/// What the awards rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Basis {
    /// The Commissioner's decision.
    Decided,
    /// The shortlist that the chair settled on.
    Settled,
    /// The walk down the ranks under the main fund.
    Walk,
    /// Nothing: no fund is given.
    Nothing,
}

impl Basis {
    /// "Awarded", or "recommended" before the decision.
    pub(crate) fn verb(self) -> &'static str {
        match self {
            Self::Decided => "awarded",
            Self::Settled | Self::Walk | Self::Nothing => "recommended",
        }
    }

    /// What is said where no bid is awarded anything.
    pub(crate) fn none_words(self) -> &'static str {
        match self {
            Self::Decided => "No bid is awarded anything.",
            Self::Settled | Self::Walk | Self::Nothing => "No bid is recommended for an award.",
        }
    }
}

/// An award, decided or recommended.
#[derive(Clone, Copy)]
pub(crate) struct Awarded<'a> {
    pub(crate) bid: &'a Bid,
    /// Where it stands in the ranking; none for a bid that is not ranked.
    pub(crate) rank: Option<&'a RankedBid>,
    /// In pounds.
    pub(crate) amount: Pounds,
    /// Whether it is less than what was asked for.
    pub(crate) in_part: bool,
    pub(crate) decision: Option<&'a Decision>,
}

/// Why a bid is awarded nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NotAwarded {
    /// Next in line.
    Reserve,
    /// Something is still to be sent or settled.
    Deferred,
    /// It was declined.
    Declined,
    /// It is not recommended.
    NotRecommended,
    /// It is ranked, and nothing was decided on it.
    Open,
    /// It is not ranked.
    NotRanked,
    /// It was withdrawn.
    Withdrawn,
}

impl NotAwarded {
    /// The title of the group.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Reserve => "Reserve, next in line",
            Self::Deferred => "Deferred",
            Self::Declined => "Declined",
            Self::NotRecommended => "Not recommended",
            Self::Open => "No decision recorded",
            Self::NotRanked => "Not ranked",
            Self::Withdrawn => "Withdrawn",
        }
    }
}

/// Money against the fund, in pounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Money {
    /// All awards together.
    pub(crate) awarded: Pounds,
    /// The fund that they are held against; none where none is given.
    pub(crate) fund: Option<Pounds>,
    /// What of it is held back.
    pub(crate) held_back: Pounds,
    /// The share by which awards may exceed it on purpose.
    pub(crate) over_allocation: Weight,
    /// That in pounds, rounded down to a penny.
    pub(crate) may_exceed: Pounds,
    /// What is left of the fund; under zero where the awards and what is held back exceed it.
    pub(crate) left: Pounds,
}

/// What came of the round.
pub(crate) struct Outcome<'a> {
    pub(crate) basis: Basis,
    /// By rank, bids that are not ranked last.
    pub(crate) awards: Vec<Awarded<'a>>,
    /// All other bids, by why.
    pub(crate) others: BTreeMap<NotAwarded, Vec<&'a Bid>>,
    pub(crate) money: Money,
}

impl<'a> Outcome<'a> {
    /// Works it out.
    ///
    /// # Errors
    /// [`PackError::UnknownBid`] where an award is of a bid that is not there.
    pub(crate) fn new(papers: &Papers<'a>) -> Result<Self, PackError> {
        let basis = find_basis(papers);
        let mut amounts = find_amounts(papers, basis);
        for (bid, _) in &papers.input.withdrawn {
            amounts.remove(&bid.reference); // what was taken back is awarded nothing
        }
        for reference in amounts.keys() {
            papers.bid(reference)?;
        }
        let awards = list_awards(papers, &amounts);
        let money = Money::of(papers, awards.iter().map(|award| award.amount).sum());
        Ok(Self {
            basis,
            others: list_others(papers, basis, &amounts),
            awards,
            money,
        })
    }
}

fn find_basis(papers: &Papers<'_>) -> Basis {
    let shortlist = papers.input.shortlist.as_ref();
    if papers.is_decided() {
        Basis::Decided
    } else if shortlist.is_some_and(|shortlist| shortlist.settled.is_some()) {
        Basis::Settled
    } else if main_shortlist(papers).is_some() {
        Basis::Walk
    } else {
        Basis::Nothing
    }
}

/// The shortlist that is printed in full.
fn main_shortlist<'a>(papers: &Papers<'a>) -> Option<&'a Shortlist> {
    let shortlist = papers.input.shortlist.as_ref()?;
    shortlist.scenarios.get(shortlist.main)
}

/// What each bid is awarded, of those that are awarded something.
fn find_amounts<'a>(papers: &Papers<'a>, basis: Basis) -> BTreeMap<&'a BidRef, Pounds> {
    let input = papers.input;
    match basis {
        Basis::Decided => {
            let awards = input.decisions.iter().filter(|one| is_award(one.kind));
            awards.map(|one| (&one.bid, one.amount)).collect()
        }
        Basis::Settled => {
            let settled = input.shortlist.as_ref();
            let settled = settled.and_then(|shortlist| shortlist.settled.as_ref());
            let awards = settled.into_iter().flat_map(|settled| &settled.awards);
            awards.map(|one| (&one.bid, one.amount)).collect()
        }
        Basis::Walk => {
            let awards = main_shortlist(papers).into_iter();
            let awards = awards.flat_map(|main| &main.awards);
            let paid = awards.filter(|one| matches!(one.kind, AwardKind::Full | AwardKind::Part));
            paid.map(|one| (&one.bid, one.amount)).collect()
        }
        Basis::Nothing => BTreeMap::new(),
    }
}

fn is_award(kind: DecisionKind) -> bool {
    match kind {
        DecisionKind::Award | DecisionKind::PartAward => true,
        DecisionKind::Reserve | DecisionKind::Deferred | DecisionKind::Decline => false,
    }
}

fn list_awards<'a>(
    papers: &Papers<'a>,
    amounts: &BTreeMap<&'a BidRef, Pounds>,
) -> Vec<Awarded<'a>> {
    let ranked = papers
        .ranked
        .iter()
        .map(|(entry, bid)| (Some(*entry), *bid));
    let unranked = papers.unranked.iter().map(|(_, bid)| (None, *bid));
    let awards = ranked.chain(unranked).filter_map(|(rank, bid)| {
        let amount = *amounts.get(&bid.reference)?;
        Some(Awarded {
            bid,
            rank,
            amount,
            in_part: amount < bid.amount,
            decision: papers.decision(&bid.reference),
        })
    });
    awards.collect()
}

fn list_others<'a>(
    papers: &Papers<'a>,
    basis: Basis,
    amounts: &BTreeMap<&'a BidRef, Pounds>,
) -> BTreeMap<NotAwarded, Vec<&'a Bid>> {
    let mut others: BTreeMap<NotAwarded, Vec<&Bid>> = BTreeMap::new();
    let ranked = papers.ranked.iter().map(|(_, bid)| (true, *bid));
    let unranked = papers.unranked.iter().map(|(_, bid)| (false, *bid));
    for (is_ranked, bid) in ranked.chain(unranked) {
        if !amounts.contains_key(&bid.reference) {
            let why = why_not(papers, basis, bid, is_ranked);
            others.entry(why).or_default().push(bid);
        }
    }
    let withdrawn = papers.input.withdrawn.iter().map(|(bid, _)| bid);
    let withdrawn: Vec<&Bid> = withdrawn.collect();
    if !withdrawn.is_empty() {
        others.insert(NotAwarded::Withdrawn, withdrawn);
    }
    others
}

fn why_not(papers: &Papers<'_>, basis: Basis, bid: &Bid, is_ranked: bool) -> NotAwarded {
    let decided = papers.decision(&bid.reference).map(|one| one.kind);
    match decided {
        Some(DecisionKind::Reserve) => NotAwarded::Reserve,
        Some(DecisionKind::Deferred) => NotAwarded::Deferred,
        Some(DecisionKind::Decline) => NotAwarded::Declined,
        Some(DecisionKind::Award | DecisionKind::PartAward) | None if !is_ranked => {
            NotAwarded::NotRanked
        }
        Some(DecisionKind::Award | DecisionKind::PartAward) | None => match basis {
            Basis::Decided | Basis::Nothing => NotAwarded::Open,
            Basis::Settled => NotAwarded::NotRecommended,
            Basis::Walk if is_in_reserve(papers, bid) => NotAwarded::Reserve,
            Basis::Walk => NotAwarded::NotRecommended,
        },
    }
}

/// Whether the main shortlist has the bid next in line.
fn is_in_reserve(papers: &Papers<'_>, bid: &Bid) -> bool {
    let awards = main_shortlist(papers).into_iter();
    let mut awards = awards.flat_map(|main| &main.awards);
    awards.any(|award| award.bid == bid.reference && award.kind == AwardKind::Reserve)
}

/// The shortlist under the fund that awards are held against: the settled one, or while
/// none is settled the high end of its range for what is decided, which may use all of it.
fn held_against<'a>(papers: &Papers<'a>) -> Option<&'a Shortlist> {
    let shortlist = papers.input.shortlist.as_ref()?;
    match shortlist.settled.is_none() && !papers.input.decisions.is_empty() {
        true => shortlist.scenarios.last(),
        false => main_shortlist(papers),
    }
}

impl Money {
    fn of(papers: &Papers<'_>, awarded: Pounds) -> Self {
        let main = held_against(papers);
        let fund = main.map(|main| main.fund);
        let held_back = main.map_or(Pounds::ZERO, |main| main.reserve);
        let over_allocation = papers.input.round.fund.over_allocation;
        let total = fund.unwrap_or(Pounds::ZERO);
        let share = over_allocation.0 / Decimal::ONE_HUNDRED;
        let may_exceed = total.0.saturating_mul(share);
        let left = total.0.saturating_sub(held_back.0);
        Self {
            awarded,
            fund,
            held_back,
            over_allocation,
            may_exceed: Pounds(may_exceed.round_dp_with_strategy(2, RoundingStrategy::ToZero)),
            left: Pounds(left.saturating_sub(awarded.0)),
        }
    }
}
