//! Whether a log is whole: every number taken once, every link right.

use std::collections::BTreeMap;

use crate::body::Kind;
use crate::envelope::Payload;
use crate::id::{LogId, PanelId, RecordId};

/// What the chain depends on: a record's id and its signed payload.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    /// The record's id.
    pub id: RecordId,
    /// Its payload.
    pub payload: &'a Payload,
}

/// Something wrong with a log, and at which record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq} of the log {log} ({id}): {what}")]
pub struct ChainFault {
    /// Which record.
    pub id: RecordId,
    /// Of which log.
    pub log: LogId,
    /// Its sequence number in the log.
    pub seq: u64,
    /// What is wrong.
    pub what: ChainProblem,
}

/// What can be wrong with a log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainProblem {
    /// Records are missing before this one.
    #[error("the entries before it are missing, from number {from}")]
    Gap {
        /// The first number that is missing.
        from: u64,
    },
    /// Two records claim one number: evidence that both are kept of.
    #[error("another entry, {other}, has the same number: the log was written twice from here")]
    Fork {
        /// The other record.
        other: RecordId,
    },
    /// It links to another record than the one before it.
    #[error("it does not follow the entry before it")]
    BrokenLink,
    /// It names another panel than the rest.
    #[error("it belongs to another panel")]
    OtherPanel,
    /// A genesis that is not a first record, or a record of no panel that is not a genesis.
    #[error("only a panel's first entry is without a panel, and it alone")]
    Misplaced,
}

/// Checks every log among the records: contiguous from 1, each linked to the
/// one before it, all of one panel. Returns every fault, in order of log and
/// number; none means that the logs are whole.
pub fn check_chain(panel: Option<PanelId>, links: &[Link<'_>]) -> Vec<ChainFault> {
    let mut logs: BTreeMap<LogId, BTreeMap<(u64, RecordId), &Payload>> = BTreeMap::new();
    for link in links {
        logs.entry(link.payload.log)
            .or_default()
            .insert((link.payload.seq, link.id), link.payload);
    }
    logs.values()
        .flat_map(|log| check_log(panel, log))
        .collect()
}

fn check_log(panel: Option<PanelId>, log: &BTreeMap<(u64, RecordId), &Payload>) -> Vec<ChainFault> {
    let mut faults = Vec::new();
    let mut before: Option<(u64, RecordId)> = None;
    for ((seq, id), payload) in log {
        let fault = |what| ChainFault {
            id: *id,
            log: payload.log,
            seq: *seq,
            what,
        };
        let follows = || follows_on(log, *seq, payload.prev);
        faults.extend(check_link(before, *seq, follows).map(&fault));
        faults.extend(check_panel(panel, *id, payload).map(&fault));
        before = Some((*seq, *id));
    }
    faults
}

fn check_link(
    before: Option<(u64, RecordId)>,
    seq: u64,
    follows: impl FnOnce() -> bool,
) -> Option<ChainProblem> {
    let last = before.map_or(0, |(seq, _)| seq);
    if let Some((_, other)) = before
        && last == seq
    {
        return Some(ChainProblem::Fork { other });
    }
    let expected = last.saturating_add(1);
    if seq != expected {
        return Some(ChainProblem::Gap { from: expected });
    }
    (!follows()).then_some(ChainProblem::BrokenLink)
}

/// Whether a record goes on from one with the number before it: where the log was
/// written twice there are several, and each has its own branch.
fn follows_on(log: &BTreeMap<(u64, RecordId), &Payload>, seq: u64, prev: Option<RecordId>) -> bool {
    match (prev, seq.checked_sub(1)) {
        (None, _) => seq == 1,
        (Some(prev), Some(place)) => log.contains_key(&(place, prev)),
        (Some(_), None) => false,
    }
}

fn check_panel(panel: Option<PanelId>, id: RecordId, payload: &Payload) -> Option<ChainProblem> {
    let is_genesis = payload.kind == Kind::Genesis.name() && payload.seq == 1;
    if payload.panel.is_none() != is_genesis {
        return Some(ChainProblem::Misplaced);
    }
    let named = payload.panel.unwrap_or(PanelId::from(id));
    panel
        .is_some_and(|panel| panel != named)
        .then_some(ChainProblem::OtherPanel)
}
