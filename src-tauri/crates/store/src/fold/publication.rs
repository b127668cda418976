//! The office is described, and what is published of a round is decided.

use std::collections::BTreeMap;

use evenhand_core::{BidRef, Office, Publication, RoundId};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use super::{Entry, Fold};
use crate::text;

/// Files what is said of the office; the newest word stands.
pub(super) async fn describe_office(
    on: &mut SqliteConnection,
    office: &Office,
) -> Result<(), sqlx::Error> {
    let office = text::write_json(office)?;
    sqlx::query!(
        "INSERT INTO office (panel, office) SELECT id, ? FROM panel WHERE true
         ON CONFLICT DO UPDATE SET office = excluded.office",
        office
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Files what was decided about publishing a round; the newest word stands.
pub(super) async fn set_publication(
    fold: &mut Fold<'_>,
    entry: &Entry<'_>,
    round: &RoundId,
    publication: &Publication,
) -> Result<(), ApplyError> {
    let (id, unsuccessful) = (round.as_str(), text::write_word(&publication.unsuccessful)?);
    let left_out = text::write_json(&publication.left_out)?;
    sqlx::query!(
        "INSERT INTO publication (round, unsuccessful, left_out) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET unsuccessful = excluded.unsuccessful, left_out = excluded.left_out",
        id,
        unsuccessful,
        left_out
    )
    .execute(&mut *fold.on)
    .await?;
    keep_marks(fold, entry, id, publication).await
}

/// Keeps the texts that are marked as read. A mark that is only said again keeps who made
/// it and when; one that was taken back in between, or is of another text, is made anew.
async fn keep_marks(
    fold: &mut Fold<'_>,
    entry: &Entry<'_>,
    round: &str,
    publication: &Publication,
) -> Result<(), ApplyError> {
    let marked = take_marks(fold.on, round).await?;
    let signer = fold.lookups.find_signer(fold.on, entry.log).await?;
    let by_now = (signer.member.as_str().to_owned(), entry.time_text());
    for (number, read) in (1_i64..).zip(&publication.read) {
        let bid = read.bid.as_ref().map_or("", BidRef::as_str);
        let name = text::write_word(&read.text)?;
        let mark = (bid.to_owned(), name.clone(), read.sha256.clone());
        let (member, at) = marked.get(&mark).unwrap_or(&by_now);
        sqlx::query!(
            "INSERT INTO text_read (round, bid, text, sha256, member, at, entry) VALUES (?, ?, ?, ?, ?, ?, ?)",
            round,
            bid,
            name,
            read.sha256,
            member,
            at,
            number
        )
        .execute(&mut *fold.on)
        .await?;
    }
    Ok(())
}

/// Takes the marks of a round out of the table: bid, text and SHA-256, each with who made
/// it and when.
async fn take_marks(
    on: &mut SqliteConnection,
    round: &str,
) -> Result<BTreeMap<(String, String, String), (String, String)>, sqlx::Error> {
    let rows = sqlx::query!(
        "DELETE FROM text_read WHERE round = ? RETURNING bid, text, sha256, member, at",
        round
    )
    .fetch_all(on)
    .await?;
    let marks = rows
        .into_iter()
        .map(|row| ((row.bid, row.text, row.sha256), (row.member, row.at)));
    Ok(marks.collect())
}
