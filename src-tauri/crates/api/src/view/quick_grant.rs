//! A quick grant: all that the fast track asks, from the need to the decision.

use evenhand_core::{Bid, DecisionKind, GatewayReply, Pounds, RoundDetails, SheetContent};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for a quick grant.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct QuickGrant {
    /// The chair's name; needed for the first round of a profile.
    #[serde(default)]
    pub chair: Option<String>,
    /// What the round is, and how much money there is. Its approach is grant giving.
    pub details: RoundDetails,
    /// Why grant giving.
    pub reason: String,
    /// Why it has to be quick.
    pub fast_because: String,
    /// Who asks for what.
    pub bid: Bid,
    /// Whether there is an evidenced need.
    pub need: QuickGate,
    /// Whether the organisation has a well proven record and the ability to deliver.
    pub record: QuickGate,
    /// Who else is on the panel, by name. With none the chair scores and the round is decided
    /// at once; with some it is opened for scoring, and goes on as every round.
    #[serde(default)]
    pub members: Vec<String>,
    /// The chair's own interest in the bid; empty where there is none.
    #[serde(default)]
    pub interest: String,
    /// The chair's sheet; for a panel of one, and a bid that passes both gates.
    #[serde(default)]
    pub content: Option<SheetContent>,
    /// What was decided; for a panel of one.
    #[serde(default)]
    pub decision: Option<QuickDecision>,
}

/// The answer to one of the two gates.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct QuickGate {
    /// The answer.
    pub answer: GatewayReply,
    /// What shows it: the evidence, or why it is not met.
    pub evidence: String,
}

/// What was decided on a quick grant.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct QuickDecision {
    /// What.
    pub kind: DecisionKind,
    /// How much, in pounds; zero for all but awards.
    pub amount: Pounds,
    /// Why.
    pub reason: String,
    /// What the award depends on; empty where it depends on nothing.
    #[serde(default)]
    pub conditions: String,
    /// Who decided, by name and office.
    pub by: String,
}
