//! Everything that one ranking rests on, owned, so that a test can change it.

use std::collections::BTreeSet;

use evenhand_core::rank::RankInput;
use evenhand_core::{
    AgreedScore, Bid, Declaration, GatewayAnswer, MemberId, Ranking, Scheme, Sheet,
};

#[derive(Clone, Debug)]
pub struct Round {
    pub scheme: Scheme,
    pub bids: Vec<Bid>,
    pub sheets: Vec<Sheet>,
    pub declarations: Vec<Declaration>,
    pub agreed: Vec<AgreedScore>,
    pub gateways: Vec<GatewayAnswer>,
    pub panel: Option<BTreeSet<MemberId>>,
}

impl Round {
    /// The ranking that is under test.
    pub fn rank(&self) -> Ranking {
        evenhand_core::rank::rank(&RankInput {
            scheme: &self.scheme,
            bids: &self.bids,
            sheets: &self.sheets,
            declarations: &self.declarations,
            agreed: &self.agreed,
            gateways: &self.gateways,
            panel: self.panel.as_ref(),
        })
    }
}
