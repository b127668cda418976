//! The stages of a round, and what may be done in each.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fund::Fund;
use crate::title::Titled;

/// Where a round stands. It moves forward only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Stage {
    /// The scheme, the bids and the panel are being set up.
    SetUp,
    /// The scheme is frozen; members declare and score.
    Scoring,
    /// No more sheets; nobody sees another's yet.
    Closed,
    /// The scores are open: the panel moderates and ranks.
    Revealed,
    /// The Commissioner has decided.
    Decided,
}

impl Titled for Stage {
    fn title(self) -> &'static str {
        match self {
            Self::SetUp => "Being set up",
            Self::Scoring => "Scoring",
            Self::Closed => "Scoring closed",
            Self::Revealed => "Scores open",
            Self::Decided => "Decided",
        }
    }
}

/// One of the five ways of commissioning of the Norfolk strategy ("Different
/// Commissioning Approaches").
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Approach {
    /// Several commissioners join their resources towards agreed outcomes.
    CoCommissioning,
    /// Bidders propose projects that serve the objectives.
    #[default]
    InvitationForBids,
    /// Needs are researched and interventions proven before services are commissioned.
    EvidenceLed,
    /// Quick grants for an evidenced need to those with a proven record.
    GrantGiving,
    /// Existing projects are assessed and continued where of value.
    Iterative,
}

impl Titled for Approach {
    fn title(self) -> &'static str {
        match self {
            Self::CoCommissioning => "Co-commissioning",
            Self::InvitationForBids => "Invitation for bids",
            Self::EvidenceLed => "Evidence led commissioning",
            Self::GrantGiving => "Grant giving",
            Self::Iterative => "Iterative method",
        }
    }
}

/// What a round is: everything but its scheme, bids and panel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoundDetails {
    /// What the round is called.
    pub title: String,
    /// Whose money it is ("Police and Crime Commissioner for Norfolk").
    #[serde(default)]
    pub commissioner: String,
    /// How services are commissioned in it.
    #[serde(default)]
    pub approach: Approach,
    /// What bidders were told to aim for.
    #[serde(default)]
    pub direction: String,
    /// The money.
    #[serde(default)]
    pub fund: Fund,
    /// Whether the round is made up, to learn on. Every page then says so.
    #[serde(default)]
    pub sample: bool,
}
