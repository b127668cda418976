//! Sheets that came after the close: kept apart until the chair lets them count.
//!
//! A close names the newest record of each log that was in, which is all that its
//! writer had seen. Records are applied in that order ([`evenhand_record::fold_order`]):
//! what comes to its turn after the close was not in, whenever it arrived.

use std::collections::BTreeMap;

use evenhand_core::{BidRef, MemberId, RoundId, SheetContent, SheetState};
use evenhand_record::{Head, LogId, RecordId, Right, SheetNotice};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use super::sheets::{self, SavedSheet};
use super::{Fold, Obstacle, seals, stage};
use crate::error::OrDamaged;
use crate::text;

/// Whether a sheet came after the close, and was not opened again by the chair.
pub(super) async fn is_late_sheet(
    fold: &mut Fold<'_>,
    sheet: &SavedSheet<'_>,
) -> Result<bool, ApplyError> {
    if !stage::is_closed(fold, sheet.round).await? {
        return Ok(false);
    }
    let state = sheets::read_state(fold.on, sheet.round, sheet.bid, sheet.member).await?;
    Ok(state != Some(SheetState::Reopened))
}

/// Takes a sheet back; it stays on file. After the close only the chair does, or its
/// author where the chair had opened it again: nobody changes what counts once
/// they know how it came out.
pub(super) async fn withdraw_sheet(
    fold: &mut Fold<'_>,
    notice: &SheetNotice,
    right: Right,
) -> Result<(), ApplyError> {
    let (round, bid, member) = (&notice.round, &notice.bid, &notice.member);
    let state = sheets::read_state(fold.on, round, bid, member).await?;
    let is_open = state == Some(SheetState::Reopened) || !stage::is_closed(fold, round).await?;
    if right == Right::Member && !is_open {
        return Err(Obstacle::TakenBackLate { bid: bid.clone() }.into());
    }
    Ok(sheets::put_notice(fold.on, notice, "withdrawn").await?)
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

/// Notes what was in at the close.
pub(super) async fn note_close(
    on: &mut SqliteConnection,
    round: &RoundId,
    heads: &BTreeMap<LogId, Head>,
) -> Result<(), sqlx::Error> {
    let id = round.as_str();
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
    Ok(())
}

/// Lets a late sheet count.
pub(super) async fn accept_late_sheet(
    fold: &mut Fold<'_>,
    (round, bid, member): (&RoundId, &BidRef, &MemberId),
    record: RecordId,
    reason: &str,
) -> Result<(), ApplyError> {
    let id = record.as_bytes().as_slice();
    let (of, of_bid, of_member) = (round.as_str(), bid.as_str(), member.as_str());
    let row = sqlx::query!(
        "SELECT log, seq, entered_by, at, content FROM late_sheet
         WHERE record = ? AND round = ? AND bid = ? AND member = ? AND accepted IS NULL",
        id,
        of,
        of_bid,
        of_member
    )
    .fetch_optional(&mut *fold.on)
    .await?;
    let Some(row) = row else {
        return Err(Obstacle::NotLate {
            bid: bid.clone(),
            member: member.clone(),
        }
        .into());
    };
    let content: Option<SheetContent> = row
        .content
        .map(|content| text::read_json("late_sheet", &content))
        .transpose()?;
    let entered_by = row.entered_by.map(MemberId::new);
    let saved = SavedSheet {
        round,
        bid,
        member,
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
