//! One term: what the devices of whoever is in the chair say, in order.

use std::collections::BTreeMap;

use evenhand_core::MemberId;

use super::logs::Logs;
use super::refusal::Refusal;
use super::rulings::Rulings;
use super::{RulingBodies, branch, is_ruling};
use crate::envelope::Payload;
use crate::id::{LogId, RecordId};
use crate::log::Link;

/// Who is in the chair, and by which record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) member: MemberId,
    pub(super) begun_by: RecordId,
    pub(super) begun_in: LogId,
    pub(super) begun_at: u64,
}

impl Term {
    /// The first term begins with the panel.
    pub(super) fn first(root: RecordId, log: LogId, member: MemberId) -> Self {
        Self {
            member,
            begun_by: root,
            begun_in: log,
            begun_at: 1,
        }
    }

    /// The term that a record begins.
    pub(super) fn begun_by(link: &Link<'_>, member: MemberId) -> Self {
        Self {
            member,
            begun_by: link.id,
            begun_in: link.payload.log,
            begun_at: link.payload.seq,
        }
    }

    /// Whether a record was written in the term: its writer had seen how it began, on
    /// the branch that stands.
    pub(super) fn has_begun(&self, logs: &Logs<'_>, link: &Link<'_>) -> bool {
        if link.id == self.begun_by {
            return true;
        }
        let newest = match link.payload.log == self.begun_in {
            true => link.payload.prev,
            false => link.payload.seen.get(&self.begun_in).copied(),
        };
        newest.and_then(|id| logs.forerunner(id, self.begun_at)) == Some(self.begun_by)
    }
}

/// How far each device of the chair's was read.
type Read = BTreeMap<LogId, (u64, RecordId)>;

/// Takes in what is ruled in a term, as far as `bound` had seen it where it is given;
/// gives the term after it, where the chair goes over.
pub(super) fn walk<'a>(
    logs: &Logs<'a>,
    bodies: &RulingBodies,
    term: &Term,
    rulings: &mut Rulings,
    bound: Option<&Payload>,
) -> Option<Term> {
    let mut read = Read::new();
    while let Some(link) = next_record(logs, bodies, term, rulings, &read, bound) {
        read.insert(link.payload.log, (link.payload.seq, link.id));
        if let Some(to) = take_in(logs, bodies, term, rulings, &link) {
            refuse_rest(logs, rulings, &read, &to, term);
            return Some(Term::begun_by(&link, to));
        }
    }
    None
}

/// Takes in one record; gives to whom the chair goes over by it.
fn take_in(
    logs: &Logs<'_>,
    bodies: &RulingBodies,
    term: &Term,
    rulings: &mut Rulings,
    link: &Link<'_>,
) -> Option<MemberId> {
    if !term.has_begun(logs, link)
        || rulings.by_chair.contains(&link.id) && link.id != term.begun_by
    {
        return None;
    }
    let is_known = !rulings.by_chair.insert(link.id);
    if is_known || !is_ruling(link.payload) {
        return None; // how the term began was taken in before
    }
    rulings.add(logs, link, bodies.get(&link.id), &term.member)
}

/// The next record of the chair's devices: of the first that was taken on whose next
/// one depends on nothing of the others' that is still to be read.
fn next_record<'a>(
    logs: &Logs<'a>,
    bodies: &RulingBodies,
    term: &Term,
    rulings: &mut Rulings,
    read: &Read,
    bound: Option<&Payload>,
) -> Option<Link<'a>> {
    let devices = rulings.devices_of(&term.member);
    let mut nexts = Vec::new();
    for log in &devices {
        let next = go_on(logs, bodies, term, rulings, *log, read.get(log).copied());
        let within = |link: &Link<'_>| {
            bound.is_none_or(|bound| link.payload.seq <= logs.seq_seen(bound, *log))
        };
        nexts.extend(next.filter(within));
    }
    let waits = |link: &Link<'_>| {
        let others = nexts
            .iter()
            .filter(|other| other.payload.log != link.payload.log);
        others
            .map(|other| other.payload)
            .any(|other| logs.seq_seen(link.payload, other.log) >= other.seq)
    };
    let free = nexts.iter().find(|link| !waits(link));
    free.or(nexts.first()).copied()
}

/// How one of the chair's logs goes on, up to where it was barred.
fn go_on<'a>(
    logs: &Logs<'a>,
    bodies: &RulingBodies,
    term: &Term,
    rulings: &mut Rulings,
    log: LogId,
    before: Option<(u64, RecordId)>,
) -> Option<Link<'a>> {
    let next = branch::next(logs, rulings, log, before).or_else(|| {
        let several = logs.followers(log, before);
        let settled = branch::settle(logs, bodies, rulings, &term.member, &several)?;
        rulings.chosen.insert(settled.id);
        Some(settled)
    });
    next.filter(|link| !rulings.is_past_bar(link.payload))
}

/// Notes why what the chair's devices rule after a handover does not count.
fn refuse_rest(logs: &Logs<'_>, rulings: &mut Rulings, read: &Read, to: &MemberId, term: &Term) {
    for log in rulings.devices_of(&term.member) {
        let mut before = read.get(&log).copied();
        while let Some(link) = branch::next(logs, rulings, log, before) {
            if is_ruling(link.payload) {
                let why = Refusal::GoneOver(to.clone());
                rulings.refused.entry(link.id).or_insert(why);
            }
            before = Some((link.payload.seq, link.id));
        }
    }
}
