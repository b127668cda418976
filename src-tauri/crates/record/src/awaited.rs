//! What records wait for that have not arrived, and whether it can still matter.

use std::collections::{BTreeMap, BTreeSet};

use crate::authority::Authority;
use crate::fold::fold_order;
use crate::id::{LogId, RecordId};
use crate::log::Link;

/// Records that wait, and what they wait for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Awaited {
    /// The records that wait, for the missing ones or for others that wait for those, by
    /// log. Not those that wait only for what can never count.
    pub waiting: BTreeMap<LogId, BTreeSet<RecordId>>,
    /// The missing records that can still count, by log: those that are named by what is
    /// on file. The ones before them may be missing too.
    pub missing: BTreeMap<LogId, BTreeSet<RecordId>>,
    /// The missing records that can never count: their log is not of the panel, or it was
    /// barred after a place up to which all of it is here.
    pub settled: BTreeSet<RecordId>,
}

impl Awaited {
    /// How many records wait.
    pub fn records(&self) -> usize {
        let counts = self.waiting.values().map(BTreeSet::len);
        counts.fold(0, usize::saturating_add)
    }
}

/// Finds what the records on file wait for. The same set gives the same answer however
/// it is handed over.
pub fn find_awaited(links: &[Link<'_>], authority: &Authority) -> Awaited {
    let ended = logs_at_their_end(links, authority);
    let waiting: BTreeSet<RecordId> = fold_order(links, authority).waiting.into_iter().collect();
    let waiting: BTreeMap<RecordId, &Link<'_>> = links
        .iter()
        .filter(|link| waiting.contains(&link.id))
        .map(|link| (link.id, link))
        .collect();
    let on_file: BTreeSet<RecordId> = links.iter().map(|link| link.id).collect();
    let mut awaited = Awaited::default();
    let mut followers: BTreeMap<RecordId, Vec<&Link<'_>>> = BTreeMap::new();
    for link in waiting.values() {
        for (log, need) in needs_of(link) {
            followers.entry(need).or_default().push(link);
            match (on_file.contains(&need), ended(log)) {
                (true, _) => {}
                (false, true) => drop(awaited.settled.insert(need)),
                (false, false) => drop(awaited.missing.entry(log).or_default().insert(need)),
            }
        }
    }
    awaited.waiting = follow(&awaited.missing, &followers);
    awaited
}

/// The records that a record comes after, each with its log.
fn needs_of<'a>(link: &'a Link<'_>) -> impl Iterator<Item = (LogId, RecordId)> + 'a {
    let payload = link.payload;
    let before = payload.prev.map(|prev| (payload.log, prev));
    let seen = payload.seen.iter().map(|(log, id)| (*log, *id));
    before.into_iter().chain(seen)
}

/// Which logs can have nothing more that counts: those of no device of the panel, and those
/// that were barred after a place up to which all of their records are here.
fn logs_at_their_end<'a>(
    links: &[Link<'_>],
    authority: &'a Authority,
) -> impl Fn(LogId) -> bool + 'a {
    let mut here: BTreeMap<LogId, BTreeSet<u64>> = BTreeMap::new();
    for link in links {
        here.entry(link.payload.log)
            .or_default()
            .insert(link.payload.seq);
    }
    move |log| {
        let barred_after = authority.barred_after(log);
        let is_whole = |last: &u64| {
            let places = here
                .get(&log)
                .map_or(0, |here| here.range(..=*last).count());
            u64::try_from(places) == Ok(*last)
        };
        authority.device_order(log).is_none() || barred_after.as_ref().is_some_and(is_whole)
    }
}

/// The records that come after missing ones, however many lie between.
fn follow(
    missing: &BTreeMap<LogId, BTreeSet<RecordId>>,
    followers: &BTreeMap<RecordId, Vec<&Link<'_>>>,
) -> BTreeMap<LogId, BTreeSet<RecordId>> {
    let mut waiting: BTreeMap<LogId, BTreeSet<RecordId>> = BTreeMap::new();
    let mut next: Vec<RecordId> = missing.values().flatten().copied().collect();
    while let Some(id) = next.pop() {
        for link in followers.get(&id).into_iter().flatten() {
            if waiting.entry(link.payload.log).or_default().insert(link.id) {
                next.push(link.id);
            }
        }
    }
    waiting
}
