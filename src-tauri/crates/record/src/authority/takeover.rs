//! The deputy takes the chair over.
//!
//! It stands where the deputy had seen all that the chair has ruled: whoever takes over
//! goes on from the end of the chain. Where the chair ruled on at the same time it
//! stands only if more than half of the other members say so by their signatures; what
//! the chair ruled after the place that the deputy had seen is then set aside.

use std::collections::BTreeSet;

use evenhand_core::MemberId;

use super::logs::Logs;
use super::refusal::Refusal;
use super::rulings::Rulings;
use super::term::{self, Term};
use super::{RulingBodies, branch};
use crate::body::Body;
use crate::id::{LogId, RecordId};
use crate::log::Link;

/// The deputy's taking over that goes on from the end of all that was ruled in a term.
pub(super) fn find(
    logs: &Logs<'_>,
    bodies: &RulingBodies,
    term: &Term,
    rulings: &mut Rulings,
) -> Option<Term> {
    let mut stands = None;
    for (link, to) in takeovers(logs, bodies, rulings, term) {
        let why = refuse(logs, rulings, term, &link, &to);
        match why {
            None => stands = stands.or(Some(Term::begun_by(&link, to))),
            Some(why) => drop(rulings.refused.insert(link.id, why)),
        }
    }
    stands
}

fn refuse(
    logs: &Logs<'_>,
    rulings: &Rulings,
    term: &Term,
    link: &Link<'_>,
    to: &MemberId,
) -> Option<Refusal> {
    if rulings.deputy.as_ref() != Some(to) {
        return Some(Refusal::NotDeputy(to.clone()));
    }
    let chairs = rulings.devices_of(&term.member);
    let mut ruled = chairs
        .iter()
        .filter_map(|log| Some((*log, *rulings.ruled_to.get(log)?)));
    let saw_all = ruled.all(|(log, seq)| logs.seq_seen(link.payload, log) >= seq);
    (!saw_all || !term.has_begun(logs, link)).then_some(Refusal::Overtaken)
}

/// A takeover to which more than half of the other members agreed, and what had been
/// ruled by then.
pub(super) fn find_agreed(
    logs: &Logs<'_>,
    bodies: &RulingBodies,
    term: &Term,
    rulings: &Rulings,
) -> Option<(Term, Rulings)> {
    let consents = read_consents(logs, bodies);
    if consents.is_empty() {
        return None;
    }
    let named = consents
        .iter()
        .map(|(takeover, _)| *takeover)
        .collect::<BTreeSet<_>>();
    named.into_iter().find_map(|takeover| {
        let (link, to) = takeover_named(logs, bodies, takeover)?;
        let mut before = rulings.clone();
        let handed_over = term::walk(logs, bodies, term, &mut before, Some(link.payload));
        let is_deputys = !rulings.by_chair.contains(&takeover)
            && before.deputy.as_ref() == Some(&to)
            && to != term.member
            && before
                .devices
                .get(&link.payload.log)
                .is_some_and(|device| device.member == to)
            && term.has_begun(logs, &link);
        let agreed = is_deputys
            && handed_over.is_none()
            && is_agreed(&before, term, &to, takeover, &consents);
        agreed.then(|| {
            refuse_rest(logs, &mut before, term, &to);
            (Term::begun_by(&link, to), before)
        })
    })
}

/// Who agreed to what: the takeover, and the log that says so.
type Consents = BTreeSet<(RecordId, LogId)>;

fn read_consents(logs: &Logs<'_>, bodies: &RulingBodies) -> Consents {
    let consent = |(id, body): (&RecordId, &Body)| match body {
        Body::TakeoverAgreed { takeover, .. } => Some((*takeover, logs.payload(*id)?.log)),
        _ => None,
    };
    bodies.iter().filter_map(consent).collect()
}

fn takeover_named<'a>(
    logs: &Logs<'a>,
    bodies: &RulingBodies,
    id: RecordId,
) -> Option<(Link<'a>, MemberId)> {
    let payload = logs.payload(id)?;
    match bodies.get(&id) {
        Some(Body::HandedOver { to, .. }) => Some((Link { id, payload }, to.clone())),
        _ => None,
    }
}

fn is_agreed(
    rulings: &Rulings,
    term: &Term,
    to: &MemberId,
    takeover: RecordId,
    consents: &Consents,
) -> bool {
    let is_other = |member: &&MemberId| **member != term.member && *member != to;
    let others: BTreeSet<&MemberId> = rulings
        .devices
        .values()
        .map(|device| &device.member)
        .filter(is_other)
        .collect();
    let agreed = consents.iter().filter(|(named, _)| *named == takeover);
    let agreed = agreed
        .filter_map(|(_, log)| rulings.devices.get(log))
        .map(|device| &device.member);
    let agreed: BTreeSet<&MemberId> = agreed.filter(is_other).collect();
    agreed.len().saturating_mul(2) > others.len()
}

/// What the chair ruled after the place from which the deputy went on.
fn refuse_rest(logs: &Logs<'_>, rulings: &mut Rulings, term: &Term, to: &MemberId) {
    for log in rulings.devices_of(&term.member) {
        let rest: Vec<RecordId> = logs
            .records(log)
            .map(|(_, id)| id)
            .filter(|id| !rulings.by_chair.contains(id))
            .collect();
        for id in rest {
            if logs.payload(id).is_some_and(super::is_ruling) {
                rulings
                    .refused
                    .entry(id)
                    .or_insert(Refusal::GoneOver(to.clone()));
            }
        }
    }
}

/// The records by which someone takes the chair themselves, in the order of their
/// devices and places.
fn takeovers<'a>(
    logs: &Logs<'a>,
    bodies: &RulingBodies,
    rulings: &Rulings,
    term: &Term,
) -> Vec<(Link<'a>, MemberId)> {
    let taking: BTreeSet<LogId> = bodies
        .iter()
        .filter(|(_, body)| matches!(body, Body::HandedOver { .. }))
        .filter_map(|(id, _)| Some(logs.payload(*id)?.log))
        .collect();
    let devices = rulings
        .devices
        .iter()
        .filter(|(log, device)| taking.contains(*log) && device.member != term.member);
    let mut devices: Vec<_> = devices.collect();
    devices.sort_unstable_by_key(|(_, device)| device.order);
    let mut found = Vec::new();
    for (log, device) in devices {
        let mut before = None;
        while let Some(link) = branch::next(logs, rulings, *log, before) {
            before = Some((link.payload.seq, link.id));
            let is_theirs = matches!(bodies.get(&link.id), Some(Body::HandedOver { to, .. }) if *to == device.member);
            let counts = !rulings.is_past_bar(link.payload)
                && device.has_seen_acceptance(logs, link.payload);
            if is_theirs && counts && !rulings.by_chair.contains(&link.id) {
                found.push((link, device.member.clone()));
            }
        }
    }
    found
}
