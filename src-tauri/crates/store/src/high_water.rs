//! How far this device's own log had come, noted outside the profile: a profile that
//! was put back from an old copy is found out before it writes anything.
//!
//! It is a hint and no record: it is not synced to disk, and where it is lost nothing
//! else is. It lies in a file and not in the system's keychain, which would take longer
//! to write than a save may take.

use std::path::{Path, PathBuf};

use evenhand_record::LogId;

use crate::files::{WholeFile, make_owner_folder};

/// How far one log had come; none where the program was given no place for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct HighWaterMark(Option<PathBuf>);

impl HighWaterMark {
    /// That of a log in a folder of them.
    pub(crate) fn in_folder(folder: Option<&Path>, log: LogId) -> Self {
        Self(folder.map(|folder| folder.join(format!("{log}.mark"))))
    }

    /// The last sequence number that the log had come to; 0 where nothing is noted.
    pub(crate) fn read_seq(&self) -> u64 {
        let text = self
            .0
            .as_ref()
            .and_then(|path| std::fs::read_to_string(path).ok());
        text.and_then(|text| text.trim().parse().ok()).unwrap_or(0)
    }

    /// Notes how far the log has come. What cannot be noted is left.
    pub(crate) fn note_seq(&self, seq: u64) {
        let Some(path) = &self.0 else { return };
        if let Some(folder) = path.parent() {
            let _ = make_owner_folder(folder);
        }
        let note = WholeFile::at(path).replacing().owner_only().unsynced();
        let _ = note.write(format!("{seq}\n").as_bytes());
    }
}

/// A profile that is older than what its device wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind {
    /// How many records of its own are here.
    pub here: u64,
    /// How many it had written.
    pub written: u64,
}
