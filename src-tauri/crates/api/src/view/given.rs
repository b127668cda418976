//! Files that were double-clicked or dropped: what they are.

use serde::Serialize;
use ts_rs::TS;

/// What a file is, by its content alone, and whether it can be opened here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FileLook {
    /// What kind of file it is.
    pub kind: FileKind,
    /// What it is, in a sentence.
    pub sentence: String,
    /// Why nothing can be done with it here, and what to do instead.
    pub refusal: Option<String>,
}

/// The kinds of files that people hand to the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Records of a panel.
    Bundle,
    /// An invitation to a panel.
    Invitation,
    /// A reply to an invitation.
    Reply,
    /// A form of a return, filled in or not.
    ReturnForm,
    /// A recovery kit, or another file sealed with age.
    Sealed,
    /// Anything else.
    Other,
}
