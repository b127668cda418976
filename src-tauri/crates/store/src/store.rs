//! An open profile.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use evenhand_core::{
    AgreedScore, BidRef, Decision, GatewayAnswer, MemberId, Override, RoundId, Settled,
};
use evenhand_record::{Area, Body, Changed, DeviceKey, Heads, LogId, Recipient, SealKey};
use sqlx::SqlitePool;

use crate::change::{Change, CommitError, Committed};
use crate::changes::Changes;
use crate::device_note::{DeviceNote, keep_notes};
use crate::digest::LastDigest;
use crate::error::ReadError;
use crate::files::close_to_others;
use crate::fold::OwnDevice;
use crate::high_water::{Behind, HighWaterMark};
use crate::profile::keys::Keys;
use crate::profile::{self, KeyPlace, Lock, OpenError, OpenWith};
use crate::read::View;
use crate::recovered_keys::{self, RecoveredKeys, RecoveryError};
use crate::rows::{
    BidRow, DeclarationRow, Device, DeviceRow, ForkRow, HistoryRow, LateSheetRow, MemberRow,
    PanelRow, RoundRow, SchemeVersion, SealRow, SetAsideRow, SheetRow, SheetVersion,
};

/// An open profile: one device's records and tables. One process has it open
/// at a time.
#[derive(Debug)]
pub struct Store {
    pub(crate) folder: PathBuf,
    pub(crate) key: DeviceKey,
    pub(crate) seal: SealKey,
    pub(crate) writer: SqlitePool,
    pub(crate) readers: SqlitePool,
    pub(crate) mark: HighWaterMark,
    pub(crate) changes: Changes,
    pub(crate) last_digest: LastDigest,
    unwritable: Option<String>,
    lock: Lock,
}

/// Reads that stand alone: each opens a view, asks one thing and closes it.
macro_rules! reads {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $kind:ty),*) -> $answer:ty;)*) => {
        impl Store {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// [`ReadError`].
            pub async fn $name(&self, $($argument: $kind),*) -> Result<$answer, ReadError> {
                self.view().await?.$name($($argument),*).await
            }
        )*}
    };
}

reads! {
    /// The panel, once it has begun.
    panel() -> Option<PanelRow>;
    /// All rounds, by id.
    rounds() -> Vec<RoundRow>;
    /// One round.
    round(round: &RoundId) -> Option<RoundRow>;
    /// The scheme in force.
    scheme(round: &RoundId) -> Option<SchemeVersion>;
    /// Every version of the scheme, oldest first.
    scheme_versions(round: &RoundId) -> Vec<SchemeVersion>;
    /// Everyone who is or was on the round's panel, by id.
    members(round: &RoundId) -> Vec<MemberRow>;
    /// All bids, by reference.
    bids(round: &RoundId) -> Vec<BidRow>;
    /// One bid.
    bid(round: &RoundId, bid: &BidRef) -> Option<BidRow>;
    /// All answers to gateways, by bid and gateway.
    gateway_answers(round: &RoundId) -> Vec<GatewayAnswer>;
    /// The declarations in force: the newest of each member on each subject.
    declarations(round: &RoundId) -> Vec<DeclarationRow>;
    /// Every declaration ever made, by member and subject, oldest first.
    declaration_history(round: &RoundId) -> Vec<DeclarationRow>;
    /// All sheets, by bid and member.
    sheets(round: &RoundId) -> Vec<SheetRow>;
    /// One sheet.
    sheet(round: &RoundId, bid: &BidRef, member: &MemberId) -> Option<SheetRow>;
    /// A sheet as it was at each submission, oldest first.
    sheet_versions(round: &RoundId, bid: &BidRef, member: &MemberId) -> Vec<SheetVersion>;
    /// The scores agreed in moderation, by bid and criterion.
    agreed_scores(round: &RoundId) -> Vec<AgreedScore>;
    /// The panel's words on each bid: strengths and weaknesses.
    moderation_notes(round: &RoundId) -> BTreeMap<BidRef, (String, String)>;
    /// The overrides of the shortlist in force, by bid.
    overrides(round: &RoundId) -> Vec<Override>;
    /// The shortlist that the chair settled on last.
    settled(round: &RoundId) -> Option<Settled>;
    /// The decisions, by bid.
    decisions(round: &RoundId) -> Vec<Decision>;
    /// The round's records, newest first: at most `limit`, received before
    /// where one is given.
    history(round: &RoundId, limit: u32, before: Option<u64>) -> Vec<HistoryRow>;
    /// The newest record of every log that was applied.
    heads() -> Heads;
    /// Whose device this is, once it belongs to a panel.
    me() -> Option<MemberId>;
    /// The devices of the panel, by member.
    devices() -> Vec<DeviceRow>;
    /// The sheets that came after the close, in the order of their logs.
    late_sheets(round: &RoundId) -> Vec<LateSheetRow>;
    /// What the sheets of a round are sealed to.
    round_seal(round: &RoundId) -> Option<SealRow>;
    /// The newest sequence number of each log that the chair has a receipt for.
    received() -> BTreeMap<LogId, u64>;
    /// The last sequence number of each log that was in at the round's close.
    seqs_at_close(round: &RoundId) -> Option<BTreeMap<LogId, u64>>;
    /// Where each submitted sheet of a log stands in it.
    submitted_seqs(round: &RoundId, log: LogId) -> BTreeMap<BidRef, u64>;
    /// The records that changed nothing, each with why.
    set_aside() -> Vec<SetAsideRow>;
    /// The logs that were written twice, each with the first such number and the records that have it.
    forks() -> Vec<ForkRow>;
    /// How many records wait for others that have not arrived.
    waiting() -> u64;
    /// How many records a newer program wrote: kept, and applied after the update.
    parked() -> u64;
    /// Something that this device alone keeps.
    device_note(note: &DeviceNote) -> Option<String>;
    /// The newest time that a record says, by its writer's clock.
    newest_time() -> Option<DateTime<Utc>>;
    /// How many records of each kind there are.
    record_counts() -> BTreeMap<String, u64>;
}

impl Store {
    /// Keeps something for this device alone.
    ///
    /// # Errors
    /// [`CommitError`] where the database cannot be written.
    pub async fn keep_note(&self, note: &DeviceNote, value: &str) -> Result<(), CommitError> {
        keep_notes(&self.writer, [(note, value)]).await?;
        self.changes.note_changed(note.what_changes());
        Ok(())
    }

    /// The version of the tables that this program makes and reads.
    pub fn schema_version() -> i64 {
        profile::newest_version()
    }

    /// Opens the profile in a folder, and makes one where there is none.
    ///
    /// # Errors
    /// [`OpenError`] where another program has it open, a newer one wrote it,
    /// or the disk is at fault; nothing is altered then.
    pub async fn open(folder: &Path) -> Result<Self, OpenError> {
        Self::open_with(folder, &OpenWith::default()).await
    }

    /// Opens the profile in a folder in one of several ways.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_with(folder: &Path, with: &OpenWith<'_>) -> Result<Self, OpenError> {
        let opened = profile::open_profile(folder, with).await?;
        let opened = recovered_keys::put_in_place(folder, with, opened).await?;
        let keys = opened.keys;
        if let Some(marks) = with.marks {
            close_to_others(marks);
        }
        let store = Self {
            folder: folder.to_owned(),
            mark: HighWaterMark::in_folder(with.marks, keys.device.log()),
            changes: Changes::default(),
            last_digest: LastDigest::default(),
            key: keys.device,
            seal: keys.seal,
            writer: opened.writer,
            readers: opened.readers,
            unwritable: opened.unwritable,
            lock: opened.lock,
        };
        store.bring_up_to_date().await?;
        store.changes.take_all(); // nobody has looked at it before
        Ok(store)
    }

    /// Lays the keys of a lost device beside those of this fresh profile. They take their
    /// place when the profile is opened next, so nothing is to be written before that: its
    /// log then goes on from where the panel's records have it.
    ///
    /// # Errors
    /// [`RecoveryError`]; the profile is as it was then.
    pub async fn keep_recovered_keys(&self, keys: &RecoveredKeys) -> Result<(), RecoveryError> {
        recovered_keys::lay_beside(&self.folder, &self.writer, keys).await?;
        self.changes.note_changed(Changed::everything([])); // from the next opening on
        Ok(())
    }

    /// Where this device's keys lie.
    pub fn key_place(&self) -> KeyPlace {
        profile::keys::find_place(&self.folder).unwrap_or(KeyPlace::Files)
    }

    /// Moves this device's keys; a passphrase is needed where they go under one.
    ///
    /// # Errors
    /// [`OpenError`]; the keys are then where they were.
    pub async fn move_keys(&self, to: KeyPlace, passphrase: Option<&str>) -> Result<(), OpenError> {
        let keys = Keys {
            device: DeviceKey::from_seed(&self.key.seed()),
            seal: self.seal.clone(),
        };
        profile::keys::move_to(&self.folder, &keys, to, passphrase).await?;
        self.note_devices_changed();
        Ok(())
    }

    /// Whether the profile is older than what this device wrote: an old copy was put back.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn behind(&self) -> Result<Option<Behind>, ReadError> {
        let (heads, log) = (self.heads().await?, self.key.log());
        let here = heads.get(&log).map_or(0, |head| head.seq);
        let written = self.mark.read_seq();
        Ok((written > here).then_some(Behind { here, written }))
    }

    /// Goes on from what is here, although this device had written more. What it wrote
    /// is then written a second time: right only where it was sent nowhere.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn go_on_without(&self) -> Result<(), ReadError> {
        if let Some(behind) = self.behind().await? {
            self.mark.note_seq(behind.here);
            self.note_devices_changed();
        }
        Ok(())
    }

    /// Takes what was changed on file since this was last asked, by whatever changed it.
    pub fn take_changed(&self) -> Changed {
        self.changes.take_all()
    }

    /// Notes that something about this device was changed which no record says.
    fn note_devices_changed(&self) {
        self.changes
            .note_changed(Changed::of_panel([Area::Devices]));
    }

    /// This device as records are applied by it.
    pub(crate) fn own_device(&self) -> OwnDevice<'_> {
        OwnDevice {
            log: self.key.log(),
            key: &self.seal,
        }
    }

    /// The device's secrets, for its recovery kit: the 32 bytes that sign its log, and
    /// the text of the key that opens what is sealed to it.
    pub fn secrets(&self) -> ([u8; 32], String) {
        (self.key.seed(), self.seal.to_secret())
    }

    /// Closes the profile, so that it can be opened again at once.
    pub async fn close(self) {
        self.readers.close().await;
        self.writer.close().await;
        drop(self.lock);
    }

    /// Why nothing can be saved, where the profile was opened to be read alone.
    pub fn why_unwritable(&self) -> Option<&str> {
        self.unwritable.as_deref()
    }

    /// The folder that the profile is in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// This device, as others know it.
    pub fn device(&self) -> Device {
        let log = self.key.log();
        Device {
            log,
            fingerprint: log.fingerprint(),
            recipient: self.recipient(),
        }
    }

    /// Whom others seal to so that this device opens it.
    pub fn recipient(&self) -> Recipient {
        self.seal.recipient()
    }

    /// Opens a view: reads that all see the same moment, and hold up nobody.
    ///
    /// # Errors
    /// [`ReadError`] where the database cannot be read.
    pub async fn view(&self) -> Result<View, ReadError> {
        let changes = self.changes.count(); // before: what is noted later may be seen already
        Ok(View::new(
            self.readers.begin().await?,
            self.key.log(),
            changes,
        ))
    }

    /// Begins a change: what is read in it stays true until it is committed.
    /// One change is open at a time: a second waits up to a minute for the
    /// first, so a task that holds one must not ask for another. Dropping it
    /// changes nothing.
    ///
    /// # Errors
    /// [`CommitError`] where the database cannot be written.
    pub async fn change(&self) -> Result<Change<'_>, CommitError> {
        let transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let view = View::new(transaction, self.key.log(), self.changes.count());
        let (key, seal) = (&self.key, &self.seal);
        Ok(Change::new(key, seal, &self.mark, &self.changes, view))
    }

    /// Records that something happened, without looking first.
    ///
    /// # Errors
    /// [`CommitError`] where it speaks of something that is not on file, or the
    /// database cannot be written; nothing is changed then.
    pub async fn commit(&self, body: Body, at: DateTime<Utc>) -> Result<Committed, CommitError> {
        self.change().await?.commit(body, at).await
    }
}
