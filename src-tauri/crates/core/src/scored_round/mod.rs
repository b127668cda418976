//! A scored round: everything that its ranking depends on, in one owned value.

use std::collections::BTreeSet;

use crate::bid::Bid;
use crate::declaration::Declaration;
use crate::gateway::GatewayAnswer;
use crate::id::MemberId;
use crate::moderation::AgreedScore;
use crate::scheme::Scheme;
use crate::sheet::Sheet;

mod without;

pub use without::{NothingLeft, Without};

/// Everything that the ranking of a round depends on. The order of bids, sheets,
/// declarations and answers never matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoredRound {
    /// The scheme; one that passes [`crate::scheme::check::check`].
    pub scheme: Scheme,
    /// The bids to rank, each reference once.
    pub bids: Vec<Bid>,
    /// The sheets on file, at most one of each member for each bid.
    pub sheets: Vec<Sheet>,
    /// The declarations in force.
    pub declarations: Vec<Declaration>,
    /// The scores agreed in moderation.
    pub agreed: Vec<AgreedScore>,
    /// The answers to gateways.
    pub gateways: Vec<GatewayAnswer>,
    /// The panel; where `None`, everyone with a sheet is on it.
    pub panel: Option<BTreeSet<MemberId>>,
}

impl ScoredRound {
    /// A round under a scheme in which nothing is on file yet.
    pub fn new(scheme: Scheme) -> Self {
        Self {
            scheme,
            bids: Vec::new(),
            sheets: Vec::new(),
            declarations: Vec::new(),
            agreed: Vec::new(),
            gateways: Vec::new(),
            panel: None,
        }
    }
}
