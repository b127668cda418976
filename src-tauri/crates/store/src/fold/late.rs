//! Sheets that came after the close: kept apart until the chair lets them count.
//!
//! A close names the newest record of each log that was in. What a log says
//! after that is late, whenever it arrives: the clock has no say.

use std::collections::BTreeMap;

use evenhand_core::{BidRef, MemberId, RoundId, SheetContent};
use evenhand_record::{Head, LogId, RecordId, SheetNotice};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use super::sheets::{self, SavedSheet};
use super::{Fold, Obstacle, declarations, seals};
use crate::error::OrDamaged;
use crate::text;

/// Whether a sheet came after the close, and was not opened again by the chair.
pub(super) async fn is_late_sheet(
    fold: &mut Fold<'_>,
    sheet: &SavedSheet<'_>,
) -> Result<bool, ApplyError> {
    let close = fold.lookups.close_of(fold.on, sheet.round).await?;
    if !close.is_some_and(|close| close.is_before(sheet.log, sheet.seq)) {
        return Ok(false);
    }
    let (round, bid, member) = (
        sheet.round.as_str(),
        sheet.bid.as_str(),
        sheet.member.as_str(),
    );
    let reopened = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM sheet WHERE round = ? AND bid = ? AND member = ? AND state = 'reopened')
              AS "reopened!: bool""#,
        round,
        bid,
        member
    )
    .fetch_one(&mut *fold.on)
    .await?;
    Ok(!reopened)
}

/// Takes a sheet back; it stays on file. After the close only the chair does, or its
/// author where the chair had opened it again: nobody changes what counts once
/// they know how it came out.
pub(super) async fn withdraw_sheet(
    on: &mut SqliteConnection,
    notice: &SheetNotice,
    log: LogId,
    seq: u64,
) -> Result<(), ApplyError> {
    let (round, bid, member) = (
        notice.round.as_str(),
        notice.bid.as_str(),
        notice.member.as_str(),
    );
    let (id, seq) = (log.as_bytes().as_slice(), text::write_seq(seq)?);
    let found = sqlx::query!(
        r#"SELECT (SELECT member FROM device WHERE log = ?1) = (SELECT chair FROM panel) AS "chair!: bool",
              EXISTS (SELECT 1 FROM round_close WHERE round = ?2)
              AND coalesce((SELECT seq FROM round_close WHERE round = ?2 AND log = ?1), 0) < ?3
              AND NOT EXISTS (SELECT 1 FROM sheet WHERE round = ?2 AND bid = ?4 AND member = ?5 AND state = 'reopened')
              AS "late!: bool""#,
        id,
        round,
        seq,
        bid,
        member
    )
    .fetch_one(&mut *on)
    .await?;
    if found.late && !found.chair {
        return Err(Obstacle::TakenBackLate {
            bid: notice.bid.clone(),
        }
        .into());
    }
    sheets::put_notice(on, notice, "withdrawn").await?;
    match found.chair {
        true => Ok(()),
        false => Ok(note_taken_back(on, notice, id, seq).await?),
    }
}

/// Notes where in its log an author took a sheet back: a close may come before that.
async fn note_taken_back(
    on: &mut SqliteConnection,
    notice: &SheetNotice,
    log: &[u8],
    seq: i64,
) -> Result<(), sqlx::Error> {
    let (round, bid, member) = (
        notice.round.as_str(),
        notice.bid.as_str(),
        notice.member.as_str(),
    );
    sqlx::query!(
        "UPDATE sheet SET taken_back = ?, taken_at = ? WHERE round = ? AND bid = ? AND member = ?",
        log,
        seq,
        round,
        bid,
        member
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Keeps a late sheet apart.
pub(super) async fn keep_late_sheet(
    on: &mut SqliteConnection,
    sheet: &SavedSheet<'_>,
) -> Result<(), sqlx::Error> {
    let (round, bid, member) = (
        sheet.round.as_str(),
        sheet.bid.as_str(),
        sheet.member.as_str(),
    );
    let (log, seq) = (sheet.log.as_bytes().as_slice(), text::write_seq(sheet.seq)?);
    let (entered_by, content) = (
        sheet.entered_by.map(MemberId::as_str),
        sheet.content.map(text::write_json).transpose()?,
    );
    sqlx::query!(
        "INSERT INTO late_sheet (record, round, bid, member, log, seq, entered_by, at, content)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        sheet.record,
        round,
        bid,
        member,
        log,
        seq,
        entered_by,
        sheet.at,
        content
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Notes what was in at the close, and sets apart what was applied before but
/// came after it. The first close stands.
pub(super) async fn note_close(
    on: &mut SqliteConnection,
    round: &RoundId,
    heads: &BTreeMap<LogId, Head>,
) -> Result<(), sqlx::Error> {
    let id = round.as_str();
    let closed = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM round_close WHERE round = ?) AS "closed!: bool""#,
        id
    )
    .fetch_one(&mut *on)
    .await?;
    if closed {
        return Ok(());
    }
    for (log, head) in heads {
        let (log, seq) = (log.as_bytes().as_slice(), text::write_seq(head.seq)?);
        sqlx::query!(
            "INSERT INTO round_close (round, log, seq) VALUES (?, ?, ?)",
            id,
            log,
            seq
        )
        .execute(&mut *on)
        .await?;
    }
    declarations::set_late_returns_aside(on, id).await?;
    set_late_sheets_apart(on, id).await
}

/// Sets apart what was applied before the close but came after it.
async fn set_late_sheets_apart(on: &mut SqliteConnection, round: &str) -> Result<(), sqlx::Error> {
    move_late_versions(on, round).await?;
    restore_versions_in_time(on, round).await?;
    restore_taken_back(on, round).await?;
    make_late_ones_drafts(on, round).await
}

/// Moves the versions that came after the close to the late sheets.
async fn move_late_versions(on: &mut SqliteConnection, round: &str) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "INSERT INTO late_sheet (record, round, bid, member, log, seq, entered_by, at, content)
         SELECT record, round, bid, member, log, seq, entered_by, at, content FROM sheet_version AS one
         WHERE round = ?1 AND seq > coalesce((SELECT seq FROM round_close WHERE round = ?1 AND log = one.log), 0)",
        round
    )
    .execute(&mut *on)
    .await?;
    sqlx::query!(
        "DELETE FROM sheet_version WHERE round = ?1 AND record IN (SELECT record FROM late_sheet WHERE round = ?1)",
        round
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Gives a sheet back its newest version that was in.
async fn restore_versions_in_time(
    on: &mut SqliteConnection,
    round: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "UPDATE sheet SET
           submissions = kept.version, entered_by = kept.entered_by, saved_at = kept.at, submitted_at = kept.at,
           content = kept.content, record = kept.record
         FROM (SELECT bid, member, max(version) AS version, entered_by, at, content, record
               FROM sheet_version WHERE round = ?1 GROUP BY bid, member) AS kept
         WHERE sheet.round = ?1 AND sheet.bid = kept.bid AND sheet.member = kept.member
           AND sheet.record IN (SELECT record FROM late_sheet WHERE round = ?1)",
        round
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Hands in again what its author took back after the close, but was applied before it.
async fn restore_taken_back(on: &mut SqliteConnection, round: &str) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "UPDATE sheet SET
           state = 'submitted', notice = NULL, taken_back = NULL, taken_at = NULL, submissions = kept.version,
           entered_by = kept.entered_by, saved_at = kept.at, submitted_at = kept.at,
           content = kept.content, record = kept.record
         FROM (SELECT bid, member, max(version) AS version, entered_by, at, content, record
               FROM sheet_version WHERE round = ?1 GROUP BY bid, member) AS kept
         WHERE sheet.round = ?1 AND sheet.bid = kept.bid AND sheet.member = kept.member
           AND taken_at > coalesce((SELECT seq FROM round_close WHERE round = ?1 AND log = taken_back), 0)",
        round
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Makes a sheet a draft of which no version was in.
async fn make_late_ones_drafts(on: &mut SqliteConnection, round: &str) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "UPDATE sheet SET state = 'draft', submissions = 0, submitted_at = NULL
         WHERE round = ?1 AND record IN (SELECT record FROM late_sheet WHERE round = ?1)",
        round
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Lets a late sheet count.
pub(super) async fn accept_late_sheet(
    fold: &mut Fold<'_>,
    round: &RoundId,
    record: RecordId,
    reason: &str,
) -> Result<(), ApplyError> {
    let (id, of) = (record.as_bytes().as_slice(), round.as_str());
    let row = sqlx::query!(
        "SELECT bid, member, log, seq, entered_by, at, content FROM late_sheet
         WHERE record = ? AND round = ? AND accepted IS NULL",
        id,
        of
    )
    .fetch_optional(&mut *fold.on)
    .await?;
    let Some(row) = row else { return Ok(()) };
    let content: Option<SheetContent> = row
        .content
        .map(|content| text::read_json("late_sheet", &content))
        .transpose()?;
    let (bid, member) = (BidRef::new(row.bid), MemberId::new(row.member));
    let entered_by = row.entered_by.map(MemberId::new);
    let saved = SavedSheet {
        round,
        bid: &bid,
        member: &member,
        entered_by: entered_by.as_ref(),
        content: content.as_ref(),
        record: id,
        log: LogId::try_from(row.log.as_slice()).or_damaged("late_sheet")?,
        seq: row.seq.try_into().or_damaged("late_sheet")?,
        at: &row.at,
    };
    sheets::count_sheet(fold.on, saved).await?;
    note_accepted(fold.on, id, reason).await?;
    seals::open_sheets(fold, round).await
}

async fn note_accepted(
    on: &mut SqliteConnection,
    record: &[u8],
    reason: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "UPDATE late_sheet SET accepted = ? WHERE record = ?",
        reason,
        record
    )
    .execute(on)
    .await?;
    Ok(())
}
