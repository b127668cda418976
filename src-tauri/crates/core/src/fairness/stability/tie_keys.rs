//! Tie-breaks as keys that many runs compare: figures that a run changes, and numbers
//! that none does.

use std::collections::BTreeMap;

use crate::bid::Bid;
use crate::rank::tie_break::drawn;
use crate::scheme::{Scheme, TieBreak};

/// What a tie-break compares.
#[derive(Clone, Copy, Debug)]
pub(super) enum TieKey {
    /// The score of the section at this index.
    Section(usize),
    /// The figure of the criterion at this index.
    Criterion(usize),
    /// What no run changes: the bid's next fixed key.
    Fixed,
}

/// The key of a tie-break of the scheme.
pub(super) fn tie_key(scheme: &Scheme, tie_break: &TieBreak) -> TieKey {
    match tie_break {
        TieBreak::Section(id) => scheme
            .sections
            .iter()
            .position(|section| section.id == *id)
            .map_or(TieKey::Fixed, TieKey::Section),
        TieBreak::Criterion(id) => scheme
            .criteria()
            .position(|criterion| criterion.id == *id)
            .map_or(TieKey::Fixed, TieKey::Criterion),
        TieBreak::LowerAmount | TieBreak::Drawn(_) => TieKey::Fixed,
    }
}

/// For each bid the keys that no run changes, one for each tie-break that has such:
/// how many amounts or draws are smaller.
pub(super) fn fixed_keys(scheme: &Scheme, bids: &[&Bid]) -> Vec<Vec<i64>> {
    let mut keys = vec![Vec::new(); bids.len()];
    for tie_break in &scheme.tie_breaks {
        match tie_break {
            TieBreak::LowerAmount => add_fixed_key(&mut keys, bids, |bid| bid.amount),
            TieBreak::Drawn(seed) => {
                add_fixed_key(&mut keys, bids, |bid| drawn(seed, &bid.reference));
            }
            TieBreak::Section(_) | TieBreak::Criterion(_) => {}
        }
    }
    keys
}

fn add_fixed_key<K: Ord>(keys: &mut [Vec<i64>], bids: &[&Bid], key: impl Fn(&Bid) -> K) {
    let mut smaller: BTreeMap<K, i64> = bids.iter().map(|bid| (key(bid), 0)).collect();
    for (number, (_, count)) in (0..).zip(&mut smaller) {
        *count = number;
    }
    for (keys, bid) in keys.iter_mut().zip(bids) {
        keys.push(smaller.get(&key(bid)).copied().unwrap_or_default());
    }
}
