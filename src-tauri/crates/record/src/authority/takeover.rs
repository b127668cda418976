//! The deputy takes the chair over.
//!
//! It stands where the deputy had seen all that the chair has ruled: whoever takes over
//! goes on from the end of the chain. Where the chair ruled on at the same time it
//! stands only if more than half of the other members say so by their signatures; what
//! the chair ruled after the place that the deputy had seen is then set aside.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::{MemberId, limits};

use super::logs::Logs;
use super::refusal::Refusal;
use super::rulings::{Device, Rulings};
use super::term::{self, Term};
use super::{RulingBodies, branch};
use crate::body::Body;
use crate::envelope::Payload;
use crate::id::{LogId, RecordId};
use crate::log::Link;

/// A record by which someone takes the chair themselves.
struct Taking<'a> {
    link: Link<'a>,
    to: MemberId,
    /// When their device was taken on.
    order: usize,
    /// The branches that lead to it where the deputy's log was written twice and nobody
    /// chose, as in the log of whoever is in the chair.
    branches: BTreeSet<RecordId>,
}

/// What was signed for each takeover of one device, by its place.
type Consents<'a> = BTreeMap<(u64, RecordId), Vec<&'a Payload>>;

/// The deputy's taking over that goes on from the end of all that was ruled in a term.
pub(super) fn find(
    logs: &Logs<'_>,
    bodies: &RulingBodies,
    term: &Term,
    rulings: &mut Rulings,
) -> Option<Term> {
    let mut stands = None;
    for taking in takeovers(logs, bodies, rulings, term) {
        match refuse(logs, rulings, term, &taking) {
            None => stands = stands.or(Some(taking)),
            Some(why) => drop(rulings.refused.insert(taking.link.id, why)),
        }
    }
    stands.map(|taking| {
        rulings.chosen.extend(taking.branches);
        Term::begun_by(&taking.link, taking.to)
    })
}

fn refuse(logs: &Logs<'_>, rulings: &Rulings, term: &Term, taking: &Taking<'_>) -> Option<Refusal> {
    let Taking { link, to, .. } = taking;
    if rulings.may_begin_no_term() {
        return Some(Refusal::TooManyTerms);
    }
    if rulings.deputy.as_ref() != Some(to) {
        return Some(Refusal::NotDeputy(to.clone()));
    }
    let chairs = rulings.devices_of(&term.member);
    let mut ruled = chairs.iter().filter_map(|log| rulings.ruled_to.get(log));
    let saw_all = ruled.all(|last| logs.has_seen(link.payload, last));
    (!saw_all || !term.has_begun(logs, link)).then_some(Refusal::Overtaken)
}

/// A takeover to which more than half of the other members agreed, and what had been
/// ruled by then. Of several it is that of the device that was taken on first, and of
/// its own the first.
pub(super) fn find_agreed(
    logs: &Logs<'_>,
    bodies: &RulingBodies,
    term: &Term,
    rulings: &Rulings,
) -> Option<(Term, Rulings)> {
    if rulings.may_begin_no_term() {
        return None;
    }
    let agreed = read_consents(logs, bodies)
        .filter_map(|(takeover, by)| find_if_agreed(logs, bodies, term, rulings, takeover, &by));
    let first = agreed.min_by_key(|(taking, _)| (taking.order, taking.link.payload.seq));
    first.map(|(taking, mut before)| {
        before.chosen.extend(taking.branches);
        refuse_rest(logs, &mut before, term, &taking.to);
        (Term::begun_by(&taking.link, taking.to), before)
    })
}

/// A takeover of this term, and what the deputy had seen ruled, where those who signed
/// for it are more than half of the other members.
fn find_if_agreed<'a>(
    logs: &Logs<'a>,
    bodies: &RulingBodies,
    term: &Term,
    rulings: &Rulings,
    takeover: RecordId,
    signed: &[&Payload],
) -> Option<(Taking<'a>, Rulings)> {
    let payload = logs.payload(takeover)?;
    let link = Link {
        id: takeover,
        payload,
    };
    if rulings.by_chair.contains(&takeover) || !term.has_begun(logs, &link) {
        return None;
    }
    let mut before = rulings.clone();
    let handed_over = term::walk(logs, bodies, term, &mut before, Some(payload));
    let taking = takeovers(logs, bodies, &before, term)
        .into_iter()
        .find(|taking| taking.link.id == takeover)?;
    let is_deputys = handed_over.is_none() && before.deputy.as_ref() == Some(&taking.to);
    let stands = is_deputys && is_agreed(&before, term, &taking.to, signed);
    stands.then_some((taking, before))
}

/// The takeovers that were agreed to, each with what was signed for it: of each device
/// the first ones, for each costs a walk through the term.
fn read_consents<'a>(
    logs: &Logs<'a>,
    bodies: &RulingBodies,
) -> impl Iterator<Item = (RecordId, Vec<&'a Payload>)> {
    let mut consents: BTreeMap<LogId, Consents<'_>> = BTreeMap::new();
    for (id, body) in bodies {
        if let Body::TakeoverAgreed { takeover, .. } = body
            && let (Some(signed), Some(taking)) = (logs.payload(*id), logs.payload(*takeover))
        {
            let of_device = consents.entry(taking.log).or_default();
            let place = (taking.seq, *takeover);
            of_device.entry(place).or_default().push(signed);
        }
    }
    let first = |consents: Consents<'a>| consents.into_iter().take(limits::TAKEOVERS);
    let first = consents.into_values().flat_map(first);
    first.map(|((_, takeover), signed)| (takeover, signed))
}

/// Whether more than half of the other members signed. What was signed stays signed
/// where its log is written twice afterwards; a device that was barred signs for nobody.
fn is_agreed(rulings: &Rulings, term: &Term, to: &MemberId, signed: &[&Payload]) -> bool {
    let is_other = |member: &&MemberId| **member != term.member && *member != to;
    let members = rulings.devices.values().map(|device| &device.member);
    let others: BTreeSet<&MemberId> = members.filter(is_other).collect();
    let counts = signed
        .iter()
        .filter(|payload| !rulings.is_past_bar(payload));
    let agreed = counts
        .filter_map(|payload| rulings.devices.get(&payload.log))
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
) -> Vec<Taking<'a>> {
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
    let takeovers = devices
        .into_iter()
        .flat_map(|(log, device)| takeovers_of(logs, bodies, rulings, *log, device));
    takeovers.collect()
}

/// The first takeovers in one log, up to where it was barred.
fn takeovers_of<'a>(
    logs: &Logs<'a>,
    bodies: &RulingBodies,
    rulings: &Rulings,
    log: LogId,
    device: &Device,
) -> Vec<Taking<'a>> {
    let is_deputys = rulings.deputy.as_ref() == Some(&device.member);
    let mut branches = BTreeSet::new();
    let mut found = Vec::new();
    let mut before = None;
    loop {
        let next = branch::next(logs, rulings, log, before).or_else(|| {
            let several = logs.followers(log, before);
            let settled = branch::settle(logs, bodies, rulings, &device.member, &several);
            settled.filter(|settled| is_deputys && branches.insert(settled.id))
        });
        let next = next.filter(|link| !rulings.is_past_bar(link.payload));
        let Some(link) = next.filter(|_| found.len() < limits::TAKEOVERS) else {
            return found;
        };
        before = Some((link.payload.seq, link.id));
        let takes = matches!(bodies.get(&link.id), Some(Body::HandedOver { to, .. }) if *to == device.member);
        let counts = device.has_seen_acceptance(logs, link.payload);
        if takes && counts && !rulings.by_chair.contains(&link.id) {
            found.push(Taking {
                link,
                to: device.member.clone(),
                order: device.order,
                branches: branches.clone(),
            });
        }
    }
}
