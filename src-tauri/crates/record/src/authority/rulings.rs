//! What the chair ruled so far about people, devices and logs.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::{MemberId, limits};

use super::logs::{Logs, Place};
use super::refusal::Refusal;
use super::term::Term;
use crate::body::Body;
use crate::envelope::Payload;
use crate::id::{LogId, RecordId};
use crate::log::{Head, Heads, Link};

/// A device that was taken on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Device {
    /// Whose it is.
    pub(super) member: MemberId,
    /// How many were taken on before it.
    pub(super) order: usize,
    /// The ruling that took it on; none for the panel's first.
    accepted: Option<Place>,
}

impl Device {
    /// Whether a record of this device was written after it was taken on.
    pub(super) fn has_seen_acceptance(&self, logs: &Logs<'_>, payload: &Payload) -> bool {
        self.accepted
            .is_none_or(|ruling| logs.has_seen(payload, &ruling))
    }
}

/// What the chair ruled so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rulings {
    /// The devices of the panel.
    pub(super) devices: BTreeMap<LogId, Device>,
    /// Who takes over if the chair cannot go on.
    pub(super) deputy: Option<MemberId>,
    /// The rulings that count, in order.
    pub(super) chain: Vec<RecordId>,
    /// All records that were signed in the chair.
    pub(super) by_chair: BTreeSet<RecordId>,
    /// Rulings and takeovers that do not count, each with why.
    pub(super) refused: BTreeMap<RecordId, Refusal>,
    /// The branches that were chosen where a log was written twice.
    pub(super) chosen: BTreeSet<RecordId>,
    /// The newest record of each log that was in at a close.
    pub(super) closed_at: Heads,
    /// The last sequence number that counts of a log that was barred.
    pub(super) last: BTreeMap<LogId, u64>,
    /// The last ruling in each log.
    pub(super) ruled_to: BTreeMap<LogId, Place>,
    /// How often the chair went over.
    terms: usize,
}

impl Rulings {
    /// The panel as its first record makes it.
    pub(super) fn begin(log: LogId, chair: MemberId, deputy: Option<MemberId>) -> Self {
        let first = Device {
            member: chair,
            order: 0,
            accepted: None,
        };
        Self {
            devices: BTreeMap::from([(log, first)]),
            deputy,
            ..Self::default()
        }
    }

    /// Whether a record was written after its device was barred.
    pub(super) fn is_past_bar(&self, payload: &Payload) -> bool {
        let last = self.last.get(&payload.log);
        last.is_some_and(|last| payload.seq > *last)
    }

    /// The devices of a member, in the order in which they were taken on.
    pub(super) fn devices_of(&self, member: &MemberId) -> Vec<LogId> {
        let theirs = self
            .devices
            .iter()
            .filter(|(_, device)| device.member == *member);
        let mut logs: Vec<(usize, LogId)> =
            theirs.map(|(log, device)| (device.order, *log)).collect();
        logs.sort_unstable();
        logs.into_iter().map(|(_, log)| log).collect()
    }

    /// Whether the chair went over as often as it may.
    pub(super) fn may_begin_no_term(&self) -> bool {
        self.terms >= limits::TERMS
    }

    /// Notes that a takeover or handover counts as the ruling that begins a term.
    pub(super) fn begin_term(&mut self, term: &Term) {
        self.terms = self.terms.saturating_add(1);
        if self.by_chair.insert(term.begun_by.id) {
            self.note_ruling(term.begun_by);
        }
    }

    fn note_ruling(&mut self, place: Place) {
        self.refused.remove(&place.id);
        self.chain.push(place.id);
        self.ruled_to.insert(place.log, place);
    }

    /// Takes in a ruling of whoever is in the chair; gives to whom the chair goes over.
    pub(super) fn add(
        &mut self,
        logs: &Logs<'_>,
        link: &Link<'_>,
        body: Option<&Body>,
        chair: &MemberId,
    ) -> Option<MemberId> {
        match self.take_effect(logs, link, body, chair) {
            Ok(to) => {
                self.note_ruling(Place::from(link));
                to
            }
            Err(refusal) => {
                self.by_chair.remove(&link.id);
                self.refused.insert(link.id, refusal);
                None
            }
        }
    }

    fn take_effect(
        &mut self,
        logs: &Logs<'_>,
        link: &Link<'_>,
        body: Option<&Body>,
        chair: &MemberId,
    ) -> Result<Option<MemberId>, Refusal> {
        match body {
            Some(Body::Genesis { .. }) if !self.chain.is_empty() => {
                return Err(Refusal::BegunTwice);
            }
            Some(Body::DeviceAccepted { member, log, .. }) => self.take_on(link, member, *log)?,
            Some(Body::DeviceRevoked { log, after, .. }) => {
                self.bar(logs, link.payload, *log, *after)?
            }
            Some(Body::DeputyNamed { member }) => self.deputy.clone_from(member),
            Some(Body::ForkChosen { log, seq, keep, .. }) => {
                self.choose(logs, *log, *seq, *keep)?
            }
            Some(Body::RoundClosed {
                heads: Some(heads), ..
            }) => self.close(logs, link.payload, heads)?,
            Some(Body::HandedOver { to, .. }) => {
                self.check_successor(chair, to)?;
                return Ok(Some(to.clone()));
            }
            Some(_) | None => {}
        }
        Ok(None)
    }

    fn take_on(&mut self, link: &Link<'_>, member: &MemberId, log: LogId) -> Result<(), Refusal> {
        let order = self.devices.len();
        if order >= limits::DEVICES && !self.devices.contains_key(&log) {
            return Err(Refusal::TooManyDevices);
        }
        let accepted = Some(Place::from(link));
        let new = Device {
            member: member.clone(),
            order,
            accepted,
        };
        let device = self.devices.entry(log).or_insert(new);
        if device.member == *member {
            return Ok(());
        }
        Err(Refusal::AnotherMembers(device.member.clone()))
    }

    /// Bars a device from a place on that the chair had received. What rulings and
    /// closes stand on stays.
    fn bar(
        &mut self,
        logs: &Logs<'_>,
        payload: &Payload,
        log: LogId,
        after: u64,
    ) -> Result<(), Refusal> {
        if !self.devices.contains_key(&log) {
            return Err(Refusal::NoDevice(log));
        }
        if payload.log == log {
            return Err(Refusal::BarsItself);
        }
        if after > logs.seq_seen(payload, log) {
            return Err(Refusal::NotOnFile);
        }
        let ruled = self.ruled_to.get(&log).map_or(0, |ruling| ruling.seq);
        let closed = self.closed_at.get(&log).map_or(0, |head| head.seq);
        let last = after.max(ruled).max(closed);
        let earlier = self.last.get(&log).copied().unwrap_or(u64::MAX);
        self.last.insert(log, earlier.min(last));
        Ok(())
    }

    /// Keeps one branch of a log; the first choice stands, and what a close stands on.
    fn choose(
        &mut self,
        logs: &Logs<'_>,
        log: LogId,
        seq: u64,
        keep: RecordId,
    ) -> Result<(), Refusal> {
        let kept = logs
            .payload(keep)
            .filter(|kept| (kept.log, kept.seq) == (log, seq));
        let kept = kept.ok_or(Refusal::NotOnFile)?;
        let closed = self.closed_at.get(&log);
        let closed = closed.and_then(|head| logs.forerunner(head.id, seq));
        let beside = logs.claimants(log, seq, kept.prev).into_iter();
        let mut chosen = beside.filter(|one| self.chosen.contains(&one.id));
        let standing = closed.or_else(|| chosen.next().map(|one| one.id));
        if standing.is_some_and(|standing| standing != keep) {
            return Err(Refusal::ChosenOtherwise);
        }
        self.chosen.insert(keep);
        Ok(())
    }

    /// Keeps what was in at a close, where it names all that its writer had. A later
    /// close goes on from an earlier one, and never over to another branch.
    fn close(&mut self, logs: &Logs<'_>, payload: &Payload, heads: &Heads) -> Result<(), Refusal> {
        let names_all = payload
            .seen
            .iter()
            .all(|(log, id)| heads.get(log).is_some_and(|head| head.id == *id));
        let own = |log: &LogId, head: &Head| *log == payload.log && Some(head.id) == payload.prev;
        let named_only = heads
            .iter()
            .all(|(log, head)| own(log, head) || payload.seen.get(log) == Some(&head.id));
        let in_place = heads.iter().all(|(log, head)| {
            let there = logs.payload(head.id);
            there.is_some_and(|there| (there.log, there.seq) == (*log, head.seq))
        });
        if !in_place {
            return Err(Refusal::NotOnFile);
        }
        if !names_all || !named_only {
            return Err(Refusal::NotAllNamed);
        }
        for (log, head) in heads {
            let kept = self.closed_at.entry(*log).or_insert(*head);
            if logs.forerunner(head.id, kept.seq) == Some(kept.id) {
                *kept = *head;
            }
        }
        Ok(())
    }

    fn check_successor(&self, chair: &MemberId, to: &MemberId) -> Result<(), Refusal> {
        if chair == to {
            return Err(Refusal::InChair(to.clone()));
        }
        if self.may_begin_no_term() {
            return Err(Refusal::TooManyTerms);
        }
        if !self
            .devices_of(to)
            .iter()
            .any(|log| !self.last.contains_key(log))
        {
            return Err(Refusal::NoDeviceOf(to.clone()));
        }
        Ok(())
    }
}
