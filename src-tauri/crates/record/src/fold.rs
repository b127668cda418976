//! The order in which records are applied: the same on every laptop.
//!
//! A record comes after the one before it in its log and after all that its
//! writer had seen; what that leaves open goes by log and then by sequence number. The
//! clock has no say.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{LogId, RecordId};
use crate::log::Link;

/// Records in the order they are applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoldOrder {
    /// Those that can be applied, in order.
    pub ready: Vec<RecordId>,
    /// Those that depend on records which have not arrived, in order of id.
    pub waiting: Vec<RecordId>,
}

type Turn = (LogId, u64, RecordId);

/// Puts records in order (Kahn 1962, with the smallest log and number first).
/// The same set gives the same order however it is handed over.
pub fn fold_order(links: &[Link<'_>]) -> FoldOrder {
    fold_order_without(links, &BTreeSet::new())
}

/// Puts records in order, and waits for none of the missing ones that can never count
/// ([`find_awaited`](crate::find_awaited)).
pub fn fold_order_without(links: &[Link<'_>], settled: &BTreeSet<RecordId>) -> FoldOrder {
    let turns: BTreeMap<RecordId, Turn> = links
        .iter()
        .map(|link| (link.id, (link.payload.log, link.payload.seq, link.id)))
        .collect();
    let (mut awaited, followers) = count_dependencies(links, settled);
    let mut turn: BTreeSet<Turn> = turns
        .values()
        .filter(|(.., id)| awaited.get(id) == Some(&0))
        .copied()
        .collect();
    let mut ready = Vec::with_capacity(turns.len());
    while let Some((.., id)) = turn.pop_first() {
        ready.push(id);
        awaited.remove(&id);
        for follower in followers.get(&id).into_iter().flatten() {
            if release_follower(&mut awaited, follower) {
                turn.extend(turns.get(follower));
            }
        }
    }
    FoldOrder {
        ready,
        waiting: awaited.into_keys().collect(),
    }
}

/// How many records each one waits for, and who waits for each.
fn count_dependencies(
    links: &[Link<'_>],
    settled: &BTreeSet<RecordId>,
) -> (
    BTreeMap<RecordId, usize>,
    BTreeMap<RecordId, BTreeSet<RecordId>>,
) {
    let mut awaited = BTreeMap::new();
    let mut followers: BTreeMap<RecordId, BTreeSet<RecordId>> = BTreeMap::new();
    for link in links {
        let needs: BTreeSet<RecordId> = link
            .payload
            .prev
            .into_iter()
            .chain(link.payload.seen.values().copied())
            .filter(|need| !settled.contains(need))
            .collect();
        awaited.insert(link.id, needs.len());
        for need in needs {
            followers.entry(need).or_default().insert(link.id);
        }
    }
    (awaited, followers)
}

/// Takes one off what a record waits for; whether that was the last.
fn release_follower(awaited: &mut BTreeMap<RecordId, usize>, id: &RecordId) -> bool {
    let Some(count) = awaited.get_mut(id) else {
        return false;
    };
    *count = count.saturating_sub(1);
    *count == 0
}
