//! What a record says: one variant for each thing that can happen to a panel.
//!
//! Bodies are JSON objects whose `type` member names the variant. A variant's
//! fields may gain optional members; a change of meaning is a new version.

use evenhand_core::{
    AgreedScore, Bid, BidRef, Decision, Declaration, GatewayAnswer, Member, MemberId, OverrideKind,
    RoundDetails, RoundId, Scheme, Settled, SheetContent,
};
use serde::{Deserialize, Serialize};

/// The body of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Body {
    /// A panel begins: the chair, and the deputy who may take over.
    Genesis {
        /// The chair.
        chair: Member,
        /// Who takes over if the chair cannot go on.
        #[serde(default)]
        deputy: Option<MemberId>,
    },
    /// A round begins, or what it is changes.
    RoundDescribed {
        /// Which round.
        round: RoundId,
        /// What it is.
        details: RoundDetails,
    },
    /// A scheme is published for a round.
    SchemeSet {
        /// Which round.
        round: RoundId,
        /// The scheme, whole.
        scheme: Box<Scheme>,
        /// Why it changed; needed once scoring has opened.
        #[serde(default)]
        reason: String,
    },
    /// Someone joins a round's panel.
    MemberAdded {
        /// Which round.
        round: RoundId,
        /// Who.
        member: Member,
    },
    /// Someone leaves a round's panel; their sheets stay on file and no longer count.
    MemberRemoved {
        /// Which round.
        round: RoundId,
        /// Who.
        member: MemberId,
        /// Why.
        reason: String,
    },
    /// Bids are taken in, new ones or new versions of those on file.
    BidsSet {
        /// Which round.
        round: RoundId,
        /// The bids.
        bids: Vec<Bid>,
        /// Where they came from ("bids.csv").
        #[serde(default)]
        source: String,
    },
    /// A bid that came after the closing date is taken, with a reason.
    LateBidAccepted {
        /// Which round.
        round: RoundId,
        /// The bid.
        bid: Box<Bid>,
        /// Why it was taken.
        reason: String,
    },
    /// A bid is taken back by its bidder.
    BidWithdrawn {
        /// Which round.
        round: RoundId,
        /// Which bid.
        bid: BidRef,
        /// Why.
        reason: String,
    },
    /// Gateways are answered.
    GatewaysAnswered {
        /// Which round.
        round: RoundId,
        /// The answers.
        answers: Vec<GatewayAnswer>,
    },
    /// The scheme is frozen and scoring begins.
    RoundOpened {
        /// Which round.
        round: RoundId,
    },
    /// A member declares interests.
    Declared {
        /// Which round.
        round: RoundId,
        /// The declarations, all by one member.
        declarations: Vec<Declaration>,
        /// The member's own words.
        #[serde(default)]
        note: String,
        /// Who typed it in, where that was not the member.
        #[serde(default)]
        entered_by: Option<MemberId>,
    },
    /// A draft is saved.
    SheetDrafted(SheetEntry),
    /// A sheet is handed in.
    SheetSubmitted(SheetEntry),
    /// The chair opens a sheet again.
    SheetReopened(SheetNotice),
    /// A sheet is taken back.
    SheetWithdrawn(SheetNotice),
    /// No more sheets.
    RoundClosed {
        /// Which round.
        round: RoundId,
    },
    /// The scores are opened to the panel.
    Revealed {
        /// Which round.
        round: RoundId,
    },
    /// Panel scores are agreed in moderation.
    ScoresAgreed {
        /// Which round.
        round: RoundId,
        /// The scores.
        scores: Vec<AgreedScore>,
    },
    /// The panel's words on a bid.
    BidModerated {
        /// Which round.
        round: RoundId,
        /// Which bid.
        bid: BidRef,
        /// What speaks for it.
        strengths: String,
        /// What speaks against it.
        weaknesses: String,
    },
    /// The chair funds a bid out of the rank order, declines it, or takes that back.
    Overridden {
        /// Which round.
        round: RoundId,
        /// Which bid.
        bid: BidRef,
        /// What is decided; none takes an earlier override back.
        kind: Option<OverrideKind>,
        /// Why.
        reason: String,
    },
    /// The chair settles on a shortlist.
    ShortlistSettled {
        /// Which round.
        round: RoundId,
        /// The shortlist; it stands in the place of an earlier one.
        settled: Settled,
    },
    /// The Commissioner has decided.
    Decided {
        /// Which round.
        round: RoundId,
        /// On each bid.
        decisions: Vec<Decision>,
        /// Who decided, by name and office.
        by: String,
    },
}

/// A sheet, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetEntry {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// Whose sheet.
    pub member: MemberId,
    /// Who typed it in, where that was not the member.
    #[serde(default)]
    pub entered_by: Option<MemberId>,
    /// What it says.
    pub content: SheetContent,
}

/// Something that happens to a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetNotice {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// Whose sheet.
    pub member: MemberId,
    /// Why.
    pub reason: String,
}
