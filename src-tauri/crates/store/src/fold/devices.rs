//! Devices come to the panel and leave it; the chair goes over, and writes receipts.

use std::collections::BTreeMap;

use evenhand_core::MemberId;
use evenhand_record::{Head, LogId, Recipient};
use sqlx::SqliteConnection;

use super::Obstacle;
use super::error::ApplyError;
use crate::text;

pub(super) async fn accept_device(
    on: &mut SqliteConnection,
    log: LogId,
    member: &MemberId,
    recipient: Option<&Recipient>,
    confirmed: bool,
) -> Result<(), sqlx::Error> {
    let (log, member) = (log.as_bytes().as_slice(), member.as_str());
    let recipient = recipient.map(Recipient::as_str);
    sqlx::query!(
        "INSERT INTO device (log, member, recipient, confirmed) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET confirmed = max(confirmed, excluded.confirmed)",
        log,
        member,
        recipient,
        confirmed
    )
    .execute(on)
    .await?;
    Ok(())
}

pub(super) async fn revoke_device(
    on: &mut SqliteConnection,
    log: LogId,
    reason: &str,
) -> Result<(), sqlx::Error> {
    let log = log.as_bytes().as_slice();
    sqlx::query!("UPDATE device SET revoked = ? WHERE log = ?", reason, log)
        .execute(on)
        .await?;
    Ok(())
}

pub(super) async fn name_deputy(
    on: &mut SqliteConnection,
    member: Option<&MemberId>,
) -> Result<(), sqlx::Error> {
    let member = member.map(MemberId::as_str);
    sqlx::query!("UPDATE panel SET deputy = ?", member)
        .execute(on)
        .await?;
    Ok(())
}

/// Refuses to take records as received that were not applied before, in their places.
async fn check_applied(
    on: &mut SqliteConnection,
    heads: &BTreeMap<LogId, Head>,
) -> Result<(), ApplyError> {
    for (log, head) in heads {
        let id = head.id.as_bytes().as_slice();
        let found = sqlx::query!("SELECT log, seq FROM folded WHERE record = ?", id)
            .fetch_optional(&mut *on)
            .await?;
        let fits = found.is_some_and(|found| {
            found.log == log.as_bytes() && u64::try_from(found.seq) == Ok(head.seq)
        });
        if !fits {
            return Err(Obstacle::NotReceived {
                log: *log,
                seq: head.seq,
            }
            .into());
        }
    }
    Ok(())
}

/// The chair goes over to someone whose name the rounds' panels give.
pub(super) async fn hand_over_chair(
    on: &mut SqliteConnection,
    to: &MemberId,
) -> Result<(), sqlx::Error> {
    let to = to.as_str();
    sqlx::query!(
        "UPDATE panel SET chair = ?1, chair_name = coalesce((SELECT name FROM member WHERE id = ?1 LIMIT 1), ?1)",
        to
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Keeps the newest of what the chair has received of each log.
pub(super) async fn note_received(
    on: &mut SqliteConnection,
    heads: &BTreeMap<LogId, Head>,
) -> Result<(), ApplyError> {
    check_applied(on, heads).await?;
    for (log, head) in heads {
        let (log, seq) = (log.as_bytes().as_slice(), text::write_seq(head.seq)?);
        sqlx::query!(
            "INSERT INTO received (log, seq) VALUES (?, ?)
             ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)",
            log,
            seq
        )
        .execute(&mut *on)
        .await?;
    }
    Ok(())
}
