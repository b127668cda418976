//! Sheets are drafted, handed in, reopened and taken back.

use evenhand_core::{BidRef, MemberId, RoundId, SheetContent, SheetState};
use evenhand_record::{LogId, SheetNotice};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use super::{Fold, late};
use crate::text;

/// A sheet that is saved or handed in, and the record that says so.
#[derive(Clone, Copy)]
pub(super) struct SavedSheet<'a> {
    pub(super) round: &'a RoundId,
    pub(super) bid: &'a BidRef,
    pub(super) member: &'a MemberId,
    pub(super) entered_by: Option<&'a MemberId>,
    /// What it says; none while it is sealed.
    pub(super) content: Option<&'a SheetContent>,
    pub(super) record: &'a [u8],
    pub(super) log: LogId,
    pub(super) seq: u64,
    pub(super) at: &'a str,
}

/// Saves a draft. A reopened sheet stays reopened, with its notice, until it
/// is handed in again; one that was taken back is a draft again. A draft that
/// is sealed to somebody else leaves what is known of the sheet as it is.
pub(super) async fn save_draft(
    on: &mut SqliteConnection,
    sheet: SavedSheet<'_>,
) -> Result<(), sqlx::Error> {
    let (round, bid, member) = (
        sheet.round.as_str(),
        sheet.bid.as_str(),
        sheet.member.as_str(),
    );
    let (entered_by, content) = (
        sheet.entered_by.map(MemberId::as_str),
        sheet.content.map(text::write_json).transpose()?,
    );
    sqlx::query!(
        "INSERT INTO sheet (round, bid, member, state, submissions, entered_by, saved_at, content, record)
         VALUES (?, ?, ?, 'draft', 0, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET
           state = CASE state WHEN 'withdrawn' THEN 'draft' ELSE state END,
           notice = CASE state WHEN 'withdrawn' THEN NULL ELSE notice END,
           entered_by = excluded.entered_by, saved_at = excluded.saved_at,
           record = CASE WHEN excluded.content IS NULL THEN record ELSE excluded.record END,
           content = coalesce(excluded.content, content)",
        round,
        bid,
        member,
        entered_by,
        sheet.at,
        content,
        sheet.record
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Hands a sheet in, and keeps this version of it for good. One that comes after
/// the close, and that the chair did not open again, is kept apart as late.
pub(super) async fn submit_sheet(
    fold: &mut Fold<'_>,
    sheet: SavedSheet<'_>,
) -> Result<(), ApplyError> {
    if late::is_late_sheet(fold, &sheet).await? {
        return Ok(late::keep_late_sheet(fold.on, &sheet).await?);
    }
    Ok(count_sheet(fold.on, sheet).await?)
}

/// Lets a sheet that was handed in count.
pub(super) async fn count_sheet(
    on: &mut SqliteConnection,
    sheet: SavedSheet<'_>,
) -> Result<(), sqlx::Error> {
    let (round, bid, member) = (
        sheet.round.as_str(),
        sheet.bid.as_str(),
        sheet.member.as_str(),
    );
    let (entered_by, content) = (
        sheet.entered_by.map(MemberId::as_str),
        sheet.content.map(text::write_json).transpose()?,
    );
    sqlx::query!(
        "INSERT INTO sheet (round, bid, member, state, submissions, entered_by, saved_at, submitted_at, content, record)
         VALUES (?1, ?2, ?3, 'submitted', 1, ?4, ?5, ?5, ?6, ?7)
         ON CONFLICT DO UPDATE SET
           state = 'submitted', submissions = submissions + 1, notice = NULL, entered_by = excluded.entered_by,
           saved_at = excluded.saved_at, submitted_at = excluded.submitted_at, content = excluded.content,
           record = excluded.record",
        round,
        bid,
        member,
        entered_by,
        sheet.at,
        content,
        sheet.record
    )
    .execute(&mut *on)
    .await?;
    keep_version(on, &sheet).await
}

/// Keeps a sheet that counts as it is now.
async fn keep_version(
    on: &mut SqliteConnection,
    sheet: &SavedSheet<'_>,
) -> Result<(), sqlx::Error> {
    let (round, bid, member) = (
        sheet.round.as_str(),
        sheet.bid.as_str(),
        sheet.member.as_str(),
    );
    let (log, seq) = (sheet.log.as_bytes().as_slice(), text::write_seq(sheet.seq)?);
    sqlx::query!(
        "INSERT INTO sheet_version (round, bid, member, version, entered_by, at, content, record, log, seq)
         SELECT round, bid, member, submissions, entered_by, saved_at, content, record, ?4, ?5
         FROM sheet WHERE round = ?1 AND bid = ?2 AND member = ?3",
        round,
        bid,
        member,
        log,
        seq
    )
    .execute(on)
    .await?;
    Ok(())
}

/// How far a sheet has come, where it was begun.
pub(super) async fn read_state(
    on: &mut SqliteConnection,
    round: &RoundId,
    bid: &BidRef,
    member: &MemberId,
) -> Result<Option<SheetState>, ApplyError> {
    let (round, bid, member) = (round.as_str(), bid.as_str(), member.as_str());
    let state = sqlx::query_scalar!(
        "SELECT state FROM sheet WHERE round = ? AND bid = ? AND member = ?",
        round,
        bid,
        member
    )
    .fetch_optional(on)
    .await?;
    let state = state.map(|state| text::read_word("sheet", &state));
    Ok(state.transpose()?)
}

/// Reopens a sheet. What it says stays as it was last saved.
pub(super) async fn reopen_sheet(
    on: &mut SqliteConnection,
    notice: &SheetNotice,
) -> Result<(), sqlx::Error> {
    put_notice(on, notice, "reopened").await
}

pub(super) async fn put_notice(
    on: &mut SqliteConnection,
    notice: &SheetNotice,
    state: &str,
) -> Result<(), sqlx::Error> {
    let (round, bid, member) = (
        notice.round.as_str(),
        notice.bid.as_str(),
        notice.member.as_str(),
    );
    let reason = notice.reason.as_str();
    sqlx::query!(
        "UPDATE sheet SET state = ?, notice = ? WHERE round = ? AND bid = ? AND member = ?",
        state,
        reason,
        round,
        bid,
        member
    )
    .execute(on)
    .await?;
    Ok(())
}
