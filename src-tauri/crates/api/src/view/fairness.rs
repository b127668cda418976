//! The fairness figures as a screen shows them.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::fairness::Fairness;
use evenhand_core::fairness::stability::BidStability;
use evenhand_core::{BidRef, CriterionId, MemberId, Points, Pounds, RoundId, Scheme};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The fairness figures with the names that its screen shows.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FairnessView {
    /// The figures.
    pub fairness: Fairness,
    /// The bids that are left out of everything here, because this profile's member
    /// is recused from them and they are not decided yet.
    pub withheld: BTreeSet<BidRef>,
    /// The scheme.
    pub scheme: Scheme,
    /// The members' names.
    #[ts(type = "Record<string, string>")]
    pub names: BTreeMap<MemberId, String>,
    /// The bids' titles.
    #[ts(type = "Record<string, string>")]
    pub titles: BTreeMap<BidRef, String>,
    /// The fund's low and high end, in pounds.
    pub low: Pounds,
    /// The high end.
    pub high: Pounds,
    /// The fund at which the shortlist is shown first.
    pub opens_at: Pounds,
}

/// Asks how safe each bid's place is under a supposed fund.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct StabilityAsk {
    /// Which round.
    pub round: RoundId,
    /// The fund supposed, in pounds.
    pub total: Pounds,
    /// How many times the panel is drawn; 2,000 where it is left out.
    #[serde(default)]
    pub draws: Option<u32>,
}

/// How safe each bid's place is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StabilityView {
    /// The fund supposed, in pounds.
    pub total: Pounds,
    /// The seed of the draws.
    pub seed: u32,
    /// How many times the panel was drawn.
    pub draws: u32,
    /// How many other weightings were tried.
    pub weightings: u32,
    /// Each ranked bid, by rank.
    pub rows: Vec<BidStability>,
}

/// Asks what the ranking and the shortlist would be without some of what they rest on.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WhatIfAsk {
    /// Which round.
    pub round: RoundId,
    /// The fund supposed, in pounds.
    pub total: Pounds,
    /// The members whose sheets are set aside.
    #[serde(default)]
    pub members: BTreeSet<MemberId>,
    /// The criteria that are set aside.
    #[serde(default)]
    pub criteria: BTreeSet<CriterionId>,
    /// Single sheets that are set aside.
    #[serde(default)]
    pub sheets: Vec<SheetKey>,
}

/// One sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct SheetKey {
    /// On which bid.
    pub bid: BidRef,
    /// Whose.
    pub member: MemberId,
}

/// What would change.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WhatIfView {
    /// Every bid that is ranked now or would be, by its rank now.
    pub rows: Vec<WhatIfRow>,
    /// The bids that would be funded in full and are not.
    pub enters: Vec<BidRef>,
    /// The bids that are and would not be.
    pub leaves: Vec<BidRef>,
}

/// One bid as it is and as it would be.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WhatIfRow {
    /// Which bid.
    pub bid: BidRef,
    /// Its rank now; `null` where it has none.
    pub rank: Option<u32>,
    /// Its total now.
    pub total: Option<Points>,
    /// The rank that it would have.
    pub new_rank: Option<u32>,
    /// The total that it would have.
    pub new_total: Option<Points>,
    /// Why it would not be ranked.
    pub why_not: Option<String>,
}
