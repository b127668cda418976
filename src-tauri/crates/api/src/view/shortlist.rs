//! The shortlist as a screen shows it.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::rank::Ranking;
use evenhand_core::shortlist::{
    BestValue, Breakpoint, CoverageRow, Difference, Objective, Shortlist,
};
use evenhand_core::{
    BidRef, FitRule, Fund, Override, OverrideKind, Pounds, RoundId, Scheme, Settled, Stage, Way,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ranking::RankingRow;

/// The shortlist with all that its screen shows.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ShortlistView {
    /// Where the round stands.
    pub stage: Stage,
    /// The official ranking.
    pub ranking: Ranking,
    /// The scheme it follows.
    pub scheme: Scheme,
    /// Every bid of the round, by reference.
    #[ts(as = "BTreeMap<String, RankingRow>")]
    pub rows: BTreeMap<BidRef, RankingRow>,
    /// The bids that are left out of everything here, because this profile's member
    /// is recused from them and they are not decided yet.
    pub withheld: BTreeSet<BidRef>,
    /// The money, with the parameters of the shortlist.
    pub fund: Fund,
    /// What all bids that are not withdrawn ask for.
    pub asked: Pounds,
    /// The fund that the screen opens at: the settled one, or the low end.
    pub opens_at: Pounds,
    /// The shortlist at that fund.
    pub cut: Cut,
    /// The funds over the low end and up to the high end at which the bids funded in full change.
    pub breakpoints: Vec<Breakpoint>,
    /// The fund at which the search for breakpoints was given up; `null` where it was not.
    pub breakpoints_up_to: Option<Pounds>,
    /// What the chair decided outside the rank order.
    pub overrides: Vec<Override>,
    /// The shortlist that the chair settled on, once there is one.
    pub settled: Option<Settled>,
}

/// The shortlist under one supposed fund.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Cut {
    /// Who is funded, and what is left.
    pub shortlist: Shortlist,
    /// What it comes to for each objective, priority group and district.
    pub coverage: Vec<CoverageRow>,
}

/// Asks for the shortlist under a supposed fund.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CutAsk {
    /// Which round.
    pub round: RoundId,
    /// The fund supposed, in pounds.
    pub total: Pounds,
    /// What happens to a bid that does not fit; the round's own rule where it is left out.
    #[serde(default)]
    pub rule: Option<FitRule>,
}

/// Asks for the set of bids with the best value under a supposed fund.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BestAsk {
    /// Which round.
    pub round: RoundId,
    /// The fund supposed, in pounds.
    pub total: Pounds,
    /// What is to be highest.
    pub objective: Objective,
}

/// Best value beside rank order.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BestView {
    /// The best set; `null` where none keeps to all parameters.
    pub best: Option<BestValue>,
    /// Why there is none.
    pub why_not: Option<String>,
    /// What it gains and loses beside rank order.
    pub difference: Option<Difference>,
    /// What it comes to for each objective, priority group and district.
    pub coverage: Vec<CoverageRow>,
}

/// Asks for a bid to be funded out of order, or declined, or for that to be taken back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct OverrideSet {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// What is decided; `null` takes an override back.
    pub kind: Option<OverrideKind>,
    /// Why; it shows in the pack.
    pub reason: String,
}

/// Asks for a shortlist to be settled on.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Settle {
    /// Which round.
    pub round: RoundId,
    /// The fund, in pounds.
    pub total: Pounds,
    /// By rank order, or by best value.
    pub way: Way,
    /// Why; needed for best value.
    #[serde(default)]
    pub reason: String,
}
