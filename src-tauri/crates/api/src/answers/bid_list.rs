//! The bids of a round.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::{RoundId, Stage};
use evenhand_pack::input::PackCorrection;

use super::corrections::read_corrections;
use crate::context::Context;
use crate::error::ApiError;
use crate::view::bids::{BidCorrection, BidList, BidRow, GatewayCell};

/// The bids of a round as screens show them.
pub(crate) async fn list_bids(context: Context<'_>, round: &RoundId) -> Result<BidList, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = context.app.rounds.read(&mut view, round).await?;
    let answers: BTreeMap<_, _> = round
        .gateways
        .iter()
        .map(|answer| ((&answer.bid, &answer.gateway), answer))
        .collect();
    let corrections = read_corrections(&mut view, &round).await?;
    let corrections_of = |bid| corrections.get(bid).into_iter().flatten().map(correction);
    let withheld = match round.stage() {
        Stage::SetUp => BTreeSet::new(), // nothing has been assessed yet
        Stage::Scoring | Stage::Closed | Stage::Revealed | Stage::Decided => round.withheld(),
    };
    let rows = round.bid_rows.iter().map(|row| BidRow {
        withheld: withheld.contains(&row.bid.reference),
        corrections: corrections_of(&row.bid.reference).collect(),
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

fn correction(put_right: &PackCorrection) -> BidCorrection {
    BidCorrection {
        at: put_right
            .at
            .to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
        reason: put_right.reason.clone(),
        changes: put_right.changes.clone(),
    }
}
