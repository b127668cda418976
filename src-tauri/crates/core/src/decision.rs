//! What the Commissioner decided on each bid.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::BidRef;
use crate::number::Pounds;
use crate::title::Titled;

/// The kinds of decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum DecisionKind {
    /// What it asked for.
    Award,
    /// A part of it.
    PartAward,
    /// Next in line if money comes free.
    Reserve,
    /// Nothing.
    Decline,
}

impl Titled for DecisionKind {
    fn title(self) -> &'static str {
        match self {
            Self::Award => "Award",
            Self::PartAward => "Part award",
            Self::Reserve => "Reserve",
            Self::Decline => "Decline",
        }
    }
}

/// The decision on one bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Decision {
    /// Which bid.
    pub bid: BidRef,
    /// What was decided.
    pub kind: DecisionKind,
    /// How much was awarded, in pounds; zero for a reserve or a decline.
    pub amount: Pounds,
    /// Why.
    pub reason: String,
}
