//! The walk down the ranks, in whole pence.
//!
//! There is one walk: the shortlist that is printed, the search for breakpoints
//! and the thousands of cuts that stability makes all take it.

use std::collections::BTreeMap;

mod step;

use super::pence::{Awardable, Pence, pence, sum_of};
use crate::bid::Bid;
use crate::choice::{Override, OverrideKind};
use crate::fairness::stability::Cut;
use crate::fund::{FitRule, Fund};
use crate::id::{BidRef, Bidder};
use crate::number::Pounds;

pub(super) use step::{Bar, Fate, Limit};
use step::{Step, step};

/// A round's bids, compiled for many walks under one fund.
///
/// Bids are named by their place in the slice that they were made from.
#[derive(Clone, Debug)]
pub struct Walk {
    steps: Vec<Step>,
    bidders: usize,
    awardable: Awardable,
    available: Pence,
    most_per_bidder: Option<Pence>,
    most_per_bid: Option<Pence>,
    rule: FitRule,
}

impl Cut for Walk {
    fn cut(&self, ranking: &[(u32, usize)], funded: &mut [bool]) {
        self.above(ranking, &mut Scratch::default(), funded);
    }
}

/// What a walk writes on as it goes; kept between walks to spare memory.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    spent: Pence,
    by_bidder: Vec<Pence>,
    /// The bids that the chair would fund and that do not fit.
    in_vain: Vec<usize>,
    /// The least amount available at which this walk would go another way.
    next: Option<Pence>,
}

impl Walk {
    /// Compiles the bids of a round for walks under a supposed fund.
    pub fn new(bids: &[Bid], fund: &Fund, overrides: &[Override], total: Pounds) -> Self {
        let chosen: BTreeMap<&BidRef, OverrideKind> =
            overrides.iter().map(|one| (&one.bid, one.kind)).collect();
        let mut bidders: BTreeMap<&Bidder, usize> = BTreeMap::new();
        let steps = bids.iter().map(|bid| {
            let next = bidders.len();
            let bidder = *bidders.entry(&bid.bidder).or_insert(next);
            step(bid, fund, bidder, chosen.get(&bid.reference).copied())
        });
        let steps = steps.collect();
        let awardable = Awardable::under(fund);
        Self {
            steps,
            bidders: bidders.len(),
            awardable,
            available: awardable.of(pence(total)),
            most_per_bidder: fund.most_per_bidder.map(pence),
            most_per_bid: fund.most_per_bid.map(pence),
            rule: fund.rule,
        }
    }

    /// The same bids under another fund.
    pub(super) fn under(&mut self, total: Pence) {
        self.available = self.awardable.of(total);
    }

    /// What may be awarded in all.
    pub(super) fn available(&self) -> Pence {
        self.available
    }

    /// Says which bids are funded in full. `ranks` holds each ranked bid's rank
    /// and place, best first; `funded` has a place for every bid.
    pub fn above(&self, ranks: &[(u32, usize)], scratch: &mut Scratch, funded: &mut [bool]) {
        funded.fill(false);
        self.go(ranks, scratch, &mut |place, fate| {
            if let (Fate::Full { .. }, Some(funded)) = (fate, funded.get_mut(place)) {
                *funded = true;
            }
        });
    }

    /// Walks down the ranks and says what becomes of each ranked bid, each once.
    /// Under `stop` a bid that does not fit ends the walk at its rank, whether or
    /// not the chair would fund it: asking for it never moves the line past it.
    /// Returns the least fund, in pence, at which the walk would go another way.
    pub(super) fn go(
        &self,
        ranks: &[(u32, usize)],
        scratch: &mut Scratch,
        say: &mut dyn FnMut(usize, Fate),
    ) -> Option<Pence> {
        scratch.spent = 0;
        scratch.next = None;
        scratch.in_vain.clear();
        scratch.by_bidder.clear();
        scratch.by_bidder.resize(self.bidders, 0);
        self.fund_chosen(ranks, scratch, say);
        let mut ended = false;
        for group in ranks.chunk_by(|one, other| one.0 == other.0) {
            if ended {
                self.pass_over(group, say);
            } else {
                let fits = self.take(group, scratch, say) && !scratch.has_in_vain(group);
                ended = !fits && self.rule == FitRule::Stop;
            }
        }
        scratch
            .next
            .and_then(|award| self.awardable.least_fund_for(award))
    }

    fn step(&self, place: usize) -> Option<&Step> {
        self.steps.get(place)
    }

    /// Funds the bids that the chair funds out of order, those that fit.
    fn fund_chosen(
        &self,
        ranks: &[(u32, usize)],
        scratch: &mut Scratch,
        say: &mut dyn FnMut(usize, Fate),
    ) {
        for (_, place) in ranks {
            let Some(step) = self.step(*place) else {
                continue;
            };
            match step.chosen {
                Some(OverrideKind::Decline) => say(*place, Fate::Declined),
                Some(OverrideKind::Fund) => match self.bar_for(step, scratch) {
                    None => {
                        let left = self.spend_amount(step.asked, step.bidder, scratch);
                        say(*place, Fate::Full { chosen: true, left });
                    }
                    Some(bar) => {
                        if step.limit.is_none() {
                            scratch.in_vain.push(*place);
                        }
                        say(*place, Fate::ChosenInVain(bar));
                    }
                },
                None => {}
            }
        }
    }

    /// Says of a group below the walk's end what becomes of it.
    fn pass_over(&self, group: &[(u32, usize)], say: &mut dyn FnMut(usize, Fate)) {
        for (_, place) in group {
            match self.step(*place) {
                Some(Step {
                    chosen: None,
                    limit: Some(limit),
                    ..
                }) => {
                    say(*place, Fate::Outside(*limit));
                }
                Some(Step { chosen: None, .. }) => say(*place, Fate::Ended),
                _ => {}
            }
        }
    }

    /// Takes the bids that share a rank; says whether they fit.
    fn take(
        &self,
        group: &[(u32, usize)],
        scratch: &mut Scratch,
        say: &mut dyn FnMut(usize, Fate),
    ) -> bool {
        let mut open = 0_usize;
        let mut last = None;
        for (_, place) in group {
            match self.step(*place) {
                Some(step) if step.chosen.is_some() => {}
                Some(step) => match step.limit {
                    Some(limit) => say(*place, Fate::Outside(limit)),
                    None => {
                        open = open.saturating_add(1);
                        last = Some((*place, step));
                    }
                },
                None => {}
            }
        }
        match (open, last) {
            (1, Some((place, step))) => self.take_one(place, step, scratch, say),
            (0, _) | (_, None) => true,
            _ => self.take_tied(group, scratch, say),
        }
    }

    fn take_one(
        &self,
        place: usize,
        step: &Step,
        scratch: &mut Scratch,
        say: &mut dyn FnMut(usize, Fate),
    ) -> bool {
        let Some(bar) = self.bar_for(step, scratch) else {
            let left = self.spend_amount(step.asked, step.bidder, scratch);
            say(
                place,
                Fate::Full {
                    chosen: false,
                    left,
                },
            );
            return true;
        };
        if let Some(amount) = self.part_offered(step, scratch) {
            let left = self.spend_amount(amount, step.bidder, scratch);
            say(place, Fate::Part { amount, left });
            return false;
        }
        let left = self.left(scratch);
        say(place, step.fate(bar, left));
        false
    }

    /// The part that a bid is offered, where the rule offers parts and one is possible.
    fn part_offered(&self, step: &Step, scratch: &mut Scratch) -> Option<Pence> {
        let least = step.least_part.filter(|_| self.rule == FitRule::Part)?;
        let left = self.left(scratch);
        let room = self
            .room_for_award(step, scratch)
            .min(step.asked.saturating_sub(1));
        if room < least {
            return None;
        }
        if left < least {
            scratch.wait_for(scratch.spent.saturating_add(least));
            return None;
        }
        if left < room {
            scratch.wait_for(scratch.spent.saturating_add(room)); // from there on something is left for others
        }
        Some(left.min(room))
    }

    /// What is left to award.
    fn left(&self, scratch: &Scratch) -> Pence {
        self.available.saturating_sub(scratch.spent)
    }

    /// What one award may be, the money left aside.
    fn room_for_award(&self, step: &Step, scratch: &Scratch) -> Pence {
        let had = scratch.by_bidder.get(step.bidder).copied().unwrap_or(0);
        let by_bidder = self
            .most_per_bidder
            .map_or(Pence::MAX, |most| most.saturating_sub(had));
        by_bidder.min(self.most_per_bid.unwrap_or(Pence::MAX))
    }

    fn over_most(&self, step: &Step) -> bool {
        self.most_per_bid.is_some_and(|most| step.asked > most)
    }

    /// Takes several bids of one rank: all of them or none.
    fn take_tied(
        &self,
        group: &[(u32, usize)],
        scratch: &mut Scratch,
        say: &mut dyn FnMut(usize, Fate),
    ) -> bool {
        let open = || {
            group.iter().filter_map(|(_, place)| {
                let step = self.step(*place)?;
                (step.chosen.is_none() && step.limit.is_none()).then_some((*place, step))
            })
        };
        if self.all_fit(open().map(|(_, step)| step), scratch) {
            for (place, step) in open() {
                let left = self.spend_amount(step.asked, step.bidder, scratch);
                say(
                    place,
                    Fate::Full {
                        chosen: false,
                        left,
                    },
                );
            }
            return true;
        }
        let left = self.left(scratch);
        let some_fit = open().any(|(_, step)| self.could_take(step, scratch));
        for (place, step) in open() {
            let alone = self.quiet_bar(step, scratch);
            match alone.filter(|_| !some_fit) {
                Some(bar) => say(place, step.fate(bar, left)),
                None => say(place, Fate::Tied { left }),
            }
        }
        false
    }

    /// Whether all of several bids fit together.
    fn all_fit<'a>(
        &'a self,
        steps: impl Iterator<Item = &'a Step> + Clone,
        scratch: &mut Scratch,
    ) -> bool {
        let asked = sum_of(steps.clone().map(|step| step.asked));
        let mut within = true;
        for step in steps.clone() {
            if let Some(had) = scratch.by_bidder.get_mut(step.bidder) {
                *had = had.saturating_add(step.asked);
                within &= self.most_per_bidder.is_none_or(|most| *had <= most);
            }
            within &= !self.over_most(step);
        }
        for step in steps {
            if let Some(had) = scratch.by_bidder.get_mut(step.bidder) {
                *had = had.saturating_sub(step.asked);
            }
        }
        if within && asked > self.left(scratch) {
            scratch.wait_for(scratch.spent.saturating_add(asked));
            return false;
        }
        within
    }

    /// Whether a bid could be funded, whole or in part, if it stood alone.
    fn could_take(&self, step: &Step, scratch: &Scratch) -> bool {
        if self.quiet_bar(step, scratch).is_none() {
            return true;
        }
        let left = self.left(scratch);
        let room = self
            .room_for_award(step, scratch)
            .min(step.asked.saturating_sub(1))
            .min(left);
        self.rule == FitRule::Part && step.least_part.is_some_and(|least| room >= least)
    }

    /// What keeps a bid from an award; notes the fund that would let it in.
    fn bar_for(&self, step: &Step, scratch: &mut Scratch) -> Option<Bar> {
        let bar = self.quiet_bar(step, scratch);
        if let Some(Bar::Money(_)) = bar {
            scratch.wait_for(scratch.spent.saturating_add(step.asked));
        }
        bar
    }

    fn quiet_bar(&self, step: &Step, scratch: &Scratch) -> Option<Bar> {
        if let Some(limit) = step.limit {
            return Some(Bar::Limit(limit));
        }
        if self.over_most(step) {
            return Some(Bar::Limit(Limit::OverMost));
        }
        let had = scratch.by_bidder.get(step.bidder).copied().unwrap_or(0);
        let would_have = had.saturating_add(step.asked);
        if self.most_per_bidder.is_some_and(|most| would_have > most) {
            return Some(Bar::Bidder(would_have));
        }
        let left = self.left(scratch);
        (step.asked > left).then_some(Bar::Money(left))
    }

    fn spend_amount(&self, amount: Pence, bidder: usize, scratch: &mut Scratch) -> Pence {
        scratch.spent = scratch.spent.saturating_add(amount);
        if let Some(had) = scratch.by_bidder.get_mut(bidder) {
            *had = had.saturating_add(amount);
        }
        self.left(scratch)
    }
}

impl Scratch {
    /// Whether a bid of a rank does not fit although the chair would fund it. As
    /// no less is spent by then, it does not fit at its rank either.
    fn has_in_vain(&self, group: &[(u32, usize)]) -> bool {
        !self.in_vain.is_empty() && group.iter().any(|(_, place)| self.in_vain.contains(place))
    }

    fn wait_for(&mut self, available: Pence) {
        self.next = Some(self.next.map_or(available, |next| next.min(available)));
    }
}
