//! Which way a log goes on.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::{MemberId, limits};

use super::RulingBodies;
use super::logs::Logs;
use super::rulings::Rulings;
use crate::body::{Body, Kind};
use crate::id::{LogId, RecordId};
use crate::log::Link;

/// The record that goes on from one of a log. Where the log was written twice: the one
/// that a close stands on, or that was chosen; none where neither is.
pub(super) fn next<'a>(
    logs: &Logs<'a>,
    rulings: &Rulings,
    log: LogId,
    before: Option<(u64, RecordId)>,
) -> Option<Link<'a>> {
    let followers = logs.followers(log, before);
    match followers.as_slice() {
        [] => None,
        [one] => Some(*one),
        several => several
            .iter()
            .find(|one| stands(logs, rulings, one))
            .copied(),
    }
}

fn stands(logs: &Logs<'_>, rulings: &Rulings, link: &Link<'_>) -> bool {
    let closed = rulings.closed_at.get(&link.payload.log);
    match closed.and_then(|head| logs.forerunner(head.id, link.payload.seq)) {
        Some(named) => named == link.id,
        None => rulings.chosen.contains(&link.id),
    }
}

/// Which way the log of whoever is in the chair goes on where it was written twice and
/// nobody chose: the branch on which most other members have built, by having seen a
/// close, a reveal, a decision or a handover on it; else the one that chooses itself. A
/// log that was written again and again settles nothing: each branch is read whole.
pub(super) fn settle<'a>(
    logs: &Logs<'a>,
    bodies: &RulingBodies,
    rulings: &Rulings,
    chair: &MemberId,
    several: &[Link<'a>],
) -> Option<Link<'a>> {
    let log = several.first()?.payload.log;
    if logs.count_surplus(log) > limits::SURPLUS {
        return None;
    }
    let witnessed = several
        .iter()
        .map(|one| (count_witnesses(logs, bodies, rulings, chair, one), one));
    let witnessed: Vec<_> = witnessed.collect();
    let most = witnessed.iter().map(|(count, _)| *count).max()?;
    let mut leading = witnessed
        .iter()
        .filter(|(count, _)| *count == most)
        .map(|(_, one)| **one);
    match (most, leading.next(), leading.next()) {
        (1.., Some(one), None) => Some(one),
        _ => several
            .iter()
            .find(|one| chooses_itself(logs, bodies, one))
            .copied(),
    }
}

/// How many other members have seen a landmark on a branch.
fn count_witnesses(
    logs: &Logs<'_>,
    bodies: &RulingBodies,
    rulings: &Rulings,
    chair: &MemberId,
    branch: &Link<'_>,
) -> usize {
    let others = other_members(logs, bodies, rulings, chair, branch);
    let marked = marked_records(logs, branch);
    let saw = |link: &Link<'_>| {
        let seen = link.payload.seen.get(&branch.payload.log);
        seen.is_some_and(|id| marked.contains(id))
    };
    let witnesses = logs
        .all()
        .filter(saw)
        .filter_map(|link| others.get(&link.payload.log));
    witnesses.collect::<BTreeSet<_>>().len()
}

/// The devices of the other members: those taken on before the log was written twice.
/// Where nobody had been, those whom the branch itself takes on: else a chair could go
/// back to before there was anybody, and choose alone.
fn other_members<'a>(
    logs: &Logs<'_>,
    bodies: &'a RulingBodies,
    rulings: &'a Rulings,
    chair: &MemberId,
    branch: &Link<'_>,
) -> BTreeMap<LogId, &'a MemberId> {
    let known = rulings
        .devices
        .iter()
        .map(|(log, device)| (*log, &device.member));
    let is_other = |(_, member): &(LogId, &MemberId)| *member != chair;
    let others: BTreeMap<LogId, &MemberId> = known.filter(is_other).collect();
    if !others.is_empty() {
        return others;
    }
    let accepted = descendants(logs, branch);
    let accepted = accepted
        .iter()
        .rev()
        .filter_map(|link| match bodies.get(&link.id) {
            Some(Body::DeviceAccepted { member, log, .. }) => Some((*log, member)),
            _ => None,
        });
    accepted.filter(is_other).collect() // of two, the first
}

/// The records of a branch from its first landmark on.
fn marked_records(logs: &Logs<'_>, branch: &Link<'_>) -> BTreeSet<RecordId> {
    let landmarks = [
        Kind::RoundClosed,
        Kind::Revealed,
        Kind::Decided,
        Kind::HandedOver,
    ];
    let mut marked: BTreeMap<RecordId, bool> = BTreeMap::new();
    for link in descendants(logs, branch) {
        let is_landmark = link
            .payload
            .known_kind()
            .is_some_and(|kind| landmarks.contains(&kind));
        let before = link
            .payload
            .prev
            .and_then(|prev| marked.get(&prev).copied());
        marked.insert(link.id, is_landmark || before.unwrap_or(false));
    }
    marked
        .into_iter()
        .filter_map(|(id, is_marked)| is_marked.then_some(id))
        .collect()
}

/// A record and all of its log that follow from it, each after the one it follows.
fn descendants<'a>(logs: &Logs<'a>, from: &Link<'a>) -> Vec<Link<'a>> {
    let mut found = vec![*from];
    let mut looked_at = 0;
    while let Some(link) = found.get(looked_at).copied() {
        found.extend(logs.followers(link.payload.log, Some((link.payload.seq, link.id))));
        looked_at = looked_at.saturating_add(1);
    }
    found
}

fn chooses_itself(logs: &Logs<'_>, bodies: &RulingBodies, branch: &Link<'_>) -> bool {
    let chooses = |link: &Link<'_>| match bodies.get(&link.id) {
        Some(Body::ForkChosen { log, keep, .. }) => {
            *log == branch.payload.log && *keep == branch.id
        }
        _ => false,
    };
    descendants(logs, branch).iter().any(chooses)
}
