//! What was read before, so that looking again is cheap.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use evenhand_record::RecordId;
use serde::{Deserialize, Serialize};

use crate::ContentHash;

/// The files of a folder that were read whole, by their path within the
/// panel's folder (parts joined by `/`). A cache: without it all is read again,
/// and files that are still arriving or damaged are never in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeenFiles(pub(crate) BTreeMap<String, SeenFile>);

/// A file that was read whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenFile {
    /// Its length in bytes.
    pub length: u64,
    /// When it was last changed, in nanoseconds since 1970; 0 where that is not known.
    pub modified: u64,
    /// The SHA-256 of its content.
    pub sha256: ContentHash,
    /// The records of which it holds exact copies.
    pub held: Vec<RecordId>,
}

impl SeenFiles {
    /// The files, by their path within the panel's folder.
    pub fn files(&self) -> &BTreeMap<String, SeenFile> {
        &self.0
    }

    /// Remembers a file.
    pub(crate) fn remember(&mut self, path: String, file: SeenFile) {
        self.0.insert(path, file);
    }

    /// The file as it was seen, where it has not changed since.
    pub(crate) fn find_unchanged(
        &self,
        path: &str,
        length: u64,
        modified: u64,
    ) -> Option<&SeenFile> {
        self.0
            .get(path)
            .filter(|seen| modified != 0 && (seen.length, seen.modified) == (length, modified))
    }
}

/// When a file was last changed, in nanoseconds since 1970; 0 where that is not known.
pub(crate) fn modified_nanoseconds(found: &Metadata) -> u64 {
    let since = found
        .modified()
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    since
        .and_then(|since| u64::try_from(since.as_nanos()).ok())
        .unwrap_or(0)
}
