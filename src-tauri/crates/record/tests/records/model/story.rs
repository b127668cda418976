//! All that was ever written, the laptop that some of it reaches, and the model of it.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_record::{
    Body, ChainProblem, DeviceKey, Head, Heads, Link, LogId, LogPosition, PanelId, Record,
    RecordId, Rulings, check_chain, counting, fold_order,
};
use proptest::sample::Index;

use super::naive::{Model, Note, Says};
use super::{After, Step, Word};
use crate::samples::{genesis, heading, opened, recipient, salt};

const PEOPLE: [&str; 4] = ["chair", "deputy", "m1", "m2"];

/// All records that were ever written, the laptop that some of them reach, and the model of it.
pub(super) struct Story {
    pub(super) written: Vec<(Record, Note)>,
    held: Vec<Record>,
    model: Model,
}

impl Story {
    pub(super) fn begin() -> Self {
        let nothing = LogPosition {
            seq: 1,
            prev: None,
            seen: BTreeMap::new(),
        };
        let first = Record::sign(&key(0), heading(None, nothing), &genesis(), salt()).unwrap();
        let model = Model {
            panel: PanelId::from(first.id()),
            held: BTreeMap::new(),
        };
        let mut story = Self {
            written: Vec::new(),
            held: Vec::new(),
            model,
        };
        let first = story.keep(first, Says::Genesis);
        story.arrive(first);
        story
    }

    pub(super) fn go_on(&mut self, number: usize, step: &Step) {
        match step {
            Step::Write {
                who,
                after,
                skip,
                sees,
                says,
            } => {
                let place = self.place(*who, after, *skip, *sees);
                self.write(*who, Some(self.model.panel), place, says, number);
            }
            Step::Own(says) => {
                let place = self.own_place();
                let own = self.write(0, Some(self.model.panel), place, says, number);
                self.arrive(own);
            }
            Step::Abroad { who, after, first } => {
                let place = self.place(*who, after, 0, false);
                let panel = (!first).then_some(PanelId::from_bytes([9; 32]));
                self.write(*who, panel, place, &Word::Nothing, number);
            }
            Step::Arrive(which) => self.arrive(which.index(self.written.len())),
            Step::Spoilt {
                which,
                part,
                byte,
                bit,
            } => {
                let (record, _) = which.get(&self.written);
                spoilt_is_refused(record, *part, *byte, *bit);
            }
        }
    }

    /// The place after one of someone's own records.
    fn place(&self, who: usize, after: &After, skip: u64, sees: bool) -> LogPosition {
        let log = key(who).log();
        let own: Vec<&Note> = self.notes().filter(|note| note.log == log).collect();
        let before = match after {
            After::Newest => own.iter().max_by_key(|note| note.seq).copied(),
            After::Any(which) if !own.is_empty() => Some(*which.get(&own)),
            After::Any(_) => None,
        };
        let others = self.notes().filter(|note| sees && note.log != log);
        LogPosition {
            seq: before.map_or(1, |note| note.seq + 1) + skip,
            prev: before.map(|note| note.id),
            seen: others.map(|note| (note.log, note.id)).collect(),
        }
    }

    /// The place at the end of the owner's log, which the model gives too.
    fn own_place(&self) -> LogPosition {
        let (log, heads) = (key(0).log(), self.model.heads());
        let all: Heads = heads
            .iter()
            .map(|(log, (seq, id))| (*log, Head { seq: *seq, id: *id }))
            .collect();
        let place = LogPosition::after(log, &all);
        let own = heads.get(&log);
        assert_eq!(place.seq, own.map_or(0, |(seq, _)| *seq) + 1);
        assert_eq!(place.prev, own.map(|(_, id)| *id));
        let others = heads.iter().filter(|(other, _)| **other != log);
        let seen: BTreeMap<LogId, RecordId> = others.map(|(log, (_, id))| (*log, *id)).collect();
        assert_eq!(place.seen, seen);
        place
    }

    fn write(
        &mut self,
        who: usize,
        panel: Option<PanelId>,
        place: LogPosition,
        word: &Word,
        number: usize,
    ) -> usize {
        let (body, says) = self.said(word, panel, number);
        let record = Record::sign(&key(who), heading(panel, place), &body, salt()).unwrap();
        self.keep(record, says)
    }

    fn said(&self, word: &Word, panel: Option<PanelId>, number: usize) -> (Body, Says) {
        let reason = String::new();
        match word {
            Word::Nothing if panel.is_none() => (genesis(), Says::Genesis),
            Word::Nothing => (opened(&number.to_string()), Says::Nothing),
            Word::Accept(member, log) => {
                let (member, log) = (PEOPLE[*member], key(*log).log());
                let says = Says::Accepts {
                    member: member.to_owned(),
                    log,
                };
                let (recipient, member) = (recipient(), member.into());
                (
                    Body::DeviceAccepted {
                        member,
                        log,
                        recipient,
                        words_confirmed: true,
                        supersedes: None,
                    },
                    says,
                )
            }
            Word::HandOver(to) => {
                let to = PEOPLE[*to];
                (
                    Body::HandedOver {
                        to: to.into(),
                        reason,
                    },
                    Says::HandsOver { to: to.to_owned() },
                )
            }
            Word::Bar(who, after) => {
                let (log, after) = (key(*who).log(), *after);
                (
                    Body::DeviceRevoked { log, after, reason },
                    Says::Bars { log, after },
                )
            }
            Word::Choose(which) => {
                let Note { id, log, seq, .. } = self.rival(which);
                let body = Body::ForkChosen {
                    log: *log,
                    seq: *seq,
                    keep: *id,
                    reason,
                };
                (body, Says::Chooses { keep: *id })
            }
        }
    }

    /// A record beside which there is another, or else any.
    fn rival(&self, which: &Index) -> &Note {
        let place = |note: &Note| (note.log, note.seq);
        let beside =
            |note: &&Note| self.notes().filter(|one| place(one) == place(note)).count() > 1;
        let rivals: Vec<&Note> = self.notes().filter(beside).collect();
        if rivals.is_empty() {
            return &which.get(&self.written).1;
        }
        rivals[which.index(rivals.len())]
    }

    /// Puts a record among those that were written, and says where it stands there.
    fn keep(&mut self, record: Record, says: Says) -> usize {
        if let Some(there) = self.notes().position(|note| note.id == record.id()) {
            return there;
        }
        let payload = record.payload();
        let note = Note {
            id: record.id(),
            panel: payload.panel,
            log: payload.log,
            seq: payload.seq,
            prev: payload.prev,
            seen: payload.seen.values().copied().collect(),
            says,
        };
        self.written.push((record, note));
        self.written.len() - 1
    }

    /// The laptop opens the bytes of a record, and keeps it unless it has it.
    pub(super) fn arrive(&mut self, which: usize) {
        let (record, note) = &self.written[which];
        let opened = Record::open(record.line(), *record.salt(), record.body().to_vec()).unwrap();
        if self.held.iter().all(|one| one.id() != opened.id()) {
            self.held.push(opened);
        }
        self.model.held.insert(note.id, note.clone());
    }

    fn notes(&self) -> impl Iterator<Item = &Note> {
        self.written.iter().map(|(_, note)| note)
    }

    /// Compares all that the laptop makes of its records with what the model does.
    pub(super) fn compare(&self) {
        let all: Vec<Link<'_>> = self.held.iter().map(link).collect();
        let ours: Vec<&Record> = self
            .held
            .iter()
            .filter(|record| self.is_ours(record))
            .collect();
        let links: Vec<Link<'_>> = ours.iter().copied().map(link).collect();
        let held: BTreeSet<RecordId> = all.iter().map(|link| link.id).collect();
        assert_eq!(
            held,
            self.model.held.keys().copied().collect(),
            "what is held"
        );
        assert_eq!(
            faults(self.model.panel, &all),
            self.model.faults(),
            "gaps, forks and other faults"
        );
        let rulings = Rulings::read(&said(&ours));
        assert_eq!(rulings, self.model.rulings(), "what the chairs ruled");
        assert_eq!(
            counting(&links, &rulings),
            self.model.counting(),
            "what counts"
        );
        assert_eq!(fold_order(&links), self.model.order(), "in which order");
        let twice = [links.clone(), links].concat();
        assert_eq!(
            counting(&twice, &rulings),
            self.model.counting(),
            "a record that is named twice is one"
        );
    }

    fn is_ours(&self, record: &Record) -> bool {
        record.payload().panel.unwrap_or(PanelId::from(record.id())) == self.model.panel
    }
}

fn key(who: usize) -> DeviceKey {
    DeviceKey::from_seed(&[who as u8 + 1; 32])
}

fn link(record: &Record) -> Link<'_> {
    Link {
        id: record.id(),
        payload: record.payload(),
    }
}

fn said(records: &[&Record]) -> Vec<(LogId, Body)> {
    let said = |one: &&Record| Some((one.payload().log, one.content().ok()?.known()?));
    records.iter().filter_map(said).collect()
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
