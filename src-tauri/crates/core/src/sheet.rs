//! A sheet: one member's scores and reasons for one bid.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{BidRef, CriterionId, MemberId};
use crate::number::{Pounds, Score};

/// Scores by criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "Record<string, string>")]
pub struct Scores(BTreeMap<CriterionId, Score>);

impl Scores {
    /// The score of a criterion, if it is given.
    pub fn get(&self, criterion: &CriterionId) -> Option<Score> {
        self.0.get(criterion).copied()
    }

    /// Gives a criterion its score; returns the one it replaces.
    pub fn insert(&mut self, criterion: CriterionId, score: Score) -> Option<Score> {
        self.0.insert(criterion, score)
    }

    /// Takes a criterion's score away.
    pub fn remove(&mut self, criterion: &CriterionId) -> Option<Score> {
        self.0.remove(criterion)
    }

    /// All scores, in order of criterion id.
    pub fn iter(&self) -> impl Iterator<Item = (&CriterionId, Score)> {
        self.0.iter().map(|(criterion, score)| (criterion, *score))
    }

    /// How many criteria are scored.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is scored.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(CriterionId, Score)> for Scores {
    fn from_iter<I: IntoIterator<Item = (CriterionId, Score)>>(scores: I) -> Self {
        Self(scores.into_iter().collect())
    }
}

/// How far a sheet has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetState {
    /// Being written; counts for nothing.
    Draft,
    /// Handed in.
    Submitted,
    /// Opened again by the chair, with a reason; counts for nothing until handed in again.
    Reopened,
    /// Taken back by its author; kept on file, counts for nothing.
    Withdrawn,
}

/// A member's recommendation on a bid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Recommendation {
    /// Fund what it asks for.
    Fund,
    /// Fund a part.
    PartFund,
    /// Do not fund.
    DoNotFund,
    /// Talk it over first.
    Discuss,
}

/// Everything a member writes on a sheet. Kept whole at every save.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SheetContent {
    /// The score of each criterion scored so far.
    pub scores: Scores,
    /// The reason for each score.
    #[ts(type = "Record<string, string>")]
    pub reasons: BTreeMap<CriterionId, String>,
    /// What speaks for the bid.
    pub strengths: String,
    /// What speaks against it.
    pub weaknesses: String,
    /// Anything else.
    pub comment: String,
    /// What the member would do.
    pub recommendation: Option<Recommendation>,
    /// What the member would award, in pounds.
    pub suggested_amount: Option<Pounds>,
}

/// One member's scores for one bid, as ranking takes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Which bid.
    pub bid: BidRef,
    /// Whose.
    pub member: MemberId,
    /// How far it has come.
    pub state: SheetState,
    /// The scores given.
    pub scores: Scores,
}
