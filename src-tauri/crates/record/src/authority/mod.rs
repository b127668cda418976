//! Who may decide what: which records count, and which of them the chair signed.
//!
//! It follows from the signed records alone, never from the order in which they
//! arrive, from keys, or from what a writer says it had seen, but where that can only
//! take from the writer. `docs/TRUST.md` is the model in words; the tests compare
//! this with a plain one.
//!
//! The chair's rulings are one chain. It begins with the panel's first record and goes
//! on through the logs of whoever is in the chair ([`term`]); a handover ends one term
//! and begins the next, and so does the deputy's taking over ([`takeover`]).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::body::{Body, Kind};
use crate::envelope::Payload;
use crate::id::{LogId, PanelId, RecordId};
use crate::kind::MaySign;
use crate::log::Link;

mod branch;
mod logs;
mod refusal;
mod rulings;
mod takeover;
mod term;
#[cfg(test)]
mod work;

use logs::Logs;
pub use refusal::Refusal;
use rulings::Rulings;
use term::Term;

/// In what right a record counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// Its writer was in the chair.
    Chair,
    /// It counts as its device's owner's own.
    Member,
}

/// Where a record stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether its log leads to it: the log goes on from it, whatever becomes of it.
    pub is_in_log: bool,
    /// In what right it counts, or why it does not.
    pub right: Result<Right, Refusal>,
}

impl Standing {
    fn in_log(right: Result<Right, Refusal>) -> Self {
        Self {
            is_in_log: true,
            right,
        }
    }

    fn outside(why: Refusal) -> Self {
        Self {
            is_in_log: false,
            right: Err(why),
        }
    }
}

/// What the records of a panel come to, as far as who may decide is concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authority {
    standings: HashMap<RecordId, Standing>,
    chain: Vec<RecordId>,
    devices: BTreeMap<LogId, usize>,
    barred_after: BTreeMap<LogId, u64>,
}

/// What the chair's rulings about people and devices are read from: the bodies of the
/// records of [`Authority::KINDS`], by id.
pub type RulingBodies = BTreeMap<RecordId, Body>;

impl Authority {
    /// The kinds of record that say who may decide what.
    pub const KINDS: [Kind; 8] = [
        Kind::Genesis,
        Kind::DeviceAccepted,
        Kind::DeviceRevoked,
        Kind::DeputyNamed,
        Kind::HandedOver,
        Kind::TakeoverAgreed,
        Kind::ForkChosen,
        Kind::RoundClosed,
    ];

    /// Whether a record is one of [`Authority::KINDS`].
    pub fn is_read_from(payload: &Payload) -> bool {
        let kind = payload.known_kind();
        kind.is_some_and(|kind| Self::KINDS.contains(&kind))
    }

    /// Works out who may decide what, from all records of the panel in whatever order.
    pub fn read(panel: PanelId, links: &[Link<'_>], bodies: &RulingBodies) -> Self {
        let logs = Logs::new(links);
        let root = RecordId::from(panel);
        let rulings = match (logs.payload(root), bodies.get(&root)) {
            (Some(payload), Some(Body::Genesis { chair, deputy, .. }))
                if payload.panel.is_none() && payload.seq == 1 =>
            {
                let term = Term::first(root, payload.log, chair.id.clone());
                let begun = Rulings::begin(payload.log, chair.id.clone(), deputy.clone());
                walk_terms(&logs, bodies, term, begun)
            }
            _ => Rulings::default(),
        };
        let mut standings = weigh_records(&logs, &rulings);
        refuse_later_genesis(links, root, &mut standings);
        Self {
            standings,
            barred_after: rulings.last,
            chain: rulings.chain,
            devices: rulings
                .devices
                .into_iter()
                .map(|(log, device)| (log, device.order))
                .collect(),
        }
    }

    /// Whether a record counts, and in what right.
    pub fn standing(&self, id: RecordId) -> Standing {
        let standing = self.standings.get(&id).cloned();
        standing.unwrap_or_else(|| Standing::outside(Refusal::NotTaken))
    }

    /// The chair's rulings that count, in the order in which they were made.
    pub fn chain(&self) -> &[RecordId] {
        &self.chain
    }

    /// The devices that were taken on to the panel, the chair's first one among them.
    pub fn devices(&self) -> BTreeSet<LogId> {
        self.devices.keys().copied().collect()
    }

    /// The last sequence number that counts of a log that was barred.
    pub fn barred_after(&self, log: LogId) -> Option<u64> {
        self.barred_after.get(&log).copied()
    }

    /// How many devices were taken on before that one; none for one that never was.
    pub fn device_order(&self, log: LogId) -> Option<usize> {
        self.devices.get(&log).copied()
    }
}

/// The logs that rulings name as devices of the panel, whether or not those rulings come to
/// count: what is worth keeping, where records before them may still be missing. Each
/// ruling comes with the log that signed it.
pub fn devices_named<'a>(
    panel: PanelId,
    rulings: impl IntoIterator<Item = (RecordId, LogId, &'a Body)>,
) -> BTreeSet<LogId> {
    let root = RecordId::from(panel);
    let mut named = BTreeSet::new();
    let mut accepted: BTreeMap<LogId, Vec<LogId>> = BTreeMap::new();
    for (id, signer, body) in rulings {
        match body {
            Body::Genesis { .. } if id == root => drop(named.insert(signer)),
            Body::DeviceAccepted { log, .. } => accepted.entry(signer).or_default().push(*log),
            _ => {}
        }
    }
    let mut open: Vec<LogId> = named.iter().copied().collect();
    while let Some(signer) = open.pop() {
        for log in accepted.remove(&signer).unwrap_or_default() {
            if named.insert(log) {
                open.push(log);
            }
        }
    }
    named
}

/// Whether a record of this kind is a ruling: something that the chair decided.
/// What the chair's device writes by itself is none.
pub(crate) fn is_ruling(payload: &Payload) -> bool {
    payload.known_kind().is_some_and(|kind| {
        matches!(
            kind.rules().may_sign,
            MaySign::Chair | MaySign::ChairOrDeputy
        ) || kind == Kind::Genesis
    })
}

/// Goes through the terms of all who were in the chair, one after the other.
fn walk_terms<'a>(
    logs: &Logs<'a>,
    bodies: &'a RulingBodies,
    mut term: Term,
    mut rulings: Rulings,
) -> Rulings {
    loop {
        let next = match takeover::find_agreed(logs, bodies, &term, &rulings) {
            Some((taken, before)) => {
                rulings = before;
                Some(taken)
            }
            None => term::walk(logs, bodies, &term, &mut rulings, None)
                .or_else(|| takeover::find(logs, bodies, &term, &mut rulings)),
        };
        match next {
            Some(next) => {
                rulings.begin_term(&next);
                term = next;
            }
            None => return rulings,
        }
    }
}

/// Looks at every record of every log.
fn weigh_records(logs: &Logs<'_>, rulings: &Rulings) -> HashMap<RecordId, Standing> {
    let mut standings = HashMap::new();
    for log in logs.ids() {
        let mut before = None;
        while let Some(link) = branch::next(logs, rulings, log, before) {
            standings.insert(link.id, weigh(logs, rulings, &link));
            before = Some((link.payload.seq, link.id));
        }
        refuse_unreached(logs, log, before, &mut standings);
    }
    standings
}

/// Says of the records to which their log does not lead why: another stands in their
/// place, or in that of one from which they go on; else one before them is missing, or
/// the log stopped where it was written twice.
fn refuse_unreached(
    logs: &Logs<'_>,
    log: LogId,
    reached: Option<(u64, RecordId)>,
    standings: &mut HashMap<RecordId, Standing>,
) {
    let (last, stopped_at) = reached.unzip();
    let last = last.unwrap_or(0);
    // For each record after that, the one in its place from which it goes on.
    let mut goes_on_from = HashMap::from([((last, stopped_at), stopped_at)]);
    for (seq, id) in logs.records(log).skip_while(|(seq, _)| *seq < last) {
        let from = match seq == last {
            true => Some(Some(id)),
            false => {
                let prev = logs.payload(id).and_then(|payload| payload.prev);
                goes_on_from.get(&(seq.saturating_sub(1), prev)).copied()
            }
        };
        if let Some(from) = from {
            goes_on_from.insert((seq, Some(id)), from);
        }
        standings.entry(id).or_insert_with(|| {
            Standing::outside(match from {
                None => Refusal::Gap,
                Some(from) if from == stopped_at => Refusal::Frozen,
                Some(_) => Refusal::OtherVersion,
            })
        });
    }
    for (_, id) in logs.records(log).take_while(|(seq, _)| *seq < last) {
        let outside = || Standing::outside(Refusal::OtherVersion);
        standings.entry(id).or_insert_with(outside);
    }
}

/// Looks at a record that its log leads to.
fn weigh(logs: &Logs<'_>, rulings: &Rulings, link: &Link<'_>) -> Standing {
    let payload = link.payload;
    let device = rulings.devices.get(&payload.log);
    if let Some(device) = device.filter(|_| rulings.is_past_bar(payload)) {
        return Standing::outside(Refusal::Barred(device.member.clone()));
    }
    Standing::in_log(match rulings.refused.get(&link.id) {
        Some(refusal) => Err(refusal.clone()),
        None if rulings.by_chair.contains(&link.id) => Ok(Right::Chair),
        None if payload.seq == 1 && payload.kind == Kind::Joined.name() => Ok(Right::Member),
        None => match device.filter(|device| device.has_seen_acceptance(logs, payload)) {
            Some(_) => Ok(Right::Member),
            None => Err(Refusal::NotTaken),
        },
    })
}

/// A panel begins once: all other records that would begin it are refused.
fn refuse_later_genesis(
    links: &[Link<'_>],
    root: RecordId,
    standings: &mut HashMap<RecordId, Standing>,
) {
    let later = links
        .iter()
        .filter(|link| link.id != root && link.payload.kind == Kind::Genesis.name());
    for link in later {
        if let Some(standing) = standings.get_mut(&link.id) {
            standing.right = Err(Refusal::BegunTwice);
        }
    }
}
