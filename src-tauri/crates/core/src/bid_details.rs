//! What documents need of a bid beyond what is ranked on. All of it is optional.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::private_text::PrivateText;
use crate::title::Titled;

/// What letters, agreements, the notice and open data take from a bid. Nothing is ranked
/// on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct BidDetails {
    /// The bidder's number with the Charity Commission ("1112345").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charity_number: Option<String>,
    /// The bidder's number with Companies House, eight characters ("01234567", "SC123456").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_number: Option<String>,
    /// Whom letters go to: a name, an e-mail address, a telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub contact: Option<PrivateText>,
    /// Where letters go to. A refuge's address must never be published, so none is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub address: Option<PrivateText>,
    /// The day on which the project is to start.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub start: Option<NaiveDate>,
    /// Its last day; not before `start`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub end: Option<NaiveDate>,
    /// What the money is for, in a sentence that can be published with an award.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Whom the project is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beneficiaries: Option<String>,
    /// What else pays for the project, and how much; told to the office in confidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub other_funding: Option<PrivateText>,
    /// Whether what it does is proven or new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approach: Option<BidApproach>,
    /// Whether it goes on with a project that runs already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub existing: Option<bool>,
}

impl BidDetails {
    /// Whether nothing of it is given.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether what a bid would do is known to work (evidence-led commissioning).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum BidApproach {
    /// It has been shown to work.
    Proven,
    /// It has still to be shown.
    New,
}

impl Titled for BidApproach {
    fn title(self) -> &'static str {
        match self {
            Self::Proven => "Proven",
            Self::New => "New",
        }
    }
}
