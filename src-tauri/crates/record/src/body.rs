//! What a record says: one variant for each thing that can happen to a panel.
//!
//! Bodies are JSON objects whose `type` member names the variant. A variant's
//! fields may gain optional members; a change of meaning is a new version.

use evenhand_core::commission::{
    Agreement, ApproachPlan, Assessment, AwardCheck, CycleEntry, ExistingProject, JoinedBidders,
    PartnerSignOff, Partnership, PaymentEvent, ProjectReturn, Research, Review, Signature,
    StandardWords,
};
use evenhand_core::{
    AgreedScore, Bid, BidRef, CycleEntryId, Decision, DecisionDetails, Declaration, GatewayAnswer,
    Member, MemberId, Office, OverrideKind, Publication, RoundDetails, RoundId, Scheme, Settled,
    SheetContent,
};
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, VariantArray};

use crate::id::{LogId, RecordId};
use crate::log::Head;
use crate::seal::{KeyFor, Recipient};

/// The body of a record. Its kinds are an enum of their own, [`Kind`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, EnumDiscriminants)]
#[serde(tag = "type", rename_all = "snake_case")]
#[strum_discriminants(
    name(Kind),
    derive(PartialOrd, Ord, Hash, VariantArray),
    doc = "What kind of thing happened. What holds for each kind is in one table: [`Kind::rules`]."
)]
pub enum Body {
    /// A panel begins: the chair, and the deputy who may take over.
    Genesis {
        /// The chair.
        chair: Member,
        /// Who takes over if the chair cannot go on.
        #[serde(default)]
        deputy: Option<MemberId>,
        /// Whom others seal to so that the chair's device opens it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recipient: Option<Recipient>,
    },
    /// A member's device comes to the panel: the first record of its log.
    Joined {
        /// Whose device.
        member: MemberId,
        /// Whom others seal to so that this device opens it.
        recipient: Recipient,
    },
    /// The chair takes a device on to the panel.
    DeviceAccepted {
        /// Whose device.
        member: MemberId,
        /// Its log.
        log: LogId,
        /// Whom others seal to so that this device opens it.
        recipient: Recipient,
        /// Whether the six words were compared.
        words_confirmed: bool,
        /// The member's device that it takes the place of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        supersedes: Option<LogId>,
    },
    /// The chair bars a device: what it wrote after that record counts no more.
    DeviceRevoked {
        /// Its log.
        log: LogId,
        /// The last sequence number in its log that counts; 0 where nothing does.
        after: u64,
        /// Why.
        reason: String,
    },
    /// The chair names who takes over if the chair cannot go on.
    DeputyNamed {
        /// Who; none where nobody is to.
        member: Option<MemberId>,
    },
    /// The chair goes over to someone else.
    HandedOver {
        /// To whom.
        to: MemberId,
        /// Why.
        reason: String,
    },
    /// A member agrees that the deputy took the chair over, though the chair ruled on.
    TakeoverAgreed {
        /// The record by which the deputy took it over.
        takeover: RecordId,
        /// Why.
        reason: String,
    },
    /// The chair has received the records up to these.
    Received {
        /// The newest record of each log.
        heads: BTreeMap<LogId, Head>,
    },
    /// The author of a log that was written twice says which branch is theirs.
    ForkChosen {
        /// The log.
        log: LogId,
        /// The first sequence number that was written twice.
        seq: u64,
        /// The record that stands there.
        keep: RecordId,
        /// How it came about.
        reason: String,
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
    /// A bid is put right once scoring has opened.
    BidCorrected {
        /// Which round.
        round: RoundId,
        /// The bid as it should read.
        bid: Box<Bid>,
        /// Why; needed where the amounts or the claims change.
        #[serde(default)]
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
        /// What sheets are sealed to; none in rounds of before sealing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seal: Option<RoundSeal>,
    },
    /// An observer makes the second key of a round whose chair must not look early.
    ObserverReady {
        /// Which round.
        round: RoundId,
        /// What sheets are sealed to a second time.
        recipient: Recipient,
        /// Its secret, for the observer's own device.
        keys: Vec<KeyFor>,
    },
    /// The observer gives the second key to the panel.
    ObserverReleased {
        /// Which round.
        round: RoundId,
        /// Its secret, for each device.
        keys: Vec<KeyFor>,
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
        /// The newest record of each log that was in; what comes after is late.
        /// None in rounds of before there were several devices.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        heads: Option<BTreeMap<LogId, Head>>,
    },
    /// A sheet that came after the close is let count.
    LateSheetAccepted {
        /// Which round.
        round: RoundId,
        /// Which bid.
        bid: BidRef,
        /// Whose sheet.
        member: MemberId,
        /// The record that handed it in.
        record: RecordId,
        /// Why.
        reason: String,
    },
    /// The scores are opened to the panel.
    Revealed {
        /// Which round.
        round: RoundId,
        /// The round's key, for each device.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        keys: Vec<KeyFor>,
    },
    /// The round's keys are given to devices that came after they were given out.
    KeysGiven {
        /// Which round.
        round: RoundId,
        /// The round's key, for each device.
        keys: Vec<KeyFor>,
        /// The observer's key, for each device.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        observer_keys: Vec<KeyFor>,
        /// The round's key before the reveal, for a device that only holds it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        held: Vec<KeyFor>,
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
        /// What it says beside what it says of each bid.
        #[serde(default, skip_serializing_if = "DecisionDetails::is_empty")]
        details: DecisionDetails,
    },
    /// The office that invites bids is described.
    OfficeDescribed {
        /// The office; it stands in the place of what was said before.
        office: Box<Office>,
    },
    /// What the office decided about publishing a round.
    PublicationSet {
        /// Which round.
        round: RoundId,
        /// All of it; it stands in the place of what was decided before.
        publication: Publication,
    },
    /// By which approaches a round is commissioned.
    ApproachesSet {
        /// Which round.
        round: RoundId,
        /// The approaches; they stand in the place of earlier ones.
        plan: ApproachPlan,
    },
    /// The research behind a round.
    ResearchSet {
        /// Which round.
        round: RoundId,
        /// All of it; it stands in the place of what was there before.
        research: Box<Research>,
    },
    /// The research behind a round is signed off.
    ResearchSignedOff {
        /// Which round.
        round: RoundId,
        /// The research as it was: [`Research::digest`].
        research: String,
        /// Who signed it off, by name and office.
        by: String,
    },
    /// The commissioners of a round, and how they share its awards.
    PartnersSet {
        /// Which round.
        round: RoundId,
        /// All of it; it stands in the place of what was there before.
        partnership: Box<Partnership>,
    },
    /// A commissioner agrees to the partnership.
    PartnerSignedOff {
        /// Which round.
        round: RoundId,
        /// Who, and to what.
        sign_off: PartnerSignOff,
    },
    /// The projects of earlier years that bids of a round go on with.
    ProjectsTakenOver {
        /// Which round.
        round: RoundId,
        /// All of them; they stand in the place of those that were there before.
        projects: Vec<ExistingProject>,
    },
    /// What the panel makes of a project that runs already.
    ProjectAssessed {
        /// Which round.
        round: RoundId,
        /// The bid that goes on with it.
        bid: BidRef,
        /// What is to become of it.
        assessment: Assessment,
    },
    /// An entry of the commissioning cycle.
    CycleEntrySet {
        /// The entry; it stands in the place of an earlier one with its id.
        entry: Box<CycleEntry>,
    },
    /// An entry of the commissioning cycle is taken out.
    CycleEntryRemoved {
        /// Which.
        entry: CycleEntryId,
        /// Why.
        reason: String,
    },
    /// What the office says in every agreement of a round.
    StandardWordsSet {
        /// Which round.
        round: RoundId,
        /// All of it; it stands in the place of what was there before.
        words: StandardWords,
    },
    /// A version of an agreement is written.
    AgreementWritten {
        /// Which round.
        round: RoundId,
        /// On which bid.
        bid: BidRef,
        /// The agreement, whole.
        agreement: Box<Agreement>,
    },
    /// A side has signed an agreement.
    AgreementSigned {
        /// Which round.
        round: RoundId,
        /// On which bid.
        bid: BidRef,
        /// Who, which version, when.
        signature: Signature,
    },
    /// A recipient was checked, or promised to be.
    AwardChecked {
        /// Which round.
        round: RoundId,
        /// On which bid.
        bid: BidRef,
        /// Which check, and where it stands.
        check: AwardCheck,
    },
    /// A return came in, or was judged.
    ReturnRecorded {
        /// Which round.
        round: RoundId,
        /// On which bid.
        bid: BidRef,
        /// The return, whole.
        report: Box<ProjectReturn>,
    },
    /// Something happened to a payment.
    PaymentRecorded {
        /// Which round.
        round: RoundId,
        /// On which bid.
        bid: BidRef,
        /// Which payment, and what happened.
        event: PaymentEvent,
    },
    /// A project was looked at again.
    ReviewRecorded {
        /// Which round.
        round: RoundId,
        /// On which bid.
        bid: BidRef,
        /// What was found.
        review: Review,
    },
    /// Somebody said whether names are of one bidder.
    BiddersJoined {
        /// The names, and the one they go by.
        joined: JoinedBidders,
    },
}

/// What the sheets of a round are sealed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundSeal {
    /// The round's public key.
    pub recipient: Recipient,
    /// Its secret, for the devices of the chair and the deputy.
    pub keys: Vec<KeyFor>,
    /// The observer's public key, where the chair alone must not be able to look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observer: Option<Recipient>,
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
