//! What a device knows of its panel's records, by which it sorts what it reads.

use std::collections::BTreeSet;

use evenhand_record::{LogId, PanelId, RecordId};

use crate::bundle::Carried;

/// What a device knows of its panel's records before it reads what others wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRecords {
    /// The panel.
    pub panel: PanelId,
    /// The ids of all records that are on file, or in hand and checked.
    pub on_file: BTreeSet<RecordId>,
    /// The logs of the panel's devices, by the rulings that are on file or in hand.
    pub logs: BTreeSet<LogId>,
}

/// What a record is to a device, by what costs nothing to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is on file.
    OnFile,
    /// It is not, and says that it is of a device of the panel, or begins the panel.
    New,
    /// It says that it is of a device that is not of the panel, as far as is known.
    Strange(LogId),
    /// It cannot be a record.
    NoRecord,
}

impl KnownRecords {
    /// Sorts a record by its id and by the log that it claims.
    pub fn standing_of(&self, carried: &Carried) -> Standing {
        let id = carried.id();
        if self.on_file.contains(&id) {
            return Standing::OnFile;
        }
        match carried.claimed_log() {
            None => Standing::NoRecord,
            Some(log) if self.logs.contains(&log) => Standing::New,
            Some(_) if PanelId::from(id) == self.panel => Standing::New,
            Some(log) => Standing::Strange(log),
        }
    }

    /// Whether a record is worth its checks.
    pub fn wants(&self, carried: &Carried) -> bool {
        self.standing_of(carried) == Standing::New
    }
}

/// The most devices that are not of the panel that are remembered of a file, or told of
/// an exchange.
const MOST_NAMED: usize = 16;

/// Devices that are not of the panel, as far as is known when a file is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strangers {
    /// Their logs, the first that were met.
    pub logs: BTreeSet<LogId>,
    /// Whether there are more.
    pub more: bool,
}

impl Strangers {
    /// Notes one.
    pub fn note(&mut self, log: LogId) {
        if self.logs.len() < MOST_NAMED {
            self.logs.insert(log);
        } else {
            self.more |= !self.logs.contains(&log);
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.logs.is_empty()
    }

    /// Whether one of these logs may be among them.
    pub fn may_include(&self, logs: &BTreeSet<LogId>) -> bool {
        self.more || !self.logs.is_disjoint(logs)
    }
}
