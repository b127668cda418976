//! Making the tables from the records: one plain function for each kind.
//!
//! Everything here depends on the record and on the tables alone, never on the
//! clock or on chance, so that the same records give the same tables on every
//! laptop. A record that speaks of something that is not on file is refused
//! when it is written ([`Obstacle`]), and set aside when it is folded.

use chrono::{DateTime, Utc};
use evenhand_record::{
    About, Body, Kind, LogId, Payload, RecordId, SealKey, SealedSheet, SheetAct, SheetEntry,
};
use sqlx::SqliteConnection;

use crate::error::ReadError;

mod authority;
mod bids;
mod declarations;
mod devices;
mod known;
mod late;
mod moderation;
mod obstacle;
mod panel;
mod rounds;
pub(crate) mod seals;
mod sheets;
mod shortlist;

pub(crate) use devices::whole;
pub(crate) use known::Known;
pub use obstacle::Obstacle;

use seals::Part;
use sheets::Saved;

/// This device: its log, and the key that opens what is sealed to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Own<'a> {
    /// Its log.
    pub(crate) log: LogId,
    /// Its key.
    pub(crate) key: &'a SealKey,
}

/// What is applied: what happened, and the record that says so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    /// The record.
    pub(crate) id: RecordId,
    /// The log it belongs to.
    pub(crate) log: LogId,
    /// Its place there.
    pub(crate) seq: u64,
    /// Its time, by the writer's clock.
    pub(crate) at: DateTime<Utc>,
    /// What happened.
    pub(crate) what: What<'a>,
}

/// What happened, as far as this device can read it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum What<'a> {
    /// All of it.
    Body(&'a Body),
    /// A sheet whose content is sealed to others.
    Sealed(&'a SealedSheet, &'a Payload),
}

impl What<'_> {
    /// What kind of thing happened.
    fn kind(&self) -> Kind {
        match self {
            Self::Body(body) => body.kind(),
            Self::Sealed(sheet, _) => sheet.kind(),
        }
    }

    /// What it speaks of.
    fn about(&self) -> About<'_> {
        match self {
            Self::Body(body) => body.about(),
            Self::Sealed(sheet, _) => sheet.about(),
        }
    }
}

/// Says why a record was not applied.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ApplyError {
    /// It does not fit what is on file.
    #[error("{0}")]
    Obstacle(#[from] Obstacle),
    /// What is on file cannot be read.
    #[error("{0}")]
    Read(#[from] ReadError),
    /// SQLite said no.
    #[error("{0}")]
    Database(#[from] sqlx::Error),
}

/// Applies a record to the tables, whole or not at all where an obstacle is met.
pub(crate) async fn apply(
    on: &mut SqliteConnection,
    own: Own<'_>,
    known: &mut Known,
    entry: Entry<'_>,
) -> Result<(), ApplyError> {
    match entry.what {
        What::Body(body) => {
            obstacle::check(on, known, body).await?;
            authority::check(on, known, &entry).await?;
            apply_body(on, own, known, &entry, body).await?;
            known.after(body.kind());
            Ok(())
        }
        What::Sealed(sheet, payload) => {
            apply_sealed(on, own, known, &entry, (sheet, payload)).await
        }
    }
}

/// Applies a sheet whose content is sealed to others: that it was saved, or handed in.
async fn apply_sealed(
    on: &mut SqliteConnection,
    own: Own<'_>,
    known: &mut Known,
    entry: &Entry<'_>,
    (sheet, payload): (&SealedSheet, &Payload),
) -> Result<(), ApplyError> {
    let at = crate::text::time(entry.at);
    let saved = Saved {
        round: &sheet.round,
        bid: &sheet.bid,
        member: &sheet.member,
        entered_by: sheet.entered_by.as_ref(),
        content: None,
        record: entry.id.as_bytes().as_slice(),
        log: entry.log,
        seq: entry.seq,
        at: &at,
    };
    obstacle::check_sheet(on, (&sheet.round, &sheet.bid, &sheet.member), sheet.act).await?;
    authority::check(on, known, entry).await?;
    match sheet.act {
        SheetAct::Drafted => Ok(sheets::draft(on, saved).await?),
        SheetAct::Submitted => {
            sheets::submit(on, known, saved).await?;
            seals::keep_sheet(on, saved.record, sheet, payload).await?;
            seals::open_sheets(on, own, &sheet.round).await
        }
    }
}

fn saved<'a>(entry: &'a Entry<'_>, sheet: &'a SheetEntry, at: &'a str) -> Saved<'a> {
    Saved {
        round: &sheet.round,
        bid: &sheet.bid,
        member: &sheet.member,
        entered_by: sheet.entered_by.as_ref(),
        content: Some(&sheet.content),
        record: entry.id.as_bytes().as_slice(),
        log: entry.log,
        seq: entry.seq,
        at,
    }
}

async fn apply_body(
    on: &mut SqliteConnection,
    own: Own<'_>,
    known: &mut Known,
    entry: &Entry<'_>,
    body: &Body,
) -> Result<(), ApplyError> {
    let at = crate::text::time(entry.at);
    match body {
        Body::Genesis {
            chair,
            deputy,
            recipient,
        } => {
            panel::begin(on, entry.id.into(), chair, deputy.as_ref(), &at).await?;
            devices::accept(on, entry.log, &chair.id, recipient.as_ref(), true).await?;
        }
        Body::Joined { .. } | Body::ForkChosen { .. } => {}
        Body::DeviceAccepted {
            member,
            log,
            recipient,
            words_confirmed,
            ..
        } => devices::accept(on, *log, member, Some(recipient), *words_confirmed).await?,
        Body::DeviceRevoked { log, reason, .. } => devices::revoke(on, *log, reason).await?,
        Body::DeputyNamed { member } => devices::name_deputy(on, member.as_ref()).await?,
        Body::HandedOver { to, .. } => devices::hand_over(on, to).await?,
        Body::Received { heads } => devices::receive(on, heads).await?,
        Body::RoundDescribed { round, details } => rounds::describe(on, round, details).await?,
        Body::SchemeSet {
            round,
            scheme,
            reason,
        } => rounds::set_scheme(on, round, scheme, reason, &at).await?,
        Body::MemberAdded { round, member } => panel::add(on, round, member).await?,
        Body::MemberRemoved {
            round,
            member,
            reason,
        } => panel::remove(on, round, member, reason).await?,
        Body::BidsSet { round, bids, .. } => bids::set(on, round, bids).await?,
        Body::LateBidAccepted { round, bid, reason } => {
            bids::accept_late(on, round, bid, reason).await?
        }
        Body::BidWithdrawn { round, bid, reason } => bids::withdraw(on, round, bid, reason).await?,
        Body::GatewaysAnswered { round, answers } => {
            bids::answer_gateways(on, round, answers).await?
        }
        Body::RoundOpened { round, seal } => {
            rounds::open(on, round, &at).await?;
            if let Some(seal) = seal {
                seals::set(on, round, &seal.recipient, seal.observer.as_ref()).await?;
                seals::keep_keys(on, round, Part::Held, &seal.keys).await?;
            }
        }
        Body::ObserverReady {
            round,
            recipient,
            keys,
        } => seals::observe(on, entry.log, round, recipient, keys).await?,
        Body::ObserverReleased { round, keys } => {
            seals::keep_keys(on, round, Part::Observer, keys).await?;
            seals::open_sheets(on, own, round).await?;
        }
        Body::KeysGiven {
            round,
            keys,
            observer_keys,
            held,
        } => {
            seals::keep_keys(on, round, Part::Held, held).await?;
            seals::keep_keys(on, round, Part::Round, keys).await?;
            seals::keep_keys(on, round, Part::Observer, observer_keys).await?;
            seals::open_sheets(on, own, round).await?;
        }
        Body::LateSheetAccepted {
            round,
            record,
            reason,
            ..
        } => late::accept(on, own, round, *record, reason).await?,
        Body::Declared {
            round,
            declarations,
            note,
            entered_by,
        } => {
            declarations::refuse_return(on, known, entry, round, declarations).await?;
            let by = entered_by.as_ref();
            declarations::declare(on, entry.id, round, declarations, note, by, &at).await?;
        }
        Body::SheetDrafted(sheet) => sheets::draft(on, saved(entry, sheet, &at)).await?,
        Body::SheetSubmitted(sheet) => sheets::submit(on, known, saved(entry, sheet, &at)).await?,
        Body::SheetReopened(notice) => sheets::reopen(on, notice).await?,
        Body::SheetWithdrawn(notice) => late::withdraw(on, notice, entry.log, entry.seq).await?,
        Body::RoundClosed { round, heads } => {
            rounds::close(on, round, &at).await?;
            if let Some(heads) = heads {
                late::close(on, round, heads).await?;
            }
        }
        Body::Revealed { round, keys } => {
            rounds::reveal(on, round, &at).await?;
            seals::keep_keys(on, round, Part::Round, keys).await?;
            seals::open_sheets(on, own, round).await?;
        }
        Body::ScoresAgreed { round, scores } => moderation::agree(on, round, scores).await?,
        Body::BidModerated {
            round,
            bid,
            strengths,
            weaknesses,
        } => moderation::note(on, round, bid, strengths, weaknesses).await?,
        Body::Overridden {
            round,
            bid,
            kind,
            reason,
        } => shortlist::set_override(on, round, bid, *kind, reason).await?,
        Body::ShortlistSettled { round, settled } => {
            shortlist::settle(on, round, settled, &at).await?
        }
        Body::Decided {
            round,
            decisions,
            by,
        } => moderation::decide(on, round, decisions, by, &at).await?,
    }
    Ok(())
}
