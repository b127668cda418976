//! A bid as the walk sees it, and what becomes of it.

use super::super::pence::{Pence, pence};
use crate::bid::Bid;
use crate::choice::OverrideKind;
use crate::fund::{FitRule, Fund};

/// A bid as the walk sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) asked: Pence,
    /// The least part that it can be offered; none where it named none.
    pub(super) least_part: Option<Pence>,
    pub(super) bidder: usize,
    pub(super) chosen: Option<OverrideKind>,
    pub(super) limit: Option<Limit>,
}

/// A limit that a bid breaks by itself, whatever the fund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::shortlist) enum Limit {
    /// It asks for less than an award may be.
    UnderLeast,
    /// It asks for more than an award may be, and can be offered no part.
    OverMost,
}

/// What becomes of a bid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::shortlist) enum Fate {
    /// It is funded in full; so much is left then.
    Full { chosen: bool, left: Pence },
    /// It is offered a part; so much is left then.
    Part { amount: Pence, left: Pence },
    /// It asks for more than is left.
    NoMoney { left: Pence },
    /// It would bring its bidder to so much, over the most for one.
    BidderFull { would_have: Pence },
    /// It shares its rank with others, and not all of them fit.
    Tied { left: Pence },
    /// The walk ended above it.
    Ended,
    /// The chair declined it.
    Declined,
    /// The chair would fund it, and it does not fit: why is the fate that it would have had.
    ChosenInVain(Bar),
    /// It breaks a limit by itself.
    Outside(Limit),
}

/// What keeps a bid that the chair would fund from an award.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::shortlist) enum Bar {
    /// So much is left.
    Money(Pence),
    /// Its bidder would have so much.
    Bidder(Pence),
    /// It breaks a limit by itself.
    Limit(Limit),
}

impl Step {
    /// What becomes of a bid that meets a bar. One that is over the most for one bid
    /// and could be offered a part wants only for money.
    pub(super) fn fate(&self, bar: Bar, left: Pence) -> Fate {
        match bar {
            Bar::Limit(limit) if self.limit.is_some() => Fate::Outside(limit),
            Bar::Limit(_) => Fate::NoMoney { left },
            Bar::Money(left) => Fate::NoMoney { left },
            Bar::Bidder(would_have) => Fate::BidderFull { would_have },
        }
    }
}

/// Compiles a bid.
pub(super) fn step(bid: &Bid, fund: &Fund, bidder: usize, chosen: Option<OverrideKind>) -> Step {
    let asked = pence(bid.amount);
    let least = fund.least_per_bid.map_or(0, pence);
    let least_part = bid
        .minimum_amount
        .map(|minimum| pence(minimum).max(least).max(1));
    let most = fund.most_per_bid.map_or(Pence::MAX, pence);
    let part_possible = fund.rule == FitRule::Part
        && least_part.is_some_and(|least| least <= most && least < asked);
    let limit = if asked < least {
        Some(Limit::UnderLeast)
    } else if asked > most && !part_possible {
        Some(Limit::OverMost)
    } else {
        None
    };
    Step {
        asked,
        least_part,
        bidder,
        chosen,
        limit,
    }
}
