//! What the chair ruled so far, and what follows from it: every question is answered
//! from the rulings in their order, anew each time. `docs/TRUST.md`, §2 to §4.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_record::{LogId, RecordId, Refusal};

use super::notes::{Note, Notes, Says};

/// The rulings so far.
#[derive(Clone, Debug)]
pub(crate) struct Ruled<'a> {
    pub(crate) notes: &'a Notes,
    /// Those that count, in order.
    pub(crate) chain: Vec<&'a Note>,
    /// All that was signed in the chair and not refused.
    pub(crate) by_chair: BTreeSet<RecordId>,
    /// Those that do not count, each with why.
    pub(crate) refused: BTreeMap<RecordId, Refusal>,
    /// The branches of the logs of those in the chair that stand by who built on them.
    pub(crate) settled: BTreeSet<RecordId>,
}

impl<'a> Ruled<'a> {
    pub(crate) fn nothing(notes: &'a Notes) -> Self {
        Self {
            notes,
            chain: Vec::new(),
            by_chair: BTreeSet::new(),
            refused: BTreeMap::new(),
            settled: BTreeSet::new(),
        }
    }

    /// The devices, each with its owner and the ruling that took it on, in that order.
    pub(crate) fn devices(&self) -> Vec<(LogId, &'a str, &'a Note)> {
        let mut devices: Vec<(LogId, &str, &Note)> = Vec::new();
        for ruling in self.notes.root().into_iter().chain(self.chain.clone()) {
            let (log, member) = match &ruling.says {
                Says::Begins { chair, .. } => (ruling.log, chair),
                Says::Accepts { member, log } => (*log, member),
                _ => continue,
            };
            if devices.iter().all(|(known, ..)| *known != log) {
                devices.push((log, member, ruling));
            }
        }
        devices
    }

    pub(crate) fn owner(&self, log: LogId) -> Option<&'a str> {
        let devices = self.devices().into_iter();
        devices.filter(|one| one.0 == log).map(|one| one.1).next()
    }

    pub(crate) fn devices_of(&self, member: &str) -> Vec<LogId> {
        let devices = self.devices().into_iter();
        let theirs = devices.filter(|(_, owner, _)| *owner == member);
        theirs.map(|(log, ..)| log).collect()
    }

    /// Whether a record was written after its device was taken on.
    pub(crate) fn is_taken_on(&self, note: &Note) -> bool {
        let devices = self.devices().into_iter();
        let ruling = devices.filter(|one| one.0 == note.log).map(|one| one.2);
        let is_since = |ruling: &Note| {
            matches!(ruling.says, Says::Begins { .. }) || self.notes.had_seen(note, ruling)
        };
        ruling.into_iter().any(is_since)
    }

    pub(crate) fn deputy(&self) -> Option<&'a str> {
        let named = |note: &&'a Note| match &note.says {
            Says::Begins { deputy, .. } | Says::Names(deputy) => Some(deputy.as_deref()),
            _ => None,
        };
        self.chain.iter().rev().find_map(named).flatten()
    }

    /// The newest record of a log that was in at a close, among the first so many rulings.
    /// A later close goes on from an earlier one, and never over to another branch.
    fn closed_at(&self, log: LogId, rulings: usize) -> Option<(u64, RecordId)> {
        let mut newest: Option<(u64, RecordId)> = None;
        for ruling in &self.chain[..rulings] {
            if let Says::Closes { heads, .. } = &ruling.says
                && let Some(head) = heads.get(&log)
                && newest.is_none_or(|newest| self.goes_on(*head, newest))
            {
                newest = Some(*head);
            }
        }
        newest
    }

    fn goes_on(&self, later: (u64, RecordId), earlier: (u64, RecordId)) -> bool {
        let note = self.notes.get(later.1);
        later.0 > earlier.0
            && note.is_some_and(|note| self.notes.trail(note).iter().any(|id| *id == earlier.1))
    }

    /// The last place in a log that counts, where it was barred. A bar ends nothing that
    /// a close or a ruling before it stands on.
    pub(crate) fn last_place(&self, log: LogId) -> Option<u64> {
        let last = |(index, ruling): (usize, &&Note)| match &ruling.says {
            Says::Bars { log: barred, after } if *barred == log => {
                let earlier = self.chain[..index].iter().filter(|one| one.log == log);
                let ruled = earlier.map(|one| one.seq).max().unwrap_or(0);
                let closed = self.closed_at(log, index).map_or(0, |head| head.0);
                Some(*[*after, ruled, closed].iter().max().unwrap())
            }
            _ => None,
        };
        self.chain.iter().enumerate().filter_map(last).min()
    }

    pub(crate) fn is_barred(&self, note: &Note) -> bool {
        self.last_place(note.log)
            .is_some_and(|last| note.seq > last)
    }

    /// How a log goes on. Where it was written twice: as a close stands on it, or as was
    /// chosen.
    pub(crate) fn next(&self, log: LogId, before: Option<&Note>) -> Option<&'a Note> {
        let several = self.notes.followers(log, before);
        if several.len() < 2 {
            return several.first().copied();
        }
        several.into_iter().find(|note| self.stands(note))
    }

    fn stands(&self, note: &Note) -> bool {
        match self.closed_on(note.log, note.seq) {
            Some(id) => id == note.id,
            None => self.chosen().contains(&note.id),
        }
    }

    /// The note with a sequence number on the branch that a close named.
    fn closed_on(&self, log: LogId, seq: u64) -> Option<RecordId> {
        let (_, id) = self.closed_at(log, self.chain.len())?;
        let trail = self.notes.trail(self.notes.get(id)?);
        let mut notes = trail.iter().filter_map(|id| self.notes.get(*id));
        notes.find(|note| note.seq == seq).map(|note| note.id)
    }

    fn chosen(&self) -> BTreeSet<RecordId> {
        let chosen = self.chain.iter().filter_map(|ruling| match ruling.says {
            Says::Chooses { keep, .. } => Some(keep),
            _ => None,
        });
        chosen.chain(self.settled.iter().copied()).collect()
    }

    /// How the log of whoever is in the chair goes on where it was written twice: as
    /// most of the others have built on it, else as chooses itself.
    pub(crate) fn settle(
        &self,
        log: LogId,
        before: Option<&Note>,
        chair: &str,
    ) -> Option<&'a Note> {
        let several = self.notes.followers(log, before);
        if several.len() < 2 {
            return None;
        }
        let count = |one: &&Note| self.builders(one, chair).len();
        let most = several.iter().map(count).max().unwrap();
        let leading: Vec<&Note> = several
            .iter()
            .filter(|one| count(one) == most)
            .copied()
            .collect();
        if most > 0 && leading.len() == 1 {
            return Some(leading[0]);
        }
        several.into_iter().find(|one| self.chooses_itself(one))
    }

    /// Who of the others has seen a close, a reveal, a decision or a handover on a branch.
    fn builders(&self, branch: &Note, chair: &str) -> BTreeSet<String> {
        let others = self.others_for(branch, chair);
        let on_it = self.notes.branch(branch);
        let marks: Vec<RecordId> = on_it
            .into_iter()
            .filter(|note| note.is_landmark())
            .map(|note| note.id)
            .collect();
        let built = |note: &&Note| {
            let named = note
                .seen
                .get(&branch.log)
                .and_then(|id| self.notes.get(*id));
            named.is_some_and(|named| {
                let trail = self.notes.trail(named);
                named.log == branch.log && marks.iter().any(|mark| trail.contains(mark))
            })
        };
        let builders = self.notes.ours().filter(built);
        builders
            .filter_map(|note| others.get(&note.log).cloned())
            .collect()
    }

    /// The other members' devices: those taken on by then, and where there were none
    /// those that the branch itself takes on.
    fn others_for(&self, branch: &Note, chair: &str) -> BTreeMap<LogId, String> {
        let mut others = BTreeMap::new();
        for (log, owner, _) in self.devices() {
            if owner != chair {
                others.insert(log, owner.to_owned());
            }
        }
        if others.is_empty() {
            let mut on_it = self.notes.branch(branch);
            on_it.sort_by_key(|note| note.seq);
            for note in on_it {
                if let Says::Accepts { member, log } = &note.says
                    && member != chair
                {
                    others.entry(*log).or_insert(member.clone());
                }
            }
        }
        others
    }

    fn chooses_itself(&self, branch: &Note) -> bool {
        let chooses = |note: &&Note| matches!(note.says, Says::Chooses { log, keep, .. } if log == branch.log && keep == branch.id);
        self.notes.branch(branch).iter().any(chooses)
    }

    /// Why a ruling of the chair does not count, where it names what is not there.
    pub(crate) fn refusal(&self, ruling: &Note, chair: &str) -> Option<Refusal> {
        match &ruling.says {
            Says::Begins { .. } if !self.chain.is_empty() => Some(Refusal::BegunTwice),
            Says::Accepts { member, log } => {
                let owner = self.owner(*log)?;
                (owner != member).then(|| Refusal::AnotherMembers(owner.into()))
            }
            Says::Bars { log, after } => self.refusal_of_bar(ruling, *log, *after),
            Says::Chooses { log, seq, keep } => self.refusal_of_choice(*log, *seq, *keep),
            Says::Closes { heads, .. } => self.refusal_of_close(ruling, heads),
            Says::HandsOver(to) if to == chair => Some(Refusal::InChair(chair.into())),
            Says::HandsOver(to) => {
                let mut devices = self.devices_of(to).into_iter();
                let has_one = devices.any(|log| self.last_place(log).is_none());
                (!has_one).then(|| Refusal::NoDeviceOf(to.as_str().into()))
            }
            _ => None,
        }
    }

    fn refusal_of_bar(&self, ruling: &Note, log: LogId, after: u64) -> Option<Refusal> {
        if self.owner(log).is_none() {
            return Some(Refusal::NoDevice(log));
        }
        if ruling.log == log {
            return Some(Refusal::BarsItself);
        }
        let received = ruling.seen.get(&log).and_then(|id| self.notes.get(*id));
        let received = received.filter(|note| note.log == log);
        (after > received.map_or(0, |note| note.seq)).then_some(Refusal::NotOnFile)
    }

    fn refusal_of_choice(&self, log: LogId, seq: u64, keep: RecordId) -> Option<Refusal> {
        let kept = self.notes.get(keep);
        let Some(kept) = kept.filter(|kept| (kept.log, kept.seq) == (log, seq)) else {
            return Some(Refusal::NotOnFile);
        };
        let beside = self
            .notes
            .ours()
            .filter(|one| (one.log, one.seq, one.prev) == (log, seq, kept.prev) && one.id != keep);
        let other_stands = match self.closed_on(log, seq) {
            Some(id) => id != keep,
            None => beside
                .into_iter()
                .any(|one| self.chosen().contains(&one.id)),
        };
        other_stands.then_some(Refusal::ChosenOtherwise)
    }

    /// A close names exactly the newest record of each log that its writer had seen; it
    /// may name the one before it in its own.
    fn refusal_of_close(
        &self,
        ruling: &Note,
        heads: &BTreeMap<LogId, (u64, RecordId)>,
    ) -> Option<Refusal> {
        let is_there = |(log, (seq, id)): (&LogId, &(u64, RecordId))| {
            let note = self.notes.get(*id);
            note.is_some_and(|note| (note.log, note.seq) == (*log, *seq))
        };
        if !heads.iter().all(is_there) {
            return Some(Refusal::NotOnFile);
        }
        let own = ruling.prev.filter(|_| heads.contains_key(&ruling.log));
        let mut expected = ruling.seen.clone();
        expected.extend(own.map(|prev| (ruling.log, prev)));
        let named: BTreeMap<LogId, RecordId> =
            heads.iter().map(|(log, (_, id))| (*log, *id)).collect();
        (named != expected).then_some(Refusal::NotAllNamed)
    }
}
