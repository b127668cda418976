//! Reading every stored record, and checking it against itself.

use std::collections::BTreeSet;

use evenhand_core::RoundId;
use evenhand_record::{ChainFault, ChainProblem, Record, Salt};
use rayon::prelude::*;
use sqlx::SqliteConnection;

use super::VerifyFault;
use crate::fold::CheckedRecord;
use crate::record_table::{StoredRecord, read_page};
use crate::text;

/// How many records are held in memory whole at a time.
const PAGE: i64 = 256;

/// What the table of records holds.
#[derive(Debug, Default)]
pub(crate) struct Stored {
    /// How many rows there are.
    pub(crate) records: u64,
    /// Those whose signature and body hold, in order of receipt.
    pub(crate) signed: Vec<CheckedRecord>,
    /// What is wrong with the others.
    pub(crate) faults: Vec<VerifyFault>,
    /// The log and sequence number of those that could not be opened.
    damaged: BTreeSet<(String, u64)>,
}

impl Stored {
    /// Whether a fault of a chain only follows from records already named as damaged.
    pub(crate) fn explains(&self, fault: &ChainFault) -> bool {
        let ChainProblem::Gap { from } = fault.what else {
            return false;
        };
        let log = fault.log.to_string();
        (from..fault.seq).all(|seq| self.damaged.contains(&(log.clone(), seq)))
    }

    fn add_row(&mut self, row: &StoredRecord) {
        self.records = self.records.saturating_add(1);
        match open_stored(row) {
            Ok(record) => {
                self.faults.extend(find_mislabelled(row, &record));
                self.signed.push(CheckedRecord {
                    received: row.received,
                    id: record.id(),
                    payload: record.payload().clone(),
                });
            }
            Err(problem) => {
                let fault = name_fault(row, problem);
                self.damaged.insert((fault.log.clone(), fault.seq));
                self.faults.push(fault);
            }
        }
    }
}

/// Reads all records, a page at a time.
pub(crate) async fn read_records(on: &mut SqliteConnection) -> Result<Stored, sqlx::Error> {
    let mut stored = Stored::default();
    let mut after = i64::MIN;
    loop {
        let rows = read_page(on, after, PAGE).await?;
        let Some(last) = rows.last() else {
            return Ok(stored);
        };
        after = last.received;
        rows.iter().for_each(|row| stored.add_row(row));
    }
}

fn open_stored(row: &StoredRecord) -> Result<Record, String> {
    let salt = Salt::try_from(row.salt.as_slice()).map_err(|problem| problem.to_string())?;
    Record::open(&row.envelope, salt, row.body.clone()).map_err(|problem| problem.to_string())
}

fn name_fault(row: &StoredRecord, problem: String) -> VerifyFault {
    VerifyFault {
        log: hex::encode(&row.log),
        seq: u64::try_from(row.seq).unwrap_or(0),
        id: hex::encode(&row.id),
        problem,
    }
}

/// Finds a record whose columns do not say what its envelope and body say.
fn find_mislabelled(row: &StoredRecord, record: &Record) -> Option<VerifyFault> {
    let payload = record.payload();
    let round = record
        .content()
        .ok()
        .and_then(|content| content.round().map(RoundId::to_string))
        .unwrap_or_default();
    let told = row.id == record.id().as_bytes()
        && row.log == payload.log.as_bytes()
        && u64::try_from(row.seq) == Ok(payload.seq)
        && row.prev
            == payload
                .prev
                .as_ref()
                .map_or(&[][..], |prev| prev.as_bytes().as_slice())
        && row.kind == payload.kind
        && row.at == text::write_time(payload.at)
        && row.round == round;
    (!told).then(|| VerifyFault {
        log: payload.log.to_string(),
        seq: payload.seq,
        id: record.id().to_string(),
        problem: "the columns beside it in the database do not say what it says".to_owned(),
    })
}

/// Every record whose signature and body hold, whole.
pub(crate) async fn open_all(on: &mut SqliteConnection) -> Result<Vec<Record>, sqlx::Error> {
    open_wanted(on, |_| true).await
}

/// The records whose ids are wanted and whose signatures and bodies hold, whole.
pub(crate) async fn open_wanted(
    on: &mut SqliteConnection,
    wanted: impl Fn(&[u8]) -> bool,
) -> Result<Vec<Record>, sqlx::Error> {
    let mut records = Vec::new();
    let mut after = i64::MIN;
    loop {
        let rows = read_page(on, after, PAGE).await?;
        let Some(last) = rows.last() else {
            return Ok(records);
        };
        after = last.received;
        let wanted: Vec<&StoredRecord> = rows.iter().filter(|row| wanted(&row.id)).collect();
        let opened = wanted.par_iter().map(|row| open_stored(row).ok()); // a signature each
        records.extend(opened.collect::<Vec<_>>().into_iter().flatten());
    }
}
