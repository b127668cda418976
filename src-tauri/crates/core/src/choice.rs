//! What the chair chooses about a shortlist, each with its reason.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::BidRef;
use crate::number::Pounds;
use crate::title::Titled;

/// What the chair decides on a bid outside the rank order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum OverrideKind {
    /// It is funded before the walk down the ranks begins.
    Fund,
    /// It is left out of the walk.
    Decline,
}

impl Titled for OverrideKind {
    fn title(self) -> &'static str {
        match self {
            Self::Fund => "Funded out of order",
            Self::Decline => "Declined",
        }
    }
}

/// A bid that the chair funds out of order, or declines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Override {
    /// Which bid.
    pub bid: BidRef,
    /// What is decided.
    pub kind: OverrideKind,
    /// Why; it shows in the pack.
    pub reason: String,
}

/// The ways to a shortlist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Way {
    /// The walk down the ranks.
    RankOrder,
    /// The set with the highest sum of published totals. Choosing it needs a reason.
    BestValue,
}

impl Titled for Way {
    fn title(self) -> &'static str {
        match self {
            Self::RankOrder => "In rank order",
            Self::BestValue => "By best value",
        }
    }
}

/// A shortlist that the chair settled on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Settled {
    /// The fund, in pounds.
    pub total: Pounds,
    /// How it was come to.
    pub way: Way,
    /// Why; never empty for best value.
    pub reason: String,
    /// What it recommends, by rank.
    pub awards: Vec<SettledAward>,
}

/// One award of a shortlist that was settled on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettledAward {
    /// Which bid.
    pub bid: BidRef,
    /// How much, in pounds.
    pub amount: Pounds,
}
