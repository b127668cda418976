//! What can be wrong with an invitation or a reply, and what a person does about it.

use std::io;

use evenhand_record::{PanelId, RecordFault, RecordId};

/// Says why an invitation or a reply is not taken.
#[derive(Debug, thiserror::Error)]
pub enum JoiningFault {
    /// Some other file.
    #[error("this is not {0} of Evenhand. Choose another file")]
    WrongFile(&'static str),
    /// A version that this program does not know.
    #[error(
        "this file was written by a newer Evenhand (version {0} of the format). Update Evenhand, then open it again"
    )]
    Newer(u64),
    /// Changed or cut short on the way.
    #[error("this file is damaged or not all there ({0}). Have it sent again")]
    Damaged(String),
    /// Longer than is read.
    #[error("this file is too large: the most that is read is {0} bytes. Have it sent again")]
    TooLong(usize),
    /// It answers for another panel.
    #[error("this reply is for another panel, {0}. Open that panel to take it")]
    OtherPanel(PanelId),
    /// Its HMAC does not hold.
    #[error(
        "this reply does not answer that invitation: it was made with another, or changed on the way. Make a new invitation"
    )]
    WrongSecret,
    /// The record in it does not hold.
    #[error("the entry in this reply does not hold ({0}). Make a new invitation")]
    Record(#[from] RecordFault),
    /// The record in it is not the first of a log of the panel.
    #[error(
        "entry {0} in this reply is not the first of a new log of this panel. Make a new invitation"
    )]
    NotFirst(RecordId),
    /// The system could not read it.
    #[error("this file could not be read: {0}. Copy it again")]
    Unreadable(#[from] io::Error),
}

/// Says why a file for joining cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplyUnwritable {
    /// The record is not the first of a log of the panel.
    #[error("BUG: entry {0} is not the first of a log of the invitation's panel")]
    NotFirst(RecordId),
    /// There is no JSON form.
    #[error("BUG: this has no JSON form: {0}")]
    NoJson(String),
}

pub(super) fn damaged_file(problem: impl ToString) -> JoiningFault {
    JoiningFault::Damaged(problem.to_string())
}
