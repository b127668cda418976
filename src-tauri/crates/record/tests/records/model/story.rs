//! All that was ever written, and what the program and the model make of it.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_record::{
    Authority, ChainProblem, DeviceKey, Link, LogId, LogPosition, PanelId, Record, RecordId,
    RulingBodies, check_chain, fold_order,
};
use proptest::sample::Index;

use super::notes::{Note, Notes};
use super::order::order;
use super::tally::Tally;
use super::terms::all_ruled;
use super::{After, OWNERS, Sees, Step, Word};
use crate::samples::{heading, salt};

/// All records that were ever written, each with what it says.
pub(super) struct Story {
    keys: Vec<DeviceKey>,
    pub(super) panel: PanelId,
    pub(super) written: Vec<(Record, Note)>,
}

impl Story {
    /// A panel whose chair has taken on some of the devices and named the deputy.
    pub(super) fn begin(keys: &[u8], taken_on: [bool; 8]) -> Self {
        let keys: Vec<DeviceKey> = keys
            .iter()
            .map(|seed| DeviceKey::from_seed(&[*seed; 32]))
            .collect();
        let nothing = PanelId::from_bytes([0; 32]);
        let mut story = Self {
            keys,
            panel: nothing,
            written: Vec::new(),
        };
        story.sign(
            0,
            None,
            story.place(0, &After::Newest, 0, &Sees::All),
            &Word::Begins,
            0,
        );
        story.panel = PanelId::from(story.written[0].1.id);
        for device in (1..OWNERS.len() - 1).filter(|device| taken_on[*device]) {
            let member = device;
            story.say(device, Word::Tells);
            story.say(0, Word::Accept { device, member });
        }
        story.say(0, Word::Name(6));
        story.say(0, Word::Name(2));
        for device in 1..OWNERS.len() {
            story.say(device, Word::Tells);
        }
        story
    }

    fn say(&mut self, device: usize, word: Word) {
        let place = self.place(device, &After::Newest, 0, &Sees::All);
        self.sign(device, Some(self.panel), place, &word, 0);
    }

    pub(super) fn go_on(&mut self, number: usize, step: &Step) {
        match step {
            Step::Write {
                device,
                after,
                skip,
                sees,
                says,
            } => {
                let place = self.place(*device, after, *skip, sees);
                self.sign(*device, Some(self.panel), place, says, number + 1);
            }
            Step::Abroad {
                device,
                after,
                first,
            } => {
                let place = self.place(*device, after, 0, &Sees::Nothing);
                let panel = (!first).then_some(PanelId::from_bytes([9; 32]));
                let word = if *first { Word::Begins } else { Word::Rules };
                self.sign(*device, panel, place, &word, number + 1);
            }
            Step::Spoilt {
                which,
                part,
                byte,
                bit,
            } => spoilt_is_refused(&which.get(&self.written).0, *part, *byte, *bit),
        }
    }

    /// The place after one of a device's own records.
    fn place(&self, device: usize, after: &After, skip: u64, sees: &Sees) -> LogPosition {
        let log = self.log(device);
        let own: Vec<&Note> = self.notes().filter(|note| note.log == log).collect();
        let before = match after {
            After::Newest => own.iter().max_by_key(|note| note.seq).copied(),
            After::Any(which) if !own.is_empty() => Some(*which.get(&own)),
            After::Any(_) => None,
        };
        let others = (0..self.keys.len()).filter(|other| *other != device);
        LogPosition {
            seq: before.map_or(1, |note| note.seq + 1) + skip,
            prev: before.map(|note| note.id),
            seen: others
                .filter_map(|other| Some((self.log(other), self.seen_of(other, sees)?)))
                .collect(),
        }
    }

    /// Which record of another log a device says that it had seen.
    fn seen_of(&self, other: usize, sees: &Sees) -> Option<RecordId> {
        let log = self.log(other);
        let notes = self
            .notes()
            .filter(|note| note.log == log && note.panel != Some(ABROAD));
        let mut notes: Vec<&Note> = notes.collect();
        notes.sort_by_key(|note| note.seq);
        match sees {
            Sees::Nothing => None,
            Sees::But(one) if *one == other => None,
            Sees::All | Sees::But(_) => notes.last().map(|note| note.id),
            Sees::Stale => notes.iter().rev().nth(1).map(|note| note.id),
            Sees::Any(which) if !notes.is_empty() => Some(which.get(&notes).id),
            Sees::Any(_) => None,
        }
    }

    /// Signs a record and puts it among those that were written.
    fn sign(
        &mut self,
        device: usize,
        panel: Option<PanelId>,
        place: LogPosition,
        word: &Word,
        number: usize,
    ) {
        let (body, says) = self.said(device, word, &place, number);
        let heading = heading(panel, place);
        let record = Record::sign(&self.keys[device], heading, &body, salt()).unwrap();
        let payload = record.payload();
        let note = Note {
            id: record.id(),
            panel: payload.panel,
            log: payload.log,
            seq: payload.seq,
            prev: payload.prev,
            seen: payload.seen.clone(),
            says,
        };
        if self.notes().all(|one| one.id != note.id) {
            self.written.push((record, note));
        }
    }

    pub(super) fn log(&self, device: usize) -> LogId {
        self.keys[device].log()
    }

    pub(super) fn notes(&self) -> impl Iterator<Item = &Note> {
        self.written.iter().map(|(_, note)| note)
    }

    /// Compares what the program and the model make of the records, without some of them.
    pub(super) fn compare(&self, lacks: &[Index], swaps: &[(Index, Index)], tally: &mut Tally) {
        let lacking: BTreeSet<usize> = lacks
            .iter()
            .map(|one| one.index(self.written.len()))
            .collect();
        let held = self.written.iter().enumerate();
        let held: Vec<&(Record, Note)> = held
            .filter(|(index, _)| !lacking.contains(index))
            .map(|(_, one)| one)
            .collect();
        let notes = Notes::new(self.panel, held.iter().map(|(_, note)| note.clone()));
        let all: Vec<Link<'_>> = held.iter().map(|(record, _)| link(record)).collect();
        assert_eq!(
            faults(self.panel, &all),
            notes.faults(),
            "gaps, forks and other faults"
        );
        let ours = held.iter().map(|(record, _)| record);
        let ours = ours.filter(|record| notes.get(record.id()).is_some());
        compare_with_model(&notes, &ours.collect::<Vec<_>>(), swaps, tally);
    }
}

/// The panel of no one here.
const ABROAD: PanelId = PanelId::from_bytes([9; 32]);

fn compare_with_model(
    notes: &Notes,
    records: &[&Record],
    swaps: &[(Index, Index)],
    tally: &mut Tally,
) {
    let bodies = bodies(records);
    let links: Vec<Link<'_>> = records.iter().map(|record| link(record)).collect();
    let authority = Authority::read(notes.panel, &links, &bodies);
    let ruled = all_ruled(notes);
    let chain: Vec<RecordId> = ruled.chain.iter().map(|note| note.id).collect();
    assert_eq!(authority.chain(), chain, "the chain of rulings");
    let devices: BTreeMap<LogId, usize> = authority
        .devices()
        .into_iter()
        .filter_map(|log| Some((log, authority.device_order(log)?)))
        .collect();
    let expected = ruled.devices().into_iter().enumerate();
    let expected = expected.map(|(order, (log, ..))| (log, order));
    assert_eq!(devices, expected.collect(), "the devices");
    for (id, standing) in ruled.standings() {
        let note = notes.get(id).unwrap();
        assert_eq!(authority.standing(id), standing, "{note:?}");
    }
    let in_order = fold_order(&links, &authority);
    assert_eq!(in_order, order(&ruled), "in which order");
    tally.count(notes, &authority);

    let mut arrived = [links.clone(), links].concat();
    let count = arrived.len();
    for (one, other) in swaps.iter().filter(|_| count > 0) {
        arrived.swap(one.index(count), other.index(count));
    }
    let again = Authority::read(notes.panel, &arrived, &bodies);
    assert_eq!(again, authority, "however records arrive, and how often");
    assert_eq!(fold_order(&arrived, &again), in_order);
}

pub(crate) fn bodies(records: &[&Record]) -> RulingBodies {
    let read = records
        .iter()
        .filter(|record| Authority::is_read_from(record.payload()));
    read.filter_map(|record| Some((record.id(), record.content().ok()?.known()?)))
        .collect()
}

pub(crate) fn link(record: &Record) -> Link<'_> {
    Link {
        id: record.id(),
        payload: record.payload(),
    }
}

fn faults(panel: PanelId, links: &[Link<'_>]) -> Vec<(RecordId, ChainProblem)> {
    let faults = check_chain(Some(panel), links);
    faults
        .into_iter()
        .map(|fault| (fault.id, fault.what))
        .collect()
}

/// A record of which one bit was changed, or that carries another's signature, is not opened.
fn spoilt_is_refused(record: &Record, part: u8, byte: Index, bit: u8) {
    let mut parts = [
        record.line().to_vec(),
        record.salt().as_bytes().to_vec(),
        record.body().to_vec(),
    ];
    let part = &mut parts[usize::from(part)];
    let place = byte.index(part.len());
    part[place] ^= 1 << bit;
    let [line, salt, body] = parts;
    let salt = salt.as_slice().try_into().unwrap();
    assert!(Record::open(&line, salt, body).is_err(), "it was changed");
}
