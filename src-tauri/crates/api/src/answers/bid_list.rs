//! The bids of a round.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::{BidRef, GatewayAnswer, GatewayId, RoundId, Stage};
use evenhand_pack::input::PackCorrection;
use evenhand_store::View;

use super::corrections::read_corrections;
use crate::context::Context;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::bids::{BidCorrection, BidList, BidRow, GatewayCell};

/// The bids of a round as screens show them.
pub(crate) async fn list_bids(context: Context<'_>, round: &RoundId) -> Result<BidList, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = context.app.rounds.read(&mut view, round).await?;
    let rows = Rows::read(&mut view, &round).await?;
    Ok(BidList {
        bids: round.bid_rows.iter().map(|row| rows.show(row)).collect(),
        asked: round.bids().map(|bid| bid.amount).sum(),
    })
}

/// One bid of a round as screens show it.
pub(crate) async fn show_bid_row(
    context: Context<'_>,
    round: &RoundId,
    bid: &BidRef,
) -> Result<BidRow, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = context.app.rounds.read(&mut view, round).await?;
    let rows = Rows::read(&mut view, &round).await?;
    let row = round.bid_row(bid)?;
    Ok(rows.show(row))
}

/// What the rows of a round's bids are made from.
struct Rows<'a> {
    round: &'a RoundData,
    answers: BTreeMap<(&'a BidRef, &'a GatewayId), &'a GatewayAnswer>,
    corrections: BTreeMap<BidRef, Vec<PackCorrection>>,
    withheld: BTreeSet<BidRef>,
}

impl<'a> Rows<'a> {
    async fn read(view: &mut View, round: &'a RoundData) -> Result<Self, ApiError> {
        let answers = round.gateways.iter();
        Ok(Self {
            answers: answers
                .map(|answer| ((&answer.bid, &answer.gateway), answer))
                .collect(),
            corrections: read_corrections(view, round).await?,
            withheld: match round.stage() {
                Stage::SetUp => BTreeSet::new(), // nothing has been assessed yet
                Stage::Scoring | Stage::Closed | Stage::Revealed | Stage::Decided => {
                    round.withheld()
                }
            },
            round,
        })
    }

    fn show(&self, row: &evenhand_store::BidRow) -> BidRow {
        let bid = &row.bid.reference;
        let corrections = self.corrections.get(bid).into_iter().flatten();
        let gateways = self.round.scheme().gateways.iter();
        BidRow {
            withheld: self.withheld.contains(bid),
            corrections: corrections.map(correction).collect(),
            bid: row.bid.clone(),
            withdrawn: row.withdrawn.clone(),
            late: row.late.clone(),
            gateways: gateways
                .map(|gateway| (gateway.id.clone(), self.cell(bid, &gateway.id)))
                .collect(),
        }
    }

    /// What was answered, where whoever this profile belongs to may know.
    fn cell(&self, bid: &BidRef, gateway: &GatewayId) -> GatewayCell {
        let answer = self.answers.get(&(bid, gateway));
        let shown = answer.filter(|answer| !self.withheld.contains(&answer.bid));
        let cell = shown.map(|answer| GatewayCell {
            answer: answer.answer,
            note: answer.note.clone(),
            score_anyway: answer.score_anyway,
        });
        cell.unwrap_or_default()
    }
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
