//! The order in which records are applied: the same on every laptop.
//!
//! The chair's rulings come in the order in which they were made. Before each comes all
//! that the chair had before them, and after the last all that no ruling had seen yet: so
//! it depends on what the chair had seen whether something came before a ruling or after
//! it, and on nothing that its writer can choose. Between two rulings a record comes
//! after the one before it in its log and after all that its writer had seen; what that
//! leaves open goes by who was taken on to the panel first. The clock has no say.

use std::collections::{BTreeMap, BTreeSet};

use crate::authority::Authority;
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

/// What decides between records that can come next: before which ruling it must come,
/// when its device was taken on, and its place in the log.
type Turn = (usize, usize, LogId, u64, RecordId);

/// Puts records in order (Kahn 1962, the lowest turn first). The same set gives the same
/// order however it is handed over.
pub fn fold_order(links: &[Link<'_>], authority: &Authority) -> FoldOrder {
    fold_order_without(links, authority, &BTreeSet::new())
}

/// Puts records in order, and waits for none of the missing ones that can never count
/// ([`find_awaited`](crate::find_awaited)).
pub fn fold_order_without(
    links: &[Link<'_>],
    authority: &Authority,
    settled: &BTreeSet<RecordId>,
) -> FoldOrder {
    let needs: BTreeMap<RecordId, BTreeSet<RecordId>> = links
        .iter()
        .map(|link| (link.id, needs_of(link, settled)))
        .collect();
    let turns = take_turns(links, authority, &needs);
    let (mut awaited, followers) = count_dependencies(&needs);
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

/// What a record comes after.
fn needs_of(link: &Link<'_>, settled: &BTreeSet<RecordId>) -> BTreeSet<RecordId> {
    let seen = link.payload.seen.values().copied();
    let needs = link.payload.prev.into_iter().chain(seen);
    needs.filter(|need| !settled.contains(need)).collect()
}

fn take_turns(
    links: &[Link<'_>],
    authority: &Authority,
    needs: &BTreeMap<RecordId, BTreeSet<RecordId>>,
) -> BTreeMap<RecordId, Turn> {
    let before = first_rulings_after(authority.chain(), needs);
    let turn = |link: &Link<'_>| {
        let ruling = before.get(&link.id).copied().unwrap_or(usize::MAX);
        let device = authority.device_order(link.payload.log);
        let device = device.unwrap_or(usize::MAX);
        (ruling, device, link.payload.log, link.payload.seq, link.id)
    };
    links.iter().map(|link| (link.id, turn(link))).collect()
}

/// For each record that the chair had seen when ruling, the first ruling that had: its
/// index in the chain.
fn first_rulings_after(
    chain: &[RecordId],
    needs: &BTreeMap<RecordId, BTreeSet<RecordId>>,
) -> BTreeMap<RecordId, usize> {
    let mut before = BTreeMap::new();
    for (index, ruling) in chain.iter().enumerate() {
        let mut open = vec![*ruling];
        while let Some(id) = open.pop() {
            if let Some(needed) = needs.get(&id)
                && !before.contains_key(&id)
            {
                before.insert(id, index);
                open.extend(needed);
            }
        }
    }
    before
}

/// How many records each one waits for, and who waits for each.
fn count_dependencies(
    needs: &BTreeMap<RecordId, BTreeSet<RecordId>>,
) -> (BTreeMap<RecordId, usize>, BTreeMap<RecordId, Vec<RecordId>>) {
    let mut followers: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
    for (id, needed) in needs {
        for need in needed {
            followers.entry(*need).or_default().push(*id);
        }
    }
    let awaited = needs.iter().map(|(id, needed)| (*id, needed.len()));
    (awaited.collect(), followers)
}

/// Takes one off what a record waits for; whether that was the last.
fn release_follower(awaited: &mut BTreeMap<RecordId, usize>, id: &RecordId) -> bool {
    let Some(count) = awaited.get_mut(id) else {
        return false;
    };
    *count = count.saturating_sub(1);
    *count == 0
}
