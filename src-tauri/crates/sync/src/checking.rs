//! Checking signatures, on all cores.

use evenhand_record::{Record, RecordId};

use crate::bundle::Carried;

/// A record that was not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its id.
    pub id: RecordId,
    /// What is wrong with it, as the rest of a sentence.
    pub why: String,
}

/// Opens records: every signature and body hash is checked. The order stays.
pub fn check(carried: Vec<Carried>) -> (Vec<Record>, Vec<Refused>) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = carried.len().div_ceil(cores).max(1);
    let opened: Vec<Result<Record, Refused>> = std::thread::scope(|scope| {
        let workers: Vec<_> = carried
            .chunks(share)
            .map(|part| scope.spawn(|| part.iter().map(open).collect::<Vec<_>>()))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_default())
            .collect()
    });
    let (mut records, mut refused) = (Vec::new(), Vec::new());
    for one in opened {
        match one {
            Ok(record) => records.push(record),
            Err(problem) => refused.push(problem),
        }
    }
    (records, refused)
}

fn open(carried: &Carried) -> Result<Record, Refused> {
    Record::open(&carried.line, carried.salt, carried.body.clone()).map_err(|problem| Refused {
        id: carried.id,
        why: problem.to_string(),
    })
}
