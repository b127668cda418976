//! A bid: what a bidder asks for, and which criteria it claims to serve.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::bid_details::BidDetails;
use crate::commission::digest_of;
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
    /// What documents need of it beyond this.
    #[serde(default, skip_serializing_if = "BidDetails::is_empty")]
    pub details: BidDetails,
}

/// One thing that a correction changes of a bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BidChange {
    /// What, as the form calls it.
    pub of: &'static str,
    /// What it said.
    pub before: String,
    /// What it says now.
    pub after: String,
    /// Whether scores or awards go by it, so that a correction wants a reason.
    #[serde(skip)]
    pub weighs: bool,
    /// Whether what it said and says is for the office alone: nothing that is published
    /// may print it.
    pub private: bool,
}

impl BidChange {
    /// Whether the two sides differ.
    pub fn is_one(&self) -> bool {
        self.before != self.after
    }
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
            details: BidDetails::default(),
        }
    }

    /// The SHA-256 of the bid as JSON, in lower-case hexadecimal: what an agreement annexes.
    /// The JSON is compact, its keys in the order of the fields here and what is not given
    /// left out as records leave it out, so that it is one text on every machine.
    pub fn sha256(&self) -> String {
        digest_of(self)
    }

    /// What another version of the bid says otherwise, in the order of the form; criteria
    /// by their titles.
    pub fn changes_to(
        &self,
        now: &Self,
        title_of: impl Fn(&CriterionId) -> String,
    ) -> Vec<BidChange> {
        let words = |text: &Option<String>| text.clone().unwrap_or_default();
        let pounds = |amount: &Option<Pounds>| amount.map(Pounds::to_words).unwrap_or_default();
        let claims = |claims: &BTreeSet<CriterionId>| {
            let titles: Vec<String> = claims.iter().map(&title_of).collect();
            titles.join("; ")
        };
        let row = |of, weighs, read: &dyn Fn(&Self) -> String| BidChange {
            of,
            before: read(self),
            after: read(now),
            weighs,
            private: false,
        };
        let mut changes = vec![
            row("Bidder", false, &|bid| bid.bidder.to_string()),
            row("Project", false, &|bid| bid.title.clone()),
            row("Asks for", true, &|bid| bid.amount.to_words()),
            row("Could work with", true, &|bid| pounds(&bid.minimum_amount)),
            row("Objectives it claims", true, &|bid| claims(&bid.objectives)),
            row("Priority groups it claims", true, &|bid| {
                claims(&bid.groups)
            }),
            row("District", false, &|bid| words(&bid.district)),
            row("Summary", false, &|bid| words(&bid.summary)),
        ];
        changes.extend(self.details.changes_to(&now.details));
        changes.retain(BidChange::is_one);
        changes
    }

    /// Whether the bid claims the criterion, as an objective or as a priority group.
    pub fn claims(&self, criterion: &CriterionId) -> bool {
        self.objectives.contains(criterion) || self.groups.contains(criterion)
    }
}
