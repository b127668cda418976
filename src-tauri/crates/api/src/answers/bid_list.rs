//! The bids of a round.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::{BidRef, RoundId, Stage};
use evenhand_store::View;

use crate::context::Context;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::bids::{BidCorrection, BidList, BidRow, GatewayCell};

/// The bids of a round as screens show them.
pub(crate) async fn list_bids(context: Context<'_>, round: &RoundId) -> Result<BidList, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = RoundData::read(&mut view, round).await?;
    let answers: BTreeMap<_, _> = round
        .gateways
        .iter()
        .map(|answer| ((&answer.bid, &answer.gateway), answer))
        .collect();
    let corrections = read_corrections(&mut view, &round).await?;
    let withheld = match round.stage() {
        Stage::SetUp => BTreeSet::new(), // nothing has been assessed yet
        Stage::Scoring | Stage::Closed | Stage::Revealed | Stage::Decided => round.withheld(),
    };
    let rows = round.bid_rows.iter().map(|row| BidRow {
        withheld: withheld.contains(&row.bid.reference),
        corrections: corrections
            .get(&row.bid.reference)
            .cloned()
            .unwrap_or_default(),
        bid: row.bid.clone(),
        withdrawn: row.withdrawn.clone(),
        late: row.late.clone(),
        gateways: round
            .scheme()
            .gateways
            .iter()
            .map(|gateway| {
                let answer = answers.get(&(&row.bid.reference, &gateway.id));
                (
                    gateway.id.clone(),
                    answer
                        .filter(|answer| !withheld.contains(&answer.bid))
                        .map(|answer| GatewayCell {
                            answer: answer.answer,
                            note: answer.note.clone(),
                            score_anyway: answer.score_anyway,
                        })
                        .unwrap_or_default(),
                )
            })
            .collect(),
    });
    Ok(BidList {
        bids: rows.collect(),
        asked: round.bids().map(|bid| bid.amount).sum(),
    })
}

/// How each bid was put right: each version beside the one after it.
async fn read_corrections(
    view: &mut View,
    round: &RoundData,
) -> Result<BTreeMap<BidRef, Vec<BidCorrection>>, ApiError> {
    let mut corrections: BTreeMap<BidRef, Vec<BidCorrection>> = BTreeMap::new();
    let rows = view.bid_corrections(round.id()).await?;
    for (index, row) in rows.iter().enumerate() {
        let reference = &row.was.reference;
        let later = rows.iter().skip(index + 1).map(|later| &later.was);
        let newest = round.bid_rows.iter().map(|row| &row.bid);
        let next = later.chain(newest).find(|bid| bid.reference == *reference);
        let changes = next.map(|next| row.was.changes_to(next));
        let of_bid = corrections.entry(reference.clone()).or_default();
        of_bid.push(BidCorrection {
            at: row.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            reason: row.reason.clone(),
            changes: changes.unwrap_or_default(),
        });
    }
    Ok(corrections)
}
