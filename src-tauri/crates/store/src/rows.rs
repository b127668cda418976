//! What reads give back.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use evenhand_core::{
    Bid, BidRef, DecisionDetails, Declaration, Member, MemberId, ReadText, RoundDetails, RoundId,
    Scheme, SheetContent, SheetState, Stage,
};
use evenhand_record::{Content, LogId, PanelId, Recipient, RecordId};

/// This device, as others know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its log: its public key.
    pub log: LogId,
    /// What people read out to compare it.
    pub fingerprint: String,
    /// Whom others seal to so that it opens what they send.
    pub recipient: Recipient,
}

/// A device of the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRow {
    /// Its log.
    pub log: LogId,
    /// Whose it is.
    pub member: MemberId,
    /// Whom others seal to so that it opens what they send; none in panels of before sealing.
    pub recipient: Option<Recipient>,
    /// Whether the six words were compared when it was taken on.
    pub confirmed: bool,
    /// Why it was barred, where it was.
    pub revoked: Option<String>,
}

/// A deputy who took the chair over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeoverRow {
    /// The record that says so.
    pub record: RecordId,
    /// Who took it over.
    pub member: MemberId,
    /// When, by the writer's clock.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: String,
    /// Whether it stands.
    pub stands: bool,
    /// Why it does not, where it does not.
    pub why_not: Option<String>,
    /// The members who agreed to it.
    pub agreed: BTreeSet<MemberId>,
}

/// A sheet that came after the close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateSheetRow {
    /// The record that handed it in.
    pub record: RecordId,
    /// Which bid.
    pub bid: BidRef,
    /// Whose sheet.
    pub member: MemberId,
    /// When, by the writer's clock.
    pub at: DateTime<Utc>,
    /// Why it was let count, where it was.
    pub accepted: Option<String>,
}

/// What the sheets of a round are sealed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealRow {
    /// The round's public key.
    pub recipient: Recipient,
    /// The observer's, where the chair alone must not be able to look.
    pub observer: Option<Recipient>,
    /// Whether the observer gave the second key to the panel.
    pub released: bool,
    /// How many submitted sheets this device cannot open yet.
    pub sealed: u32,
}

/// The second key of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondKeyRow {
    /// Who made it.
    pub member: MemberId,
    /// Whom sheets are sealed to a second time.
    pub recipient: Recipient,
}

/// A record that changed nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAsideRow {
    /// The record.
    pub record: RecordId,
    /// Why it changed nothing.
    pub why: String,
}

/// A log that was written twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForkRow {
    /// The log.
    pub log: LogId,
    /// The sequence number.
    pub seq: u64,
    /// The records that claim it.
    pub records: Vec<RecordId>,
    /// Which of them counts, where one was chosen.
    pub chosen: Option<RecordId>,
}

/// The panel of the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelRow {
    /// Its id: that of the record that began it.
    pub id: PanelId,
    /// Who runs it.
    pub chair: Member,
    /// Who takes over if the chair cannot go on.
    pub deputy: Option<MemberId>,
    /// When it began, by the chair's clock.
    pub created_at: DateTime<Utc>,
}

/// A round, and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundRow {
    /// Its id.
    pub id: RoundId,
    /// What it is.
    pub details: RoundDetails,
    /// Where it stands.
    pub stage: Stage,
    /// The version of the scheme in force, from 1; 0 while there is none.
    pub scheme_version: u32,
    /// When scoring opened.
    pub opened_at: Option<DateTime<Utc>>,
    /// When scoring closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// When the scores were opened.
    pub revealed_at: Option<DateTime<Utc>>,
    /// When it was decided, by the newest decision.
    pub decided_at: Option<DateTime<Utc>>,
    /// Who decided, by name and office.
    pub decided_by: Option<String>,
}

/// A decision as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRow {
    /// Who decided, by name and office.
    pub by: String,
    /// When it was put on file.
    pub at: DateTime<Utc>,
    /// What it says beside what it says of each bid.
    pub details: DecisionDetails,
}

/// A text that is marked as read for publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextReadRow {
    /// Which text, and which words of it were read.
    pub text: ReadText,
    /// Who marked it.
    pub by: MemberId,
    /// Since when it is marked without a break.
    pub at: DateTime<Utc>,
}

/// One version of a round's scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeVersion {
    /// Which version, from 1.
    pub version: u32,
    /// The scheme, whole.
    pub scheme: Scheme,
    /// Why it changed; empty where none was given.
    pub reason: String,
    /// When it was published.
    pub at: DateTime<Utc>,
}

/// Someone who is or was on a round's panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRow {
    /// Who.
    pub member: Member,
    /// Why they left, where they did.
    pub removed: Option<String>,
}

/// A bid on file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BidRow {
    /// The bid, in its newest version.
    pub bid: Bid,
    /// Why it was taken back, where it was.
    pub withdrawn: Option<String>,
    /// Why it was taken late, where it was.
    pub late: Option<String>,
}

/// A bid that was put right once scoring had opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BidCorrectionRow {
    /// The bid as it was.
    pub was: Bid,
    /// Why it was put right; empty where none was given.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A declaration on file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclarationRow {
    /// What was declared.
    pub declaration: Declaration,
    /// The member's own words.
    pub note: String,
    /// Who typed it in, where that was not the member.
    pub entered_by: Option<MemberId>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A sheet as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// Which bid.
    pub bid: BidRef,
    /// Whose.
    pub member: MemberId,
    /// How far it has come.
    pub state: SheetState,
    /// What it says, by the newest save; none while it is sealed to others.
    pub content: Option<SheetContent>,
    /// Who typed it in, where that was not the member.
    pub entered_by: Option<MemberId>,
    /// When it was last saved or submitted.
    pub saved_at: DateTime<Utc>,
    /// When it was last submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// How often it was submitted.
    pub submissions: u32,
    /// Why it was reopened or taken back, while it is.
    pub notice: Option<String>,
}

impl SheetRow {
    /// What it says; an empty sheet while it is sealed to others.
    pub fn readable(&self) -> SheetContent {
        self.content.clone().unwrap_or_default()
    }
}

/// A sheet as it was once submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetVersion {
    /// Which submission, from 1.
    pub version: u32,
    /// What it said; none while it is sealed to others.
    pub content: Option<SheetContent>,
    /// Who typed it in, where that was not the member.
    pub entered_by: Option<MemberId>,
    /// When.
    pub at: DateTime<Utc>,
}

/// One record of a round's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryRow {
    /// In which order this device received it; pages go by it.
    pub received: u64,
    /// The record.
    pub id: RecordId,
    /// The log it belongs to.
    pub log: LogId,
    /// Its sequence number in that log.
    pub seq: u64,
    /// When, by the writer's clock.
    pub at: DateTime<Utc>,
    /// What happened, as far as this device can read it.
    pub content: Content,
}
