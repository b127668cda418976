//! The iterative method: projects that run already, what they cost and achieved, and
//! whether they go on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{BidRef, RoundId};
use crate::number::Pounds;
use crate::title::Titled;

/// A project that was taken over from an earlier year: a bid of this round that goes on
/// with something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExistingProject {
    /// The bid of this round that stands for it.
    pub bid: BidRef,
    /// The round of this panel whose agreement it goes on from, and the bid there; none
    /// where the agreement was made elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "[string, string] | null")]
    pub agreement: Option<(RoundId, BidRef)>,
    /// What it was awarded for its last period, in pounds.
    pub cost: Pounds,
    /// What of it was spent, in pounds; none where that is not known yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent: Option<Pounds>,
    /// The last day that is paid for; none where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub until: Option<NaiveDate>,
    /// What it achieved: from its returns.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub achieved: String,
    /// What its reviews found.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reviews: String,
}

/// What is to become of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ReviewFinding")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Finding {
    /// It goes on as it is.
    Continue,
    /// It goes on otherwise: another sum, other activities.
    Vary,
    /// It ends.
    Stop,
}

impl Titled for Finding {
    fn title(self) -> &'static str {
        match self {
            Self::Continue => "Continue",
            Self::Vary => "Vary",
            Self::Stop => "Stop",
        }
    }
}

/// What the panel makes of an existing project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Assessment {
    /// What is to become of it.
    pub finding: Finding,
    /// Why; never empty.
    pub reasons: String,
}
