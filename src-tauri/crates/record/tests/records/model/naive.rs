//! What a laptop should make of the records it holds, said as plainly as can be:
//! sets of notes, and questions asked of each note by itself. Slow, and easy to read.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_record::{ChainProblem, FoldOrder, LogId, PanelId, RecordId, Rulings};

/// What one record says, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) id: RecordId,
    pub(super) panel: Option<PanelId>,
    pub(super) log: LogId,
    pub(super) seq: u64,
    pub(super) prev: Option<RecordId>,
    pub(super) seen: BTreeSet<RecordId>,
    pub(super) says: Says,
}

/// The part of a body that matters to logs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Genesis,
    Nothing,
    Accepts { member: String, log: LogId },
    HandsOver { to: String },
    Bars { log: LogId, after: u64 },
    Chooses { keep: RecordId },
}

/// The records that a laptop holds, and the panel it is part of.
pub(super) struct Model {
    pub(super) panel: PanelId,
    pub(super) held: BTreeMap<RecordId, Note>,
}

impl Model {
    /// The notes of this panel: others are kept from all but the check of the chains.
    pub(super) fn ours(&self) -> impl Iterator<Item = &Note> {
        let ours = |note: &&Note| note.panel.unwrap_or(PanelId::from(note.id)) == self.panel;
        self.held.values().filter(ours)
    }

    /// Every fault of every note, in order of log, place and id.
    pub(super) fn faults(&self) -> Vec<(RecordId, ChainProblem)> {
        let mut notes: Vec<&Note> = self.held.values().collect();
        notes.sort_by_key(|note| (note.log, note.seq, note.id));
        let of = |note: &Note| {
            let problems = [self.fault_of_link(note), self.fault_of_panel(note)];
            problems
                .into_iter()
                .flatten()
                .map(|problem| (note.id, problem))
                .collect::<Vec<_>>()
        };
        notes.into_iter().flat_map(of).collect()
    }

    fn fault_of_link(&self, note: &Note) -> Option<ChainProblem> {
        let log = || self.held.values().filter(|one| one.log == note.log);
        let twins = log().filter(|one| one.seq == note.seq && one.id < note.id);
        if let Some(other) = twins.map(|one| one.id).max() {
            return Some(ChainProblem::Fork { other });
        }
        let last = log()
            .map(|one| one.seq)
            .filter(|seq| *seq < note.seq)
            .max()
            .unwrap_or(0);
        if last + 1 < note.seq {
            return Some(ChainProblem::Gap { from: last + 1 });
        }
        let follows = match note.prev {
            None => note.seq == 1,
            Some(prev) => log().any(|one| one.id == prev && one.seq + 1 == note.seq),
        };
        (!follows).then_some(ChainProblem::BrokenLink)
    }

    fn fault_of_panel(&self, note: &Note) -> Option<ChainProblem> {
        match (note.panel, note.says == Says::Genesis && note.seq == 1) {
            (None, false) | (Some(_), true) => Some(ChainProblem::Misplaced),
            (Some(panel), _) if panel != self.panel => Some(ChainProblem::OtherPanel),
            (None, true) if PanelId::from(note.id) != self.panel => Some(ChainProblem::OtherPanel),
            _ => None,
        }
    }

    /// Whose logs rule, and how.
    pub(super) fn rulings(&self) -> Rulings {
        let chairs = self.chairs();
        let mut rulings = Rulings {
            devices: chairs.clone(),
            ..Rulings::default()
        };
        for note in self.ours().filter(|note| chairs.contains(&note.log)) {
            match &note.says {
                Says::Accepts { log, .. } => drop(rulings.devices.insert(*log)),
                Says::Chooses { keep } => drop(rulings.chosen.insert(*keep)),
                Says::Bars { log, after } => {
                    let lowest = rulings.barred_after.get(log).copied().unwrap_or(*after);
                    rulings.barred_after.insert(*log, lowest.min(*after));
                }
                _ => {}
            }
        }
        rulings
    }

    /// The logs of all who were ever in the chair. Each round finds those who follow
    /// from the ones found before, and there are no more rounds than notes.
    fn chairs(&self) -> BTreeSet<LogId> {
        let signed = |note: &&Note| note.says == Says::Genesis;
        let mut logs: BTreeSet<LogId> = self.ours().filter(signed).map(|note| note.log).collect();
        let mut people: BTreeSet<&str> = BTreeSet::new();
        if !logs.is_empty() {
            people.extend(["chair", "deputy"]);
        }
        for note in self.ours().flat_map(|_| self.ours()) {
            match &note.says {
                _ if !logs.contains(&note.log) => {}
                Says::HandsOver { to } => drop(people.insert(to)),
                Says::Accepts { member, log } if people.contains(member.as_str()) => {
                    logs.insert(*log);
                }
                _ => {}
            }
        }
        logs
    }

    /// The notes that count.
    pub(super) fn counting(&self) -> BTreeSet<RecordId> {
        let rulings = self.rulings();
        let counts = self.ours().filter(|note| self.counts(note, &rulings));
        counts.map(|note| note.id).collect()
    }

    /// One counts that is not barred, goes on from one that counts, and is alone in
    /// that or was chosen. Where several were chosen, the lowest id is.
    fn counts(&self, note: &Note, rulings: &Rulings) -> bool {
        let last = rulings.barred_after.get(&note.log).copied();
        let beside = |one: &&Note| (one.log, one.seq, one.prev) == (note.log, note.seq, note.prev);
        let branches: BTreeSet<RecordId> = self.ours().filter(beside).map(|one| one.id).collect();
        let stands =
            branches.len() == 1 || branches.intersection(&rulings.chosen).next() == Some(&note.id);
        let goes_on = match note
            .prev
            .and_then(|prev| self.ours().find(|one| one.id == prev))
        {
            None => note.prev.is_none() && note.seq == 1,
            Some(before) => {
                (before.log, before.seq + 1) == (note.log, note.seq) && self.counts(before, rulings)
            }
        };
        last.is_none_or(|last| note.seq <= last) && stands && goes_on
    }

    /// The order: time and again the lowest of those whose forerunners have had their turn.
    pub(super) fn order(&self) -> FoldOrder {
        let mut waiting: BTreeMap<(LogId, u64, RecordId), &Note> = self
            .ours()
            .map(|note| ((note.log, note.seq, note.id), note))
            .collect();
        let mut ready: Vec<RecordId> = Vec::new();
        while let Some(turn) = waiting.iter().find_map(|(turn, note)| {
            let mut needs = note.prev.iter().chain(&note.seen);
            needs.all(|need| ready.contains(need)).then_some(*turn)
        }) {
            ready.extend(waiting.remove(&turn).map(|note| note.id));
        }
        let waiting: BTreeSet<RecordId> = waiting.values().map(|note| note.id).collect();
        FoldOrder {
            ready,
            waiting: waiting.into_iter().collect(),
        }
    }

    /// The newest of the notes that count, by log.
    pub(super) fn heads(&self) -> BTreeMap<LogId, (u64, RecordId)> {
        let counting = self.counting();
        let counted = self.ours().filter(|note| counting.contains(&note.id));
        let mut heads = BTreeMap::new();
        for note in counted {
            let head = heads.entry(note.log).or_insert((note.seq, note.id));
            *head = (*head).max((note.seq, note.id));
        }
        heads
    }
}
