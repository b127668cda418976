//! What a project reports of a period.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::measure::MeasureValue;
use crate::id::MeasureId;
use crate::number::Pounds;
use crate::title::Titled;

/// What a return says of one measure. What is not there yet is none, never 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Actual {
    /// Of this period; none for "not yet".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<MeasureValue>,
    /// What is expected by the end; none where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forecast: Option<MeasureValue>,
    /// What shows it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub evidence: String,
}

/// How something stands, 5 the best.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rating {
    /// 1 to 5: [`Rating::DELIVERY`] and its like say what each means.
    pub points: u8,
    /// Why; never empty under 4.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

/// The words of the five points of each rating, from 1 to 5, after the worded scales of
/// Innovate UK's monitoring reports.
impl Rating {
    /// Whether it delivers on time.
    pub const DELIVERY: [&'static str; 5] = [
        "Stopped, or more than six months behind",
        "Three to six months behind",
        "Up to three months behind",
        "On time but for small things",
        "On time or ahead",
    ];
    /// Whether it spends as planned; the bands are of the plan to date.
    pub const SPEND: [&'static str; 5] = [
        "More than 20 % off the plan",
        "16 to 20 % off the plan",
        "11 to 15 % off the plan",
        "6 to 10 % off the plan",
        "Within 5 % of the plan",
    ];
    /// What may go wrong.
    pub const RISK: [&'static str; 5] = [
        "Likely to fail without help now",
        "A serious risk that nobody has in hand",
        "A serious risk that is in hand",
        "Small risks, in hand",
        "No risk to speak of",
    ];
}

/// What became of a return at the office.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ReturnState {
    /// It came in.
    #[default]
    Received,
    /// The office asked about it.
    Queried,
    /// The office takes it as it is.
    Accepted,
}

impl Titled for ReturnState {
    fn title(self) -> &'static str {
        match self {
            Self::Received => "Received",
            Self::Queried => "Queried",
            Self::Accepted => "Accepted",
        }
    }
}

/// The return of one period, whole. A later one of the same period stands in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProjectReturn {
    /// Which period of the agreement.
    pub period: u32,
    /// When it came in.
    #[ts(type = "string")]
    pub received: NaiveDate,
    /// What it says of each measure; one that is left out is "not yet".
    pub actuals: BTreeMap<MeasureId, Actual>,
    /// What was spent in the period, in pounds; none for "not yet".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spend: Option<Pounds>,
    /// What will be spent after this period to the end, in pounds; none where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<Pounds>,
    /// What happened.
    #[serde(default)]
    pub narrative: String,
    /// Whether it delivers on time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Rating>,
    /// Whether it spends as planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spending: Option<Rating>,
    /// What may go wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<Rating>,
    /// Who signed it for the project, by name and role.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub signed_by: String,
    /// What became of it.
    #[serde(default)]
    pub state: ReturnState,
    /// What the office asked, or said in accepting it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}
