//! The commissioning cycle, as screens show and change it.

use evenhand_core::CycleEntryId;
use evenhand_core::commission::{CycleEntry, CycleRound, CycleYear, FinancialYear, Lesson, Phase};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for a year of the cycle.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct CycleAsk {
    /// The financial year ("2013/14"); the one that it is now where it is left out.
    #[serde(default)]
    pub year: Option<String>,
}

/// A year of the cycle on one page.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CycleView {
    /// The year.
    pub shown: CycleYear,
    /// The years that there is something to show of, and the one that it is now; newest first.
    pub years: Vec<FinancialYear>,
    /// What is done in each phase, in their order.
    pub phases: Vec<PhaseWords>,
    /// The entries of the year, by day.
    pub entries: Vec<CycleCard>,
    /// All rounds: what an entry can be about.
    pub rounds: Vec<CycleRound>,
    /// Whether whoever asks may add entries, change them and take them out.
    pub may_change: bool,
    /// The day that it is now, by the office's clocks.
    pub today: String,
}

/// What is done in a phase.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PhaseWords {
    /// Which.
    pub phase: Phase,
    /// What is done in it, in the words of the Norfolk strategy.
    pub description: &'static str,
}

/// An entry of the cycle, with who put it on file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CycleCard {
    /// The entry.
    pub entry: CycleEntry,
    /// What the objectives and groups that it is about are called.
    pub subjects: Vec<String>,
    /// Who put it on file as it is, by name.
    pub by: String,
    /// When.
    pub at: String,
}

/// Asks for an entry to be put on file, or to be changed.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CycleEntrySet {
    /// All of it. A new one has an empty id, and is given one.
    pub entry: CycleEntry,
}

/// Asks for an entry to be taken out.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CycleEntryRemove {
    /// Which.
    pub entry: CycleEntryId,
    /// Why.
    pub reason: String,
}

/// What was learned before a round, to set it up by.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LessonsView {
    /// The lessons, newest first.
    pub lessons: Vec<LessonRow>,
}

/// A lesson, with what it is about in words.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LessonRow {
    /// The lesson.
    pub lesson: Lesson,
    /// What it comes from: the title of an entry, or the project and its round.
    pub about: String,
}
