//! The walk a second time, written plainly from the words of the design, in
//! decimals and without any of the first one's short cuts.

use std::collections::BTreeMap;

use evenhand_core::shortlist::AwardKind;
use evenhand_core::{Bid, FitRule, OverrideKind};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::rounds::Round;

/// What the plain walk awards each ranked bid, by reference.
pub(crate) fn walk(round: &Round, total: Decimal) -> BTreeMap<String, (AwardKind, Decimal)> {
    let mut plain = Plain {
        round,
        available: available(round, total),
        given: BTreeMap::new(),
    };
    plain.fund_chosen();
    let mut ranks: Vec<u32> = round.ranking.ranking.iter().map(|row| row.rank).collect();
    ranks.dedup();
    for rank in ranks {
        let fits = plain.take_rank(rank) && !plain.refused_at(rank);
        if !fits && round.fund.rule == FitRule::Stop {
            break;
        }
    }
    for row in &round.ranking.ranking {
        let bid = round.bid(row.bid.as_str());
        let over = round
            .fund
            .most_per_bid
            .is_some_and(|most| bid.amount > most);
        let never = match plain.chosen(bid) {
            Some(OverrideKind::Decline) => true,
            Some(OverrideKind::Fund) => plain.outside(bid) || over, // in full or not at all
            None => plain.outside(bid),
        };
        let kind = if never {
            AwardKind::None
        } else {
            AwardKind::Reserve
        };
        plain
            .given
            .entry(row.bid.to_string())
            .or_insert((kind, Decimal::ZERO));
    }
    plain.given
}

/// What may be awarded: the fund less its reserve and more by its over-allocation, whole
/// pence.
pub(crate) fn available(round: &Round, total: Decimal) -> Decimal {
    let fund = &round.fund;
    let share = Decimal::ONE_HUNDRED - fund.reserve_share.0 + fund.over_allocation.0;
    (total * share / Decimal::ONE_HUNDRED).round_dp_with_strategy(2, RoundingStrategy::ToZero)
}

struct Plain<'a> {
    round: &'a Round,
    available: Decimal,
    given: BTreeMap<String, (AwardKind, Decimal)>,
}

impl Plain<'_> {
    fn left(&self) -> Decimal {
        self.available
            - self
                .given
                .values()
                .map(|(_, amount)| *amount)
                .sum::<Decimal>()
    }

    fn bidder_has(&self, bid: &Bid) -> Decimal {
        let of = |reference: &str| self.round.bid(reference).bidder == bid.bidder;
        let given = self.given.iter().filter(|(reference, _)| of(reference));
        given.map(|(_, (_, amount))| *amount).sum()
    }

    fn chosen(&self, bid: &Bid) -> Option<OverrideKind> {
        let overrides = self.round.overrides.iter();
        overrides
            .filter(|one| one.bid == bid.reference)
            .map(|one| one.kind)
            .next()
    }

    /// The least part that the bid can be offered.
    fn least_part(&self, bid: &Bid) -> Option<Decimal> {
        let least = self
            .round
            .fund
            .least_per_bid
            .map_or(Decimal::ZERO, |one| one.0);
        Some(bid.minimum_amount?.0.max(least).max(Decimal::new(1, 2)))
    }

    /// Whether the bid breaks the limits for one bid by itself.
    fn outside(&self, bid: &Bid) -> bool {
        let fund = &self.round.fund;
        let under = fund.least_per_bid.is_some_and(|least| bid.amount < least);
        let over = fund.most_per_bid.is_some_and(|most| bid.amount > most);
        let part = fund.rule == FitRule::Part
            && self.least_part(bid).is_some_and(|least| {
                least < bid.amount.0 && fund.most_per_bid.is_none_or(|most| least <= most.0)
            });
        under || (over && !part)
    }

    fn fits(&self, bid: &Bid) -> bool {
        let fund = &self.round.fund;
        fund.most_per_bid.is_none_or(|most| bid.amount <= most)
            && bid.amount.0 <= self.left()
            && fund
                .most_per_bidder
                .is_none_or(|most| self.bidder_has(bid) + bid.amount.0 <= most.0)
    }

    fn give(&mut self, bid: &Bid, kind: AwardKind, amount: Decimal) {
        self.given.insert(bid.reference.to_string(), (kind, amount));
    }

    fn fund_chosen(&mut self) {
        for row in &self.round.ranking.ranking {
            let bid = self.round.bid(row.bid.as_str());
            if self.chosen(bid) == Some(OverrideKind::Fund) && !self.outside(bid) && self.fits(bid)
            {
                self.give(bid, AwardKind::Full, bid.amount.0);
            }
        }
    }

    /// Whether a bid of the rank was asked for by the chair, is within the limits for
    /// one bid, and was not funded.
    fn refused_at(&self, rank: u32) -> bool {
        let rows = self.round.ranking.ranking.iter();
        rows.filter(|row| row.rank == rank)
            .map(|row| self.round.bid(row.bid.as_str()))
            .any(|bid| {
                self.chosen(bid) == Some(OverrideKind::Fund)
                    && !self.outside(bid)
                    && !self.given.contains_key(bid.reference.as_str())
            })
    }

    /// Takes all bids of a rank, or none; says whether they fitted.
    fn take_rank(&mut self, rank: u32) -> bool {
        let rows = self
            .round
            .ranking
            .ranking
            .iter()
            .filter(|row| row.rank == rank);
        let open: Vec<&Bid> = rows
            .map(|row| self.round.bid(row.bid.as_str()))
            .filter(|bid| self.chosen(bid).is_none() && !self.outside(bid))
            .collect();
        let before = self.given.clone();
        for bid in &open {
            if !self.fits(bid) {
                self.given = before;
                if let [only] = open.as_slice() {
                    self.offer_part(only);
                }
                return false;
            }
            self.give(bid, AwardKind::Full, bid.amount.0);
        }
        true
    }

    fn offer_part(&mut self, bid: &Bid) {
        if self.round.fund.rule != FitRule::Part {
            return;
        }
        let fund = &self.round.fund;
        let mut part = self.left().min(bid.amount.0 - Decimal::new(1, 2));
        if let Some(most) = fund.most_per_bidder {
            part = part.min(most.0 - self.bidder_has(bid));
        }
        if let Some(most) = fund.most_per_bid {
            part = part.min(most.0);
        }
        if self.least_part(bid).is_some_and(|least| part >= least) {
            self.give(bid, AwardKind::Part, part);
        }
    }
}
