//! The register of bidders: who bid in which round of the panel, under which names.
//!
//! It is worked out anew from the bids and from what somebody said of names, and decides
//! nothing: what counts for the most of one bidder in a round goes by the bids as they
//! name it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::bidder_names::NameGroups;
use super::existing::Finding;
use super::register::{BidderName, JoinedBidders};
use crate::bid::Bid;
use crate::decision::{Decision, DecisionKind};
use crate::id::{BidRef, RoundId};
use crate::natural::compare_naturally;
use crate::number::Pounds;

/// A round as the register reads it.
#[derive(Clone, Debug)]
pub struct RoundOfBids {
    /// Which.
    pub round: RoundId,
    /// What it is called.
    pub title: String,
    /// When its scoring opened: by that rounds are earlier or later, and one that has not
    /// opened is later than all that have.
    pub opened: Option<DateTime<Utc>>,
    /// Its bids, withdrawn ones too.
    pub bids: Vec<BidOfRound>,
}

/// A bid as the register reads it.
#[derive(Clone, Debug)]
pub struct BidOfRound {
    /// The bid.
    pub bid: Bid,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// What was decided on it.
    pub decision: Option<Decision>,
    /// What the newest review of its award found.
    pub finding: Option<Finding>,
}

/// One bid in the history of a bidder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BidInHistory {
    /// The round.
    pub round: RoundId,
    /// What the round is called.
    pub round_title: String,
    /// The bid.
    pub bid: BidRef,
    /// The bidder, as the bid names it.
    pub name: BidderName,
    /// What the project is called.
    pub title: String,
    /// What it asked for, in pounds.
    pub asked: Pounds,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// What was decided; none before it was.
    pub decision: Option<DecisionKind>,
    /// What was awarded, in pounds; none before it was decided.
    pub awarded: Option<Pounds>,
    /// What the newest review of its award found.
    pub finding: Option<Finding>,
}

/// One bidder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RegisteredBidder {
    /// The name it goes by.
    pub name: BidderName,
    /// The other names it is known by, in order.
    pub other_names: Vec<BidderName>,
    /// Its numbers with the Charity Commission, in order.
    pub charity_numbers: Vec<String>,
    /// Its numbers with Companies House, in order.
    pub company_numbers: Vec<String>,
    /// Its bids: the earliest round first, in each by reference.
    pub history: Vec<BidInHistory>,
    /// What to look at, as sentences: numbers that differ under one name, answers that
    /// contradict each other.
    pub notes: Vec<String>,
}

impl RegisteredBidder {
    /// Every name it is known by, the one that it goes by first.
    pub fn names(&self) -> impl Iterator<Item = &BidderName> {
        std::iter::once(&self.name).chain(&self.other_names)
    }
}

/// The register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BidderRegister {
    /// The bidders, by the name they go by.
    pub bidders: Vec<RegisteredBidder>,
    groups: NameGroups,
    order: Vec<RoundId>,
}

impl BidderRegister {
    /// Makes the register from the bids of all rounds, in whatever order, and from what was
    /// said of names, in the order in which it was said.
    pub fn of_rounds(rounds: &[RoundOfBids], said: &[JoinedBidders]) -> Self {
        let mut rounds: Vec<&RoundOfBids> = rounds.iter().collect();
        rounds.sort_by_key(|round| (round.opened.is_none(), round.opened, round.round.clone()));
        let bids = rounds.iter().flat_map(|round| &round.bids);
        let names: BTreeSet<BidderName> = bids.map(|one| one.bid.bidder.clone()).collect();
        let groups = NameGroups::of_names(&names, said);
        let mut by_group: BTreeMap<&BidderName, Vec<(&RoundOfBids, &BidOfRound)>> = BTreeMap::new();
        for round in &rounds {
            for one in ordered(&round.bids) {
                let of = by_group.entry(groups.find(&one.bid.bidder)).or_default();
                of.push((round, one));
            }
        }
        let bidders = by_group.into_iter();
        let bidders = bidders.map(|(name, bids)| register_bidder(&groups, name, &bids));
        let mut bidders: Vec<RegisteredBidder> = bidders.collect();
        bidders.sort_by(|a, b| compare_naturally(a.name.as_str(), b.name.as_str()));
        Self {
            bidders,
            order: rounds.iter().map(|round| round.round.clone()).collect(),
            groups,
        }
    }

    /// The bidder that is known by a name.
    pub fn find(&self, name: &BidderName) -> Option<&RegisteredBidder> {
        let goes_by = self.groups.find(name);
        self.bidders.iter().find(|one| one.name == *goes_by)
    }

    /// What was said of names, and what follows from it.
    pub fn groups(&self) -> &NameGroups {
        &self.groups
    }

    /// Whether a bidder is new in a round: it has no bid in an earlier one, under any of its
    /// names. A bid that was withdrawn is a bid.
    pub fn is_new_in(&self, round: &RoundId, name: &BidderName) -> bool {
        let place = |round: &RoundId| self.order.iter().position(|one| one == round);
        let (now, found) = (place(round), self.find(name));
        let history = found.map_or(&[][..], |one| &one.history);
        !history.iter().any(|bid| place(&bid.round) < now)
    }

    /// How many bidders have a bid in another round and none that stands in this one.
    pub fn count_absent(&self, round: &RoundId) -> usize {
        let is_there = |bid: &BidInHistory| bid.round == *round && !bid.withdrawn;
        let absent = |one: &&RegisteredBidder| {
            !one.history.iter().any(is_there) && one.history.iter().any(|bid| bid.round != *round)
        };
        self.bidders.iter().filter(absent).count()
    }
}

fn ordered(bids: &[BidOfRound]) -> Vec<&BidOfRound> {
    let mut bids: Vec<&BidOfRound> = bids.iter().collect();
    bids.sort_by(|a, b| compare_naturally(a.bid.reference.as_str(), b.bid.reference.as_str()));
    bids
}

fn register_bidder(
    groups: &NameGroups,
    name: &BidderName,
    bids: &[(&RoundOfBids, &BidOfRound)],
) -> RegisteredBidder {
    let numbers = |of: fn(&Bid) -> Option<&String>| -> Vec<String> {
        let given = bids.iter().filter_map(|(_, one)| of(&one.bid));
        let distinct: BTreeSet<&str> = given.map(|number| number.trim()).collect();
        let given = distinct.into_iter().filter(|number| !number.is_empty());
        given.map(str::to_owned).collect()
    };
    let mut notes = note_numbers(bids, "charity numbers", charity_number);
    notes.extend(note_numbers(bids, "company numbers", company_number));
    notes.extend(groups.contradictions(name));
    RegisteredBidder {
        name: name.clone(),
        other_names: groups.other_names(name),
        charity_numbers: numbers(charity_number),
        company_numbers: numbers(company_number),
        history: bids
            .iter()
            .map(|(round, one)| in_history(round, one))
            .collect(),
        notes,
    }
}

pub(super) fn charity_number(bid: &Bid) -> Option<&String> {
    bid.details.charity_number.as_ref()
}

pub(super) fn company_number(bid: &Bid) -> Option<&String> {
    bid.details.company_number.as_ref()
}

/// The names under which more than one number of a kind is given. Another number can be
/// right (a charity that became a company), so this is said and not asked.
fn note_numbers(
    bids: &[(&RoundOfBids, &BidOfRound)],
    what: &str,
    of: fn(&Bid) -> Option<&String>,
) -> Vec<String> {
    let mut given: BTreeMap<&BidderName, BTreeMap<&str, String>> = BTreeMap::new();
    for (round, one) in bids {
        let number = of(&one.bid).map(|number| number.trim()).unwrap_or_default();
        if !number.is_empty() {
            let under = given.entry(&one.bid.bidder).or_default();
            under
                .entry(number)
                .or_insert_with(|| format!("bid {} of “{}”", one.bid.reference, round.title));
        }
    }
    let several = given.into_iter().filter(|(_, numbers)| numbers.len() > 1);
    several
        .map(|(name, numbers)| {
            let numbers = numbers.iter().map(|(number, at)| format!("{number} ({at})"));
            format!(
                "Different {what} stand under the name “{name}”: {}. Put a wrong one right on its bid.",
                crate::phrase::listed(numbers)
            )
        })
        .collect()
}

fn in_history(round: &RoundOfBids, one: &BidOfRound) -> BidInHistory {
    BidInHistory {
        round: round.round.clone(),
        round_title: round.title.clone(),
        bid: one.bid.reference.clone(),
        name: one.bid.bidder.clone(),
        title: one.bid.title.clone(),
        asked: one.bid.amount,
        withdrawn: one.withdrawn,
        decision: one.decision.as_ref().map(|decision| decision.kind),
        awarded: one.decision.as_ref().map(|decision| decision.amount),
        finding: one.finding,
    }
}

#[cfg(test)]
mod tests;
