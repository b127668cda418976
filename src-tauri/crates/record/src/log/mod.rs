//! A device's log: each record links to the one before it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{LogId, RecordId};

mod chain;

pub use chain::{ChainFault, ChainProblem, Link, check_chain};

/// The newest record of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its sequence number in the log, from 1.
    pub seq: u64,
    /// Its id.
    pub id: RecordId,
}

/// The newest record of every log that is known.
pub type Heads = BTreeMap<LogId, Head>;

/// Where the next record of a log goes, and what its writer knew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogPosition {
    /// Its sequence number in the log, from 1.
    pub seq: u64,
    /// The record before it.
    pub prev: Option<RecordId>,
    /// The heads of all other logs.
    pub seen: BTreeMap<LogId, RecordId>,
}

impl LogPosition {
    /// The end of a log, given every head that is known.
    pub fn after(log: LogId, heads: &Heads) -> Self {
        let own = heads.get(&log);
        Self {
            seq: own.map_or(1, |head| head.seq.saturating_add(1)),
            prev: own.map(|head| head.id),
            seen: heads
                .iter()
                .filter(|(other, _)| **other != log)
                .map(|(other, head)| (*other, head.id))
                .collect(),
        }
    }
}
