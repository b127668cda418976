//! By which approaches a round is commissioned, and why.

use evenhand_core::commission::{ApproachPlan, ApproachWords};
use evenhand_core::{Approach, RoundId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::round::StepCheck;

/// The five approaches, those that the round has, and how it came by them.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ApproachesView {
    /// Which round.
    pub round: RoundId,
    /// Whether this profile may choose them now.
    pub may_choose: bool,
    /// Whether the reason for those that hold is on file.
    pub is_planned: bool,
    /// All five, in the order of the strategy.
    pub approaches: Vec<ApproachRow>,
    /// What was chosen, the newest first.
    pub plans: Vec<PlanRow>,
    /// How fast a grant was given, where it was a quick one and is decided.
    pub fast: Option<FastGrant>,
}

/// One of the five approaches.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ApproachRow {
    /// Which.
    pub approach: Approach,
    /// Whether the round has it now.
    pub held: bool,
    /// What the strategy says of it.
    pub words: ApproachWords,
    /// What it asks of the round, and whether that is met; nothing where the round does not
    /// have it.
    pub asks: Vec<StepCheck>,
}

/// What was chosen, by whom and when.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlanRow {
    /// What.
    pub plan: ApproachPlan,
    /// Whose laptop signed it.
    pub by: String,
    /// When (RFC 3339).
    pub at: String,
}

/// How fast a grant was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FastGrant {
    /// In how many days from when grant giving was chosen to the decision, both counted.
    pub days: u32,
    /// Why it had to be quick.
    pub because: String,
}

/// Asks for the approaches of a round.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ApproachesSet {
    /// Which round.
    pub round: RoundId,
    /// Which, and why.
    pub plan: ApproachPlan,
}
