//! The ranking as a screen shows it.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::rank::{BidFigures, Ranking};
use evenhand_core::{Bid, BidRef, Decision, Fund, MemberId, Points, Pounds, Scheme};
use serde::Serialize;
use ts_rs::TS;

/// The ranking with what each row needs beside it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RankingView {
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
    /// The money.
    pub fund: Fund,
    /// What all bids that are not withdrawn ask for.
    pub asked: Pounds,
}

/// What the ranking's row of a bid shows beside its rank.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RankingRow {
    /// The bid.
    pub bid: Bid,
    /// Its figures where it is not ranked and has any; those of the others are in the ranking.
    pub figures: Option<BidFigures>,
    /// The total of each member's own sheet, 0–100, of those that count.
    #[ts(type = "Record<string, string>")]
    pub members: BTreeMap<MemberId, Points>,
    /// The amounts of this and all bids ranked above it, in pounds; `null` where it is not ranked.
    pub running: Option<Pounds>,
    /// The tie-break that set it apart, in words; `null` where none did.
    pub set_apart_by: Option<String>,
    /// The decision, once there is one.
    pub decision: Option<Decision>,
}
