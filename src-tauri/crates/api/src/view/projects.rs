//! Existing projects: what they cost and achieved, and what is to become of them.

use chrono::NaiveDate;
use evenhand_core::commission::{Assessment, DecidedFinding, ExistingProject, Finding, ShutOut};
use evenhand_core::{BidRef, Bidder, DecisionKind, Pounds, RoundId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::bids::FileIn;

/// Asks for the existing projects of a round.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProjectsAsk {
    /// Which round.
    pub round: RoundId,
    /// The round whose bids the same money is tried on.
    #[serde(default)]
    pub beside: Option<RoundId>,
}

/// The existing projects of a round.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProjectsView {
    /// The projects, by the reference of their bid.
    pub projects: Vec<ProjectRow>,
    /// What continuing them shuts out; none where there is no project.
    pub shut_out: Option<ShutOut>,
    /// What all of them cost last, in pounds.
    pub cost: Pounds,
    /// The rounds that the money can be tried on.
    pub rounds_beside: Vec<RoundHeading>,
    /// What the money of all projects together would fund of the round beside.
    pub instead: Option<MoneyInstead>,
    /// The awards of other rounds that can be taken over.
    pub earlier: Vec<EarlierAward>,
    /// Whether whoever this profile belongs to may put projects on file.
    pub may_take_over: bool,
    /// Whether they may also put the bids of new ones on file.
    pub may_add_bids: bool,
    /// Whether they may say what the panel finds.
    pub may_assess: bool,
}

/// A round by its name.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RoundHeading {
    /// Which.
    pub round: RoundId,
    /// What it is called.
    pub title: String,
}

/// One existing project.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProjectRow {
    /// What is on file of it.
    pub project: ExistingProject,
    /// Who bids.
    pub bidder: Bidder,
    /// What it is called.
    pub title: String,
    /// What it asks for now, in pounds.
    pub asks: Pounds,
    /// Why its bid was withdrawn, where it was.
    pub withdrawn: Option<String>,
    /// What its agreement was made in, in words; none where that was elsewhere.
    pub from: Option<String>,
    /// What the panel found.
    pub assessment: Option<AssessmentRow>,
    /// What was decided.
    pub decision: Option<DecisionKind>,
    /// What that makes of the project.
    pub decided: DecidedFinding,
    /// Where the decision and the finding differ, as a sentence.
    pub mismatch: Option<String>,
    /// What its money would fund of the round beside.
    pub instead: Option<MoneyInstead>,
    /// Whether finding and decision are kept from who asks: they are recused from it, and it
    /// is not decided yet.
    pub withheld: bool,
}

/// What the panel found.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AssessmentRow {
    /// What is to become of the project.
    pub finding: Finding,
    /// Why.
    pub reasons: String,
    /// Who put it on file, by name.
    pub by: String,
    /// When (RFC 3339).
    pub at: String,
}

/// What money would fund of another round.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MoneyInstead {
    /// The money, in pounds.
    pub money: Pounds,
    /// The bids that fit, best rank first.
    pub bids: Vec<BidInstead>,
    /// What they ask for together, in pounds.
    pub spent: Pounds,
    /// What is left, in pounds.
    pub left: Pounds,
    /// The same as a sentence, with what is left out for a shared rank.
    pub sentence: String,
}

/// A bid that would be funded.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BidInstead {
    /// The bid.
    pub bid: BidRef,
    /// Who bids.
    pub bidder: Bidder,
    /// What it is called.
    pub title: String,
    /// What it asks for, in pounds.
    pub asks: Pounds,
}

/// An award of another round.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EarlierAward {
    /// The round.
    pub round: RoundId,
    /// What the round is called.
    pub round_title: String,
    /// The bid there.
    pub bid: BidRef,
    /// Who has it.
    pub bidder: Bidder,
    /// What it is called.
    pub title: String,
    /// What was awarded, in pounds.
    pub award: Pounds,
    /// The last day that is paid for; none while there is no agreement.
    #[ts(type = "string | null")]
    pub until: Option<NaiveDate>,
    /// What its newest review found.
    pub finding: Option<Finding>,
    /// The bid of this round that goes on with it, where one does.
    pub taken_as: Option<BidRef>,
}

/// Takes projects over.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProjectsTakeOver {
    /// Which round.
    pub round: RoundId,
    /// Awards of other rounds: each becomes a bid of this round, with what is on file of it.
    #[serde(default)]
    pub from: Vec<AwardToTakeOver>,
    /// What is on file of bids of this round, typed by hand.
    #[serde(default)]
    pub rows: Vec<ExistingProject>,
    /// A file of projects from elsewhere.
    #[serde(default)]
    pub file: Option<FileIn>,
    /// Bids of this round that go on with nothing after all.
    #[serde(default)]
    pub leave: Vec<BidRef>,
}

/// An award that is taken over.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AwardToTakeOver {
    /// The round it was made in.
    pub round: RoundId,
    /// The bid there.
    pub bid: BidRef,
    /// The reference of its bid here; that of the bid there, where it is free.
    #[serde(default)]
    pub reference: Option<BidRef>,
    /// What it asks for now, in pounds; what it was awarded, where it is left out.
    #[serde(default)]
    pub amount: Option<Pounds>,
}

/// Says what the panel finds on an existing project.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProjectAssess {
    /// Which round.
    pub round: RoundId,
    /// The bid.
    pub bid: BidRef,
    /// What is to become of it, and why.
    pub assessment: Assessment,
}
