//! What is measured of a project.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{CriterionId, MeasureId};
pub use crate::number::MeasureFigure;
use crate::title::Titled;

/// In what a measure is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum MeasureKind {
    /// Things or people, counted in each period: the periods are added up.
    Count,
    /// A share of a base, 0 to 100: the newest period stands.
    Percentage,
    /// Pounds in each period: the periods are added up.
    Money,
    /// Whether it is so: the newest period stands.
    YesNo,
    /// Something that is reached on a day, once.
    Milestone,
}

impl Titled for MeasureKind {
    fn title(self) -> &'static str {
        match self {
            Self::Count => "Count",
            Self::Percentage => "Percentage",
            Self::Money => "Money",
            Self::YesNo => "Yes or no",
            Self::Milestone => "Milestone",
        }
    }
}

impl MeasureKind {
    /// Whether it is clear without a target what is aimed for: a yes, a day.
    pub const fn needs_no_target(self) -> bool {
        match self {
            Self::YesNo | Self::Milestone => true,
            Self::Count | Self::Percentage | Self::Money => false,
        }
    }
}

/// Which side of its target is the good one.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Direction {
    /// The target is the least.
    #[default]
    AtLeast,
    /// The target is the most.
    AtMost,
}

impl Titled for Direction {
    fn title(self) -> &'static str {
        match self {
            Self::AtLeast => "At least",
            Self::AtMost => "At most",
        }
    }
}

/// A value of a measure, by its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MeasureValue {
    /// Of a count, a percentage or money.
    Figure(MeasureFigure),
    /// Of yes or no.
    YesNo(bool),
    /// The day on which a milestone was reached.
    Reached(#[ts(type = "string")] NaiveDate),
}

impl MeasureValue {
    /// The figure that it is; none where it is no figure.
    pub const fn figure(self) -> Option<MeasureFigure> {
        match self {
            Self::Figure(figure) => Some(figure),
            Self::YesNo(_) | Self::Reached(_) => None,
        }
    }

    /// Whether it is a value of that kind.
    pub fn is_of(self, kind: MeasureKind) -> bool {
        match self {
            Self::Figure(_) => matches!(
                kind,
                MeasureKind::Count | MeasureKind::Percentage | MeasureKind::Money
            ),
            Self::YesNo(_) => kind == MeasureKind::YesNo,
            Self::Reached(_) => kind == MeasureKind::Milestone,
        }
    }
}

/// A measure of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Measure {
    /// Its id, unique within the agreement ("m1").
    pub id: MeasureId,
    /// What is measured ("Young people who finish the course").
    pub title: String,
    /// The outcome that it shows.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// The objective or priority group that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<CriterionId>,
    /// In what it is counted.
    pub kind: MeasureKind,
    /// The unit, in words ("people"); empty where the kind says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Which side of the target is the good one; no matter for yes or no and milestones.
    #[serde(default)]
    pub direction: Direction,
    /// What it was before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<MeasureValue>,
    /// What is aimed for; of a milestone, `by` says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<MeasureValue>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub by: Option<NaiveDate>,
    /// What shows it ("attendance sheets").
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
}
