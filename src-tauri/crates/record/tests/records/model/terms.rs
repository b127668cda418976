//! Who was in the chair, one after the other, and what they ruled (`docs/TRUST.md`, §2);
//! and where each record stands by that.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_record::{LogId, RecordId, Refusal, Right, Standing};

use super::notes::{Note, Notes, Says};
use super::ruled::Ruled;

/// Who is in the chair, since which record.
#[derive(Clone, Copy, Debug)]
struct Term<'a> {
    chair: &'a str,
    begun_by: &'a Note,
}

/// How a term ended and the next one began.
type Next<'a> = Option<Term<'a>>;

/// All that was ruled, by whoever was in the chair.
pub(crate) fn all_ruled(notes: &Notes) -> Ruled<'_> {
    let mut ruled = Ruled::nothing(notes);
    let Some(root) = notes.root() else {
        return ruled;
    };
    let Says::Begins { chair, .. } = &root.says else {
        return ruled;
    };
    let mut term = Term {
        chair,
        begun_by: root,
    };
    while let Some(next) = ruled.go_through(term) {
        ruled.begin(next);
        term = next;
    }
    ruled
}

impl<'a> Ruled<'a> {
    fn begin(&mut self, term: Term<'a>) {
        if self.by_chair.insert(term.begun_by.id) {
            self.refused.remove(&term.begun_by.id);
            self.chain.push(term.begun_by);
        }
    }

    /// One term, to its end.
    fn go_through(&mut self, term: Term<'a>) -> Next<'a> {
        if let Some((taken, before)) = self.agreed(term) {
            *self = before;
            for log in self.devices_of(term.chair) {
                let rest = self.notes.ours().filter(|note| note.log == log);
                for note in rest.filter(|note| note.is_ruling()) {
                    if !self.by_chair.contains(&note.id) {
                        let why = Refusal::GoneOver(taken.chair.into());
                        self.refused.entry(note.id).or_insert(why);
                    }
                }
            }
            return Some(taken);
        }
        self.read(term, None).or_else(|| self.taken_over(term))
    }

    /// Reads what the chair's devices say in a term, as far as `by` had seen it.
    fn read(&mut self, term: Term<'a>, by: Option<&Note>) -> Next<'a> {
        let mut read: BTreeMap<LogId, &Note> = BTreeMap::new();
        while let Some(note) = self.next_of(term, &read, by) {
            read.insert(note.log, note);
            let is_new = self.is_taken_on(note) && self.is_in_term(term, note);
            if !is_new || !self.by_chair.insert(note.id) || !note.is_ruling() {
                continue;
            }
            if let Some(why) = self.refusal(note, term.chair) {
                self.by_chair.remove(&note.id);
                self.refused.insert(note.id, why);
                continue;
            }
            self.refused.remove(&note.id);
            self.chain.push(note);
            if let Says::HandsOver(to) = &note.says {
                self.refuse_rest(term, &read, to);
                return Some(Term {
                    chair: to,
                    begun_by: note,
                });
            }
        }
        None
    }

    fn is_in_term(&self, term: Term<'a>, note: &Note) -> bool {
        note.id == term.begun_by.id || self.notes.had_seen(note, term.begun_by)
    }

    /// The next to be read: the first device's, unless it had seen what is still to be
    /// read of another.
    fn next_of(
        &mut self,
        term: Term<'a>,
        read: &BTreeMap<LogId, &'a Note>,
        by: Option<&Note>,
    ) -> Option<&'a Note> {
        let mut nexts: Vec<&Note> = Vec::new();
        for log in self.devices_of(term.chair) {
            let before = read.get(&log).copied();
            let next = self.next(log, before).or_else(|| {
                let settled = self.settle(log, before, term.chair)?;
                self.settled.insert(settled.id);
                Some(settled)
            });
            let counts = |note: &&Note| {
                !self.is_barred(note) && by.is_none_or(|by| self.notes.had_seen(by, note))
            };
            nexts.extend(next.filter(counts));
        }
        let is_free = |note: &&&Note| {
            let mut others = nexts.iter().filter(|other| other.log != note.log);
            others.all(|other| !self.notes.had_seen(note, other))
        };
        nexts.iter().find(is_free).or(nexts.first()).copied()
    }

    fn refuse_rest(&mut self, term: Term<'a>, read: &BTreeMap<LogId, &'a Note>, to: &str) {
        for log in self.devices_of(term.chair) {
            let mut before = read.get(&log).copied();
            while let Some(note) = self.next(log, before) {
                if note.is_ruling() {
                    let why = Refusal::GoneOver(to.into());
                    self.refused.entry(note.id).or_insert(why);
                }
                before = Some(note);
            }
        }
    }

    /// The deputy's taking over on top of all that was ruled. The others are refused.
    fn taken_over(&mut self, term: Term<'a>) -> Next<'a> {
        let mut stands: Option<(Term<'a>, BTreeSet<RecordId>)> = None;
        for (note, to, branches) in self.takings(term) {
            let last = |log: &LogId| self.chain.iter().rev().find(|one| one.log == *log);
            let chairs = self.devices_of(term.chair);
            let saw_all = chairs
                .iter()
                .filter_map(last)
                .all(|last| self.notes.had_seen(note, last));
            let why = if self.deputy() != Some(to) {
                Refusal::NotDeputy(to.into())
            } else if !saw_all || !self.is_in_term(term, note) {
                Refusal::Overtaken
            } else {
                let next = Term {
                    chair: to,
                    begun_by: note,
                };
                stands.get_or_insert((next, branches));
                continue;
            };
            self.refused.insert(note.id, why);
        }
        let (next, branches) = stands?;
        self.settled.extend(branches);
        Some(next)
    }

    /// A taking over to which more than half of the other members agreed, and what the
    /// deputy had seen ruled.
    fn agreed(&self, term: Term<'a>) -> Option<(Term<'a>, Ruled<'a>)> {
        let mut found: Vec<((usize, u64), Term<'a>, Ruled<'a>)> = Vec::new();
        let takings = self.notes.ours();
        for taking in takings.filter(|note| matches!(note.says, Says::HandsOver(_))) {
            if self.by_chair.contains(&taking.id) || !self.is_in_term(term, taking) {
                continue;
            }
            let mut before = self.clone();
            if before.read(term, Some(taking)).is_some() {
                continue;
            }
            let takings = before.takings(term);
            let own = takings.into_iter().find(|one| one.0.id == taking.id);
            let Some((note, to, branches)) = own else {
                continue;
            };
            if before.deputy() != Some(to) || !before.more_than_half(term, note, to) {
                continue;
            }
            before.settled.extend(branches);
            let devices = before.devices();
            let order = devices.iter().position(|one| one.0 == note.log).unwrap();
            let next = Term {
                chair: to,
                begun_by: note,
            };
            found.push(((order, note.seq), next, before));
        }
        let first = found.into_iter().min_by_key(|one| one.0)?;
        Some((first.1, first.2))
    }

    fn more_than_half(&self, term: Term<'a>, taking: &Note, to: &str) -> bool {
        let members = self.devices().into_iter().map(|one| one.1);
        let others: BTreeSet<&str> = members
            .filter(|one| *one != term.chair && *one != to)
            .collect();
        let agrees = |member: &&&str| {
            self.notes.ours().any(|note| {
                note.says == Says::Agrees(taking.id)
                    && self.owner(note.log) == Some(**member)
                    && !self.is_barred(note)
            })
        };
        others.iter().filter(agrees).count() * 2 > others.len()
    }

    /// The records by which someone but the chair takes the chair themselves, in the
    /// order of their devices and places; with the branches that lead there in the
    /// deputy's own log.
    fn takings(&self, term: Term<'a>) -> Vec<(&'a Note, &'a str, BTreeSet<RecordId>)> {
        let mut found = Vec::new();
        let devices = self.devices().into_iter();
        for (log, owner, _) in devices.filter(|(_, owner, _)| *owner != term.chair) {
            let mut before = None;
            let mut branches = BTreeSet::new();
            loop {
                let settled = || self.settle(log, before, owner);
                let next = match self.next(log, before) {
                    None if self.deputy() == Some(owner) => {
                        let settled = settled();
                        branches.extend(settled.map(|note| note.id));
                        settled
                    }
                    next => next,
                };
                let Some(note) = next.filter(|note| !self.is_barred(note)) else {
                    break;
                };
                let takes = matches!(&note.says, Says::HandsOver(to) if to == owner);
                if takes && self.is_taken_on(note) && !self.by_chair.contains(&note.id) {
                    found.push((note, owner, branches.clone()));
                }
                before = Some(note);
            }
        }
        found
    }

    /// Where each record stands.
    pub(crate) fn standings(&self) -> BTreeMap<RecordId, Standing> {
        let mut reached: BTreeMap<LogId, Vec<&Note>> = BTreeMap::new();
        for note in self.notes.ours() {
            let log = reached.entry(note.log).or_default();
            while let Some(next) = self.next(note.log, log.last().copied()) {
                log.push(next);
            }
        }
        let standing = |note: &Note| {
            let log = &reached[&note.log];
            let is_reached = log.iter().any(|one| one.id == note.id);
            let stopped_at = log.last().copied();
            let length = log.len() as u64;
            let trail = self.notes.trail(note);
            let in_its_place = trail
                .iter()
                .filter_map(|id| self.notes.get(*id))
                .find(|one| one.seq == length);
            let is_beside =
                in_its_place.is_some_and(|one| stopped_at.is_none_or(|at| at.id != one.id));
            let why = match is_beside || note.seq <= length {
                true => Refusal::OtherVersion,
                false if (trail.len() as u64) < note.seq => Refusal::Gap,
                false => Refusal::Frozen,
            };
            self.standing(note, (!is_reached).then_some(why))
        };
        let all = self.notes.ours();
        all.map(|note| (note.id, standing(note))).collect()
    }

    fn standing(&self, note: &Note, not_reached: Option<Refusal>) -> Standing {
        let is_reached = not_reached.is_none();
        let owner = self.owner(note.log);
        let is_barred = owner.is_some() && self.is_barred(note);
        let begins_again =
            matches!(note.says, Says::Begins { .. }) && note.id != RecordId::from(self.notes.panel);
        let right = match (not_reached.as_ref().or(self.refused.get(&note.id)), owner) {
            _ if begins_again => Err(Refusal::BegunTwice),
            (Some(why), _) if !is_reached => Err(why.clone()),
            (_, Some(owner)) if is_barred => Err(Refusal::Barred(owner.into())),
            (Some(why), _) => Err(why.clone()),
            _ if self.by_chair.contains(&note.id) => Ok(Right::Chair),
            _ if note.seq == 1 && note.says == Says::Joins => Ok(Right::Member),
            (_, Some(_)) if self.is_taken_on(note) => Ok(Right::Member),
            _ => Err(Refusal::NotTaken),
        };
        Standing {
            is_in_log: is_reached && !is_barred,
            right,
        }
    }
}
