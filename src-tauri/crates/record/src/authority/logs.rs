//! The records on file, by log and by id.

use std::collections::BTreeMap;

use crate::envelope::Payload;
use crate::id::{LogId, RecordId};
use crate::log::Link;

/// The records on file. One that is handed over twice is one.
pub(super) struct Logs<'a> {
    logs: BTreeMap<LogId, BTreeMap<(u64, RecordId), &'a Payload>>,
    payloads: BTreeMap<RecordId, &'a Payload>,
}

impl<'a> Logs<'a> {
    pub(super) fn new(links: &[Link<'a>]) -> Self {
        let mut logs: BTreeMap<LogId, BTreeMap<(u64, RecordId), &Payload>> = BTreeMap::new();
        for link in links {
            let log = logs.entry(link.payload.log).or_default();
            log.insert((link.payload.seq, link.id), link.payload);
        }
        let payloads = links.iter().map(|link| (link.id, link.payload)).collect();
        Self { logs, payloads }
    }

    /// What was signed with a record, where it is on file.
    pub(super) fn payload(&self, id: RecordId) -> Option<&'a Payload> {
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
        let prev = before.map(|(_, id)| id);
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

    /// The record with a sequence number from which one of the same log goes on, itself
    /// among them.
    pub(super) fn forerunner(&self, mut id: RecordId, seq: u64) -> Option<RecordId> {
        loop {
            let payload = self.payload(id)?;
            if payload.seq <= seq {
                return (payload.seq == seq).then_some(id);
            }
            id = payload.prev?;
        }
    }
}
