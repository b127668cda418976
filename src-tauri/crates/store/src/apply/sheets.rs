//! Sheets are drafted, handed in, reopened and taken back.

use evenhand_core::MemberId;
use evenhand_record::{SheetEntry, SheetNotice};
use sqlx::SqliteConnection;

use crate::text;

/// Saves a draft. A reopened sheet stays reopened, with its notice, until it
/// is handed in again; one that was taken back is a draft again.
pub(super) async fn draft(
    on: &mut SqliteConnection,
    sheet: &SheetEntry,
    at: &str,
) -> Result<(), sqlx::Error> {
    let (round, bid, member) = (
        sheet.round.as_str(),
        sheet.bid.as_str(),
        sheet.member.as_str(),
    );
    let (entered_by, content) = (
        sheet.entered_by.as_ref().map(MemberId::as_str),
        text::json(&sheet.content)?,
    );
    sqlx::query!(
        "INSERT INTO sheet (round, bid, member, state, submissions, entered_by, saved_at, content)
         VALUES (?, ?, ?, 'draft', 0, ?, ?, ?)
         ON CONFLICT DO UPDATE SET
           state = CASE state WHEN 'withdrawn' THEN 'draft' ELSE state END,
           notice = CASE state WHEN 'withdrawn' THEN NULL ELSE notice END,
           entered_by = excluded.entered_by, saved_at = excluded.saved_at, content = excluded.content",
        round,
        bid,
        member,
        entered_by,
        at,
        content
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Hands a sheet in, and keeps this version of it for good.
pub(super) async fn submit(
    on: &mut SqliteConnection,
    sheet: &SheetEntry,
    at: &str,
) -> Result<(), sqlx::Error> {
    let (round, bid, member) = (
        sheet.round.as_str(),
        sheet.bid.as_str(),
        sheet.member.as_str(),
    );
    let (entered_by, content) = (
        sheet.entered_by.as_ref().map(MemberId::as_str),
        text::json(&sheet.content)?,
    );
    sqlx::query!(
        "INSERT INTO sheet (round, bid, member, state, submissions, entered_by, saved_at, submitted_at, content)
         VALUES (?1, ?2, ?3, 'submitted', 1, ?4, ?5, ?5, ?6)
         ON CONFLICT DO UPDATE SET
           state = 'submitted', submissions = submissions + 1, notice = NULL, entered_by = excluded.entered_by,
           saved_at = excluded.saved_at, submitted_at = excluded.submitted_at, content = excluded.content",
        round,
        bid,
        member,
        entered_by,
        at,
        content
    )
    .execute(&mut *on)
    .await?;
    keep_version(on, round, bid, member).await
}

async fn keep_version(
    on: &mut SqliteConnection,
    round: &str,
    bid: &str,
    member: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "INSERT INTO sheet_version (round, bid, member, version, entered_by, at, content)
         SELECT round, bid, member, submissions, entered_by, saved_at, content
         FROM sheet WHERE round = ? AND bid = ? AND member = ?",
        round,
        bid,
        member
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Reopens a sheet. What it says stays as it was last saved.
pub(super) async fn reopen(
    on: &mut SqliteConnection,
    notice: &SheetNotice,
) -> Result<(), sqlx::Error> {
    put_notice(on, notice, "reopened").await
}

/// Takes a sheet back. It stays on file.
pub(super) async fn withdraw(
    on: &mut SqliteConnection,
    notice: &SheetNotice,
) -> Result<(), sqlx::Error> {
    put_notice(on, notice, "withdrawn").await
}

async fn put_notice(
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
