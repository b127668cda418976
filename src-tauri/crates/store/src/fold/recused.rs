//! Who was recused from which bid when scoring closed: the count goes by that alone.
//!
//! A recusal that comes later, or a bidder who is spelt anew, hides what must be hidden
//! and changes no count: for that the chair takes a sheet back, with a reason.

use evenhand_core::{
    Bid, BidRef, Bidder, Declaration, DeclarationKind, MemberId, RoundId, Subject,
};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use crate::text;

/// Notes, at the close, who is recused from which bid.
pub(super) async fn note_recused(
    on: &mut SqliteConnection,
    round: &RoundId,
) -> Result<(), ApplyError> {
    let mut recusals = read_declarations(on, round).await?;
    recusals.retain(|one| one.kind == DeclarationKind::Recused);
    let id = round.as_str();
    for bid in read_bids(on, round).await? {
        let reference = bid.reference.as_str();
        for recusal in recusals.iter().filter(|one| one.covers(&bid)) {
            let member = recusal.member.as_str();
            sqlx::query!(
                "INSERT INTO recused_at_close (round, member, bid) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                id,
                member,
                reference
            )
            .execute(&mut *on)
            .await?;
        }
    }
    Ok(())
}

async fn read_bids(on: &mut SqliteConnection, round: &RoundId) -> Result<Vec<Bid>, ApplyError> {
    let round = round.as_str();
    let bids = sqlx::query_scalar!("SELECT bid FROM bid WHERE round = ? ORDER BY ref", round)
        .fetch_all(on)
        .await?;
    let bids: Result<Vec<Bid>, _> = bids.iter().map(|bid| text::read_json("bid", bid)).collect();
    Ok(bids?)
}

/// The declarations in force: the newest word of each member on each subject.
pub(super) async fn read_declarations(
    on: &mut SqliteConnection,
    round: &RoundId,
) -> Result<Vec<Declaration>, ApplyError> {
    let round = round.as_str();
    let rows = sqlx::query!(
        "SELECT member, about, subject, kind FROM declaration AS one
         WHERE round = ? AND entry = (
             SELECT max(entry) FROM declaration AS other
             WHERE other.round = one.round AND other.member = one.member
               AND other.about = one.about AND other.subject = one.subject)",
        round
    )
    .fetch_all(on)
    .await?;
    let declared = rows.into_iter().map(|row| {
        Ok(Declaration {
            member: MemberId::new(row.member),
            subject: match row.about.as_str() {
                "bidder" => Subject::Bidder(Bidder::new(row.subject)),
                _ => Subject::Bid(BidRef::new(row.subject)),
            },
            kind: text::read_word("declaration", &row.kind)?,
        })
    });
    declared.collect()
}
