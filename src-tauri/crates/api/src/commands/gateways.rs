//! Gateways: the pass/fail questions, answered bid by bid.

use evenhand_core::{GatewayAnswer, GatewayReply, Stage};
use evenhand_record::Body;

use crate::answers::bid_list::list_bids;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::view::bids::{BidList, GatewayAnswerSet};

/// Answers a gateway for a bid, or opens it again.
pub async fn gateway_answer(
    context: Context<'_>,
    ask: GatewayAnswerSet,
) -> Result<BidList, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    only_in(
        &round,
        &[Stage::SetUp, Stage::Scoring, Stage::Closed, Stage::Revealed],
        "Gateways can be answered",
    )?;
    round.bid(&ask.bid)?;
    round.refuse_answering(&ask.bid)?;
    if round.scheme().gateway(&ask.gateway).is_none() {
        return Err(
            ApiError::not_found(format!("The scheme has no gateway \"{}\".", ask.gateway))
                .at("gateway"),
        );
    }
    if ask.answer == Some(GatewayReply::Fail) {
        needed(
            &ask.note,
            "note",
            "Say why the bid fails this gateway: the bidder will be told.",
        )?;
    }
    let answer = GatewayAnswer {
        bid: ask.bid,
        gateway: ask.gateway,
        answer: ask.answer,
        note: ask.note.trim().to_owned(),
    };
    change
        .commit(
            Body::GatewaysAnswered {
                round: ask.round.clone(),
                answers: vec![answer],
            },
            context.app.now(),
        )
        .await?;
    list_bids(context, &ask.round).await
}
