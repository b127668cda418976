//! Gateways: the pass/fail questions, answered one by one, many at once, or by a file.

use evenhand_core::{Bid, GatewayAnswer, GatewayReply};
use evenhand_intake::read_gateways;
use evenhand_record::{Body, Kind};

use crate::answers::bid_list::{list_bids, show_bid_row};
use crate::answers::counts::count;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::view::bids::{
    BidList, BidRow, FileOfRound, GatewayAnswerSet, GatewayAnswersSet, GatewaysImported,
};

/// Answers a gateway for a bid, or opens it again. Gives that bid's row alone.
pub async fn gateway_answer(
    context: Context<'_>,
    ask: GatewayAnswerSet,
) -> Result<BidRow, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = read_round_for_answers(&mut change, &ask.round).await?;
    let bid = ask.bid.clone();
    let answer = GatewayAnswer {
        bid: ask.bid,
        gateway: ask.gateway,
        answer: ask.answer,
        note: ask.note,
        score_anyway: ask.score_anyway,
    };
    let answers = vec![checked_answer(&round, answer)?];
    let body = Body::GatewaysAnswered {
        round: ask.round.clone(),
        answers,
    };
    change.commit(body, context.app.now()).await?;
    show_bid_row(context, &ask.round, &bid).await
}

/// Answers many gateways in one record: all of them, or none.
pub async fn gateways_answer(
    context: Context<'_>,
    ask: GatewayAnswersSet,
) -> Result<BidList, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = read_round_for_answers(&mut change, &ask.round).await?;
    let checked = ask.answers.into_iter().enumerate().map(|(index, answer)| {
        let under = format!("answers.{index}");
        checked_answer(&round, answer).map_err(|error| error.under(&under))
    });
    let answers: Vec<GatewayAnswer> = checked.collect::<Result<_, _>>()?;
    if !answers.is_empty() {
        let round = ask.round.clone();
        let body = Body::GatewaysAnswered { round, answers };
        change.commit(body, context.app.now()).await?;
    }
    list_bids(context, &ask.round).await
}

/// Takes in a file of answers to gateways: all of its lines, or none.
pub async fn gateways_import(
    context: Context<'_>,
    ask: FileOfRound,
) -> Result<GatewaysImported, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = read_round_for_answers(&mut change, &ask.round).await?;
    let bids: Vec<Bid> = round.bids().cloned().collect();
    let bytes = ask.file.bytes().map_err(|error| error.under("file"))?;
    let read = read_gateways(&ask.file.name, &bytes, round.scheme(), &bids);
    if !read.refusals.is_empty() || read.good.is_empty() {
        let message = match read.refusals.len() {
            0 => "The file answers no gateway, so nothing was taken.".to_owned(),
            refused => format!("{refused} of the file's lines cannot be taken, so none was."),
        };
        return Err(ApiError::bad_data(message).with(read.refusals.iter().map(ToString::to_string)));
    }
    let checked = read.good.into_iter().map(|one| keep_scored(&round, one));
    let answers: Vec<GatewayAnswer> = checked
        .map(|answer| {
            let which = format!("Bid {}, gateway {}", answer.bid, answer.gateway);
            checked_answer(&round, answer)
                .map_err(|error| ApiError::bad_data(format!("{which}: {}", error.message)))
        })
        .collect::<Result<_, _>>()?;
    let answered = count(answers.len());
    let body = Body::GatewaysAnswered {
        round: ask.round.clone(),
        answers,
    };
    change.commit(body, context.app.now()).await?;
    let list = list_bids(context, &ask.round).await?;
    let warnings = read.warnings;
    Ok(GatewaysImported {
        answered,
        warnings,
        list,
    })
}

/// The answer with what the chair said before of having the bid scored: a file says
/// nothing of it.
fn keep_scored(round: &RoundData, answer: GatewayAnswer) -> GatewayAnswer {
    let same = |one: &&GatewayAnswer| one.bid == answer.bid && one.gateway == answer.gateway;
    let before = round.gateways.iter().find(same);
    let score_anyway = before.is_some_and(|before| before.score_anyway);
    GatewayAnswer {
        score_anyway,
        ..answer
    }
}

async fn read_round_for_answers(
    change: &mut evenhand_store::Change<'_>,
    round: &evenhand_core::RoundId,
) -> Result<RoundData, ApiError> {
    let round = RoundData::read(change, round).await?;
    only_in(
        &round,
        Kind::GatewaysAnswered.stages(),
        "Gateways can be answered",
    )?;
    Ok(round)
}

/// An answer about a bid and a gateway that are there; a fail says why.
fn checked_answer(round: &RoundData, answer: GatewayAnswer) -> Result<GatewayAnswer, ApiError> {
    round.bid(&answer.bid)?;
    round.refuse_answering(&answer.bid)?;
    if round.scheme().gateway(&answer.gateway).is_none() {
        let gateway = &answer.gateway;
        let message = format!("The scheme has no gateway \"{gateway}\".");
        return Err(ApiError::not_found(message).at("gateway"));
    }
    if answer.answer == Some(GatewayReply::Fail) {
        needed(
            &answer.note,
            "note",
            "Say why the bid fails this gateway: the bidder will be told.",
        )?;
    }
    let note = answer.note.trim().to_owned();
    let score_anyway = answer.score_anyway && answer.answer == Some(GatewayReply::Fail);
    Ok(GatewayAnswer {
        note,
        score_anyway,
        ..answer
    })
}
