//! The support log: what the program did, for whoever helps when something goes wrong.
//!
//! It can be sent to anyone. An entry is an [`Event`], made of numbers, codes and the
//! program's own words: no name, no word of a sheet and no path can get into it. That is
//! why it is a type and no logging crate, which would take any text.

mod event;

use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};
use evenhand_store::files::LineLog;

use crate::error::ApiError;
pub(crate) use event::Event;

/// The name of the log in the profile's folder.
const FILE_NAME: &str = "support.log";

/// What the log is renamed to once it is full.
const OLDER_NAME: &str = "support.older.log";

/// How large the log grows, in bytes: some 4,000 entries.
const BOUND: u64 = 256 << 10;

/// The support log of a profile.
#[derive(Clone, Debug)]
pub(crate) struct SupportLog(LineLog);

impl SupportLog {
    /// The log of the profile in a folder.
    pub(crate) fn of_profile(folder: &Path) -> Self {
        let (path, older) = (folder.join(FILE_NAME), folder.join(OLDER_NAME));
        Self(LineLog::at(path, older, BOUND))
    }

    /// Where the log lies.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Notes an event. Where that fails, what the program does goes on without it.
    pub(crate) fn note(&self, at: DateTime<Utc>, event: &Event) {
        let at = at.to_rfc3339_opts(SecondsFormat::Millis, true);
        let _ = self.0.append(&format!("{at} {event}"));
    }

    /// Notes how opening the profile went. One that was never opened has no log.
    pub(crate) fn note_opening(&self, at: DateTime<Utc>, refusal: Option<&ApiError>) {
        match refusal {
            None => self.note(at, &Event::Opened),
            Some(refusal) if self.path().exists() => {
                self.note(at, &Event::NotOpened(refusal.code));
            }
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
