//! Sheets that came after the close: kept apart until the chair lets them count.
//!
//! A close names the newest record of each log that was in. What a log says
//! after that is late, whenever it arrives: the clock has no say.

use std::collections::BTreeMap;

use evenhand_core::{BidRef, MemberId, RoundId, SheetContent};
use evenhand_record::{Head, LogId, RecordId, SheetNotice};
use sqlx::SqliteConnection;

use super::devices::whole;
use super::sheets::{self, Saved};
use super::{ApplyError, Known, Obstacle, Own, declarations, seals};
use crate::error::OrDamaged;
use crate::text;

/// Whether a sheet came after the close, and was not opened again by the chair.
pub(super) async fn is_late(
    on: &mut SqliteConnection,
    known: &mut Known,
    sheet: &Saved<'_>,
) -> Result<bool, ApplyError> {
    let place = (sheet.log, sheet.seq);
    if !known.is_after_close(on, sheet.round, place).await? {
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
    .fetch_one(on)
    .await?;
    Ok(!reopened)
}

/// Takes a sheet back; it stays on file. After the close only the chair does, or its
/// author where the chair had opened it again: nobody changes what counts once
/// they know how it came out.
pub(super) async fn withdraw(
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
    let (id, seq) = (log.as_bytes().as_slice(), whole(seq)?);
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
    if !found.chair {
        sqlx::query!(
            "UPDATE sheet SET taken_back = ?, taken_at = ? WHERE round = ? AND bid = ? AND member = ?",
            id,
            seq,
            round,
            bid,
            member
        )
        .execute(on)
        .await?;
    }
    Ok(())
}

/// Keeps a late sheet apart.
pub(super) async fn keep(on: &mut SqliteConnection, sheet: &Saved<'_>) -> Result<(), sqlx::Error> {
    let (round, bid, member) = (
        sheet.round.as_str(),
        sheet.bid.as_str(),
        sheet.member.as_str(),
    );
    let (log, seq) = (sheet.log.as_bytes().as_slice(), whole(sheet.seq)?);
    let (entered_by, content) = (
        sheet.entered_by.map(MemberId::as_str),
        sheet.content.map(text::json).transpose()?,
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
pub(super) async fn close(
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
        let (log, seq) = (log.as_bytes().as_slice(), whole(head.seq)?);
        sqlx::query!(
            "INSERT INTO round_close (round, log, seq) VALUES (?, ?, ?)",
            id,
            log,
            seq
        )
        .execute(&mut *on)
        .await?;
    }
    declarations::set_apart(on, id).await?;
    set_apart(on, id).await
}

async fn set_apart(on: &mut SqliteConnection, round: &str) -> Result<(), sqlx::Error> {
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
    .execute(&mut *on)
    .await?;
    // A sheet goes back to the newest version that was in, or is a draft where none was.
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
    .execute(&mut *on)
    .await?;
    // What its author took back after the close, but was applied before it, is handed in again.
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
    .execute(&mut *on)
    .await?;
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
pub(super) async fn accept(
    on: &mut SqliteConnection,
    own: Own<'_>,
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
    .fetch_optional(&mut *on)
    .await?;
    let Some(row) = row else { return Ok(()) };
    let content: Option<SheetContent> = row
        .content
        .map(|content| text::read_json("late_sheet", &content))
        .transpose()?;
    let (bid, member) = (BidRef::new(row.bid), MemberId::new(row.member));
    let entered_by = row.entered_by.map(MemberId::new);
    let saved = Saved {
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
    sheets::count(on, saved).await?;
    sqlx::query!(
        "UPDATE late_sheet SET accepted = ? WHERE record = ?",
        reason,
        id
    )
    .execute(&mut *on)
    .await?;
    seals::open_sheets(on, own, round).await
}
