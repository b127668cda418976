//! Checking what was carried, on all cores.

use std::num::NonZero;
use std::thread::{self, ScopedJoinHandle};

use evenhand_record::{PanelId, Record, RecordFault, RecordId};

use super::{Carried, panel_of};

/// What became of records that were carried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Those whose signatures and hashes hold, in the order they came in.
    pub records: Vec<Record>,
    /// The others, in the order they came in.
    pub refused: Vec<Refused>,
}

/// Something that was carried and is no record of the panel.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what came as entry {id} is left out: {why}")]
pub struct Refused {
    /// The id it would have.
    pub id: RecordId,
    /// Why.
    pub why: WhyRefused,
}

/// Says why something that was carried is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhyRefused {
    /// It is no record.
    #[error(transparent)]
    Fault(#[from] RecordFault),
    /// It is a record of another panel.
    #[error("it belongs to another panel, {0}")]
    OtherPanel(PanelId),
}

/// Opens what was carried for a panel, on all cores. The answer is the same
/// however many there are.
pub fn check_records(panel: PanelId, carried: Vec<Carried>) -> Checked {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = carried.len().div_ceil(cores).max(1);
    let mut answer = Checked::default();
    for outcome in open_on_all_cores(panel, split_evenly(carried, share)) {
        match outcome {
            Ok(record) => answer.records.push(record),
            Err(refused) => answer.refused.push(refused),
        }
    }
    answer
}

type Outcome = Result<Record, Refused>;

fn split_evenly(mut carried: Vec<Carried>, size: usize) -> Vec<Vec<Carried>> {
    let mut shares = Vec::new();
    while carried.len() > size {
        let rest = carried.split_off(size);
        shares.push(std::mem::replace(&mut carried, rest));
    }
    shares.push(carried);
    shares
}

fn open_on_all_cores(panel: PanelId, shares: Vec<Vec<Carried>>) -> Vec<Outcome> {
    if shares.len() == 1 {
        return shares
            .into_iter()
            .flat_map(|share| open_all(panel, share))
            .collect();
    }
    thread::scope(|scope| {
        let running: Vec<ScopedJoinHandle<'_, Vec<Outcome>>> = shares
            .into_iter()
            .map(|share| scope.spawn(move || open_all(panel, share)))
            .collect();
        running.into_iter().flat_map(join_thread).collect()
    })
}

fn join_thread(share: ScopedJoinHandle<'_, Vec<Outcome>>) -> Vec<Outcome> {
    share
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn open_all(panel: PanelId, share: Vec<Carried>) -> Vec<Outcome> {
    share
        .into_iter()
        .map(|one| open_of_panel(panel, one))
        .collect()
}

fn open_of_panel(panel: PanelId, carried: Carried) -> Outcome {
    let id = carried.id();
    let record = carried.open().map_err(|fault| Refused {
        id,
        why: fault.into(),
    })?;
    let other = panel_of(&record);
    if other == panel {
        Ok(record)
    } else {
        Err(Refused {
            id,
            why: WhyRefused::OtherPanel(other),
        })
    }
}
