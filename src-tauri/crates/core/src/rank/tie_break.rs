//! Ranks, and what splits equal totals.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::outcome::{BidFigures, RankedBid};
use crate::bid::Bid;
use crate::id::BidRef;
use crate::number::{Points, Pounds};
use crate::scheme::{Scheme, TieBreak};

/// What a tie-break compares: the smaller comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// A published figure; one that does not apply comes last.
    Figure(Reverse<Option<Points>>),
    /// An amount asked for.
    Amount(Pounds),
    /// A draw.
    Draw(String),
}

/// A bid with its figures and a key for each tie-break.
struct Entry<'a> {
    bid: &'a Bid,
    figures: BidFigures,
    keys: Vec<Key>,
}

impl Entry<'_> {
    fn compare(&self, other: &Self) -> Ordering {
        other
            .figures
            .total
            .cmp(&self.figures.total)
            .then_with(|| self.keys.cmp(&other.keys))
    }

    /// Where the tie-breaks first tell this bid from a neighbour with the same total.
    fn first_difference(&self, neighbour: Option<&Self>) -> Option<usize> {
        let neighbour =
            neighbour.filter(|neighbour| neighbour.figures.total == self.figures.total)?;
        self.keys
            .iter()
            .zip(&neighbour.keys)
            .position(|(mine, theirs)| mine != theirs)
    }
}

/// Puts bids in order and gives them competition ranks (1, 2, 2, 4). What the
/// tie-breaks do not split stays tied and is listed by reference.
pub fn order(scheme: &Scheme, assessed: Vec<(&Bid, BidFigures)>) -> Vec<RankedBid> {
    let mut entries: Vec<Entry<'_>> = assessed
        .into_iter()
        .map(|(bid, figures)| entry_of(scheme, bid, figures))
        .collect();
    entries.sort_by(|one, other| {
        one.compare(other)
            .then_with(|| one.bid.reference.cmp(&other.bid.reference))
    });
    let ranks = competition_ranks(&entries);
    let shared = ranks
        .iter()
        .fold(BTreeMap::new(), |mut shared: BTreeMap<u32, u32>, rank| {
            let count = shared.entry(*rank).or_default();
            *count = count.saturating_add(1);
            shared
        });
    let partings: Vec<Option<usize>> = (0..entries.len())
        .map(|place| parting_at(&entries, place))
        .collect();
    let rows = entries.into_iter().zip(ranks).zip(partings);
    rows.map(|((entry, rank), parting)| RankedBid {
        bid: entry.bid.reference.clone(),
        rank,
        tied: shared.get(&rank).is_some_and(|count| *count > 1),
        figures: entry.figures,
        tie_break: parting
            .and_then(|place| scheme.tie_breaks.get(place))
            .cloned(),
    })
    .collect()
}

fn entry_of<'a>(scheme: &Scheme, bid: &'a Bid, figures: BidFigures) -> Entry<'a> {
    let keys = scheme
        .tie_breaks
        .iter()
        .map(|tie_break| key_of(tie_break, bid, &figures))
        .collect();
    Entry { bid, figures, keys }
}

fn key_of(tie_break: &TieBreak, bid: &Bid, figures: &BidFigures) -> Key {
    match tie_break {
        TieBreak::Section(id) => Key::Figure(Reverse(figures.sections.get(id).copied())),
        TieBreak::Criterion(id) => Key::Figure(Reverse(
            figures
                .criteria
                .get(id)
                .map(|criterion| criterion.normalised),
        )),
        TieBreak::LowerAmount => Key::Amount(bid.amount),
        TieBreak::Drawn(seed) => Key::Draw(drawn(seed, &bid.reference)),
    }
}

/// The draw of a bid: SHA-256 of `seed:ref`, in hex. Anyone can repeat it.
pub fn drawn(seed: &str, reference: &BidRef) -> String {
    hex::encode(Sha256::digest(format!("{seed}:{reference}")))
}

fn competition_ranks(entries: &[Entry<'_>]) -> Vec<u32> {
    let mut ranks: Vec<u32> = Vec::with_capacity(entries.len());
    for (place, entry) in (1u32..).zip(entries) {
        let above = entries
            .get((place as usize).wrapping_sub(2))
            .zip(ranks.last());
        let rank = match above {
            Some((above, rank)) if above.compare(entry) == Ordering::Equal => *rank,
            _ => place,
        };
        ranks.push(rank);
    }
    ranks
}

/// The last tie-break that it took to tell the bid from its neighbours, those
/// that it stays tied with left aside.
fn parting_at(entries: &[Entry<'_>], place: usize) -> Option<usize> {
    let entry = entries.get(place)?;
    let apart = |other: &&Entry<'_>| other.compare(entry) != Ordering::Equal;
    let above = entries.get(..place)?.iter().rev().find(apart);
    let below = entries.get(place..)?.iter().find(apart);
    entry
        .first_difference(above)
        .max(entry.first_difference(below))
}
