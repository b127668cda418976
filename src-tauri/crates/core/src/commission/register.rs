//! Who bid in which round: bidders under several names.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::Bidder;

/// A bidder as bids name it.
pub type BidderName = Bidder;

/// Whether names are of one bidder: somebody was asked, and said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JoinedBidders {
    /// The names; two or more.
    pub names: BTreeSet<BidderName>,
    /// The one that it goes by, which is among them; none where they are not the same.
    pub as_one: Option<BidderName>,
    /// Why.
    #[serde(default)]
    pub reason: String,
}
