//! What is on file of how a round is commissioned.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::agreement::StandardWords;
use super::approach_plan::ApproachPlan;
use super::existing::{Assessment, ExistingProject};
use super::partner::{PartnerSignOff, Partnership, SignOffState};
use super::research::Research;
use crate::id::{BidRef, MemberId, PartnerId};
use crate::round::Approach;

/// Something that was said: by whom, and when by their clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<T> {
    /// What.
    pub value: T,
    /// Whose laptop signed it.
    pub by: MemberId,
    /// When.
    pub at: DateTime<Utc>,
}

/// The research was signed off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResearchSignOff {
    /// The research as it was: [`Research::digest`].
    pub research: String,
    /// Who signed it off, by name and office.
    pub by: String,
}

/// What is on file of how a round is commissioned: the newest of each, and of the
/// approaches all, since each keeps its reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commissioning {
    /// The approaches, each plan in the place of the one before it.
    pub plans: Vec<Said<ApproachPlan>>,
    /// The research.
    pub research: Option<Said<Research>>,
    /// Its newest sign-off, whether or not it was changed since.
    pub sign_off: Option<Said<ResearchSignOff>>,
    /// The partners.
    pub partnership: Option<Said<Partnership>>,
    /// The newest sign-off of each partner, whether or not the partnership changed since.
    pub partner_sign_offs: BTreeMap<PartnerId, Said<PartnerSignOff>>,
    /// The projects that were taken over.
    pub projects: Vec<ExistingProject>,
    /// What the panel made of them.
    pub assessments: BTreeMap<BidRef, Said<Assessment>>,
    /// What the office says in every agreement.
    pub words: Option<Said<StandardWords>>,
}

impl Commissioning {
    /// The approaches that hold: those of the newest plan, or the one that the round was
    /// described with.
    pub fn approaches(&self, described: Approach) -> BTreeSet<Approach> {
        match self.plans.last() {
            Some(plan) => plan.value.approaches.clone(),
            None => BTreeSet::from([described]),
        }
    }

    /// Whether the research stands signed off, word for word.
    pub fn is_research_signed_off(&self) -> bool {
        match (&self.research, &self.sign_off) {
            (Some(research), Some(sign_off)) => research.value.digest() == sign_off.value.research,
            _ => false,
        }
    }

    /// The sign-off of a partner, where it is of the partnership as it stands.
    pub fn partner_sign_off(&self, partner: &PartnerId) -> Option<&Said<PartnerSignOff>> {
        let standing = self.partnership.as_ref()?.value.digest();
        let said = self.partner_sign_offs.get(partner)?;
        (said.value.partnership == standing).then_some(said)
    }

    /// Whether a partner has signed for the partnership as it stands.
    pub fn sign_off_state(&self, partner: &PartnerId) -> SignOffState {
        let is_there = self.partner_sign_offs.contains_key(partner);
        match (is_there, self.partner_sign_off(partner)) {
            (_, Some(_)) => SignOffState::Signed,
            (true, None) => SignOffState::Changed,
            (false, None) => SignOffState::NotYet,
        }
    }
}
