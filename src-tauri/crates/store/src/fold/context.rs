//! What records are applied with, and what is applied.

use std::fmt;

use chrono::{DateTime, Utc};
use evenhand_core::SheetContent;
use evenhand_record::{
    About, Body, Kind, LogId, Payload, RecordId, Right, SealKey, SealedSheet, SheetEntry,
};
use sqlx::SqliteConnection;

use super::lookups::Lookups;
use super::sheets::SavedSheet;

/// This device: its log, and the key that opens what is sealed to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OwnDevice<'a> {
    /// Its log.
    pub(crate) log: LogId,
    /// Its key.
    pub(crate) key: &'a SealKey,
}

/// What records are applied with: the tables, this device, and what was looked up so far.
pub(crate) struct Fold<'a> {
    pub(super) on: &'a mut SqliteConnection,
    pub(super) own: OwnDevice<'a>,
    pub(super) lookups: Lookups,
}

impl<'a> Fold<'a> {
    /// Records are applied to these tables by this device.
    pub(crate) fn new(on: &'a mut SqliteConnection, own: OwnDevice<'a>) -> Self {
        Self {
            on,
            own,
            lookups: Lookups::default(),
        }
    }
}

impl fmt::Debug for Fold<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Fold").field(&self.own).finish()
    }
}

/// What is applied: what happened, and the record that says so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    /// The record.
    pub(crate) id: RecordId,
    /// The log it belongs to.
    pub(crate) log: LogId,
    /// Its sequence number there.
    pub(crate) seq: u64,
    /// Its time, by the writer's clock.
    pub(crate) at: DateTime<Utc>,
    /// In what right its writer says it.
    pub(crate) right: Right,
    /// What happened.
    pub(crate) content: EntryContent<'a>,
}

/// What happened, as far as this device can read it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum EntryContent<'a> {
    /// All of it.
    Open(&'a Body),
    /// A sheet whose content is sealed: this device can read it where it is its author's.
    Sealed(&'a SealedSheet, &'a Payload, Option<&'a SheetContent>),
}

impl<'a> Entry<'a> {
    /// What a record says that was signed so.
    pub(crate) fn from_signed(
        id: RecordId,
        payload: &Payload,
        right: Right,
        content: EntryContent<'a>,
    ) -> Self {
        Self {
            id,
            log: payload.log,
            seq: payload.seq,
            at: payload.at,
            right,
            content,
        }
    }

    /// What kind of thing happened.
    pub(super) fn kind(&self) -> Kind {
        match self.content {
            EntryContent::Open(body) => body.kind(),
            EntryContent::Sealed(sheet, ..) => sheet.kind(),
        }
    }

    /// What it speaks of.
    pub(super) fn about(&self) -> About<'a> {
        match self.content {
            EntryContent::Open(body) => body.about(),
            EntryContent::Sealed(sheet, ..) => sheet.about(),
        }
    }

    /// Its time as columns hold it.
    pub(super) fn time_text(&self) -> String {
        crate::text::write_time(self.at)
    }

    /// A sheet that it saves or hands in, where its content can be read.
    pub(super) fn open_sheet<'b>(&'b self, sheet: &'b SheetEntry, at: &'b str) -> SavedSheet<'b> {
        SavedSheet {
            round: &sheet.round,
            bid: &sheet.bid,
            member: &sheet.member,
            entered_by: sheet.entered_by.as_ref(),
            content: Some(&sheet.content),
            record: self.id.as_bytes().as_slice(),
            log: self.log,
            seq: self.seq,
            at,
        }
    }

    /// A sheet that it saves or hands in, where its content is sealed; with the content
    /// where this device can read it.
    pub(super) fn sealed_sheet<'b>(
        &'b self,
        sheet: &'b SealedSheet,
        content: Option<&'b SheetContent>,
        at: &'b str,
    ) -> SavedSheet<'b> {
        SavedSheet {
            round: &sheet.round,
            bid: &sheet.bid,
            member: &sheet.member,
            entered_by: sheet.entered_by.as_ref(),
            content,
            record: self.id.as_bytes().as_slice(),
            log: self.log,
            seq: self.seq,
            at,
        }
    }
}
