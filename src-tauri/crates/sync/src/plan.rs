//! What an exchange is to do, worked out before any of it is done.
//!
//! Looking gives two values: what the folder holds ([`FolderListing`]) and what the profile
//! holds ([`Holdings`]). [`plan_exchange`] is a pure function from both to a [`Plan`],
//! and carrying that out decides nothing more.
//!
//! An exchange is planned twice with the same look: first to take in what the folder
//! holds, and again, once that is on file, to publish what the folder lacks.

use std::collections::BTreeSet;
use std::path::Path;

use evenhand_record::{LogId, PanelId, Record, RecordId};

use crate::exchange::{
    ExchangeError, FolderListing, FoundFile, NotTaken, Publication, SeenFiles, plan_publications,
};

/// What the profile holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holdings {
    /// The panel whose records are exchanged.
    pub panel: PanelId,
    /// The log that this device signs.
    pub own_log: LogId,
    /// The ids of all records on file.
    pub on_file: BTreeSet<RecordId>,
    /// The records of the own log that may be published: none before what the folder
    /// holds is on file.
    pub own_records: Vec<Record>,
}

/// What an exchange is to do.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The files to read, by path, each with what is to be taken from it.
    pub take: Vec<FileToTake<'a>>,
    /// Files that are still arriving, by path.
    pub arriving: Vec<&'a Path>,
    /// Files that are not taken, and why: first those that are damaged.
    pub refused: Vec<&'a NotTaken>,
    /// Files that need not be read at the next exchange: all that is in them is on file.
    pub seen: SeenFiles,
    /// The files to publish, by sequence number.
    pub publish: Vec<Publication<'a>>,
}

/// A file that is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileToTake<'a> {
    /// Which file.
    pub file: &'a FoundFile,
    /// The records to take from it: not on file, and in no file before it.
    pub wanted: BTreeSet<RecordId>,
}

impl Plan<'_> {
    /// How many records are to be published.
    pub fn records_to_publish(&self) -> usize {
        let records = self.publish.iter().map(|file| file.records.len());
        records.fold(0, usize::saturating_add)
    }
}

/// Plans an exchange from what the folder and the profile hold.
///
/// # Errors
/// [`ExchangeError`] where one of the own records is of another log or panel.
pub fn plan_exchange<'a>(
    found: &'a FolderListing,
    holdings: &'a Holdings,
) -> Result<Plan<'a>, ExchangeError> {
    let is_missing = |record: &&Record| !found.published.contains(&record.id());
    let missing = holdings.own_records.iter().filter(is_missing);
    Ok(Plan {
        take: plan_taking(&found.files, &holdings.on_file),
        arriving: paths_of(&found.arriving),
        refused: found.damaged.iter().chain(&found.skipped).collect(),
        seen: forget_incomplete(found, &holdings.on_file),
        publish: plan_publications(holdings.panel, holdings.own_log, missing)?,
    })
}

/// Which files are to be read, so that each record that is not on file is taken once.
fn plan_taking<'a>(files: &'a [FoundFile], on_file: &BTreeSet<RecordId>) -> Vec<FileToTake<'a>> {
    let mut planned = BTreeSet::new();
    let mut take = Vec::new();
    for file in files {
        let is_new = |id: &RecordId| !on_file.contains(id) && planned.insert(*id);
        let wanted: BTreeSet<RecordId> = file.ids.iter().copied().filter(is_new).collect();
        if !wanted.is_empty() {
            take.push(FileToTake { file, wanted });
        }
    }
    take
}

/// Leaves out a file with a record that is not on file, such as one of a device that
/// the chair has not taken on: it is read again at the next exchange.
fn forget_incomplete(found: &FolderListing, on_file: &BTreeSet<RecordId>) -> SeenFiles {
    let mut seen = found.seen.clone();
    for file in &found.files {
        if !file.ids.iter().all(|id| on_file.contains(id)) {
            seen.forget(file.name.as_deref().unwrap_or_default());
        }
    }
    seen
}

fn paths_of(files: &[NotTaken]) -> Vec<&Path> {
    files.iter().map(|file| file.path.as_path()).collect()
}
