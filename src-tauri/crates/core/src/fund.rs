//! The money of a round: a range until it is settled.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::number::Pounds;

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
}
