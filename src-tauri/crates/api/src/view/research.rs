//! The research behind a round.

use evenhand_core::commission::Research;
use evenhand_core::{CriterionId, RoundId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The research, what is still missing of it, and its sign-off.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ResearchView {
    /// Which round.
    pub round: RoundId,
    /// What is on file; empty where nothing is.
    pub research: Research,
    /// The SHA-256 of it: what a sign-off names.
    pub digest: String,
    /// Who wrote it last; none where nothing is on file.
    pub written_by: Option<String>,
    /// When (RFC 3339).
    pub written_at: Option<String>,
    /// What keeps it from being signed off, as sentences.
    pub missing: Vec<String>,
    /// Its newest sign-off.
    pub sign_off: Option<SignOffRow>,
    /// The objectives and priority groups that a need can be about.
    pub criteria: Vec<NamedCriterion>,
    /// Whether this profile may write it now.
    pub may_write: bool,
    /// Whether this profile may sign it off now, once nothing is missing.
    pub may_sign_off: bool,
}

/// Who signed the research off.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SignOffRow {
    /// Who, by name and office.
    pub by: String,
    /// Whose laptop signed it.
    pub signed_by: String,
    /// When (RFC 3339).
    pub at: String,
    /// Whether it is of the research as it stands; void once a word is changed.
    pub stands: bool,
}

/// A criterion with its title.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NamedCriterion {
    /// Which.
    pub id: CriterionId,
    /// What it is called.
    pub title: String,
}

/// Asks for the research to be put on file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ResearchSet {
    /// Behind which round.
    pub round: RoundId,
    /// The research, whole.
    pub research: Research,
}

/// Asks for the research to be signed off.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ResearchSignOff {
    /// Of which round.
    pub round: RoundId,
    /// The research as it was read: its SHA-256.
    pub research: String,
    /// Who signs it off, by name and office.
    pub by: String,
}
