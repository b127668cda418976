//! Scoring: one member's list of bids, and one sheet.

use std::collections::BTreeMap;

use evenhand_core::scheme::{Criterion, ReasonRule};
use evenhand_core::{
    Bid, BidRef, CriterionId, DeclarationKind, Member, MemberId, Points, Pounds, RoundId,
    SectionId, SheetContent, SheetState, Subject, Weight,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::round::ProgressCell;

/// Asks about one member's work in a round.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct OfMember {
    /// Which round.
    pub round: RoundId,
    /// Whose; this profile's own where it is left out.
    #[serde(default)]
    pub member: Option<MemberId>,
}

/// Asks about one sheet.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct OfSheet {
    /// Which round.
    pub round: RoundId,
    /// Whose; this profile's own where it is left out.
    #[serde(default)]
    pub member: Option<MemberId>,
    /// Which bid.
    pub bid: BidRef,
}

/// One member's bids to score.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ScoreList {
    /// Whose.
    pub member: Member,
    /// Whether this profile is that member's own; if not, what it saves is marked as typed in for them.
    pub own: bool,
    /// Whether sheets can be written now; if not, why not.
    pub closed: Option<String>,
    /// The bids, by reference.
    pub bids: Vec<ScoreRow>,
    /// How many sheets are handed in.
    pub submitted: u32,
    /// How many are wanted.
    pub wanted: u32,
    /// How this member has used each point of the common scale so far: counts by "0" to "100" in tens.
    pub spread: BTreeMap<String, u32>,
}

/// One bid in the list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ScoreRow {
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: BidRef,
    /// Who bids.
    pub bidder: String,
    /// What the project is called.
    pub title: String,
    /// What it asks for, in pounds.
    pub amount: Pounds,
    /// How far the member is.
    pub progress: ProgressCell,
    /// How many criteria are scored.
    pub scored: u32,
    /// How many apply.
    pub wanted: u32,
}

/// One sheet with everything needed to write it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SheetView {
    /// The bid.
    pub bid: Bid,
    /// Whose sheet.
    pub member: Member,
    /// Whether this profile is that member's own.
    pub own: bool,
    /// Why the sheet cannot be written now, where it cannot.
    pub closed: Option<String>,
    /// What the member declared about the bid; `null` before that.
    pub declaration: Option<DeclarationKind>,
    /// How far the sheet has come; `null` before its first save.
    pub state: Option<SheetState>,
    /// Why it was opened again or withdrawn, where it was.
    pub notice: Option<String>,
    /// The criteria that apply to the bid, by section.
    pub sections: Vec<SheetSection>,
    /// When reasons are needed.
    pub reasons: ReasonRule,
    /// What it says.
    pub content: SheetContent,
    /// When it was last saved (RFC 3339).
    pub saved_at: Option<String>,
    /// What it adds up to and still wants.
    pub standing: SheetStanding,
}

/// A section of a sheet.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SheetSection {
    /// Which section.
    pub id: SectionId,
    /// What it is called.
    pub title: String,
    /// Its share of the total.
    pub weight: Weight,
    /// Its criteria that apply to the bid.
    pub criteria: Vec<Criterion>,
}

/// What a sheet adds up to and still wants.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SheetStanding {
    /// The total of this sheet alone, 0–100, once every criterion is scored.
    pub total: Option<Points>,
    /// How many criteria are scored.
    pub scored: u32,
    /// How many apply.
    pub wanted: u32,
    /// What is left to do before it can be handed in.
    pub left: Vec<Left>,
}

/// One thing left to do on a sheet.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Left {
    /// Which criterion it is about.
    pub criterion: Option<CriterionId>,
    /// What to do, in a few words ("Give a score", "Give a reason").
    pub text: String,
}

/// Asks for a sheet to be saved as it is.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SheetSave {
    /// Which round.
    pub round: RoundId,
    /// Whose; this profile's own where it is left out.
    #[serde(default)]
    pub member: Option<MemberId>,
    /// Which bid.
    pub bid: BidRef,
    /// What it says.
    pub content: SheetContent,
}

/// Says that a sheet is safe on disk.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SheetSaved {
    /// When (RFC 3339).
    pub saved_at: String,
    /// What it adds up to and still wants.
    pub standing: SheetStanding,
}

/// Asks for a sheet to be opened again, or taken back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SheetNotice {
    /// Which round.
    pub round: RoundId,
    /// Whose; this profile's own where it is left out.
    #[serde(default)]
    pub member: Option<MemberId>,
    /// Which bid.
    pub bid: BidRef,
    /// Why.
    pub reason: String,
}

/// Asks for declarations to be put on file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Declare {
    /// Which round.
    pub round: RoundId,
    /// Whose; this profile's own where it is left out.
    #[serde(default)]
    pub member: Option<MemberId>,
    /// About which bids or bidders.
    pub subjects: Vec<Subject>,
    /// What.
    pub kind: DeclarationKind,
    /// The member's own words.
    #[serde(default)]
    pub note: String,
}

/// Asks for scores from a file to be taken in as submitted sheets, typed in for their members.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SheetsImport {
    /// Which round.
    pub round: RoundId,
    /// The file.
    pub file: super::bids::FileIn,
    /// Whether complete sheets are handed in at once; else they stay drafts.
    #[serde(default)]
    pub submit: bool,
}
