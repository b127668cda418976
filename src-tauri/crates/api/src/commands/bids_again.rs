//! Bids that are brought in again: a file changes only what it mentions, and what it
//! changes of the bids on file is said.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use evenhand_core::likeness::likeness;
use evenhand_core::{Bid, BidChange, BidRef, phrase};
use evenhand_intake::BidderNames;
use evenhand_store::BidRow;

use crate::error::ApiError;
use crate::round_data::RoundData;

/// The most bids whose changes are listed one by one.
const MOST_LISTED: usize = 50;

/// The bids as they go on file, and what is to be said of them.
pub(super) struct BroughtIn {
    pub(super) bids: Vec<Bid>,
    pub(super) warnings: Vec<String>,
}

/// Puts what a file's bids do not mention as it is on file, and names their bidders as the
/// other bids do.
pub(super) fn bring_in(round: &RoundData, bids: Vec<Bid>) -> BroughtIn {
    let mut bidders = bidders_of_others(round, &bids);
    let (mut warnings, mut changes) = (Vec::new(), Vec::new());
    let mut brought = Vec::with_capacity(bids.len());
    for mut bid in bids {
        bidders.name_as_before(&mut bid);
        if let Some(row) = row_of(round, &bid) {
            warnings.extend(keep_unmentioned(&mut bid, &row.bid));
            warnings.extend(say_withdrawn(row));
            changes.extend(say_changes(&row.bid, &bid));
        }
        brought.push(bid);
    }
    warnings.extend(bidders.warn_of_spellings());
    let more = changes.len().saturating_sub(MOST_LISTED);
    warnings.extend(changes.into_iter().take(MOST_LISTED));
    if more > 0 {
        warnings.push(format!("{more} more bids are changed."));
    }
    BroughtIn {
        bids: brought,
        warnings,
    }
}

/// The bidders of the bids that stay as they are.
fn bidders_of_others(round: &RoundData, bids: &[Bid]) -> BidderNames {
    let stays = |row: &&BidRow| !bids.iter().any(|bid| bid.reference == row.bid.reference);
    BidderNames::of_bids(round.bid_rows.iter().filter(stays).map(|row| &row.bid))
}

fn row_of<'r>(round: &'r RoundData, bid: &Bid) -> Option<&'r BidRow> {
    let mut rows = round.bid_rows.iter();
    rows.find(|row| row.bid.reference == bid.reference)
}

/// Fills what the new one leaves empty from the one on file. A least amount that is over
/// the new amount cannot stand, which is said.
fn keep_unmentioned(bid: &mut Bid, old: &Bid) -> Option<String> {
    if bid.objectives.is_empty() {
        bid.objectives.clone_from(&old.objectives);
    }
    if bid.groups.is_empty() {
        bid.groups.clone_from(&old.groups);
    }
    bid.district = bid.district.take().or_else(|| old.district.clone());
    bid.summary = bid.summary.take().or_else(|| old.summary.clone());
    bid.details.keep_unmentioned(&old.details);
    let amount = bid.amount;
    bid.minimum_amount = bid.minimum_amount.or(old.minimum_amount);
    let over = bid.minimum_amount.take_if(|least| *least > amount)?;
    Some(format!(
        "Bid {}: the least it could work with, {}, is over the new amount and is taken off.",
        bid.reference,
        over.to_words()
    ))
}

fn say_withdrawn(row: &BidRow) -> Option<String> {
    let why = row.withdrawn.as_ref()?;
    Some(format!(
        "Bid {0} was withdrawn ({why}) and stays so. To have it scored, take it in under another reference than {0}.",
        row.bid.reference
    ))
}

/// What changes of a bid on file, in words.
fn say_changes(old: &Bid, new: &Bid) -> Option<String> {
    let from_to = |what: &str, old: &str, new: &str| {
        (old != new).then(|| format!("{what} “{old}” to “{new}”"))
    };
    let amount = (old.amount != new.amount).then(|| {
        format!(
            "amount {} to {}",
            old.amount.to_words(),
            new.amount.to_words()
        )
    });
    let of_details = old.details.changes_to(&new.details);
    let of_details = of_details.into_iter().filter(BidChange::is_one);
    let parts: Vec<String> = [
        from_to("bidder", old.bidder.as_str(), new.bidder.as_str()),
        from_to("title", &old.title, &new.title),
        amount,
        (old.minimum_amount != new.minimum_amount).then(|| "least amount".to_owned()),
        (old.objectives != new.objectives).then(|| "objectives".to_owned()),
        (old.groups != new.groups).then(|| "groups".to_owned()),
        (old.district != new.district).then(|| "district".to_owned()),
        (old.summary != new.summary).then(|| "summary".to_owned()),
    ]
    .into_iter()
    .flatten()
    .chain(of_details.map(|change| change.of.to_lowercase()))
    .collect();
    (!parts.is_empty()).then(|| {
        format!(
            "Changed in bid {}: {}.",
            new.reference,
            phrase::listed(&parts)
        )
    })
}

/// Names the bidder of one bid as the other bids do.
pub(super) fn name_bidder_as_others(round: &RoundData, bid: &mut Bid) {
    bidders_of_others(round, std::slice::from_ref(bid)).name_as_before(bid);
}

/// Refuses to put a withdrawn bid on file again by hand, where nobody would be told that
/// it stays withdrawn.
pub(super) fn refuse_withdrawn(round: &RoundData, bid: &Bid) -> Result<(), ApiError> {
    match row_of(round, bid).and_then(say_withdrawn) {
        None => Ok(()),
        Some(message) => Err(ApiError::not_allowed(message).at("bid.ref")),
    }
}

/// Refuses a reference that looks like another one on file.
pub(super) fn refuse_alike(round: &RoundData, bids: &[Bid]) -> Result<(), ApiError> {
    let rows = round.bid_rows.iter().map(|row| &row.bid.reference);
    let known: HashMap<Cow<'_, str>, &BidRef> = rows
        .map(|reference| (likeness(reference.as_str()), reference))
        .collect();
    let rows = round.bid_rows.iter().map(|row| &row.bid.reference);
    let on_file: HashSet<&BidRef> = rows.collect();
    let new = bids.iter().map(|bid| &bid.reference);
    let alike: Vec<String> = new
        .filter(|reference| !on_file.contains(reference))
        .filter_map(|reference| {
            let other = known.get(&likeness(reference.as_str()))?;
            Some(say_alike(reference, other))
        })
        .collect();
    match alike.split_first() {
        None => Ok(()),
        Some((first, others)) => Err(ApiError::bad_data(first)
            .at("bid.ref")
            .with(others.iter().cloned())),
    }
}

fn say_alike(reference: &BidRef, other: &BidRef) -> String {
    format!(
        "The reference “{reference}” looks like {other}, which is on file. Write {other} to replace that bid, or give this one a reference of its own."
    )
}
