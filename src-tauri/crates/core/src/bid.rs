//! A bid: what a bidder asks for, and which criteria it claims to serve.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{BidRef, Bidder, CriterionId};
use crate::number::Pounds;

/// One bid of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Bid {
    /// Its reference, unique within the round.
    #[serde(rename = "ref")]
    pub reference: BidRef,
    /// Who bids.
    pub bidder: Bidder,
    /// What the project is called.
    pub title: String,
    /// What it asks for, in pounds.
    pub amount: Pounds,
    /// The least it said it could work with, in pounds; never over `amount`.
    #[serde(default)]
    pub minimum_amount: Option<Pounds>,
    /// The objectives it claims, as criterion ids.
    #[serde(default)]
    pub objectives: BTreeSet<CriterionId>,
    /// The priority groups it claims, as criterion ids.
    #[serde(default)]
    pub groups: BTreeSet<CriterionId>,
    /// The district it would serve.
    #[serde(default)]
    pub district: Option<String>,
    /// What the project would do, in the bidder's words.
    #[serde(default)]
    pub summary: Option<String>,
}

impl Bid {
    /// A bid with what every bid must have, and nothing else.
    pub fn new(
        reference: BidRef,
        bidder: Bidder,
        title: impl Into<String>,
        amount: Pounds,
    ) -> Self {
        Self {
            reference,
            bidder,
            title: title.into(),
            amount,
            minimum_amount: None,
            objectives: BTreeSet::new(),
            groups: BTreeSet::new(),
            district: None,
            summary: None,
        }
    }

    /// Whether the bid claims the criterion, as an objective or as a priority group.
    pub fn claims(&self, criterion: &CriterionId) -> bool {
        self.objectives.contains(criterion) || self.groups.contains(criterion)
    }
}
