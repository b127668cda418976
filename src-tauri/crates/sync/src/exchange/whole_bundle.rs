//! Whether a file is a whole bundle, by reading through it once.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use evenhand_record::{PanelId, RecordId};

use super::{KnownRecords, Standing, Strangers};
use crate::ContentHash;
use crate::bundle::{self, BundleFault, Carried, Entries, Limits, Taken};
use crate::hash::HashingReader;

/// What a file holds, seen from one device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FileContent {
    /// The records on file of which it holds exact copies.
    pub(super) held: Vec<RecordId>,
    /// What may be records that are not on file.
    pub(super) new: Vec<RecordId>,
    /// Whose other records are in it.
    pub(super) strangers: Strangers,
    /// How many of its lines cannot be records.
    pub(super) no_records: u64,
}

/// Reads through a file, one line in memory at a time. What devices that are not of the
/// panel wrote leaves nothing behind but who they are.
pub(super) fn judge_file(
    path: &Path,
    known: &KnownRecords,
) -> Result<(ContentHash, FileContent), BundleFault> {
    let mut from = open_file(path)?;
    let mut content = FileContent::default();
    for carried in Entries::open(&mut from, Some(known.panel), Limits::default())? {
        content.sort_in(&carried?, known);
    }
    Ok((from.into_inner().finish_hash(), content))
}

impl FileContent {
    fn sort_in(&mut self, carried: &Carried, known: &KnownRecords) {
        match known.standing_of(carried) {
            Standing::OnFile if carried.has_its_body() => self.held.push(carried.id()),
            Standing::OnFile => {} // a false copy of what is here
            Standing::New => self.new.push(carried.id()),
            Standing::Strange(log) => self.strangers.note(log),
            Standing::NoRecord => self.no_records = self.no_records.saturating_add(1),
        }
    }
}

/// Reads a file and checks the records that are wanted.
pub(super) fn take_wanted(
    path: &Path,
    panel: PanelId,
    wanted: impl FnMut(&Carried) -> bool,
) -> Result<(ContentHash, Taken), BundleFault> {
    let mut from = open_file(path)?;
    let taken = bundle::take(&mut from, panel, wanted)?;
    Ok((from.into_inner().finish_hash(), taken))
}

type Reader = BufReader<HashingReader<File>>;

/// Opens a file. What is no file is not opened, since a pipe would never answer; one that
/// is longer than is read shows that before a byte of it.
fn open_file(path: &Path) -> Result<Reader, BundleFault> {
    if !std::fs::symlink_metadata(path)?.is_file() {
        return Err(BundleFault::NotABundle);
    }
    let file = File::open(path)?;
    let found = file.metadata()?;
    if !found.is_file() {
        return Err(BundleFault::NotABundle);
    }
    let Limits { bytes, records } = Limits::default();
    if found.len() > bytes {
        return Err(BundleFault::TooLarge { bytes, records });
    }
    Ok(BufReader::with_capacity(1 << 16, HashingReader::new(file)))
}
