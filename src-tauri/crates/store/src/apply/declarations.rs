//! Members declare their interests.

use evenhand_core::{Declaration, DeclarationKind, MemberId, RoundId, Subject};
use sqlx::SqliteConnection;

use super::{ApplyError, Entry, Known, Obstacle};
use crate::text;

/// Refuses to weaken a recusal after the close: nobody comes back to a bid, nor
/// their sheet to the count, when they may know how it was scored. As for sheets,
/// what its log said before the head that the close names is not after it.
pub(super) async fn refuse_return(
    on: &mut SqliteConnection,
    known: &mut Known,
    entry: &Entry<'_>,
    round: &RoundId,
    declarations: &[Declaration],
) -> Result<(), ApplyError> {
    let place = (entry.log, entry.seq);
    if !known.is_after_close(on, round, place).await? {
        return Ok(());
    }
    let weaker = |one: &&Declaration| one.kind != DeclarationKind::Recused;
    for one in declarations.iter().filter(weaker) {
        if is_recused(on, round, one).await? {
            return Err(Obstacle::Return {
                member: one.member.clone(),
                subject: one.subject.clone(),
            }
            .into());
        }
    }
    Ok(())
}

/// Whether the member's newest word on the subject is a recusal.
async fn is_recused(
    on: &mut SqliteConnection,
    round: &RoundId,
    one: &Declaration,
) -> Result<bool, sqlx::Error> {
    let (round, member) = (round.as_str(), one.member.as_str());
    let (about, subject) = about(&one.subject);
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

fn about(subject: &Subject) -> (&'static str, &str) {
    match subject {
        Subject::Bid(bid) => ("bid", bid.as_str()),
        Subject::Bidder(bidder) => ("bidder", bidder.as_str()),
    }
}

/// Files declarations beside the earlier ones on the same subjects.
pub(super) async fn declare(
    on: &mut SqliteConnection,
    round: &RoundId,
    declarations: &[Declaration],
    note: &str,
    entered_by: Option<&MemberId>,
    at: &str,
) -> Result<(), sqlx::Error> {
    let (round, entered_by) = (round.as_str(), entered_by.map(MemberId::as_str));
    for one in declarations {
        let (member, kind) = (one.member.as_str(), text::word(&one.kind)?);
        let (about, subject) = about(&one.subject);
        sqlx::query!(
            "INSERT INTO declaration (round, member, about, subject, entry, kind, note, entered_by, at)
             SELECT ?1, ?2, ?3, ?4, coalesce(max(entry), 0) + 1, ?5, ?6, ?7, ?8
             FROM declaration WHERE round = ?1 AND member = ?2 AND about = ?3 AND subject = ?4",
            round,
            member,
            about,
            subject,
            kind,
            note,
            entered_by,
            at
        )
        .execute(&mut *on)
        .await?;
    }
    Ok(())
}
