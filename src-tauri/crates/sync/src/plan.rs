//! What an exchange is to do, worked out before any of it is done.
//!
//! Looking gives two values: what the folder holds ([`FolderListing`]) and what the profile
//! holds ([`Holdings`]). [`plan_exchange`] is a pure function from both to a [`Plan`],
//! and carrying that out decides nothing more.
//!
//! An exchange is planned twice: first to take in what the folder holds, and again, once
//! that is on file, to publish what the folder lacks.

use std::collections::BTreeSet;
use std::path::Path;

use evenhand_record::{Record, RecordId};

use crate::exchange::{
    ExchangeError, FolderListing, FoundFile, KnownRecords, NotTaken, Publication, SeenFiles,
    plan_publications,
};

/// What the profile holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holdings {
    /// The panel's records that are on file, and its devices.
    pub known: KnownRecords,
    /// The records that may be published, of any log: none before what the folder holds
    /// is on file.
    pub sendable: Vec<Record>,
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
    /// The files to publish, by log and sequence number.
    pub publish: Vec<Publication<'a>>,
}

/// A file that is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileToTake<'a> {
    /// Which file.
    pub file: &'a FoundFile,
    /// The records to take from it: not on file. Where several files hold one, it is
    /// taken from the first whose copy holds: a false copy keeps no good one out.
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
/// [`ExchangeError`] where a record to publish is of another panel.
pub fn plan_exchange<'a>(
    found: &'a FolderListing,
    holdings: &'a Holdings,
) -> Result<Plan<'a>, ExchangeError> {
    let known = &holdings.known;
    Ok(Plan {
        take: plan_taking(&found.files, &known.on_file),
        arriving: found.arriving.iter().map(|file| &*file.path).collect(),
        refused: found.damaged.iter().chain(&found.skipped).collect(),
        seen: remember_settled(found, &known.on_file),
        publish: plan_publications(known.panel, find_lacking(found, holdings))?,
    })
}

/// Which files are to be read for what is not on file.
pub(crate) fn plan_taking<'a>(
    files: &'a [FoundFile],
    on_file: &BTreeSet<RecordId>,
) -> Vec<FileToTake<'a>> {
    let plan_file = |file: &'a FoundFile| FileToTake {
        file,
        wanted: file.new.difference(on_file).copied().collect(),
    };
    let planned = files.iter().map(plan_file);
    planned.filter(|file| !file.wanted.is_empty()).collect()
}

/// The records that no whole file of the folder holds, whoever wrote them. Whoever has
/// one sends it: its author may have lost it. What was kept of a device that is not of
/// the panel stays here.
fn find_lacking<'a>(found: &FolderListing, holdings: &'a Holdings) -> Vec<&'a Record> {
    let held = found.held();
    let is_lacking = |record: &&Record| {
        let log = record.payload().log;
        holdings.known.logs.contains(&log) && !held.contains(&record.id())
    };
    holdings.sendable.iter().filter(is_lacking).collect()
}

/// Leaves out a file with something that is not on file, such as a record of a device
/// that the chair has not taken on: it is read again at the next exchange.
fn remember_settled(found: &FolderListing, on_file: &BTreeSet<RecordId>) -> SeenFiles {
    let mut seen = found.seen.clone();
    for (name, file) in found.files.iter().filter_map(|file| file.to_seen(on_file)) {
        seen.remember(name, file);
    }
    seen
}
