//! Members declare their interests.

use evenhand_core::{Declaration, DeclarationKind, MemberId, RoundId, Subject};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use super::{Entry, Fold, Obstacle};
use crate::text;

/// Refuses to weaken a recusal after the close: nobody comes back to a bid, nor
/// their sheet to the count, when they may know how it was scored. As for sheets,
/// what its log said before the head that the close names is not after it.
async fn refuse_late_return(
    fold: &mut Fold<'_>,
    entry: &Entry<'_>,
    round: &RoundId,
    declarations: &[Declaration],
) -> Result<(), ApplyError> {
    let close = fold.lookups.close_of(fold.on, round).await?;
    if !close.is_some_and(|close| close.is_before(entry.log, entry.seq)) {
        return Ok(());
    }
    let weaker = |one: &&Declaration| one.kind != DeclarationKind::Recused;
    for one in declarations.iter().filter(weaker) {
        if is_recused(fold.on, round, one).await? {
            return Err(Obstacle::Return {
                member: one.member.clone(),
                subject: one.subject.clone(),
            }
            .into());
        }
    }
    Ok(())
}

/// Sets aside, at the close, what was applied before it and would have been refused
/// after it: a return to a bid that stands in a log after the head that the close names.
/// A record goes whole, as it is refused whole.
pub(super) async fn set_late_returns_aside(
    on: &mut SqliteConnection,
    round: &str,
) -> Result<(), sqlx::Error> {
    let why = "it takes a recusal back after scoring closed";
    sqlx::query!(
        "INSERT INTO set_aside (record, why)
         WITH said AS (
           SELECT member, about, subject, entry, kind, declaration.record,
                  seq > coalesce((SELECT seq FROM round_close WHERE round = ?1 AND log = folded.log), 0) AS late
           FROM declaration JOIN folded ON folded.record = declaration.record WHERE round = ?1)
         SELECT DISTINCT after.record, ?2 FROM said AS after JOIN said AS recused
           ON recused.member = after.member AND recused.about = after.about AND recused.subject = after.subject
         WHERE after.late AND after.kind <> 'recused' AND recused.kind = 'recused' AND recused.entry < after.entry
           AND NOT EXISTS (SELECT 1 FROM said AS midway
             WHERE midway.member = after.member AND midway.about = after.about AND midway.subject = after.subject
               AND midway.entry > recused.entry AND midway.entry < after.entry
               AND midway.kind <> 'recused' AND NOT midway.late)
         ON CONFLICT DO NOTHING",
        round,
        why
    )
    .execute(&mut *on)
    .await?;
    sqlx::query!(
        "DELETE FROM declaration WHERE round = ? AND record IN (SELECT record FROM set_aside WHERE why = ?)",
        round,
        why
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Whether the member's newest word on the subject is a recusal.
async fn is_recused(
    on: &mut SqliteConnection,
    round: &RoundId,
    one: &Declaration,
) -> Result<bool, sqlx::Error> {
    let (round, member) = (round.as_str(), one.member.as_str());
    let (about, subject) = subject_columns(&one.subject);
    let newest = sqlx::query_scalar!(
        "SELECT kind FROM declaration WHERE round = ? AND member = ? AND about = ? AND subject = ?
         ORDER BY entry DESC LIMIT 1",
        round,
        member,
        about,
        subject
    )
    .fetch_optional(on)
    .await?;
    Ok(newest.as_deref() == Some("recused"))
}

/// What a declaration is about, as its two columns say it.
fn subject_columns(subject: &Subject) -> (&'static str, &str) {
    match subject {
        Subject::Bid(bid) => ("bid", bid.as_str()),
        Subject::Bidder(bidder) => ("bidder", bidder.as_str()),
    }
}

/// Files declarations beside the earlier ones on the same subjects.
pub(super) async fn file_declarations(
    fold: &mut Fold<'_>,
    entry: &Entry<'_>,
    round: &RoundId,
    declarations: &[Declaration],
    note: &str,
    entered_by: Option<&MemberId>,
) -> Result<(), ApplyError> {
    refuse_late_return(fold, entry, round, declarations).await?;
    let (round, entered_by) = (round.as_str(), entered_by.map(MemberId::as_str));
    let (id, at) = (entry.id.as_bytes().as_slice(), entry.time_text());
    for one in declarations {
        let (member, kind) = (one.member.as_str(), text::write_word(&one.kind)?);
        let (about, subject) = subject_columns(&one.subject);
        sqlx::query!(
            "INSERT INTO declaration (round, member, about, subject, entry, kind, note, entered_by, at, record)
             SELECT ?1, ?2, ?3, ?4, coalesce(max(entry), 0) + 1, ?5, ?6, ?7, ?8, ?9
             FROM declaration WHERE round = ?1 AND member = ?2 AND about = ?3 AND subject = ?4",
            round,
            member,
            about,
            subject,
            kind,
            note,
            entered_by,
            at,
            id
        )
        .execute(&mut *fold.on)
        .await?;
    }
    Ok(())
}
