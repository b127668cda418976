//! What can be wrong with a bundle, and what a person does about it.

use std::io;

use evenhand_record::PanelId;

/// Says why a bundle cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum BundleFault {
    /// It ends before its last line: a copy under way, or cut short.
    #[error(
        "this file is still arriving: it ends before its last line. Wait until it is copied whole; if that lasts, have it sent again"
    )]
    Arriving,
    /// Its bytes are not those that were written.
    #[error("line {line} of this file is damaged: {what}. Have it sent again")]
    Damaged {
        /// The line, from 1.
        line: u64,
        /// What is wrong there.
        what: Damage,
    },
    /// Some other file.
    #[error("this is not a file from an Evenhand panel. Choose one whose name ends in .ehx")]
    NotABundle,
    /// A version that this program does not know.
    #[error(
        "this file was written by a newer Evenhand (version {0} of the format). Update Evenhand, then take it again"
    )]
    Newer(u64),
    /// Records of another panel.
    #[error("this file belongs to another panel, {0}. Open that panel to take it")]
    OtherPanel(PanelId),
    /// Larger than is read.
    #[error(
        "this file is too large: the most that is read is {bytes} bytes and {records} entries. Have it sent in parts"
    )]
    TooLarge {
        /// The most bytes.
        bytes: u64,
        /// The most records.
        records: u64,
    },
    /// The system could not read it.
    #[error("this file could not be read: {0}")]
    Unreadable(#[from] io::Error),
}

/// Says what is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Longer than any line of a bundle.
    #[error("it is longer than any line of a bundle")]
    TooLong,
    /// Not the JSON that belongs there.
    #[error("it cannot be read ({0})")]
    Unreadable(String),
    /// A record that does not hold.
    #[error("its entry does not hold ({0})")]
    NoRecord(String),
    /// Another number of records than the last line names.
    #[error("it names {named} entries, and {found} came before it")]
    Count {
        /// What the last line names.
        named: u64,
        /// How many came.
        found: u64,
    },
    /// The bytes before it have another hash.
    #[error("the lines before it are not those that were written, by their hash")]
    Hash,
    /// Something follows the last line.
    #[error("it follows what is the last line of a bundle")]
    Follows,
}

/// What a file is that is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileState {
    /// More of it may come.
    Arriving,
    /// It was changed on the way.
    Damaged,
    /// It is not for this panel, or not for this program.
    NotForUs,
}

impl BundleFault {
    pub(crate) fn file_state(&self) -> FileState {
        match self {
            Self::Arriving => FileState::Arriving,
            Self::Damaged { .. } => FileState::Damaged,
            Self::NotABundle
            | Self::Newer(_)
            | Self::OtherPanel(_)
            | Self::TooLarge { .. }
            | Self::Unreadable(_) => FileState::NotForUs,
        }
    }
}
