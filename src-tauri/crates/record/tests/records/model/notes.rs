//! What records say, without their bytes: notes, and plain questions about them.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_record::{ChainProblem, LogId, PanelId, RecordId};

/// What one record says, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) id: RecordId,
    pub(crate) panel: Option<PanelId>,
    pub(crate) log: LogId,
    pub(crate) seq: u64,
    pub(crate) prev: Option<RecordId>,
    pub(crate) seen: BTreeMap<LogId, RecordId>,
    pub(crate) says: Says,
}

/// The part of a body from which it follows who may decide what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    Begins {
        chair: String,
        deputy: Option<String>,
    },
    Accepts {
        member: String,
        log: LogId,
    },
    Bars {
        log: LogId,
        after: u64,
    },
    Names(Option<String>),
    HandsOver(String),
    Chooses {
        log: LogId,
        seq: u64,
        keep: RecordId,
    },
    Closes {
        round: String,
        heads: BTreeMap<LogId, (u64, RecordId)>,
    },
    /// A reveal or a decision.
    Reveals,
    /// Another ruling.
    Rules,
    Agrees(RecordId),
    Joins,
    /// Whatever else: it is no ruling.
    Tells,
}

impl Note {
    /// A ruling is a record of a kind that the chair alone signs.
    pub(crate) fn is_ruling(&self) -> bool {
        !matches!(self.says, Says::Agrees(_) | Says::Joins | Says::Tells)
    }

    /// A close, a reveal, a decision or a handover.
    pub(crate) fn is_landmark(&self) -> bool {
        matches!(
            self.says,
            Says::Closes { .. } | Says::Reveals | Says::HandsOver(_)
        )
    }
}

/// The records that a laptop holds, and the panel it is part of.
#[derive(Clone, Debug)]
pub(crate) struct Notes {
    pub(crate) panel: PanelId,
    held: BTreeMap<RecordId, Note>,
    /// Of each note, itself and all of its log that stand before it.
    trails: BTreeMap<RecordId, BTreeSet<RecordId>>,
}

impl Notes {
    pub(crate) fn new(panel: PanelId, held: impl IntoIterator<Item = Note>) -> Self {
        let held = held.into_iter().map(|note| (note.id, note));
        let mut notes = Self {
            panel,
            held: held.collect(),
            trails: BTreeMap::new(),
        };
        let trails = notes.ours().map(|note| (note.id, notes.find_trail(note)));
        notes.trails = trails.collect();
        notes
    }

    /// The notes of this panel: others are kept from all but the check of the chains.
    pub(crate) fn ours(&self) -> impl Iterator<Item = &Note> {
        let ours = |note: &&Note| note.panel.unwrap_or(PanelId::from(note.id)) == self.panel;
        self.held.values().filter(ours)
    }

    pub(crate) fn get(&self, id: RecordId) -> Option<&Note> {
        let note = self.held.get(&id)?;
        (note.panel.unwrap_or(PanelId::from(id)) == self.panel).then_some(note)
    }

    /// The panel's first record.
    pub(crate) fn root(&self) -> Option<&Note> {
        let root = self.get(RecordId::from(self.panel))?;
        let begins = matches!(root.says, Says::Begins { .. });
        (begins && root.panel.is_none() && root.seq == 1).then_some(root)
    }

    /// The notes that go on from one of a log, or begin it: several where it was
    /// written twice.
    pub(crate) fn followers(&self, log: LogId, before: Option<&Note>) -> Vec<&Note> {
        let (seq, prev) = before.map_or((1, None), |note| (note.seq + 1, Some(note.id)));
        let follows = |note: &&Note| (note.log, note.seq, note.prev) == (log, seq, prev);
        self.ours().filter(follows).collect()
    }

    /// The note that one goes on from, in its log.
    fn before(&self, note: &Note) -> Option<&Note> {
        let before = self.get(note.prev?)?;
        (before.log == note.log && before.seq + 1 == note.seq).then_some(before)
    }

    /// A note and all of its log that stand before it.
    pub(crate) fn trail(&self, note: &Note) -> &BTreeSet<RecordId> {
        &self.trails[&note.id]
    }

    fn find_trail(&self, note: &Note) -> BTreeSet<RecordId> {
        let mut trail = BTreeSet::new();
        let mut at = self.get(note.id);
        while let Some(note) = at {
            trail.insert(note.id);
            at = self.before(note);
        }
        trail
    }

    /// A note and all of its log that go on from it.
    pub(crate) fn branch(&self, note: &Note) -> Vec<&Note> {
        let on_it = |one: &&Note| self.trail(one).contains(&note.id);
        self.ours().filter(on_it).collect()
    }

    /// Whether a writer had seen a note: it stands before the writer's, or before what
    /// that names of its log.
    pub(crate) fn had_seen(&self, writer: &Note, what: &Note) -> bool {
        let named = if writer.log == what.log {
            writer.prev
        } else {
            writer.seen.get(&what.log).copied()
        };
        named
            .and_then(|id| self.get(id))
            .is_some_and(|named| self.trail(named).contains(&what.id))
    }

    /// Every fault of every note, in order of log, place and id.
    pub(crate) fn faults(&self) -> Vec<(RecordId, ChainProblem)> {
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
        let begins = matches!(note.says, Says::Begins { .. });
        match (note.panel, begins && note.seq == 1) {
            (None, false) | (Some(_), true) => Some(ChainProblem::Misplaced),
            (Some(panel), _) if panel != self.panel => Some(ChainProblem::OtherPanel),
            (None, true) if PanelId::from(note.id) != self.panel => Some(ChainProblem::OtherPanel),
            _ => None,
        }
    }
}
