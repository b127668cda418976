//! Members declare their interests.

use evenhand_core::{Declaration, MemberId, RoundId, Subject};
use sqlx::SqliteConnection;

use crate::text;

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
        let (about, subject) = match &one.subject {
            Subject::Bid(bid) => ("bid", bid.as_str()),
            Subject::Bidder(bidder) => ("bidder", bidder.as_str()),
        };
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
