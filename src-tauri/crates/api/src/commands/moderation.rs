//! Moderation: the agenda, one bid's scores, agreed scores and the panel's words.

use std::collections::BTreeMap;

use evenhand_core::checks::check_agreed_values;
use evenhand_core::shortlist::Line;
use evenhand_core::standing::score_problem;
use evenhand_core::{AgreedScore, Bid, BidRef, Points, Stage};
use evenhand_record::Body;

use crate::answers::bid_scores::{refuse_unreadable, show_bid_scores};
use crate::answers::counts::count;
use crate::answers::ranked::read_ranked;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::view::moderate::{Agenda, AgendaItem, Agree, BidScores, ModerationNoteSet, OfBid};
use crate::view::round::OfRound;

/// Lists the bids for moderation: first those whose award could turn on the
/// panel's own spread, then the furthest apart.
pub async fn agenda(context: Context<'_>, ask: OfRound) -> Result<Agenda, ApiError> {
    let ranked = read_ranked(context, &ask.round).await?;
    let (scored, ranking) = (&ranked.scored, &ranked.ranking);
    let totals = ranked.member_totals();
    let input = ranked.input(ranked.fund());
    let lines: Vec<Line<'_>> = ranked
        .funds()
        .iter()
        .map(|total| Line::new(&input, *total))
        .collect();
    let ranks: BTreeMap<&BidRef, u32> = ranking
        .ranking
        .iter()
        .map(|row| (&row.bid, row.rank))
        .collect();
    let item = |bid: &Bid| {
        let own = totals.get(&bid.reference);
        let ends = own.and_then(|own| Some((*own.values().min()?, *own.values().max()?)));
        let agreed = scored.agreed.iter();
        AgendaItem {
            title: bid.title.clone(),
            rank: ranks.get(&bid.reference).copied(),
            spread: ends.map(|(low, high)| Points(high.0 - low.0)),
            agreed: count(agreed.filter(|one| one.bid == bid.reference).count()),
            consequence: ends.is_some_and(|(low, high)| crosses_any(&lines, bid, low, high)),
            reference: bid.reference.clone(),
        }
    };
    let mut items: Vec<AgendaItem> = scored.bids.iter().map(item).collect();
    items.sort_by(|one, other| {
        (other.consequence, other.spread, &one.reference).cmp(&(
            one.consequence,
            one.spread,
            &other.reference,
        ))
    });
    Ok(Agenda {
        withheld: ranked.withheld.clone(),
        items,
    })
}

/// Whether a bid whose members' totals run from low to high could fall on either side of
/// a line.
fn crosses_any(lines: &[Line<'_>], bid: &Bid, low: Points, high: Points) -> bool {
    let mut lines = lines.iter();
    lines.any(|line| line.crosses(&bid.reference, low, high))
}

/// Shows how one bid was scored.
pub async fn bid_scores(context: Context<'_>, ask: OfBid) -> Result<BidScores, ApiError> {
    show_bid_scores(context, &ask.round, &ask.bid).await
}

/// Puts agreed scores on file.
pub async fn agree(context: Context<'_>, ask: Agree) -> Result<BidScores, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    only_in(&round, &[Stage::Revealed], "Scores can be agreed")?;
    let first = ask.scores.first().map(|score| score.bid.clone());
    let first =
        first.ok_or_else(|| ApiError::bad_data("Give at least one agreed score.").at("scores"))?;
    for (index, score) in ask.scores.iter().enumerate() {
        check_agreed(&round, score).map_err(|error| error.under(&format!("scores.{index}")))?;
    }
    change
        .commit(
            Body::ScoresAgreed {
                round: ask.round.clone(),
                scores: ask.scores,
            },
            context.app.now(),
        )
        .await?;
    show_bid_scores(context, &ask.round, &first).await
}

/// Refuses one agreed score, at its own fields.
fn check_agreed(round: &RoundData, agreed: &AgreedScore) -> Result<(), ApiError> {
    refuse_unreadable(round, &agreed.bid)?;
    check_agreed_values(agreed)?;
    let Some(score) = agreed.score else {
        return Ok(());
    };
    if let Some(problem) = score_problem(
        round.scheme(),
        round.bid(&agreed.bid)?,
        &agreed.criterion,
        score,
    ) {
        return Err(ApiError::bad_data(problem).at("score"));
    }
    let wanted =
        "Say why the panel agreed this score: without its reason an award can be set aside.";
    needed(&agreed.reason, "reason", wanted).map(drop)
}

/// Puts the panel's words on a bid on file.
pub async fn moderation_note(
    context: Context<'_>,
    ask: ModerationNoteSet,
) -> Result<BidScores, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    only_in(
        &round,
        &[Stage::Revealed],
        "The panel's words can be recorded",
    )?;
    refuse_unreadable(&round, &ask.bid)?;
    let body = Body::BidModerated {
        round: ask.round.clone(),
        bid: ask.bid.clone(),
        strengths: ask.strengths.trim().to_owned(),
        weaknesses: ask.weaknesses.trim().to_owned(),
    };
    change.commit(body, context.app.now()).await?;
    show_bid_scores(context, &ask.round, &ask.bid).await
}
