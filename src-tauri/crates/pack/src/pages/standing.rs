//! A bid with where it stands: in the ranking, or apart from it.

use evenhand_core::{
    Bid,
    rank::{BidFigures, RankedBid, UnrankedBid},
};

/// Where a bid stands.
#[derive(Clone, Copy)]
pub(crate) enum Standing<'a> {
    /// In the ranking.
    Ranked(&'a RankedBid),
    /// Apart from it, with a reason.
    Unranked(&'a UnrankedBid),
}

/// A bid with where it stands.
#[derive(Clone, Copy)]
pub(crate) struct PlacedBid<'a> {
    pub(crate) bid: &'a Bid,
    pub(crate) standing: Standing<'a>,
}

impl<'a> PlacedBid<'a> {
    /// A bid of the ranking.
    pub(crate) fn ranked(entry: &'a RankedBid, bid: &'a Bid) -> Self {
        Self {
            bid,
            standing: Standing::Ranked(entry),
        }
    }

    /// A bid that is listed apart.
    pub(crate) fn unranked(entry: &'a UnrankedBid, bid: &'a Bid) -> Self {
        Self {
            bid,
            standing: Standing::Unranked(entry),
        }
    }

    /// The bid's figures, where there are any.
    pub(crate) fn figures(&self) -> Option<&'a BidFigures> {
        match self.standing {
            Standing::Ranked(entry) => Some(&entry.figures),
            Standing::Unranked(entry) => entry.figures.as_ref(),
        }
    }
}
