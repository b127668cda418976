//! The records on file, by log and by id.

use std::collections::{BTreeMap, HashMap};

use crate::envelope::Payload;
use crate::id::{LogId, RecordId};
use crate::log::Link;

/// The records on file. One that is handed over twice is one.
pub(super) struct Logs<'a> {
    logs: BTreeMap<LogId, BTreeMap<(u64, RecordId), &'a Payload>>,
    payloads: HashMap<RecordId, &'a Payload>,
    stretches: Stretches,
}

/// A record and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) log: LogId,
    pub(super) seq: u64,
    pub(super) id: RecordId,
}

impl From<&Link<'_>> for Place {
    fn from(link: &Link<'_>) -> Self {
        Self {
            log: link.payload.log,
            seq: link.payload.seq,
            id: link.id,
        }
    }
}

impl<'a> Logs<'a> {
    pub(super) fn new(links: &[Link<'a>]) -> Self {
        let mut logs: BTreeMap<LogId, BTreeMap<(u64, RecordId), &Payload>> = BTreeMap::new();
        for link in links {
            let log = logs.entry(link.payload.log).or_default();
            log.insert((link.payload.seq, link.id), link.payload);
        }
        let payloads = links.iter().map(|link| (link.id, link.payload)).collect();
        let mut stretches = Stretches::default();
        for (id, log) in &logs {
            stretches.add_log(*id, log);
        }
        Self {
            logs,
            payloads,
            stretches,
        }
    }

    /// What was signed with a record, where it is on file.
    pub(super) fn payload(&self, id: RecordId) -> Option<&'a Payload> {
        #[cfg(test)]
        steps::count();
        self.payloads.get(&id).copied()
    }

    /// All logs, in order.
    pub(super) fn ids(&self) -> impl Iterator<Item = LogId> {
        self.logs.keys().copied()
    }

    /// All records of a log, with their sequence numbers.
    pub(super) fn records(&self, log: LogId) -> impl Iterator<Item = (u64, RecordId)> {
        let records = self.logs.get(&log).into_iter().flatten();
        records.map(|(place, _)| *place)
    }

    /// All records, in order of log and place.
    pub(super) fn all(&self) -> impl Iterator<Item = Link<'a>> {
        let links = self.logs.values().flatten();
        links.map(|((_, id), payload)| Link { id: *id, payload })
    }

    /// The records that go on from one of a log: several where it was written twice.
    pub(super) fn followers(&self, log: LogId, before: Option<(u64, RecordId)>) -> Vec<Link<'a>> {
        let seq = before.map_or(1, |(seq, _)| seq.saturating_add(1));
        self.claimants(log, seq, before.map(|(_, id)| id))
    }

    /// The records that claim a place in a log after the same one.
    pub(super) fn claimants(&self, log: LogId, seq: u64, prev: Option<RecordId>) -> Vec<Link<'a>> {
        #[cfg(test)]
        steps::count();
        let least = (seq, RecordId::from_bytes([0; 32]));
        let most = (seq, RecordId::from_bytes([0xff; 32]));
        let there = self.logs.get(&log).map(|log| log.range(least..=most));
        there
            .into_iter()
            .flatten()
            .filter(|(_, payload)| payload.prev == prev)
            .map(|((_, id), payload)| Link { id: *id, payload })
            .collect()
    }

    /// How far a writer had read a log: the sequence number of the record of it that is
    /// named, and 0 where none is that is on file. Of its own log it has read all before.
    pub(super) fn seq_seen(&self, payload: &Payload, log: LogId) -> u64 {
        if payload.log == log {
            return payload.seq.saturating_sub(1);
        }
        let named = payload.seen.get(&log).and_then(|id| self.payload(*id));
        named
            .filter(|named| named.log == log)
            .map_or(0, |named| named.seq)
    }

    /// Whether a writer had seen a record: it stands before the record, or before what
    /// that names of its log.
    pub(super) fn has_seen(&self, payload: &Payload, place: &Place) -> bool {
        let newest = match payload.log == place.log {
            true => payload.prev,
            false => payload.seen.get(&place.log).copied(),
        };
        newest.is_some_and(|id| self.forerunner(id, place.seq) == Some(place.id))
    }

    /// How many records of a log are one too many: in each place where it was written
    /// twice, all but one.
    pub(super) fn count_surplus(&self, log: LogId) -> usize {
        self.stretches.surplus.get(&log).copied().unwrap_or(0)
    }

    /// The record with a sequence number from which one of the same log goes on, itself
    /// among them.
    pub(super) fn forerunner(&self, id: RecordId, seq: u64) -> Option<RecordId> {
        let mut from = id;
        if self.payload(from)?.seq < seq {
            return None;
        }
        loop {
            #[cfg(test)]
            steps::count();
            let stretch = self.stretches.of_record(from)?;
            if stretch.first <= seq {
                return self.stretches.record_at(stretch, seq);
            }
            from = stretch.after?;
        }
    }
}

/// The part of a log between two places at which it was written twice: in it, a sequence
/// number names one record.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    begun_by: RecordId,
    first: u64,
    after: Option<RecordId>,
}

/// The logs in stretches, so that what stands before a record is found without going
/// through all that do.
#[derive(Default)]
struct Stretches {
    of: HashMap<RecordId, Stretch>,
    places: HashMap<(RecordId, u64), RecordId>,
    surplus: HashMap<LogId, usize>,
}

impl Stretches {
    fn add_log(&mut self, id: LogId, log: &BTreeMap<(u64, RecordId), &Payload>) {
        let mut beside: HashMap<(u64, Option<RecordId>), usize> = HashMap::new();
        for ((seq, _), payload) in log {
            let count = beside.entry((*seq, payload.prev)).or_default();
            *count = count.saturating_add(1);
        }
        self.surplus
            .insert(id, log.len().saturating_sub(beside.len()));
        for ((seq, id), payload) in log {
            let place = seq.checked_sub(1);
            let after = payload
                .prev
                .filter(|prev| place.is_some_and(|place| log.contains_key(&(place, *prev))));
            let is_alone = beside.get(&(*seq, payload.prev)) == Some(&1);
            let before = after.filter(|_| is_alone);
            let new = Stretch {
                begun_by: *id,
                first: *seq,
                after,
            };
            let stretch = before.and_then(|before| self.of_record(before));
            let stretch = stretch.unwrap_or(new);
            self.of.insert(*id, stretch);
            self.places.insert((stretch.begun_by, *seq), *id);
        }
    }

    fn of_record(&self, id: RecordId) -> Option<Stretch> {
        self.of.get(&id).copied()
    }

    fn record_at(&self, stretch: Stretch, seq: u64) -> Option<RecordId> {
        self.places.get(&(stretch.begun_by, seq)).copied()
    }
}

/// How many questions were put to the logs: what the work is counted by.
#[cfg(test)]
pub(super) mod steps {
    use std::cell::Cell;

    thread_local!(static STEPS: Cell<usize> = const { Cell::new(0) });

    pub(super) fn count() {
        STEPS.with(|steps| steps.set(steps.get().saturating_add(1)));
    }

    /// Those since the last time this was asked.
    pub(in crate::authority) fn take() -> usize {
        STEPS.with(|steps| steps.replace(0))
    }
}
