//! The least that awards must come to for an objective, a group or a district.

use std::collections::BTreeMap;

use super::ShortlistInput;
use super::outcome::{Award, AwardKind, Unmet};
use super::pence::{Pence, pence, pounds};
use crate::bid::Bid;
use crate::fund::{Minimum, MinimumFor};
use crate::id::BidRef;
use crate::phrase::{counted, listed};

impl MinimumFor {
    /// Whether a bid serves what the minimum is for.
    pub fn served_by(&self, bid: &Bid) -> bool {
        match self {
            Self::Objective(id) => bid.objectives.contains(id),
            Self::Group(id) => bid.groups.contains(id),
            Self::District(name) => bid.district.as_ref() == Some(name),
        }
    }

    /// What the minimum is for, for people.
    pub fn words(&self) -> String {
        match self {
            Self::Objective(id) => format!("objective {id}"),
            Self::Group(id) => format!("priority group {id}"),
            Self::District(name) => name.clone(),
        }
    }
}

/// The bids that are awarded something, each with how much.
pub(super) fn awarded_bids<'a>(bids: &'a [Bid], awards: &[Award]) -> Vec<(&'a Bid, Pence)> {
    let amounts: BTreeMap<&BidRef, Pence> = awards
        .iter()
        .filter(|award| matches!(award.kind, AwardKind::Full | AwardKind::Part))
        .map(|award| (&award.bid, pence(award.amount)))
        .collect();
    bids.iter()
        .filter_map(|bid| Some((bid, *amounts.get(&bid.reference)?)))
        .collect()
}

/// What the bids awarded something come to, and how many they are, of those that
/// serve what is meant.
pub(super) fn reached_by(awarded: &[(&Bid, Pence)], of: &MinimumFor) -> (Pence, u32) {
    let serving = awarded.iter().filter(|(bid, _)| of.served_by(bid));
    serving.fold((0, 0), |(spend, count): (Pence, u32), (_, amount)| {
        (spend.saturating_add(*amount), count.saturating_add(1))
    })
}

/// The minimums that awards do not reach.
pub(super) fn unmet_minimums(input: &ShortlistInput<'_>, awards: &[Award]) -> Vec<Unmet> {
    let awarded = awarded_bids(input.bids, awards);
    let minimums = input.fund.minimums.iter();
    minimums
        .filter_map(|minimum| missed_by(&awarded, minimum))
        .collect()
}

fn missed_by(awarded: &[(&Bid, Pence)], minimum: &Minimum) -> Option<Unmet> {
    let (spend, count) = reached_by(awarded, &minimum.of);
    let short_of_money = minimum.least_spend.filter(|least| spend < pence(*least));
    let short_of_awards = minimum.least_awards.filter(|least| count < *least);
    if short_of_money.is_none() && short_of_awards.is_none() {
        return None;
    }
    let spend = pounds(spend);
    let money = short_of_money
        .map(|least| format!("{} of at least {}", spend.to_words(), least.to_words()));
    let number = short_of_awards.map(|least| {
        let awards = counted(least, "award", "awards");
        format!("{count} of at least {awards}")
    });
    Some(Unmet {
        sentence: format!(
            "For {} there is {}.",
            minimum.of.words(),
            listed(money.into_iter().chain(number))
        ),
        of: minimum.of.clone(),
        least_spend: minimum.least_spend,
        least_awards: minimum.least_awards,
        spend,
        awards: count,
    })
}
