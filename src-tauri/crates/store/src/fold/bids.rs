//! Bids come, go, and meet their gateways.

use evenhand_core::{Bid, BidRef, GatewayAnswer, RoundId};
use sqlx::SqliteConnection;

use crate::text;

/// Takes bids in. A newer version of a bid on file replaces its words; that it
/// was late or taken back stays.
pub(super) async fn save_bids(
    on: &mut SqliteConnection,
    round: &RoundId,
    bids: &[Bid],
) -> Result<(), sqlx::Error> {
    let round = round.as_str();
    for bid in bids {
        let (reference, json) = (bid.reference.as_str(), text::write_json(bid)?);
        sqlx::query!(
            "INSERT INTO bid (round, ref, bid) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET bid = excluded.bid",
            round,
            reference,
            json
        )
        .execute(&mut *on)
        .await?;
    }
    Ok(())
}

/// Takes a late bid in, also one that had been taken back.
pub(super) async fn accept_late_bid(
    on: &mut SqliteConnection,
    round: &RoundId,
    bid: &Bid,
    reason: &str,
) -> Result<(), sqlx::Error> {
    let (round, reference, json) = (
        round.as_str(),
        bid.reference.as_str(),
        text::write_json(bid)?,
    );
    sqlx::query!(
        "INSERT INTO bid (round, ref, bid, late) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET bid = excluded.bid, late = excluded.late, withdrawn = NULL",
        round,
        reference,
        json,
        reason
    )
    .execute(on)
    .await?;
    Ok(())
}

pub(super) async fn withdraw_bid(
    on: &mut SqliteConnection,
    round: &RoundId,
    bid: &BidRef,
    reason: &str,
) -> Result<(), sqlx::Error> {
    let (round, bid) = (round.as_str(), bid.as_str());
    sqlx::query!(
        "UPDATE bid SET withdrawn = ? WHERE round = ? AND ref = ?",
        reason,
        round,
        bid
    )
    .execute(on)
    .await?;
    Ok(())
}

pub(super) async fn answer_gateways(
    on: &mut SqliteConnection,
    round: &RoundId,
    answers: &[GatewayAnswer],
) -> Result<(), sqlx::Error> {
    let round = round.as_str();
    for given in answers {
        let (bid, gateway, note) = (
            given.bid.as_str(),
            given.gateway.as_str(),
            given.note.as_str(),
        );
        let answer = given.answer.as_ref().map(text::write_word).transpose()?;
        sqlx::query!(
            "INSERT INTO gateway_answer (round, bid, gateway, answer, note, score_anyway) VALUES (?, ?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET answer = excluded.answer, note = excluded.note, score_anyway = excluded.score_anyway",
            round,
            bid,
            gateway,
            answer,
            note,
            given.score_anyway
        )
        .execute(&mut *on)
        .await?;
    }
    Ok(())
}
