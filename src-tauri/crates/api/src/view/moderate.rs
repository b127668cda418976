//! Moderation and decision.

use std::collections::BTreeSet;

use evenhand_core::shortlist::Margin;
use evenhand_core::{
    AgreedScore, Bid, BidRef, Decision, DecisionDetails, Member, Pounds, RoundId, Scheme,
    SheetContent, SheetState,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks about one bid of a round.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct OfBid {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
}

/// Everything on file about how one bid was scored. Only after the reveal.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BidScores {
    /// The bid.
    pub bid: Bid,
    /// The scheme.
    pub scheme: Scheme,
    /// Each sheet, by member.
    pub sheets: Vec<OpenSheet>,
    /// What was agreed, by criterion.
    pub agreed: Vec<AgreedScore>,
    /// The panel's words on what speaks for it.
    pub strengths: String,
    /// The panel's words on what speaks against it.
    pub weaknesses: String,
    /// Where the line runs for it under each end of the fund and the settled one;
    /// empty where it is not ranked.
    pub lines: Vec<BidLine>,
    /// Its published figures, where there are any.
    pub figures: Option<evenhand_core::rank::BidFigures>,
    /// Its rank, where it has one.
    pub rank: Option<u32>,
    /// Why it is not ranked, where it is not.
    pub unranked: Option<String>,
}

/// Where the line runs for one bid under one fund.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BidLine {
    /// The fund supposed, in pounds.
    pub fund: Pounds,
    /// How low its total may fall.
    pub margin: Margin,
}

/// A sheet that can be read.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OpenSheet {
    /// Whose.
    pub member: Member,
    /// How far it came.
    pub state: SheetState,
    /// Why it does not count, where it does not.
    pub left_out: Option<String>,
    /// What it says.
    pub content: SheetContent,
}

/// Asks for agreed scores to be put on file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Agree {
    /// Which round.
    pub round: RoundId,
    /// The scores, each with its reason. One without a figure takes an agreed score back.
    pub scores: Vec<AgreedScore>,
}

/// Asks for the panel's words on a bid to be put on file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ModerationNoteSet {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// What speaks for it.
    pub strengths: String,
    /// What speaks against it.
    pub weaknesses: String,
}

/// The moderation agenda.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Agenda {
    /// The bids, the furthest apart first.
    pub items: Vec<AgendaItem>,
    /// The bids that are left out of everything here, because this profile's member
    /// is recused from them and they are not decided yet.
    pub withheld: BTreeSet<BidRef>,
}

/// One bid on the agenda.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AgendaItem {
    /// Which bid.
    #[serde(rename = "ref")]
    pub reference: BidRef,
    /// What the project is called.
    pub title: String,
    /// Its rank, where it has one.
    pub rank: Option<u32>,
    /// How far the members' own totals are apart, in points.
    pub spread: Option<evenhand_core::Points>,
    /// How many scores are agreed.
    pub agreed: u32,
    /// Whether a change within the panel's own spread could carry it over a funding line.
    pub consequence: bool,
}

/// Asks for the Commissioner's decision to be put on file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Decide {
    /// Which round.
    pub round: RoundId,
    /// On each bid.
    pub decisions: Vec<Decision>,
    /// Who decided, by name and office.
    pub by: String,
    /// What it says beside what it says of each bid.
    #[serde(default)]
    pub details: DecisionDetails,
}
