//! The commissioning cycle (understand, plan, do, review): a record beside the rounds,
//! never a gate.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::research::Source;
use crate::id::{CriterionId, CycleEntryId, RoundId};
use crate::title::Titled;

/// A phase of the cycle, by the source's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Phase {
    /// Understanding with the public, victims and stakeholders the outcomes to be achieved.
    Understand,
    /// Deciding with the public and partners what interventions would be effective.
    Plan,
    /// Ensuring that things happen openly, with stakeholders and service users.
    Do,
    /// Performance management, assessing impact and feeding back to the public.
    Review,
}

impl Titled for Phase {
    fn title(self) -> &'static str {
        match self {
            Self::Understand => "Understand",
            Self::Plan => "Plan",
            Self::Do => "Do",
            Self::Review => "Review",
        }
    }
}

impl Phase {
    /// What is done in it, in the words of the Norfolk Commissioning Strategy 2013–2017
    /// ("The Commissioning Cycle").
    pub const fn description(self) -> &'static str {
        match self {
            Self::Understand => {
                "Understanding with the public, victims and stakeholders the outcomes to be achieved."
            }
            Self::Plan => {
                "Deciding with the public and partners what interventions would be effective, developing specification, tendering process and selection of service providers."
            }
            Self::Do => {
                "Ensuring things happen openly and transparently by involving stakeholders and service users."
            }
            Self::Review => {
                "Performance management, assessing impact and feeding back to the public."
            }
        }
    }
}

/// What an entry of the cycle is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum CycleEntryKind {
    /// Who was heard, how, and what they said.
    Engagement,
    /// A document about needs.
    NeedsDocument,
    /// An outcome that is sought.
    Outcome,
    /// An option that was considered.
    Option,
    /// Something that was decided.
    Decision,
    /// Something that was learned.
    Lesson,
}

impl Titled for CycleEntryKind {
    fn title(self) -> &'static str {
        match self {
            Self::Engagement => "Engagement",
            Self::NeedsDocument => "Needs document",
            Self::Outcome => "Outcome sought",
            Self::Option => "Option",
            Self::Decision => "Decision",
            Self::Lesson => "Lesson",
        }
    }
}

/// An entry of the cycle, whole. A later one with the same id stands in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CycleEntry {
    /// Its id, unique within the panel.
    pub id: CycleEntryId,
    /// What it is.
    pub kind: CycleEntryKind,
    /// Its phases; at least one.
    pub phases: BTreeSet<Phase>,
    /// What it is called.
    pub title: String,
    /// The day it happened, or its first.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Its last day, where it took more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub until: Option<NaiveDate>,
    /// Who was heard or took part, and how many; in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// How ("survey", "public meeting", "focus group").
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub how: String,
    /// What was said, found, decided or learned.
    pub text: String,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The rounds that it is about.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub rounds: BTreeSet<RoundId>,
    /// The objectives and priority groups that it is about, by their ids in the rounds'
    /// schemes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub criteria: BTreeSet<CriterionId>,
    /// Whether it was read, and may stand in the report for the public.
    #[serde(default)]
    pub public: bool,
}

impl CycleEntry {
    /// What an entry of its kind cannot go without and this one has not: the field, and what
    /// to do, as a sentence. None where nothing is missing.
    pub fn missing(&self) -> Option<(&'static str, &'static str)> {
        let is_blank = |text: &str| text.trim().is_empty();
        match self.kind {
            CycleEntryKind::Engagement if is_blank(&self.who) => {
                Some(("who", "Say who was heard: whom, and how many."))
            }
            CycleEntryKind::Engagement if is_blank(&self.how) => Some((
                "how",
                "Say how they were heard, such as a survey or a meeting.",
            )),
            CycleEntryKind::Engagement if is_blank(&self.text) => {
                Some(("text", "Say what was heard."))
            }
            CycleEntryKind::NeedsDocument if self.sources.is_empty() => Some((
                "sources",
                "Name at least one source: where the document can be read.",
            )),
            CycleEntryKind::NeedsDocument => None,
            CycleEntryKind::Outcome if is_blank(&self.text) => {
                Some(("text", "Say which outcome is sought, and for whom."))
            }
            CycleEntryKind::Option if is_blank(&self.text) => Some((
                "text",
                "Say what was considered, and what spoke for and against it.",
            )),
            CycleEntryKind::Decision if is_blank(&self.text) => {
                Some(("text", "Say what was decided, and why."))
            }
            CycleEntryKind::Lesson if is_blank(&self.text) => Some((
                "text",
                "Say what was learned: what the next round should know.",
            )),
            CycleEntryKind::Engagement
            | CycleEntryKind::Outcome
            | CycleEntryKind::Option
            | CycleEntryKind::Decision
            | CycleEntryKind::Lesson => None,
        }
    }
}
