//! A round as the cycle sees it: its own dates, and what its scheme asks about.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::financial_year::FinancialYear;
use crate::id::{CriterionId, RoundId};
use crate::round::{Approach, Stage};
use crate::scheme::{Applies, Criterion, Scheme};
use crate::shortlist::CoverageKind;

/// A round as the cycle sees it. Nothing of its bids is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CycleRound {
    /// Its id.
    pub id: RoundId,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// By which approaches it is commissioned.
    pub approaches: BTreeSet<Approach>,
    /// When it got to where it stands: the day of each step, as it is on record.
    pub steps: Vec<RoundStep>,
    /// The objectives and priority groups of its scheme, in the scheme's order.
    pub subjects: Vec<CycleSubject>,
}

/// The day on which a round got to a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RoundStep {
    /// Which stage: being set up, scoring opened, scoring closed, the scores opened, decided.
    pub stage: Stage,
    /// The day, by the office's clocks; of a decision the day that it names.
    #[ts(type = "string")]
    pub on: NaiveDate,
}

/// An objective or a priority group of a scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CycleSubject {
    /// Its id in that scheme.
    pub id: CriterionId,
    /// What it is called.
    pub title: String,
    /// Which of the two.
    pub kind: CoverageKind,
}

impl CycleRound {
    /// The day of a step; none where it is not taken yet.
    pub fn day_of(&self, stage: Stage) -> Option<NaiveDate> {
        let step = self.steps.iter().find(|step| step.stage == stage);
        step.map(|step| step.on)
    }

    /// Whether it was at work in a year: from its first day to its decision, or to today
    /// while it is open.
    pub fn is_at_work(&self, year: FinancialYear, today: NaiveDate) -> bool {
        let days = self.steps.iter().map(|step| step.on);
        let last = match self.day_of(Stage::Decided) {
            Some(_) => days.clone().max(),
            None => days.clone().max().map(|last| last.max(today)),
        };
        match (days.min(), last) {
            (Some(first), Some(last)) => year.meets(first, last),
            _ => false,
        }
    }
}

/// The objectives and priority groups of a scheme, in its order. A priority group is what
/// a bid is scored on only where it claims it; an objective what all are scored on in the
/// section of objectives, or anywhere where no section has that id.
pub fn subjects_of(scheme: &Scheme) -> Vec<CycleSubject> {
    let is_named = |id: &str| id == "objectives";
    let has_section = scheme
        .sections
        .iter()
        .any(|section| is_named(section.id.as_str()));
    let kind_of = |section: &str, criterion: &Criterion| match criterion.applies {
        Applies::Claimed => Some(CoverageKind::Group),
        Applies::Always if is_named(section) || !has_section => Some(CoverageKind::Objective),
        Applies::Always => None,
    };
    let sections = scheme.sections.iter();
    let subjects = sections.flat_map(|section| {
        section.criteria.iter().filter_map(move |criterion| {
            let kind = kind_of(section.id.as_str(), criterion)?;
            let (id, title) = (criterion.id.clone(), criterion.title.clone());
            Some(CycleSubject { id, title, kind })
        })
    });
    subjects.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::norfolk::norfolk;

    #[test]
    fn the_norfolk_scheme_has_three_objectives_and_five_groups() {
        let subjects = subjects_of(&norfolk());
        let of = |kind| subjects.iter().filter(move |one| one.kind == kind);
        assert_eq!(of(CoverageKind::Objective).count(), 3);
        assert_eq!(of(CoverageKind::Group).count(), 5);
        assert!(
            !subjects.iter().any(|one| one.id.as_str() == "value"),
            "how a bid is delivered is no objective"
        );
    }
}
