//! The money of a round: a range until it is settled, and the parameters that
//! every shortlist under it keeps to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::CriterionId;
use crate::number::{Pounds, Weight};

/// One line of where money comes from or goes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FundLine {
    /// What it is ("Community Safety Fund").
    pub label: String,
    /// How much, in pounds.
    pub amount: Pounds,
}

/// The fund of a round. Awards are known before the Police Grant is, so it has a
/// low and a high end; they are equal once it is settled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fund {
    /// The least that may be awarded in all, in pounds.
    pub low: Pounds,
    /// The most; never under `low`.
    pub high: Pounds,
    /// Where it comes from.
    #[serde(default)]
    pub sources: Vec<FundLine>,
    /// What of it is committed already.
    #[serde(default)]
    pub commitments: Vec<FundLine>,
    /// The most that one bidder may be awarded over all its bids.
    #[serde(default)]
    pub most_per_bidder: Option<Pounds>,
    /// The most that one bid may be awarded, in pounds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_per_bid: Option<Pounds>,
    /// The least that one award may be, in pounds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_per_bid: Option<Pounds>,
    /// The share of the fund that is held back and not awarded, in hundredths, 0 to 100.
    #[serde(default, skip_serializing_if = "Weight::is_zero")]
    pub reserve_share: Weight,
    /// What happens to a bid that does not fit what is left.
    #[serde(default, skip_serializing_if = "FitRule::is_stop")]
    pub rule: FitRule,
    /// What awards must come to in all for some objectives, priority groups or districts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub minimums: Vec<Minimum>,
}

/// What happens, on the walk down the ranks, to a bid that does not fit what is left.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum FitRule {
    /// The walk ends there.
    #[default]
    Stop,
    /// It is passed over, and the walk goes on.
    Skip,
    /// It is offered a part, not under the least that it said it could work with;
    /// one that cannot be is passed over.
    Part,
}

impl FitRule {
    /// Whether the walk ends at a bid that does not fit.
    pub fn is_stop(&self) -> bool {
        *self == Self::Stop
    }
}

/// The least that awards must come to in all for one objective, priority group
/// or district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Minimum {
    /// What it is for.
    pub of: MinimumFor,
    /// The least amount awarded in all to the bids that serve it, in pounds.
    #[serde(default)]
    pub least_spend: Option<Pounds>,
    /// The least number of awards to bids that serve it.
    #[serde(default)]
    pub least_awards: Option<u32>,
}

/// What a minimum is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MinimumFor {
    /// The bids that claim an objective.
    Objective(CriterionId),
    /// The bids that claim a priority group.
    Group(CriterionId),
    /// The bids that would serve a district.
    District(String),
}
