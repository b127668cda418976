//! What the Commissioner decided on each bid.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::BidRef;
use crate::number::Pounds;
use crate::private_text::PrivateText;
use crate::publication::Ground;
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
    /// Nothing yet: something is still to be sent or settled.
    Deferred,
    /// Nothing.
    Decline,
}

impl DecisionKind {
    /// Whether it awards something, in whole or in part.
    pub fn is_award(self) -> bool {
        match self {
            Self::Award | Self::PartAward => true,
            Self::Reserve | Self::Deferred | Self::Decline => false,
        }
    }
}

impl Titled for DecisionKind {
    fn title(self) -> &'static str {
        match self {
            Self::Award => "Award",
            Self::PartAward => "Part award",
            Self::Reserve => "Reserve",
            Self::Deferred => "Deferred",
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
    /// How much was awarded, in pounds; zero for all but awards.
    pub amount: Pounds,
    /// Why.
    pub reason: String,
    /// What the award depends on; empty where it depends on nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub conditions: String,
}

/// What a decision says as a whole, beside what it says of each bid. All of it is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct DecisionDetails {
    /// Its reference in the office's register ("PCC 2014/07").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The day on which it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub on: Option<NaiveDate>,
    /// Which options were considered, and why they were not taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<String>,
    /// What the restricted part of the notice says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restricted: Option<Restricted>,
}

impl DecisionDetails {
    /// Whether nothing of it is given.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The part of a decision notice that is not published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Restricted {
    /// What it says.
    #[ts(type = "string")]
    pub text: PrivateText,
    /// On which ground it is restricted.
    pub ground: Ground,
}
