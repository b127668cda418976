//! Outputs: the pack, shown and written.

use crate::command_list::CommandName;
use evenhand_core::{BidRef, RoundId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A pack, ready to be shown.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PackPreview {
    /// The name it would be saved under.
    pub name: String,
    /// How many pages it has.
    pub pages: u32,
    /// The PDF, in base64.
    pub base64: String,
    /// The folder it would be saved in.
    pub folder: String,
}

/// Asks for a pack to be written.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PackWrite {
    /// Which round.
    pub round: RoundId,
    /// The folder; the user's documents where it is left out.
    #[serde(default)]
    pub folder: Option<String>,
}

/// Says where a file was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Written {
    /// Its whole path.
    pub path: String,
    /// Its size.
    pub bytes: u32,
    /// How many pages it has, where it has pages.
    pub pages: Option<u32>,
}

/// Asks for an output to be written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OutputWrite {
    /// Which round.
    pub round: RoundId,
    /// The folder; the user's documents where it is left out.
    #[serde(default)]
    pub folder: Option<String>,
}

/// What an output was written to.
#[derive(Clone, Debug, Serialize)]
pub struct OutputsWritten {
    /// The files, in the order in which they were written.
    pub files: Vec<OutputFile>,
    /// What a reader of them should know.
    pub warnings: Vec<String>,
}

/// A file that was written.
#[derive(Clone, Debug, Serialize)]
pub struct OutputFile {
    /// Its whole path.
    pub path: String,
    /// What it is.
    pub kind: OutputKind,
    /// Which bid it is about, where it is about one.
    pub bid: Option<BidRef>,
    /// Its size.
    pub bytes: u32,
    /// The SHA-256 of its bytes, in hex.
    pub sha256: String,
}

/// What a written file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OutputKind {
    /// The ranking as formulas (XLSX).
    Workbook,
}

/// How far a long task is. Sent as the event `progress`.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TaskProgress {
    /// The command it belongs to.
    #[ts(type = "keyof Commands")]
    pub command: CommandName,
    /// What is being done.
    pub text: String,
    /// How many units are done.
    pub done: u32,
    /// Of how many.
    pub of: u32,
}
