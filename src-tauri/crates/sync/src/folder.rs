//! The exchange folder: a share, a stick, a synchronised folder.
//!
//! `<folder>/<panel>/from-<log>/<first>-<last>-<sha256>.ehx`. A device writes in its
//! own sub-folder alone; its files are never changed or deleted by this program.
//! Everything that ends in `.ehx` is read, whatever it is called and wherever it
//! was moved to: names are hints for people.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use evenhand_record::{LogId, PanelId, Record, RecordId};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::bundle::{self, Bundle, BundleFault};
use crate::file::write_whole;

/// How many files are looked at in one folder at most.
const MOST_FILES: usize = 100_000;
/// How many records go into one file at most.
const MOST_RECORDS: usize = 2_000;
/// How many bytes of records go into one file at most: 16 MiB.
const MOST_BYTES: usize = 16 << 20;

/// A panel's part of an exchange folder, as one device sees it.
#[derive(Clone, Debug)]
pub struct Exchange {
    folder: PathBuf,
    panel: PanelId,
    own: LogId,
}

/// A file of the folder, and what is in it.
#[derive(Debug)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// Its records, or why it has none that can be taken.
    pub content: Result<Bundle, BundleFault>,
}

/// Says why the folder could not be used.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The folder is not there.
    #[error(
        "the exchange folder {0} is not there. Plug in the stick, connect the drive, or choose another folder"
    )]
    Missing(PathBuf),
    /// The disk said no.
    #[error(
        "{path} could not be used: {problem}. Check that the folder can be written to and has room"
    )]
    Disk {
        /// What could not be used.
        path: PathBuf,
        /// The system's own words.
        problem: io::Error,
    },
}

impl Exchange {
    /// The part of a folder that belongs to a panel.
    ///
    /// # Errors
    /// [`ExchangeError::Missing`] where the folder is not there.
    pub fn open(root: &Path, panel: PanelId, own: LogId) -> Result<Self, ExchangeError> {
        if !root.is_dir() {
            return Err(ExchangeError::Missing(root.to_owned()));
        }
        Ok(Self {
            folder: root.join(panel.to_string()),
            panel,
            own,
        })
    }

    /// Reads every bundle in the folder, in order of path. Links are not followed,
    /// and nothing outside is read.
    ///
    /// # Errors
    /// [`ExchangeError::Disk`] where the folder cannot be listed.
    pub fn look(&self) -> Result<Vec<Found>, ExchangeError> {
        if !self.folder.is_dir() {
            return Ok(Vec::new()); // nobody has put anything there yet
        }
        let files = WalkDir::new(&self.folder)
            .max_depth(3)
            .sort_by_file_name()
            .into_iter()
            .filter_map(Result::ok) // a file that goes while it is listed is not there
            .filter(|file| file.file_type().is_file() && is_bundle(file.path()));
        Ok(files
            .take(MOST_FILES)
            .map(|file| Found {
                path: file.path().to_owned(),
                content: read(file.path()),
            })
            .collect())
    }

    /// Puts records of this device into its sub-folder, in files of a moderate size.
    /// Gives back the files.
    ///
    /// # Errors
    /// [`ExchangeError::Disk`]; files that were finished before stay.
    pub fn publish(&self, records: &[Record]) -> Result<Vec<PathBuf>, ExchangeError> {
        let folder = self.folder.join(format!("from-{}", self.own));
        if records.is_empty() {
            return Ok(Vec::new());
        }
        fs::create_dir_all(&folder).map_err(|problem| disk(&folder, problem))?;
        parts(records)
            .into_iter()
            .map(|part| self.publish_part(&folder, part))
            .collect()
    }

    fn publish_part(&self, folder: &Path, part: &[Record]) -> Result<PathBuf, ExchangeError> {
        let seq = |record: Option<&Record>| record.map_or(0, |record| record.payload().seq);
        let bytes = bundle::write(self.panel, part)
            .map_err(|problem| disk(folder, io::Error::other(problem)))?;
        let name = format!(
            "{}-{}-{}.ehx",
            seq(part.first()),
            seq(part.last()),
            hex::encode(Sha256::digest(&bytes))
        );
        let path = folder.join(name);
        write_whole(&path, &bytes).map_err(|problem| disk(&path, problem))?;
        Ok(path)
    }

    /// The records that whole bundles in the folder hold.
    pub fn held(found: &[Found]) -> BTreeSet<RecordId> {
        found
            .iter()
            .filter_map(|file| file.content.as_ref().ok())
            .flat_map(|bundle| bundle.records.iter().map(|record| record.id))
            .collect()
    }
}

/// Reads one file as a bundle.
fn read(path: &Path) -> Result<Bundle, BundleFault> {
    bundle::read(File::open(path)?)
}

fn is_bundle(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("ehx"))
}

/// Records in parts that each fit a file.
fn parts(records: &[Record]) -> Vec<&[Record]> {
    let (mut parts, mut from, mut bytes) = (Vec::new(), 0, 0);
    for (place, record) in records.iter().enumerate() {
        let size = record.line().len() + record.body().len();
        if place > from && (bytes + size > MOST_BYTES || place - from >= MOST_RECORDS) {
            parts.extend(records.get(from..place));
            (from, bytes) = (place, 0);
        }
        bytes += size;
    }
    parts.extend(records.get(from..));
    parts
}

fn disk(path: &Path, problem: io::Error) -> ExchangeError {
    ExchangeError::Disk {
        path: path.to_owned(),
        problem,
    }
}
