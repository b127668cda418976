//! Which records of each log count: one branch, without a gap, up to where it was barred.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::Link;
use crate::body::{Body, Kind};
use crate::envelope::Payload;
use crate::id::{LogId, RecordId};

/// What the chair's records say about logs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rulings {
    /// The last sequence number that counts of a log that was barred.
    pub barred_after: BTreeMap<LogId, u64>,
    /// The branch that was chosen where a log was written twice.
    pub chosen: BTreeSet<RecordId>,
    /// The logs of the chair, and of the devices that were taken on.
    pub devices: BTreeSet<LogId>,
}

impl Rulings {
    /// The kinds of record that rulings are read from.
    pub const KINDS: [Kind; 6] = [
        Kind::Genesis,
        Kind::DeviceAccepted,
        Kind::DeviceRevoked,
        Kind::HandedOver,
        Kind::DeputyNamed,
        Kind::ForkChosen,
    ];

    /// Whether rulings are read from a record.
    pub fn are_in(payload: &Payload) -> bool {
        let kind = payload.known_kind();
        kind.is_some_and(|kind| Self::KINDS.contains(&kind))
    }

    /// Reads the rulings of all who were ever in the chair, from records of
    /// [`Rulings::KINDS`]: the log that signed each, and what it says.
    pub fn read(records: &[(LogId, Body)]) -> Self {
        let chairs = logs_of_chairs(records);
        let mut rulings = Self {
            devices: chairs.clone(),
            ..Self::default()
        };
        for (_, body) in records.iter().filter(|(log, _)| chairs.contains(log)) {
            match body {
                Body::DeviceRevoked { log, after, .. } => {
                    let last = rulings.barred_after.entry(*log).or_insert(*after);
                    *last = (*last).min(*after);
                }
                Body::DeviceAccepted { log, .. } => {
                    rulings.devices.insert(*log);
                }
                Body::ForkChosen { keep, .. } => {
                    rulings.chosen.insert(*keep);
                }
                _ => {}
            }
        }
        rulings
    }
}

/// The logs of the chair, of the deputies, and of those whom the chair went over to.
fn logs_of_chairs(records: &[(LogId, Body)]) -> BTreeSet<LogId> {
    let mut logs = BTreeSet::new();
    let mut people = BTreeSet::new();
    for (log, body) in records {
        if let Body::Genesis { chair, deputy, .. } = body {
            logs.insert(*log);
            people.insert(chair.id.clone());
            people.extend(deputy.clone());
        }
    }
    loop {
        let before = (logs.len(), people.len());
        for (signer, body) in records {
            match body {
                Body::DeviceAccepted { member, log, .. }
                    if logs.contains(signer) && people.contains(member) =>
                {
                    logs.insert(*log);
                }
                Body::HandedOver { to, .. } if logs.contains(signer) => {
                    people.insert(to.clone());
                }
                Body::DeputyNamed { member } if logs.contains(signer) => {
                    people.extend(member.clone());
                }
                _ => {}
            }
        }
        if before == (logs.len(), people.len()) {
            return logs;
        }
    }
}

/// The records that count: of each log the one chain from its first record on,
/// up to a gap, a second branch that nobody chose between, or where it was barred.
/// In whatever order the links are handed over, and however often each.
pub fn counting(links: &[Link<'_>], rulings: &Rulings) -> BTreeSet<RecordId> {
    let mut logs: BTreeMap<LogId, BTreeMap<u64, Branches>> = BTreeMap::new();
    for link in links {
        let log = logs.entry(link.payload.log).or_default();
        let place = log.entry(link.payload.seq).or_default();
        place.insert(link.id, link.payload.prev);
    }
    let mut counting = BTreeSet::new();
    for (log, places) in &logs {
        let last = rulings.barred_after.get(log).copied().unwrap_or(u64::MAX);
        let mut before: Option<RecordId> = None;
        for (expected, (seq, here)) in (1_u64..).zip(places) {
            let next =
                next_record(here, before, rulings).filter(|_| *seq == expected && *seq <= last);
            let Some(id) = next else { break };
            counting.insert(id);
            before = Some(id);
        }
    }
    counting
}

/// The records with one number of a log, each with the one that it follows.
type Branches = BTreeMap<RecordId, Option<RecordId>>;

/// The one record that goes on from `before`. Where there are several, the chosen one;
/// where two rulings chose differently, the one with the lowest id, on every laptop alike.
fn next_record(here: &Branches, before: Option<RecordId>, rulings: &Rulings) -> Option<RecordId> {
    let following = here.iter().filter(|(_, prev)| **prev == before);
    let following: Vec<RecordId> = following.map(|(id, _)| *id).collect();
    match following.as_slice() {
        [one] => Some(*one),
        several => several
            .iter()
            .find(|id| rulings.chosen.contains(*id))
            .copied(),
    }
}
