//! Publishing own records: written aside, made safe on disk, named, read back.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use evenhand_record::{Record, RecordId};

use super::{ENDING, Exchange, ExchangeError, is_folder};
use crate::ContentHash;
use crate::bundle;

/// About the largest file that is written, in bytes of bodies and envelopes:
/// small enough for an e-mail. A record that is larger has a file to itself.
const SHARE: usize = 8 << 20;

/// The most records in a file that is written.
const MAX_RECORDS: usize = 10_000;

/// How many names a file may have where others are taken.
const NAMES: u32 = 100;

/// What was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The files that now hold the records, in order of place. A file that was
    /// there already with the same content is among them.
    pub files: Vec<PathBuf>,
}

impl Exchange {
    /// Publishes records of this device's own log, in as few files as there are
    /// runs of places. When it answers, the files are safe on disk and read
    /// back as they were written. Doing it twice changes nothing.
    ///
    /// # Errors
    /// [`ExchangeError`] says what to do. Files that were finished stay; the
    /// rest is written when it is done again.
    pub fn publish(&self, records: &[Record]) -> Result<Published, ExchangeError> {
        if let Some(other) = records.iter().find(|one| one.payload().log != self.own) {
            return Err(ExchangeError::NotOwn(other.id()));
        }
        let mut published = Published::default();
        if records.is_empty() {
            return Ok(published);
        }
        self.make_folders()?;
        for run in runs(records) {
            published.files.push(self.publish_run(&run)?);
        }
        Ok(published)
    }

    fn make_folders(&self) -> Result<(), ExchangeError> {
        self.check_root()?;
        for folder in [self.folder(), self.own_folder()] {
            if !is_folder(&folder)? {
                fs::create_dir(&folder).map_err(|problem| ExchangeError::at(&folder, problem))?;
                sync_parent(&folder)?;
            }
        }
        Ok(())
    }

    fn publish_run(&self, run: &[&Record]) -> Result<PathBuf, ExchangeError> {
        let bytes = bundle::write(self.panel, run.iter().copied())?;
        let place = |record: Option<&&Record>| record.map_or(0, |record| record.payload().seq);
        let (first, last) = (place(run.first()), place(run.last()));
        let name = format!("{first}-{last}-{}", ContentHash::of(&bytes));
        match free_place(&self.own_folder(), &name, &bytes)? {
            Place::Written(path) => Ok(path),
            Place::Free(path) => write_safely(&path, &bytes).map(|()| path),
        }
    }
}

/// Parts records into runs of places, each for one file.
fn runs(records: &[Record]) -> Vec<Vec<&Record>> {
    let ordered: BTreeMap<(u64, RecordId), &Record> = records
        .iter()
        .map(|record| ((record.payload().seq, record.id()), record))
        .collect();
    let mut runs: Vec<Vec<&Record>> = Vec::new();
    let mut size = 0_usize;
    for record in ordered.into_values() {
        let own = record.line().len().saturating_add(record.body().len());
        size = size.saturating_add(own);
        match runs.last_mut() {
            Some(run) if follows(run, record) && size <= SHARE => run.push(record),
            _ => {
                runs.push(vec![record]);
                size = own;
            }
        }
    }
    runs
}

fn follows(run: &[&Record], record: &Record) -> bool {
    let last = run.last().map_or(0, |last| last.payload().seq);
    run.len() < MAX_RECORDS && last.checked_add(1) == Some(record.payload().seq)
}

enum Place {
    /// Nothing has this name yet.
    Free(PathBuf),
    /// The same content is there already.
    Written(PathBuf),
}

/// Finds a name. One that something else has, such as half a file that another
/// program made, is left as it is: nothing is ever written over.
fn free_place(folder: &Path, name: &str, bytes: &[u8]) -> Result<Place, ExchangeError> {
    let first = folder.join(format!("{name}.{ENDING}"));
    let others = (2..=NAMES).map(|number| folder.join(format!("{name}-{number}.{ENDING}")));
    for path in std::iter::once(first.clone()).chain(others) {
        match fs::symlink_metadata(&path) {
            Err(problem) if problem.kind() == ErrorKind::NotFound => return Ok(Place::Free(path)),
            Err(problem) => return Err(ExchangeError::at(&path, problem)),
            Ok(found) if found.is_file() && holds(&path, found.len(), bytes) => {
                return Ok(Place::Written(path));
            }
            Ok(_) => {}
        }
    }
    Err(ExchangeError::NameTaken(first))
}

fn holds(path: &Path, length: u64, bytes: &[u8]) -> bool {
    u64::try_from(bytes.len()) == Ok(length) && fs::read(path).is_ok_and(|found| found == bytes)
}

fn write_safely(path: &Path, bytes: &[u8]) -> Result<(), ExchangeError> {
    let part = path.with_extension(format!("{ENDING}.part"));
    let written = write_part(&part, bytes).and_then(|()| fs::rename(&part, path));
    if let Err(problem) = written {
        // Best effort: what is left over is ignored by readers and made anew by the next write.
        let _ = fs::remove_file(&part);
        return Err(ExchangeError::at(path, problem));
    }
    let found = fs::read(path).map_err(|problem| ExchangeError::at(path, problem))?;
    if ContentHash::of(&found) != ContentHash::of(bytes) {
        return Err(ExchangeError::ReadBack(path.to_owned()));
    }
    sync_parent(path)
}

fn write_part(part: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(part) {
        Err(problem) if problem.kind() != ErrorKind::NotFound => return Err(problem),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(part)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a new name safe on disk, where the system can.
fn sync_parent(path: &Path) -> Result<(), ExchangeError> {
    let Some(folder) = path.parent().filter(|_| cfg!(unix)) else {
        return Ok(());
    };
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(problem) if !cannot_be_synced(&problem) => Err(ExchangeError::at(folder, problem)),
        _ => Ok(()),
    }
}

/// Some network file systems do not let a folder be synced.
fn cannot_be_synced(problem: &io::Error) -> bool {
    matches!(
        problem.kind(),
        ErrorKind::InvalidInput | ErrorKind::Unsupported
    )
}
