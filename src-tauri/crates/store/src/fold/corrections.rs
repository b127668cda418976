//! A bid is put right once scoring has opened.

use evenhand_core::{Bid, Bidder, Declaration, DeclarationKind, RoundId, Subject};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use super::recused::read_declarations;
use super::{Entry, Fold, Obstacle, bids};
use crate::text;

/// Puts a bid right, and keeps what it said before.
pub(super) async fn correct_bid(
    fold: &mut Fold<'_>,
    entry: &Entry<'_>,
    round: &RoundId,
    bid: &Bid,
    reason: &str,
) -> Result<(), ApplyError> {
    let was = read_bid(fold.on, round, bid).await?;
    let changes = was.changes_to(bid, ToString::to_string);
    let weighs = changes.iter().any(|change| change.weighs);
    if weighs && reason.trim().is_empty() {
        return Err(Obstacle::WantsReason(bid.reference.clone()).into());
    }
    keep_interests(fold.on, entry, round, (&was, bid)).await?;
    let (id, reference) = (round.as_str(), bid.reference.as_str());
    let (was, at) = (text::write_json(&was)?, entry.time_text());
    sqlx::query!(
        "INSERT INTO bid_correction (round, bid, entry, was, reason, at)
         SELECT ?1, ?2, coalesce(max(entry), 0) + 1, ?3, ?4, ?5
         FROM bid_correction WHERE round = ?1 AND bid = ?2",
        id,
        reference,
        was,
        reason,
        at
    )
    .execute(&mut *fold.on)
    .await?;
    Ok(bids::save_bids(fold.on, round, std::slice::from_ref(bid)).await?)
}

async fn read_bid(
    on: &mut SqliteConnection,
    round: &RoundId,
    bid: &Bid,
) -> Result<Bid, ApplyError> {
    let (round, reference) = (round.as_str(), bid.reference.as_str());
    let was = sqlx::query_scalar!(
        "SELECT bid FROM bid WHERE round = ? AND ref = ?",
        round,
        reference
    )
    .fetch_optional(on)
    .await?;
    let was = was.ok_or_else(|| Obstacle::NoBid(bid.reference.clone()))?;
    Ok(text::read_json("bid", &was)?)
}

/// What was declared about the bidder stays with the bid where another is put in: whoever
/// is recused does not come back by a corrected name.
async fn keep_interests(
    on: &mut SqliteConnection,
    entry: &Entry<'_>,
    round: &RoundId,
    (was, now): (&Bid, &Bid),
) -> Result<(), ApplyError> {
    if was.bidder == now.bidder {
        return Ok(());
    }
    let declared = read_declarations(on, round).await?;
    let of_bid = |one: &&Declaration| one.covers(was);
    for one in declared.iter().filter(of_bid) {
        let others = declared.iter().filter(of_bid);
        let strongest = others.filter(|other| other.member == one.member);
        let strongest = strongest.map(|other| other.kind).max();
        let is_of_bidder = matches!(one.subject, Subject::Bidder(_));
        let counts = one.kind != DeclarationKind::None && Some(one.kind) == strongest;
        if is_of_bidder && counts {
            keep_interest(on, entry, round, one, (was, &was.bidder)).await?;
        }
    }
    Ok(())
}

async fn keep_interest(
    on: &mut SqliteConnection,
    entry: &Entry<'_>,
    round: &RoundId,
    declared: &Declaration,
    (bid, bidder): (&Bid, &Bidder),
) -> Result<(), ApplyError> {
    let (round, member) = (round.as_str(), declared.member.as_str());
    let (reference, kind) = (bid.reference.as_str(), text::write_word(&declared.kind)?);
    let note = format!("Declared about the bidder, who was named {bidder} then");
    let at = entry.time_text();
    sqlx::query!(
        "INSERT INTO declaration (round, member, about, subject, entry, kind, note, entered_by, at, late)
         SELECT ?1, ?2, 'bid', ?3, coalesce(max(entry), 0) + 1, ?4, ?5, NULL, ?6, 0
         FROM declaration WHERE round = ?1 AND member = ?2 AND about = 'bid' AND subject = ?3",
        round,
        member,
        reference,
        kind,
        note,
        at
    )
    .execute(on)
    .await?;
    Ok(())
}
