//! What the round would be without a member, a criterion or a sheet.

use std::collections::BTreeSet;

use crate::id::{BidRef, CriterionId, MemberId};
use crate::moderation::AgreedScore;
use crate::number::Weight;
use crate::rank::RankInput;
use crate::scheme::{Scheme, Section, SectionRule, TieBreak};
use crate::sheet::Sheet;

/// What to leave out. What is not there to begin with changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Without {
    /// Members, with all their sheets. What was agreed stays agreed.
    pub members: BTreeSet<MemberId>,
    /// Criteria, with all that was scored and agreed on them.
    pub criteria: BTreeSet<CriterionId>,
    /// Single sheets.
    pub sheets: BTreeSet<(BidRef, MemberId)>,
}

/// What is left of a round, to be ranked like any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// The scheme that is left. Its weights may sum to less than 100: ranking
    /// divides by what they sum to, so that the others keep their proportions
    /// exactly, thirds and all.
    pub scheme: Scheme,
    /// The sheets that are left.
    pub sheets: Vec<Sheet>,
    /// The agreed scores that are left.
    pub agreed: Vec<AgreedScore>,
}

/// Nothing with a weight would be left to score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Without these criteria nothing that has a weight is left to score. Leave fewer out.")]
pub struct NothingLeft;

impl WhatIf {
    /// What a ranking of the remainder rests on; all that nothing was left out
    /// of is the original's.
    pub fn input<'a>(&'a self, original: &RankInput<'a>) -> RankInput<'a> {
        RankInput {
            scheme: &self.scheme,
            sheets: &self.sheets,
            agreed: &self.agreed,
            ..*original
        }
    }
}

/// Leaves members, criteria and sheets out of a round.
///
/// A criterion's weight falls to the others of its section; a section without
/// criteria goes, and its weight falls to the other sections. Thresholds, marks
/// and quorum stay, and with a criterion go the tie-breaks that name it. A
/// sheet that lacked only what is left out is complete and counts.
///
/// # Errors
/// [`NothingLeft`] where no criterion with a weight is left.
pub fn what_if(input: &RankInput<'_>, without: &Without) -> Result<WhatIf, NothingLeft> {
    Ok(WhatIf {
        scheme: scheme_without(input.scheme, &without.criteria)?,
        sheets: input
            .sheets
            .iter()
            .filter(|sheet| !without.leaves_out(sheet))
            .map(|sheet| without_criteria(sheet, &without.criteria))
            .collect(),
        agreed: input
            .agreed
            .iter()
            .filter(|agreed| !without.criteria.contains(&agreed.criterion))
            .cloned()
            .collect(),
    })
}

impl Without {
    fn leaves_out(&self, sheet: &Sheet) -> bool {
        self.members.contains(&sheet.member)
            || self
                .sheets
                .iter()
                .any(|(bid, member)| *bid == sheet.bid && *member == sheet.member)
    }
}

fn without_criteria(sheet: &Sheet, criteria: &BTreeSet<CriterionId>) -> Sheet {
    let mut left = sheet.clone();
    for criterion in criteria {
        left.scores.remove(criterion);
    }
    left
}

fn scheme_without(
    scheme: &Scheme,
    criteria: &BTreeSet<CriterionId>,
) -> Result<Scheme, NothingLeft> {
    let mut left = scheme.clone();
    if criteria.is_empty() {
        return Ok(left);
    }
    for section in &mut left.sections {
        section
            .criteria
            .retain(|criterion| !criteria.contains(&criterion.id));
    }
    left.sections.retain(|section| !section.criteria.is_empty());
    left.sections.iter_mut().for_each(settle);
    settle_second_stage(&mut left);
    let kept = left.clone();
    left.tie_breaks.retain(|tie_break| match tie_break {
        TieBreak::Section(id) => kept.section(id).is_some(),
        TieBreak::Criterion(id) => kept.criterion(id).is_some(),
        TieBreak::LowerAmount | TieBreak::Drawn(_) => true,
    });
    let any = |weight: fn(&Scheme, &Section) -> Weight| {
        kept.sections
            .iter()
            .any(|section| !weight(&kept, section).is_zero())
    };
    let weighs = any(|_, section| section.weight) && any(Scheme::final_weight);
    if weighs { Ok(left) } else { Err(NothingLeft) }
}

/// Makes a section that lost criteria one that can be followed: `best_of` takes
/// no more than there are, and one whose criteria have no weight has none.
fn settle(section: &mut Section) {
    let there = u32::try_from(section.criteria.len()).unwrap_or(u32::MAX);
    if let SectionRule::BestOf { n } = &mut section.rule {
        *n = (*n).min(there);
    }
    if weighs_nothing(section) {
        section.weight = Weight::default();
        section.threshold = None;
    }
}

fn weighs_nothing(section: &Section) -> bool {
    section.rule == SectionRule::WeightedMean
        && section
            .criteria
            .iter()
            .all(|criterion| criterion.weight.is_zero())
}

/// Keeps the second stage's weights of the sections that are left, nothing for
/// those that weigh nothing now.
fn settle_second_stage(left: &mut Scheme) {
    let Some(stage) = &mut left.second_stage else {
        return;
    };
    let sections = &left.sections;
    stage
        .weights
        .retain(|id, _| sections.iter().any(|section| section.id == *id));
    for section in sections.iter().filter(|section| weighs_nothing(section)) {
        if let Some(weight) = stage.weights.get_mut(&section.id) {
            *weight = Weight::default();
        }
    }
}
