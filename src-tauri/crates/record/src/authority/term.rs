//! One term: what the devices of whoever is in the chair say, in order.

use std::collections::BTreeMap;

use evenhand_core::MemberId;

use super::logs::{Logs, Place};
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
    pub(super) begun_by: Place,
}

impl Term {
    /// The first term begins with the panel.
    pub(super) fn first(root: RecordId, log: LogId, member: MemberId) -> Self {
        let begun_by = Place {
            log,
            seq: 1,
            id: root,
        };
        Self { member, begun_by }
    }

    /// The term that a record begins.
    pub(super) fn begun_by(link: &Link<'_>, member: MemberId) -> Self {
        let begun_by = Place::from(link);
        Self { member, begun_by }
    }

    /// Whether a record was written in the term: it began it, or its writer had seen how
    /// it began.
    pub(super) fn has_begun(&self, logs: &Logs<'_>, link: &Link<'_>) -> bool {
        link.id == self.begun_by.id || logs.has_seen(link.payload, &self.begun_by)
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
    let device = rulings.devices.get(&link.payload.log);
    let is_taken_on = device.is_some_and(|device| device.has_seen_acceptance(logs, link.payload));
    if !is_taken_on || !term.has_begun(logs, link) {
        return None;
    }
    let is_known = !rulings.by_chair.insert(link.id);
    if is_known || !is_ruling(link.payload) {
        return None; // it was taken in before
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
        let within =
            |link: &Link<'_>| bound.is_none_or(|bound| logs.has_seen(bound, &Place::from(link)));
        nexts.extend(next.filter(within));
    }
    let waits = |link: &Link<'_>| {
        let others = nexts
            .iter()
            .filter(|other| other.payload.log != link.payload.log);
        others
            .map(Place::from)
            .any(|other| logs.has_seen(link.payload, &other))
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
