//! History, verification and care of a profile.

use evenhand_core::RoundId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for a part of a round's history, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct HistoryPage {
    /// Which round.
    pub round: RoundId,
    /// How many rows were shown already.
    #[serde(default)]
    pub skip: u32,
}

/// A part of a round's history.
#[derive(Clone, Debug, Serialize, TS)]
pub struct History {
    /// The rows, newest first.
    pub rows: Vec<HistoryRow>,
    /// Whether there are more.
    pub more: bool,
}

/// One thing that happened.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HistoryRow {
    /// The record's id.
    pub id: String,
    /// Its place in its log.
    pub seq: u32,
    /// When, by the writer's clock (RFC 3339).
    pub at: String,
    /// Who.
    pub who: String,
    /// What happened, as a sentence.
    pub what: String,
}

/// The result of checking every record.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Verified {
    /// Whether all is well.
    pub sound: bool,
    /// How many records were checked.
    pub records: u32,
    /// How many logs.
    pub logs: u32,
    /// The digest of the round data.
    pub digest: String,
    /// What is wrong, each as a sentence that names the record.
    pub faults: Vec<String>,
}

/// How a profile is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Doctor {
    /// Whether nothing is bad.
    pub sound: bool,
    /// What was looked at, and what was found.
    pub findings: Vec<Finding>,
}

/// One thing that was looked at.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Finding {
    /// How it is.
    pub state: State,
    /// What was found, as a sentence.
    pub text: String,
    /// What to do, where there is something to do.
    pub remedy: Option<String>,
}

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// As it should be.
    Fine,
    /// Worth a look.
    Look,
    /// Wrong.
    Bad,
}

/// Where a device's keys lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeysAt {
    /// In the system's keychain.
    Keychain,
    /// In the profile, under a passphrase.
    Passphrase,
    /// In the profile, in files that their owner alone may read.
    Files,
}

/// Where this device's keys lie.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KeysView {
    /// Where.
    pub at: KeysAt,
    /// The same in a sentence.
    pub sentence: String,
}

/// Moves this device's keys.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct KeysMove {
    /// Where to.
    pub to: KeysAt,
    /// The passphrase, where they go under one.
    #[serde(default)]
    pub passphrase: Option<String>,
}
