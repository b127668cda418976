//! The year on one page: what is said of the cycle by phase, the rounds beside it, who was
//! heard, what was sought and learned, what fed into what, and what nobody spoke of.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;
use strum::VariantArray;
use ts_rs::TS;

use super::cycle::{CycleEntry, CycleEntryKind, Phase};
use super::cycle_round::CycleRound;
use super::financial_year::FinancialYear;
use crate::id::{CycleEntryId, RoundId};
use crate::round::Stage;
use crate::shortlist::CoverageKind;
use crate::title::Titled;

/// The year on one page. No phase of it is a gate: nothing waits for it and nothing refuses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CycleYear {
    /// Which year.
    pub year: FinancialYear,
    /// Its first day.
    #[ts(type = "string")]
    pub first_day: NaiveDate,
    /// Its last day.
    #[ts(type = "string")]
    pub last_day: NaiveDate,
    /// The four phases in their order, each with its entries in order of day.
    pub phases: Vec<PhaseOfYear>,
    /// The rounds that were at work in it or that an entry of it is about, by first day.
    pub rounds: Vec<CycleRound>,
    /// The objectives and priority groups of those rounds, by title, each with the entries
    /// that are about it; none where nobody spoke of it.
    pub subjects: Vec<SubjectOfYear>,
    /// The entries that say who was heard, in order of day.
    pub heard: Vec<CycleEntryId>,
    /// The outcomes that were sought, in order of day.
    pub outcomes: Vec<CycleEntryId>,
    /// What was learned, in order of day.
    pub lessons: Vec<CycleEntryId>,
    /// What fed into what: entries and rounds, where either is of the year.
    pub links: Vec<CycleLink>,
}

/// A phase in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PhaseOfYear {
    /// Which.
    pub phase: Phase,
    /// Its entries, in order of day.
    pub entries: Vec<EntryInPhase>,
}

/// An entry where it stands in a phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct EntryInPhase {
    /// Which entry.
    pub entry: CycleEntryId,
    /// The other phases that it stands in too.
    pub also_in: Vec<Phase>,
}

/// An objective or a priority group in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SubjectOfYear {
    /// What it is called.
    pub title: String,
    /// Which of the two it is.
    pub kind: CoverageKind,
    /// The entries of the year that are about it, in order of day.
    pub entries: Vec<CycleEntryId>,
}

/// How an entry and a round go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum LinkWay {
    /// It was there before scoring opened, or scoring is not open yet.
    Into,
    /// It came between the opening of scoring and the decision.
    Beside,
    /// It came on the day of the decision or later.
    OutOf,
}

impl Titled for LinkWay {
    fn title(self) -> &'static str {
        match self {
            Self::Into => "Fed into",
            Self::Beside => "Went on beside",
            Self::OutOf => "Came out of",
        }
    }
}

/// An entry that is about a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CycleLink {
    /// Which entry.
    pub entry: CycleEntryId,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub kind: CycleEntryKind,
    /// Its first day: it may be of an earlier or a later year.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Which round.
    pub round: RoundId,
    /// How they go together.
    pub way: LinkWay,
}

impl CycleEntry {
    /// Whether a day of it falls in a year.
    pub fn is_of(&self, year: FinancialYear) -> bool {
        year.meets(self.on, self.until.unwrap_or(self.on))
    }
}

/// The years that there is something to show of, and the one that it is now; newest first.
pub fn years_of_cycle(
    entries: &[CycleEntry],
    rounds: &[CycleRound],
    today: NaiveDate,
) -> Vec<FinancialYear> {
    let days = entries
        .iter()
        .flat_map(|entry| [Some(entry.on), entry.until]);
    let steps = rounds.iter().flat_map(|round| &round.steps);
    let days = days.flatten().chain(steps.map(|step| step.on));
    let years: BTreeSet<FinancialYear> = days.chain([today]).map(FinancialYear::of).collect();
    years.into_iter().rev().collect()
}

/// Puts a year on one page. `entries` and `rounds` are all that are on file; `today` is
/// where a round that is not decided goes on to.
pub fn cycle_year(
    year: FinancialYear,
    entries: &[CycleEntry],
    rounds: &[CycleRound],
    today: NaiveDate,
) -> CycleYear {
    let of_year = in_order(entries.iter().filter(|entry| entry.is_of(year)));
    let shown = rounds_of_year(year, &of_year, rounds, today);
    let of_kind = |kind| ids(of_year.iter().filter(move |entry| entry.kind == kind));
    CycleYear {
        year,
        first_day: year.first_day(),
        last_day: year.last_day(),
        phases: Phase::VARIANTS
            .iter()
            .map(|phase| phase_of(*phase, &of_year))
            .collect(),
        subjects: subjects_of_year(&of_year, &shown, rounds),
        heard: of_kind(CycleEntryKind::Engagement),
        outcomes: of_kind(CycleEntryKind::Outcome),
        lessons: of_kind(CycleEntryKind::Lesson),
        links: links_of_year(year, entries, &shown, rounds),
        rounds: shown,
    }
}

/// Entries by first day, then by id.
fn in_order<'a>(entries: impl Iterator<Item = &'a CycleEntry>) -> Vec<&'a CycleEntry> {
    let mut entries: Vec<&CycleEntry> = entries.collect();
    entries.sort_by_key(|entry| (entry.on, &entry.id));
    entries
}

fn ids<'a>(entries: impl Iterator<Item = &'a &'a CycleEntry>) -> Vec<CycleEntryId> {
    entries.map(|entry| entry.id.clone()).collect()
}

fn phase_of(phase: Phase, of_year: &[&CycleEntry]) -> PhaseOfYear {
    let here = of_year.iter().filter(|entry| entry.phases.contains(&phase));
    let entries = here.map(|entry| EntryInPhase {
        entry: entry.id.clone(),
        also_in: entry
            .phases
            .iter()
            .copied()
            .filter(|other| *other != phase)
            .collect(),
    });
    PhaseOfYear {
        phase,
        entries: entries.collect(),
    }
}

fn rounds_of_year(
    year: FinancialYear,
    of_year: &[&CycleEntry],
    rounds: &[CycleRound],
    today: NaiveDate,
) -> Vec<CycleRound> {
    let named: BTreeSet<&RoundId> = of_year.iter().flat_map(|entry| &entry.rounds).collect();
    let shown = rounds
        .iter()
        .filter(|round| named.contains(&round.id) || round.is_at_work(year, today));
    let mut shown: Vec<CycleRound> = shown.cloned().collect();
    shown.sort_by_key(|round| {
        let first = round.steps.iter().map(|step| step.on).min();
        (first, round.id.clone())
    });
    shown
}

/// The subjects of the rounds that are shown, or of all rounds where none is.
fn subjects_of_year(
    of_year: &[&CycleEntry],
    shown: &[CycleRound],
    rounds: &[CycleRound],
) -> Vec<SubjectOfYear> {
    let asked = if shown.is_empty() { rounds } else { shown };
    let mut subjects: Vec<SubjectOfYear> = Vec::new();
    for subject in asked.iter().flat_map(|round| &round.subjects) {
        if subjects.iter().any(|one| one.title == subject.title) {
            continue;
        }
        let about = of_year
            .iter()
            .filter(|entry| titles_of(entry, rounds).contains(subject.title.as_str()));
        subjects.push(SubjectOfYear {
            title: subject.title.clone(),
            kind: subject.kind,
            entries: ids(about),
        });
    }
    subjects.sort_by_key(|subject| subject.kind); // in the schemes' order within each kind
    subjects
}

/// What the objectives and groups of an entry are called: in the schemes of the rounds that
/// it names, or in any where it names none.
pub fn titles_of<'a>(entry: &CycleEntry, rounds: &'a [CycleRound]) -> BTreeSet<&'a str> {
    let named = rounds
        .iter()
        .filter(|round| entry.rounds.is_empty() || entry.rounds.contains(&round.id));
    let subjects = named.flat_map(|round| &round.subjects);
    subjects
        .filter(|subject| entry.criteria.contains(&subject.id))
        .map(|subject| subject.title.as_str())
        .collect()
}

fn links_of_year(
    year: FinancialYear,
    entries: &[CycleEntry],
    shown: &[CycleRound],
    rounds: &[CycleRound],
) -> Vec<CycleLink> {
    let by_id: BTreeMap<&RoundId, &CycleRound> =
        rounds.iter().map(|round| (&round.id, round)).collect();
    let shown: BTreeSet<&RoundId> = shown.iter().map(|round| &round.id).collect();
    let mut links = Vec::new();
    for entry in in_order(entries.iter()) {
        for round in entry.rounds.iter().filter_map(|id| by_id.get(id)) {
            if entry.is_of(year) || shown.contains(&round.id) {
                links.push(CycleLink {
                    entry: entry.id.clone(),
                    title: entry.title.clone(),
                    kind: entry.kind,
                    on: entry.on,
                    round: round.id.clone(),
                    way: way_of(entry, round),
                });
            }
        }
    }
    links
}

/// How an entry goes together with a round that it names, by their days alone.
pub fn way_of(entry: &CycleEntry, round: &CycleRound) -> LinkWay {
    let has_come = |stage| round.day_of(stage).is_some_and(|day| day <= entry.on);
    if has_come(Stage::Decided) {
        LinkWay::OutOf
    } else if has_come(Stage::Scoring) {
        LinkWay::Beside
    } else {
        LinkWay::Into
    }
}

/// What came of an entry that said who was heard: the later outcomes, options, decisions and
/// lessons that are about a round, an objective or a group that it is about; in order of day.
pub fn came_of<'a>(
    heard: &CycleEntry,
    entries: &'a [CycleEntry],
    rounds: &[CycleRound],
) -> Vec<&'a CycleEntry> {
    let about = titles_of(heard, rounds);
    let came = entries.iter().filter(|entry| {
        let is_result = match entry.kind {
            CycleEntryKind::Engagement | CycleEntryKind::NeedsDocument => false,
            CycleEntryKind::Outcome
            | CycleEntryKind::Option
            | CycleEntryKind::Decision
            | CycleEntryKind::Lesson => true,
        };
        let shares_round = !entry.rounds.is_disjoint(&heard.rounds);
        let shares_title = !titles_of(entry, rounds).is_disjoint(&about);
        is_result && entry.on >= heard.on && (shares_round || shares_title)
    });
    in_order(came)
}
