//! Which files records are published in, and under which names.

use std::collections::BTreeMap;

use evenhand_record::{LogId, PanelId, Record, RecordId};

use super::{ENDING, ExchangeError};
use crate::ContentHash;
use crate::bundle;

/// About the largest file that is written, in bytes of bodies and envelopes:
/// small enough for an e-mail. A record that is larger has a file to itself.
const SHARE: usize = 8 << 20;

/// The most records in a file that is written.
const MAX_RECORDS: usize = 10_000;

/// How many names a file may have where others are taken.
const NAMES: u32 = 100;

/// How many letters a name has before its number and its ending.
const STEM: usize = 16;

/// A file that is to be published: a run of one log's records without a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication<'a> {
    /// The panel whose records they are.
    pub panel: PanelId,
    /// The sequence number of the first record.
    pub first: u64,
    /// The sequence number of the last record.
    pub last: u64,
    /// The SHA-256 of the whole file.
    pub sha256: ContentHash,
    /// The records, by sequence number.
    pub records: Vec<&'a Record>,
}

impl<'a> Publication<'a> {
    fn of_run(panel: PanelId, run: Vec<&'a Record>) -> Result<Self, ExchangeError> {
        let bytes = bundle::write(panel, run.iter().copied())?;
        let seq = |record: Option<&&Record>| record.map_or(0, |record| record.payload().seq);
        Ok(Self {
            panel,
            first: seq(run.first()),
            last: seq(run.last()),
            sha256: ContentHash::of(&bytes),
            records: run,
        })
    }

    /// The content of the file. It is written out each time that it is asked for, so
    /// that a plan of many files does not hold all of them in memory.
    ///
    /// # Errors
    /// [`ExchangeError`] never for a publication that was planned.
    pub fn content(&self) -> Result<Vec<u8>, ExchangeError> {
        Ok(bundle::write(self.panel, self.records.iter().copied())?)
    }

    /// The name of the file.
    pub fn file_name(&self) -> String {
        format!("{}.{ENDING}", self.name_stem())
    }

    /// The names it may have, the best first: the others are for where something
    /// else, such as half a file, has the name.
    pub fn file_names(&self) -> impl Iterator<Item = String> {
        let stem = self.name_stem();
        let others = (2..=NAMES).map(move |number| format!("{stem}-{number}.{ENDING}"));
        std::iter::once(self.file_name()).chain(others)
    }

    /// The first sequence number, and as much of the hash as there is room for.
    fn name_stem(&self) -> String {
        let mut stem = format!("{}-{}", self.first, self.sha256);
        stem.truncate(STEM);
        stem
    }
}

/// Plans in which files records are published: in as few as there are logs and runs of
/// sequence numbers, each of a size that an e-mail takes. Pure, so that the same
/// records give the same files.
///
/// # Errors
/// [`ExchangeError`] where a record is of another panel.
pub fn plan_publications<'a>(
    panel: PanelId,
    records: impl IntoIterator<Item = &'a Record>,
) -> Result<Vec<Publication<'a>>, ExchangeError> {
    let mut ordered: BTreeMap<(LogId, u64, RecordId), &Record> = BTreeMap::new();
    for record in records {
        let payload = record.payload();
        ordered.insert((payload.log, payload.seq, record.id()), record);
    }
    split_into_runs(ordered.into_values())
        .into_iter()
        .map(|run| Publication::of_run(panel, run))
        .collect()
}

/// Splits records into runs of one log's sequence numbers, each for one file.
fn split_into_runs<'a>(ordered: impl Iterator<Item = &'a Record>) -> Vec<Vec<&'a Record>> {
    let mut runs: Vec<Vec<&Record>> = Vec::new();
    let mut size = 0_usize;
    for record in ordered {
        let own = record.line().len().saturating_add(record.body().len());
        size = size.saturating_add(own);
        match runs.last_mut() {
            Some(run) if continues_run(run, record) && size <= SHARE => run.push(record),
            _ => {
                runs.push(vec![record]);
                size = own;
            }
        }
    }
    runs
}

fn continues_run(run: &[&Record], record: &Record) -> bool {
    let goes_on = |last: &&Record| {
        let (last, next) = (last.payload(), record.payload());
        last.log == next.log && last.seq.checked_add(1) == Some(next.seq)
    };
    run.len() < MAX_RECORDS && run.last().is_some_and(goes_on)
}
