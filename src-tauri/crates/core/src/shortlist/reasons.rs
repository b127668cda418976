//! Why a bid is awarded what it is, in sentences.

use super::outcome::AwardKind;
use super::pence::{Pence, pounds};
use super::walk::{Bar, Fate, Limit};
use crate::bid::Bid;
use crate::fund::Fund;
use crate::title::lower_first;

/// What a reason speaks of.
pub(super) struct Speaker<'a> {
    pub(super) fund: &'a Fund,
    /// The rank at which the walk ended, where it did.
    pub(super) ended_at: Option<u32>,
}

impl Speaker<'_> {
    /// What a fate makes of a bid.
    pub(super) fn kind(fate: Fate) -> AwardKind {
        match fate {
            Fate::Full { .. } => AwardKind::Full,
            Fate::Part { .. } => AwardKind::Part,
            Fate::Declined | Fate::Outside(_) | Fate::ChosenInVain(Bar::Limit(_)) => {
                AwardKind::None
            }
            Fate::NoMoney { .. }
            | Fate::BidderFull { .. }
            | Fate::Tied { .. }
            | Fate::Ended
            | Fate::ChosenInVain(_) => AwardKind::Reserve,
        }
    }

    /// Why a bid has its fate. `chosen` is the chair's reason where the chair chose.
    pub(super) fn reason(&self, bid: &Bid, rank: u32, fate: Fate, chosen: Option<&str>) -> String {
        let because = chosen.map(with_full_stop).unwrap_or_default();
        match fate {
            Fate::Full { chosen: true, left } => format!(
                "Funded out of order by the chair: {because} It leaves {}.",
                words(left)
            ),
            Fate::Full { left, .. } => {
                format!("Ranked {rank}; it fits and leaves {}.", words(left))
            }
            Fate::Part { amount, left } => format!(
                "Ranked {rank}; it asks for {} and is offered {}, which leaves {}.",
                bid.amount.to_words(),
                words(amount),
                words(left)
            ),
            Fate::NoMoney { left } => self.no_money(bid, rank, left),
            Fate::BidderFull { would_have } => {
                format!("Ranked {rank}; {}", self.bidder_full(bid, would_have))
            }
            Fate::Tied { left } => format!(
                "It shares rank {rank}, and not all bids of that rank fit the {} that is left: the chair chooses.",
                words(left)
            ),
            Fate::Ended => format!(
                "Ranked {rank}; the list ended at rank {}.",
                self.ended_at.unwrap_or(rank)
            ),
            Fate::Declined => format!("Declined by the chair: {because}"),
            Fate::ChosenInVain(bar) => format!(
                "The chair would fund it ({}), but {}",
                chosen.unwrap_or_default().trim_end_matches(['.', ' ']),
                self.bar_words(bid, bar)
            ),
            Fate::Outside(limit) => self.outside_words(bid, limit),
        }
    }

    fn no_money(&self, bid: &Bid, rank: u32, left: Pence) -> String {
        let least = bid
            .minimum_amount
            .filter(|_| self.fund.rule == crate::fund::FitRule::Part)
            .map(|least| format!(" and could work with {}", least.to_words()))
            .unwrap_or_default();
        format!(
            "Ranked {rank}; it asks for {}{least}, and {} is left.",
            bid.amount.to_words(),
            words(left)
        )
    }

    fn bidder_full(&self, bid: &Bid, would_have: Pence) -> String {
        format!(
            "it would bring {} to {}, over the most for one bidder, {}.",
            bid.bidder,
            words(would_have),
            self.fund.most_per_bidder.unwrap_or_default().to_words()
        )
    }

    fn bar_words(&self, bid: &Bid, bar: Bar) -> String {
        match bar {
            Bar::Money(left) => format!(
                "it asks for {}, and {} is left.",
                bid.amount.to_words(),
                words(left)
            ),
            Bar::Bidder(would_have) => self.bidder_full(bid, would_have),
            Bar::Limit(limit) => lower_first(&self.outside_words(bid, limit)),
        }
    }

    fn outside_words(&self, bid: &Bid, limit: Limit) -> String {
        match limit {
            Limit::UnderLeast => format!(
                "It asks for {}, under the least that an award may be, {}.",
                bid.amount.to_words(),
                self.fund.least_per_bid.unwrap_or_default().to_words()
            ),
            Limit::OverMost => format!(
                "It asks for {}, over the most for one bid, {}.",
                bid.amount.to_words(),
                self.fund.most_per_bid.unwrap_or_default().to_words()
            ),
        }
    }
}

/// An amount for people.
pub(super) fn words(amount: Pence) -> String {
    pounds(amount).to_words()
}

/// A text with a full stop.
fn with_full_stop(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}
