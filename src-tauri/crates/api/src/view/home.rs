//! Home: the rounds, and what needs doing.

use evenhand_core::{RoundId, Stage};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for nothing.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// What the home screen shows.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Home {
    /// The program's version.
    pub version: String,
    /// The folder of this profile.
    pub profile: String,
    /// Whether this profile may begin a round: it is the chair's, or belongs to nobody yet.
    pub may_begin: bool,
    /// Whether this profile is the sample's, which goes when it is left.
    pub throwaway: bool,
    /// That nothing can be saved, and what to do, where the profile could only be opened to
    /// be read: the disk is full, or its folder cannot be written to.
    pub unwritable: Option<String>,
    /// The panel, once there is one.
    pub panel: Option<PanelCard>,
    /// Its rounds, newest first.
    pub rounds: Vec<RoundCard>,
}

/// Who this profile belongs to.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PanelCard {
    /// The panel's id.
    pub id: String,
    /// The chair's name.
    pub chair: String,
    /// The fingerprint of this device's key, in groups.
    pub fingerprint: String,
}

/// A round in the list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RoundCard {
    /// Which round.
    pub id: RoundId,
    /// What it is called.
    pub title: String,
    /// Whether it is made up, to learn on.
    pub sample: bool,
    /// Where it stands.
    pub stage: Stage,
    /// How many bids it has.
    pub bids: u32,
    /// How many people are on its panel.
    pub members: u32,
    /// How many sheets are handed in.
    pub sheets_submitted: u32,
    /// How many are wanted: members times bids, less recusals and withdrawn bids.
    pub sheets_wanted: u32,
    /// What comes next, in a sentence.
    pub next: String,
}
