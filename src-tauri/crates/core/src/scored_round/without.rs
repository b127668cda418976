//! A scored round without a bid, a member, a criterion or a sheet.

use std::collections::BTreeSet;

use super::ScoredRound;
use crate::declaration::Subject;
use crate::id::{BidRef, CriterionId, MemberId};
use crate::number::Weight;
use crate::scheme::{Scheme, Section, SectionRule};
use crate::sheet::Sheet;

/// What to leave out. What is not there to begin with changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Without {
    /// Bids, with all that speaks of them.
    pub bids: BTreeSet<BidRef>,
    /// Members, with all their sheets. What was agreed stays agreed.
    pub members: BTreeSet<MemberId>,
    /// Criteria, with all that was scored and agreed on them.
    pub criteria: BTreeSet<CriterionId>,
    /// Single sheets.
    pub sheets: BTreeSet<(BidRef, MemberId)>,
}

/// Nothing with a weight would be left to score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Without these criteria nothing that has a weight is left to score. Leave fewer out.")]
pub struct NothingLeft;

impl ScoredRound {
    /// The round without some bids, members, criteria and sheets.
    ///
    /// A criterion's weight falls to the others of its section; a section without
    /// criteria goes, and its weight falls to the other sections. The weights may
    /// then sum to less than 100: ranking divides by what they sum to, so that the
    /// others keep their proportions exactly, thirds and all. Thresholds, marks and
    /// quorum stay, and with a criterion go the tie-breaks that name it. A sheet that
    /// lacked only what is left out is complete and counts.
    ///
    /// # Errors
    /// [`NothingLeft`] where no criterion with a weight is left.
    pub fn without(&self, out: &Without) -> Result<Self, NothingLeft> {
        let scheme = scheme_without(&self.scheme, &out.criteria)?;
        let sheets = self.sheets.iter().filter(|sheet| !out.has_sheet(sheet));
        let agreed = self.agreed.iter();
        let kept = Self {
            scheme,
            bids: self.bids.clone(),
            sheets: sheets
                .map(|sheet| sheet_without(sheet, &out.criteria))
                .collect(),
            declarations: self.declarations.clone(),
            agreed: agreed
                .filter(|agreed| !out.criteria.contains(&agreed.criterion))
                .cloned()
                .collect(),
            gateways: self.gateways.clone(),
            panel: self.panel.clone(),
        };
        Ok(kept.without_bids(&out.bids))
    }

    /// The round without one member's sheets.
    #[must_use]
    pub fn without_member(&self, member: &MemberId) -> Self {
        let sheets = self.sheets.iter().filter(|sheet| sheet.member != *member);
        Self {
            scheme: self.scheme.clone(),
            bids: self.bids.clone(),
            sheets: sheets.cloned().collect(),
            declarations: self.declarations.clone(),
            agreed: self.agreed.clone(),
            gateways: self.gateways.clone(),
            panel: self.panel.clone(),
        }
    }

    /// The round as if some bids were not in it.
    #[must_use]
    pub fn without_bids(mut self, bids: &BTreeSet<BidRef>) -> Self {
        let stays = |bid: &BidRef| !bids.contains(bid);
        self.bids.retain(|bid| stays(&bid.reference));
        self.sheets.retain(|sheet| stays(&sheet.bid));
        self.agreed.retain(|agreed| stays(&agreed.bid));
        self.gateways.retain(|answer| stays(&answer.bid));
        self.declarations.retain(|one| match &one.subject {
            Subject::Bid(bid) => stays(bid),
            Subject::Bidder(_) => true,
        });
        self
    }
}

impl Without {
    fn has_sheet(&self, sheet: &Sheet) -> bool {
        self.members.contains(&sheet.member)
            || self
                .sheets
                .iter()
                .any(|(bid, member)| *bid == sheet.bid && *member == sheet.member)
    }
}

fn sheet_without(sheet: &Sheet, criteria: &BTreeSet<CriterionId>) -> Sheet {
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
    left.sections.iter_mut().for_each(limit_to_criteria);
    limit_second_stage(&mut left);
    let kept = left.clone();
    left.tie_breaks.retain(|tie_break| tie_break.fits(&kept));
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
fn limit_to_criteria(section: &mut Section) {
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
fn limit_second_stage(left: &mut Scheme) {
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
