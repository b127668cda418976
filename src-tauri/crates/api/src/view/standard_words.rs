//! The standard words of agreements, as screens show and set them.

use std::collections::BTreeMap;

use evenhand_core::RoundId;
use evenhand_core::commission::Heading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The standard words of the agreements of a round.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StandardWordsView {
    /// Each heading, in the source's order.
    pub headings: Vec<StandardWordsRow>,
    /// The names that the words may use in braces.
    pub names: Vec<&'static str>,
    /// The other rounds whose office wrote words of its own, the newest first.
    pub others: Vec<OtherWords>,
    /// Why they cannot be changed any more, as a sentence; none where they can.
    pub settled: Option<String>,
    /// Whether this profile's member may change them: the chair, or a support officer.
    pub may_change: bool,
}

/// The standard words under a heading.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StandardWordsRow {
    /// Which heading.
    pub heading: Heading,
    /// What it is called today.
    pub title: &'static str,
    /// What the source calls it.
    pub source_name: &'static str,
    /// The program's words.
    pub program: &'static str,
    /// The office's own; none where the program's stand.
    pub own: Option<String>,
}

/// A round with standard words that can be taken.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OtherWords {
    /// Which round.
    pub round: RoundId,
    /// What it is called.
    pub title: String,
}

/// Asks for the standard words of a round to be set, all of them: a heading that is left
/// out or blank has the program's.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct StandardWordsSet {
    /// Which round.
    pub round: RoundId,
    /// The office's own words, by heading; they go over those that are taken.
    #[serde(default)]
    pub words: BTreeMap<Heading, String>,
    /// A round whose words are taken.
    #[serde(default)]
    pub take_from: Option<RoundId>,
}
