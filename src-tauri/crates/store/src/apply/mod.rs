//! Making the tables from the records: one plain function for each kind.
//!
//! Everything here depends on the record and on the tables alone, never on the
//! clock or on chance, so that the same records give the same tables on every
//! laptop. A record that speaks of something that is not on file is refused
//! when it is written ([`Obstacle`]), and set aside when it is folded.

use chrono::{DateTime, Utc};
use evenhand_record::{Body, RecordId};
use sqlx::SqliteConnection;

use crate::error::ReadError;

mod bids;
mod declarations;
mod moderation;
mod obstacle;
mod panel;
mod rounds;
mod sheets;
mod shortlist;

pub use obstacle::Obstacle;

/// What is applied: what happened, and the record that says so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    /// The record.
    pub(crate) id: RecordId,
    /// Its time, by the writer's clock.
    pub(crate) at: DateTime<Utc>,
    /// What happened.
    pub(crate) body: &'a Body,
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
pub(crate) async fn apply(on: &mut SqliteConnection, entry: Entry<'_>) -> Result<(), ApplyError> {
    obstacle::check(on, entry.body).await?;
    let at = crate::text::time(entry.at);
    match entry.body {
        Body::Genesis { chair, deputy } => {
            panel::begin(on, entry.id.into(), chair, deputy.as_ref(), &at).await?
        }
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
        Body::RoundOpened { round } => rounds::open(on, round, &at).await?,
        Body::Declared {
            round,
            declarations,
            note,
            entered_by,
        } => {
            declarations::declare(on, round, declarations, note, entered_by.as_ref(), &at).await?;
        }
        Body::SheetDrafted(sheet) => sheets::draft(on, sheet, &at).await?,
        Body::SheetSubmitted(sheet) => sheets::submit(on, sheet, &at).await?,
        Body::SheetReopened(notice) => sheets::reopen(on, notice).await?,
        Body::SheetWithdrawn(notice) => sheets::withdraw(on, notice).await?,
        Body::RoundClosed { round } => rounds::close(on, round, &at).await?,
        Body::Revealed { round } => rounds::reveal(on, round, &at).await?,
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
