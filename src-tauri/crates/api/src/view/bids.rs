//! Bids: the table, and taking them in from files.

use std::collections::BTreeMap;

use evenhand_core::{Bid, BidChange, BidRef, GatewayAnswer, GatewayId, GatewayReply, RoundId};
use evenhand_intake::Refusal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The bids of a round.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BidList {
    /// By reference.
    pub bids: Vec<BidRow>,
    /// What all of them that are not withdrawn ask for, in pounds.
    pub asked: evenhand_core::Pounds,
}

/// One bid in the table.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BidRow {
    /// The bid.
    pub bid: Bid,
    /// Why it was withdrawn, where it was.
    pub withdrawn: Option<String>,
    /// Why it was taken late, where it was.
    pub late: Option<String>,
    /// How it was put right once scoring had opened, oldest first.
    pub corrections: Vec<BidCorrection>,
    /// The answer to each gateway of the scheme; `null` while it is open, and where it is
    /// withheld.
    pub gateways: BTreeMap<GatewayId, GatewayCell>,
    /// Whether its answers are withheld from who asks: they are recused from it, and it is
    /// not decided yet.
    pub withheld: bool,
}

/// How a bid was put right.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BidCorrection {
    /// When, by the writer's clock (RFC 3339).
    pub at: String,
    /// Why; empty where none was given.
    pub reason: String,
    /// What it says otherwise since.
    pub changes: Vec<BidChange>,
}

/// The answer to one gateway.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct GatewayCell {
    /// The answer.
    pub answer: Option<GatewayReply>,
    /// Why.
    pub note: String,
    /// That the chair has the bid scored although it failed.
    pub score_anyway: bool,
}

/// A file handed over by the window.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FileIn {
    /// Its name.
    pub name: String,
    /// Its bytes, in base64.
    pub base64: String,
}

/// Asks for a file to be read, without taking anything in.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FileOfRound {
    /// Which round.
    pub round: RoundId,
    /// The file.
    pub file: FileIn,
}

/// What a file of bids would bring.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BidsPreview {
    /// The bids that can be taken.
    pub good: Vec<Bid>,
    /// References among them that are on file already and would be replaced.
    pub replaced: Vec<BidRef>,
    /// What is wrong with the others.
    pub refusals: Vec<Refusal>,
    /// What else a reader should know.
    pub warnings: Vec<String>,
    /// The refused lines as a CSV file to mend, where there are any.
    pub mend: Option<String>,
}

/// Asks for the good lines of a file to be taken in.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BidsImport {
    /// Which round.
    pub round: RoundId,
    /// The file.
    pub file: FileIn,
    /// Whether to take the good lines where others are refused; else nothing is taken.
    #[serde(default)]
    pub take_good: bool,
    /// Why bids are taken after scoring has opened; needed then.
    #[serde(default)]
    pub late_reason: String,
}

/// What was taken in.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Imported {
    /// How many are new.
    pub added: u32,
    /// How many replaced one on file.
    pub replaced: u32,
    /// What was refused.
    pub refusals: Vec<Refusal>,
    /// What else a reader should know.
    pub warnings: Vec<String>,
}

/// Asks for one bid to be put on file by hand.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BidSet {
    /// Which round.
    pub round: RoundId,
    /// The bid.
    pub bid: Bid,
    /// Why it is taken after scoring has opened; needed then.
    #[serde(default)]
    pub late_reason: String,
}

/// Asks for a bid to be put right once scoring has opened.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BidCorrect {
    /// Which round.
    pub round: RoundId,
    /// The bid as it should read.
    pub bid: Bid,
    /// Why; needed where the amounts or the claims change.
    #[serde(default)]
    pub reason: String,
}

/// Asks for a bid to be withdrawn.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BidWithdraw {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// Why.
    pub reason: String,
}

/// Asks for gateways to be answered.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct GatewayAnswersSet {
    /// Which round.
    pub round: RoundId,
    /// The answers; one that is `null` opens a gateway again.
    pub answers: Vec<GatewayAnswer>,
}

/// What a file of answers brought.
#[derive(Clone, Debug, Serialize, TS)]
pub struct GatewaysImported {
    /// How many gateways it answered.
    pub answered: u32,
    /// What else a reader should know.
    pub warnings: Vec<String>,
    /// The bids with their answers.
    pub list: BidList,
}

/// Asks for a gateway to be answered.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct GatewayAnswerSet {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// Which question.
    pub gateway: GatewayId,
    /// The answer; `null` opens it again.
    pub answer: Option<GatewayReply>,
    /// Why.
    #[serde(default)]
    pub note: String,
    /// Whether the bid is scored all the same, where it fails.
    #[serde(default)]
    pub score_anyway: bool,
}
