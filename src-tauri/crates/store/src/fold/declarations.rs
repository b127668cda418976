//! Members declare their interests.

use evenhand_core::{Declaration, DeclarationKind, MemberId, RoundId, Subject};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use super::{Entry, Fold, Obstacle, stage};
use crate::text;

/// Refuses to weaken a recusal after the close: nobody comes back to a bid, nor
/// their sheet to the count, when they may know how it was scored.
async fn refuse_late_return(
    fold: &mut Fold<'_>,
    round: &RoundId,
    declarations: &[Declaration],
) -> Result<(), ApplyError> {
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

/// Files declarations beside the earlier ones on the same subjects. One after the close
/// hides the bid from whoever is recused, and takes nothing out of the count.
pub(super) async fn file_declarations(
    fold: &mut Fold<'_>,
    entry: &Entry<'_>,
    round: &RoundId,
    declarations: &[Declaration],
    note: &str,
    entered_by: Option<&MemberId>,
) -> Result<(), ApplyError> {
    let late = stage::is_closed(fold, round).await?;
    if late {
        refuse_late_return(fold, round, declarations).await?;
    }
    let (round, entered_by) = (round.as_str(), entered_by.map(MemberId::as_str));
    let at = entry.time_text();
    for one in declarations {
        let (member, kind) = (one.member.as_str(), text::write_word(&one.kind)?);
        let (about, subject) = subject_columns(&one.subject);
        sqlx::query!(
            "INSERT INTO declaration (round, member, about, subject, entry, kind, note, entered_by, at, late)
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
            late
        )
        .execute(&mut *fold.on)
        .await?;
    }
    Ok(())
}
