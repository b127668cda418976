//! The register of bidders.

use std::collections::BTreeSet;

use evenhand_core::commission::{BidderName, RegisteredBidder};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The register of bidders.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BiddersView {
    /// The bidders, by the name they go by.
    pub bidders: Vec<RegisteredBidder>,
    /// Those that look like one, and that nobody was asked about yet.
    pub questions: Vec<LikeBidders>,
    /// What was said of names, newest first.
    pub answers: Vec<BiddersAnswer>,
    /// Whether whoever this profile belongs to may say.
    pub may_say: bool,
}

/// Two bidders that may be one.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LikeBidders {
    /// The name that the first goes by.
    pub one: BidderName,
    /// The name that the other goes by.
    pub other: BidderName,
    /// Why they may be one, as sentences.
    pub reasons: Vec<String>,
}

/// What was said of names.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BiddersAnswer {
    /// The names.
    pub names: BTreeSet<BidderName>,
    /// The one they go by; none where they are not the same.
    pub as_one: Option<BidderName>,
    /// Why.
    pub reason: String,
    /// Who said it, by name.
    pub by: String,
    /// When (RFC 3339).
    pub at: String,
}

/// Says whether names are of one bidder.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BiddersJoin {
    /// The names; two or more, each as a bid has it.
    pub names: BTreeSet<BidderName>,
    /// The one that the bidder goes by; none where they are not the same.
    #[serde(default)]
    pub as_one: Option<BidderName>,
    /// Why.
    #[serde(default)]
    pub reason: String,
}
