//! The data of the sample year, from the files beside this one.

use std::collections::BTreeMap;

use evenhand_core::commission::{
    ApproachPlan, Assessment, CycleEntry, ExistingProject, Measure, Partnership, ProjectReturn,
    Research, Review,
};
use evenhand_core::{BidRef, DecisionDetails, RoundDetails};
use serde::Deserialize;

use crate::error::ApiError;
use crate::sample::data::broken;

/// Who is in the chair of every round.
pub(super) const CHAIR: &str = "Helen Marsh";
/// Who sees to the awards.
pub(super) const SUPPORT: &str = "Zoë Calderón";

/// The year, whole.
#[derive(Deserialize)]
pub(super) struct Year {
    /// Its rounds, by key.
    pub(super) rounds: BTreeMap<String, YearRound>,
    /// What came of its awards.
    pub(super) awards: Vec<YearAward>,
    /// The cycle; the rounds that an entry names are keys.
    pub(super) cycle: Vec<CycleEntry>,
}

/// A round of the year.
#[derive(Deserialize)]
pub(super) struct YearRound {
    pub(super) details: RoundDetails,
    pub(super) plan: ApproachPlan,
    /// Who scores beside the chair, by name.
    pub(super) members: Vec<String>,
    pub(super) research: Option<Research>,
    pub(super) partnership: Option<Partnership>,
    pub(super) projects: Vec<ExistingProject>,
    pub(super) assessments: Vec<YearAssessment>,
    /// What the decision says as a whole; none where nothing is decided yet.
    pub(super) decision: Option<DecisionDetails>,
}

/// What the panel makes of a project of the year before.
#[derive(Deserialize)]
pub(super) struct YearAssessment {
    pub(super) bid: BidRef,
    pub(super) assessment: Assessment,
}

/// What came of an award.
#[derive(Deserialize)]
pub(super) struct YearAward {
    /// The key of its round.
    pub(super) round: String,
    pub(super) bid: BidRef,
    pub(super) measures: Vec<Measure>,
    pub(super) reports: Vec<ProjectReturn>,
    pub(super) reviews: Vec<Review>,
    /// Whether both sides have signed its agreement.
    pub(super) signed: bool,
}

/// The files of a round: its bids, its scores and its decisions, where it has them.
pub(super) struct RoundFiles {
    pub(super) bids: &'static [u8],
    pub(super) scores: &'static [u8],
    pub(super) decisions: &'static [u8],
}

macro_rules! files_of {
    ($folder:literal) => {
        RoundFiles {
            bids: include_bytes!(concat!($folder, "/bids.csv")),
            scores: include_bytes!(concat!($folder, "/scores.csv")),
            decisions: include_bytes!(concat!($folder, "/decisions.csv")),
        }
    };
}

/// The files of the round with that key; none of one that is still set up.
pub(super) fn files_of(key: &str) -> Option<RoundFiles> {
    match key {
        "existing" => Some(files_of!("existing")),
        "invitation" => Some(files_of!("invitation")),
        "quick" => Some(files_of!("quick")),
        "together" => Some(files_of!("together")),
        _ => None,
    }
}

/// The year.
pub(super) fn year() -> Result<Year, ApiError> {
    serde_json::from_slice(include_bytes!("year.json")).map_err(|problem| broken(&problem))
}
