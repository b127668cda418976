//! The order in which records are applied: the same on every laptop.
//!
//! The chair's rulings come in the order in which they were made. Before each comes all
//! that the chair had before them, and after the last all that no ruling had seen yet: so
//! it depends on what the chair had seen whether something came before a ruling or after
//! it, and on nothing that its writer can choose. Between two rulings a record comes
//! after the one before it in its log and after all that its writer had seen; what that
//! leaves open goes by who was taken on to the panel first. The clock has no say.

use std::cmp::Reverse;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

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
    let records = Numbered::new(links, settled);
    let turns = records.take_turns(authority);
    let followers = records.find_followers();
    let mut awaited = records.awaited;
    let can_come = |turn: &&Turn| awaited.get(turn.number) == Some(&0);
    let mut next: BinaryHeap<Reverse<&Turn>> = turns.iter().filter(can_come).map(Reverse).collect();
    let mut ready = Vec::with_capacity(turns.len());
    while let Some(Reverse(turn)) = next.pop() {
        ready.push(turn.id);
        for follower in followers.get(turn.number).into_iter().flatten() {
            if release_follower(&mut awaited, *follower) {
                next.extend(turns.get(*follower).map(Reverse));
            }
        }
    }
    let waits = |turn: &&Turn| awaited.get(turn.number) != Some(&0);
    let mut waiting: Vec<RecordId> = turns.iter().filter(waits).map(|turn| turn.id).collect();
    waiting.sort_unstable();
    FoldOrder { ready, waiting }
}

/// What decides between records that can come next, the first field first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Turn {
    /// Before which ruling it must come: its index in the chain.
    ruling: usize,
    /// When its device was taken on.
    device: usize,
    log: LogId,
    seq: u64,
    id: RecordId,
    number: usize,
}

/// The records, each once, and what each comes after: by number, which is a tenth of the
/// work that it is by id.
struct Numbered<'a> {
    links: Vec<Link<'a>>,
    numbers: HashMap<RecordId, usize>,
    /// What each comes after, of those that are here.
    needs: Vec<Vec<usize>>,
    /// How many each comes after, those that are missing among them.
    awaited: Vec<usize>,
}

impl<'a> Numbered<'a> {
    fn new(links: &[Link<'a>], settled: &BTreeSet<RecordId>) -> Self {
        let mut records = Self {
            links: Vec::with_capacity(links.len()),
            numbers: HashMap::with_capacity(links.len()),
            needs: Vec::with_capacity(links.len()),
            awaited: Vec::with_capacity(links.len()),
        };
        for link in links {
            if let Entry::Vacant(number) = records.numbers.entry(link.id) {
                number.insert(records.links.len());
                records.links.push(*link);
            }
        }
        for link in &records.links {
            let needs = || needs_of(link).filter(|need| !settled.contains(need));
            let here = needs().filter_map(|need| records.numbers.get(&need).copied());
            records.needs.push(here.collect());
            records.awaited.push(needs().count());
        }
        records
    }

    fn take_turns(&self, authority: &Authority) -> Vec<Turn> {
        let before = self.first_rulings_after(authority.chain());
        let turn = |(number, (link, ruling)): (usize, (&Link<'_>, usize))| Turn {
            ruling,
            device: authority
                .device_order(link.payload.log)
                .unwrap_or(usize::MAX),
            log: link.payload.log,
            seq: link.payload.seq,
            id: link.id,
            number,
        };
        let rulings = self.links.iter().zip(before);
        rulings.enumerate().map(turn).collect()
    }

    /// For each record that the chair had seen when ruling, the first ruling that had: its
    /// index in the chain.
    fn first_rulings_after(&self, chain: &[RecordId]) -> Vec<usize> {
        let mut before = vec![usize::MAX; self.links.len()];
        for (index, ruling) in chain.iter().enumerate() {
            let mut open: Vec<usize> = self.numbers.get(ruling).copied().into_iter().collect();
            while let Some(number) = open.pop() {
                if let Some(first) = before.get_mut(number)
                    && *first == usize::MAX
                {
                    *first = index;
                    open.extend(self.needs.get(number).into_iter().flatten());
                }
            }
        }
        before
    }

    /// Who waits for each.
    fn find_followers(&self) -> Vec<Vec<usize>> {
        let mut followers = vec![Vec::new(); self.links.len()];
        for (number, needs) in self.needs.iter().enumerate() {
            for need in needs {
                if let Some(followers) = followers.get_mut(*need) {
                    followers.push(number);
                }
            }
        }
        followers
    }
}

/// What a record comes after.
fn needs_of(link: &Link<'_>) -> impl Iterator<Item = RecordId> {
    let seen = link.payload.seen.values().copied();
    link.payload.prev.into_iter().chain(seen)
}

/// Takes one off what a record waits for; whether that was the last.
fn release_follower(awaited: &mut [usize], number: usize) -> bool {
    let Some(count) = awaited.get_mut(number) else {
        return false;
    };
    *count = count.saturating_sub(1);
    *count == 0
}
