//! Devices of the panel, and what goes between them.

use evenhand_core::{BidRef, MemberId, RoundId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for an invitation for someone on a round's panel.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Invite {
    /// Which round.
    pub round: RoundId,
    /// Who is invited.
    pub member: MemberId,
    /// Whether an invitation that was not answered yet is void, and a new one made.
    #[serde(default)]
    pub anew: bool,
}

/// A file to be saved where the user says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FileOut {
    /// A name for it.
    pub name: String,
    /// Its bytes, in base64.
    pub base64: String,
}

/// Saves a file of ours in a folder.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FileSave {
    /// The folder.
    pub folder: String,
    /// The file.
    pub file: FileOut,
    /// The whole path of a kit that this file is the page of: it is refused a place beside it.
    #[serde(default)]
    pub apart_from: Option<String>,
}

/// Where a file was saved.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FileSaved {
    /// The whole path.
    pub path: String,
}

/// What opening an invitation did.
#[derive(Clone, Debug, Serialize, TS)]
pub struct JoinView {
    /// What the panel is called.
    pub title: String,
    /// Who runs it.
    pub chair: String,
    /// Who this profile belongs to now.
    pub name: String,
    /// The six words that the chair's screen shows too.
    pub words: Vec<String>,
    /// The reply, to be sent to the chair.
    pub reply: FileOut,
}

/// A device that asks to be taken on.
#[derive(Clone, Debug, Serialize, TS)]
pub struct JoinerView {
    /// Whose it is.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// The six words that their screen shows too.
    pub words: Vec<String>,
    /// How many devices of theirs it takes the place of.
    pub replaces: u32,
}

/// Takes a device on to the panel.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReplyAccept {
    /// The reply.
    pub file: super::bids::FileIn,
    /// Whether the six words were compared.
    pub words_confirmed: bool,
}

/// Asks for records to be exchanged with a folder.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExchangeRun {
    /// The folder; the one used last where it is left out.
    #[serde(default)]
    pub folder: Option<String>,
}

/// What an exchange did.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExchangeDone {
    /// How many records were sent: of this device, and of others that the folder lacked.
    pub sent: u32,
    /// How many records of others were new.
    pub received: u32,
    /// How many records a newer program wrote: kept until the update.
    pub parked: u32,
    /// How many records wait for others that have not arrived.
    pub waiting: u32,
    /// The same with names, and what to do; none where nothing waits.
    pub waits: Option<WaitingView>,
    /// Files that are still arriving.
    pub arriving: Vec<String>,
    /// What was not taken, each with a sentence.
    pub refused: Vec<String>,
    /// Devices that the chair has not taken on, by fingerprint.
    pub strangers: Vec<String>,
}

/// Records that wait for others which have not arrived and can still count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WaitingView {
    /// How many wait.
    pub records: u32,
    /// Whose they are, by name.
    pub whose: Vec<String>,
    /// Whose records they wait for, by name.
    pub missing: Vec<String>,
    /// The same in a sentence.
    pub sentence: String,
    /// What to do, and how it ends.
    pub remedy: String,
}

/// This device, the devices of the panel, and what has gone between them.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExchangeView {
    /// Whose profile this is; none where it belongs to no panel.
    pub me: Option<MemberId>,
    /// Who runs the panel, as far as is known here.
    pub chair_name: Option<String>,
    /// Whether it is the chair's.
    pub chair: bool,
    /// The six words, while the chair has not taken this device on.
    pub words: Option<Vec<String>>,
    /// The folder used last.
    pub folder: Option<String>,
    /// When records were last exchanged.
    pub exchanged_at: Option<String>,
    /// The devices of the panel.
    pub devices: Vec<DeviceView>,
    /// What the chair has of this device's sheets, round by round.
    pub receipts: Vec<ReceiptView>,
    /// The logs that were written twice.
    pub forks: Vec<ForkView>,
    /// What changed nothing, each with a sentence why.
    pub set_aside: Vec<String>,
    /// How many records wait for others that have not arrived.
    pub waiting: u32,
    /// The same with names, and what to do; none where nothing waits.
    pub waits: Option<WaitingView>,
    /// Where this is an old copy of the profile: how much of its own is missing.
    pub behind: Option<BehindView>,
    /// Who takes the chair if the chair cannot go on.
    pub deputy: Option<MemberId>,
    /// When a recovery kit of this device was last made.
    pub kit_made_at: Option<String>,
    /// The rounds whose sheets open only with an observer's key too.
    pub second_keys: Vec<SecondKeyView>,
    /// The deputies who took the chair over.
    pub takeovers: Vec<TakeoverView>,
}

/// A deputy who took the chair over.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TakeoverView {
    /// The record that says so.
    pub record: String,
    /// Their name.
    pub name: String,
    /// When, by their clock.
    pub at: String,
    /// Why.
    pub reason: String,
    /// Whether it stands.
    pub stands: bool,
    /// Why it does not, where it does not.
    pub why_not: Option<String>,
    /// Who agreed to it, by name.
    pub agreed: Vec<String>,
    /// How many other members must agree for it to stand whatever the chair rules.
    pub wanted: u32,
    /// Whether whoever this profile belongs to can still agree.
    pub may_agree: bool,
}

/// Agrees that the deputy took the chair over.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct TakeoverAgree {
    /// The record by which the deputy took it over.
    pub takeover: String,
    /// Why.
    pub reason: String,
}

/// The digest that is the same on every laptop with the same records and keys.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SharedDigest {
    /// The version of the tables that it is of: digests of two versions are not compared.
    pub tables: u32,
    /// SHA-256, 64 hexadecimal digits.
    pub sha256: String,
    /// The version, a colon, and the first 24 digits in groups of four, to be read out.
    pub to_read_out: String,
}

/// An old copy of a profile.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BehindView {
    /// How many records that this device wrote are here.
    pub here: u32,
    /// How many it had written.
    pub written: u32,
}

/// The second key of a round.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SecondKeyView {
    /// Which round.
    pub round: RoundId,
    /// What it is called.
    pub title: String,
    /// Who the observer is.
    pub observer: String,
    /// Whether that is whoever this profile belongs to.
    pub mine: bool,
    /// How far it is.
    pub stage: SecondKeyStage,
}

/// How far a second key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SecondKeyStage {
    /// Not made yet: scoring cannot open.
    Wanted,
    /// Made, and held by the observer until scoring has closed.
    Made,
    /// Scoring has closed, and it is to be given.
    Due,
    /// Given to the panel.
    Given,
}

/// A device of the panel.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DeviceView {
    /// Its log.
    pub log: String,
    /// What people read out to compare it.
    pub fingerprint: String,
    /// Whose it is.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Whether it is this one.
    pub own: bool,
    /// Whether the six words were compared.
    pub confirmed: bool,
    /// Why it was barred, where it was.
    pub barred: Option<String>,
    /// How many of its records are here.
    pub records: u32,
}

/// What the chair has of this device's sheets in a round.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReceiptView {
    /// Which round.
    pub round: RoundId,
    /// How many sheets this device handed in.
    pub sheets: u32,
    /// How many of them the chair has.
    pub received: u32,
    /// Those that were not in when scoring closed.
    pub missed: Vec<BidRef>,
    /// The same in a sentence.
    pub sentence: String,
}

/// A log that was written twice.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ForkView {
    /// The log.
    pub log: String,
    /// Whose it is.
    pub name: String,
    /// The place that was written twice.
    pub seq: u32,
    /// What stands there, each with its record's id and what it says.
    pub branches: Vec<BranchView>,
    /// Whether one was chosen.
    pub settled: bool,
}

/// One branch of a log that was written twice.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BranchView {
    /// The record.
    pub record: String,
    /// When it was written, by the writer's clock.
    pub at: String,
    /// Its kind ("sheet_submitted").
    pub kind: String,
    /// Whether it is the one that stands.
    pub stands: bool,
}

/// Chooses the branch of a log that was written twice.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ForkChoose {
    /// The record that stands.
    pub record: String,
    /// How it came about, in the author's words.
    pub reason: String,
}

/// Bars a device.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DeviceBar {
    /// Its log.
    pub log: String,
    /// Why.
    pub reason: String,
}

/// Names who takes the chair if the chair cannot go on.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DeputySet {
    /// Who; nobody where it is `null`.
    pub member: Option<MemberId>,
}

/// Gives the chair to someone else.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct HandOver {
    /// To whom.
    pub to: MemberId,
    /// Why.
    pub reason: String,
}

/// Sheets that came after the close.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LateSheets {
    /// The sheets.
    pub sheets: Vec<LateSheetView>,
}

/// A sheet that came after the close.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LateSheetView {
    /// The record that handed it in.
    pub record: String,
    /// Which bid.
    pub bid: BidRef,
    /// Whose.
    pub name: String,
    /// When, by the writer's clock.
    pub at: String,
    /// Why it was let count, where it was.
    pub accepted: Option<String>,
}

/// Lets a late sheet count.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct LateAccept {
    /// Which round.
    pub round: RoundId,
    /// The record that handed the sheet in.
    pub record: String,
    /// Why.
    pub reason: String,
}
