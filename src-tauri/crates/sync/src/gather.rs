//! Gathering the records that are not on file, from a folder or from one bundle.
//!
//! Only what claims to be of a device of the panel is checked and kept. Which devices
//! are of the panel may be said by rulings in the same files: each time that such
//! rulings are in hand, what was passed over is looked at again. A new member's first
//! exchange takes the chair's first record, then all that the chair wrote, then what the
//! devices wrote that the chair took on.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use evenhand_core::phrase;
use evenhand_record::{Authority, Record, RecordId};
use evenhand_store::Store;

use crate::bundle::{self, BundleFault, Carried, Limits, MAX_REFUSED, Taken};
use crate::error::SyncError;
use crate::exchange::{
    ExchangeFolder, FolderListing, FoundFile, KnownRecords, Standing, Strangers,
};
use crate::plan::{FileToTake, plan_taking};
use crate::printable::{printable, shown_path};

/// Records in hand, checked and not yet on file.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// The records, by id.
    pub(crate) records: BTreeMap<RecordId, Record>,
    /// What was not taken, each with a sentence.
    pub(crate) refused: Refusals,
    /// Devices that are not of the panel.
    pub(crate) strangers: Strangers,
}

/// What was not taken, in sentences: the first of them, and how many more.
#[derive(Debug, Default)]
pub(crate) struct Refusals {
    sentences: Vec<String>,
    more: usize,
}

impl Refusals {
    /// Adds one.
    pub(crate) fn add(&mut self, problem: &impl Display) {
        if self.sentences.len() < MAX_REFUSED {
            self.sentences
                .push(phrase::as_sentence(&problem.to_string()));
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    /// The sentences; the last says how many were left out.
    pub(crate) fn into_sentences(mut self) -> Vec<String> {
        if self.more > 0 {
            let more = phrase::counted(self.more, "more of the kind is", "more of the kind are");
            self.sentences.push(format!("{more} not named here."));
        }
        self.sentences
    }
}

impl Gathered {
    /// Adds what was taken of a file; the ids of what holds in it.
    fn add_taken(&mut self, taken: Taken, known: &mut KnownRecords) -> Vec<RecordId> {
        taken.refused.iter().for_each(|one| self.refused.add(one));
        self.refused.more = self.refused.more.saturating_add(taken.more_refused);
        let ids: Vec<RecordId> = taken.records.iter().map(Record::id).collect();
        known.on_file.extend(&ids);
        let by_id = taken
            .records
            .into_iter()
            .map(|record| (record.id(), record));
        self.records.extend(by_id);
        ids
    }

    /// Learns which devices are of the panel from the rulings in hand; whether any is new.
    async fn learn_logs(&self, store: &Store, known: &mut KnownRecords) -> Result<bool, SyncError> {
        let is_ruling = |record: &&Record| Authority::is_read_from(record.payload());
        let rulings: Vec<&Record> = self.records.values().filter(is_ruling).collect();
        if rulings.is_empty() {
            return Ok(false);
        }
        let before = known.logs.len();
        known.logs.extend(store.logs_of_panel(rulings).await?);
        Ok(known.logs.len() > before)
    }
}

/// Gathers what a folder holds and is not on file. The listing is told what held.
pub(crate) async fn gather_from_folder(
    store: &Store,
    folder: &ExchangeFolder,
    found: &mut FolderListing,
    known: &mut KnownRecords,
) -> Result<Gathered, SyncError> {
    let mut gathered = Gathered::default();
    loop {
        take_files(folder, found, known, &mut gathered);
        let is_more = gathered.learn_logs(store, known).await?;
        if !is_more || !found.look_again(known) {
            break;
        }
    }
    for file in &found.files {
        let strangers = file.strangers.logs.difference(&known.logs);
        strangers.for_each(|log| gathered.strangers.note(*log));
        if file.no_records > 0 {
            gathered.refused.add(&lines_without_records(file));
        }
    }
    Ok(gathered)
}

fn lines_without_records(file: &FoundFile) -> String {
    let lines = phrase::counted(file.no_records, "line", "lines");
    let path = shown_path(&file.path);
    format!("{path}: {lines} of this file cannot be entries, and nothing is taken of them")
}

/// Reads the files that are planned to be taken, each for what was not taken before it.
fn take_files(
    folder: &ExchangeFolder,
    found: &mut FolderListing,
    known: &mut KnownRecords,
    gathered: &mut Gathered,
) {
    let mut outcomes = BTreeMap::new();
    for FileToTake { file, wanted } in plan_taking(&found.files, &known.on_file) {
        let wanted: BTreeSet<RecordId> = wanted.difference(&known.on_file).copied().collect();
        if wanted.is_empty() {
            continue; // an earlier file had good copies of all of it
        }
        match folder.read_file(file, |carried| known.wants(carried)) {
            Ok(taken) => {
                let held = gathered.add_taken(taken, known);
                outcomes.insert(file.path.clone(), (wanted, held));
            }
            Err(problem) => gathered.refused.add(&problem), // it changed meanwhile
        }
    }
    for file in &mut found.files {
        if let Some((wanted, held)) = outcomes.get(&file.path) {
            file.note_checked(wanted, held);
        }
    }
}

/// Gathers what a bundle holds and is not on file.
///
/// # Errors
/// [`BundleFault`] inside [`SyncError::File`] where it is not whole or not for us.
pub(crate) async fn gather_from_bundle(
    store: &Store,
    name: &str,
    bytes: &[u8],
    known: &mut KnownRecords,
) -> Result<Gathered, SyncError> {
    let mut gathered = Gathered::default();
    loop {
        let mut strangers = Strangers::default();
        let wanted = |carried: &Carried| {
            let standing = known.standing_of(carried);
            if let Standing::Strange(log) = standing {
                strangers.note(log);
            }
            standing == Standing::New
        };
        let taken = bundle::take(bytes, known.panel, wanted).map_err(|fault| SyncError::File {
            name: printable(name),
            fault: name_culprit(fault, bytes, known),
        })?;
        gathered.refused = Refusals::default(); // what does not hold is met each time
        gathered.add_taken(taken, known);
        let is_more = gathered.learn_logs(store, known).await?;
        if !is_more || !strangers.may_include(&known.logs) {
            gathered.strangers = strangers;
            return Ok(gathered);
        }
    }
}

/// Names the line of the first record that does not hold, where the hash of a file differs.
fn name_culprit(fault: BundleFault, bytes: &[u8], known: &KnownRecords) -> BundleFault {
    let is_new = |id: RecordId| !known.on_file.contains(&id);
    match bundle::read(bytes, Some(known.panel), Limits::default(), is_new) {
        Ok(_) => fault,
        Err(named) => named,
    }
}
