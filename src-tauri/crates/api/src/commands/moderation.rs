//! Moderation: the agenda, one bid's scores, agreed scores and the panel's words.

use std::collections::BTreeMap;

use evenhand_core::rank::counting::why_left_out;
use evenhand_core::shortlist::Line;
use evenhand_core::standing::score_problem;
use evenhand_core::{AgreedScore, BidRef, Points, RoundId, ScoredRound, Sheet, Stage};
use evenhand_record::Body;
use evenhand_store::SheetRow;

use super::Context;
use super::home::count;
use super::ranking::{Ranked, figures, member_totals, ranked, sealed};
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::view::moderate::{
    Agenda, AgendaItem, Agree, BidLine, BidScores, ModerationNoteSet, OfBid, OpenSheet,
};
use crate::view::round::OfRound;

/// Lists the bids for moderation: first those whose award could turn on the
/// panel's own spread, then the furthest apart.
pub async fn agenda(context: Context<'_>, ask: OfRound) -> Result<Agenda, ApiError> {
    let ranked = ranked(context, &ask.round).await?;
    let (scored, ranking) = (&ranked.scored, &ranked.ranking);
    let totals = member_totals(scored);
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
    let mut items: Vec<AgendaItem> = scored
        .bids
        .iter()
        .map(|bid| {
            let own = totals.get(&bid.reference);
            let ends = own.and_then(|own| Some((*own.values().min()?, *own.values().max()?)));
            AgendaItem {
                title: bid.title.clone(),
                rank: ranks.get(&bid.reference).copied(),
                spread: ends.map(|(low, high)| Points(high.0 - low.0)),
                agreed: count(
                    scored
                        .agreed
                        .iter()
                        .filter(|agreed| agreed.bid == bid.reference)
                        .count(),
                ),
                consequence: ends.is_some_and(|(low, high)| {
                    lines
                        .iter()
                        .any(|line| line.crosses(&bid.reference, low, high))
                }),
                reference: bid.reference.clone(),
            }
        })
        .collect();
    items.sort_by(|one, other| {
        (other.consequence, other.spread, &one.reference).cmp(&(
            one.consequence,
            one.spread,
            &other.reference,
        ))
    });
    Ok(Agenda {
        withheld: ranked.withheld,
        items,
    })
}

/// Shows how one bid was scored.
pub async fn bid_scores(context: Context<'_>, ask: OfBid) -> Result<BidScores, ApiError> {
    show(context, &ask.round, &ask.bid).await
}

async fn show(
    context: Context<'_>,
    round: &RoundId,
    reference: &BidRef,
) -> Result<BidScores, ApiError> {
    let mut view = context.app.store.view().await?;
    let ranked = Ranked::read(&mut view, round).await?;
    let (data, scored, ranking) = (&ranked.data, &ranked.scored, &ranked.ranking);
    readable(data, reference)?;
    let (strengths, weaknesses) = view
        .moderation_notes(round)
        .await?
        .remove(reference)
        .unwrap_or_default();
    Ok(BidScores {
        bid: data.bid(reference)?.clone(),
        scheme: scored.scheme.clone(),
        sheets: data
            .sheets
            .iter()
            .filter(|row| row.bid == *reference)
            .filter_map(|row| open_sheet(data, scored, row))
            .collect(),
        agreed: data
            .agreed()
            .into_iter()
            .filter(|agreed| agreed.bid == *reference)
            .collect(),
        strengths,
        weaknesses,
        lines: bid_lines(&ranked, reference),
        figures: figures(ranking)
            .get(reference)
            .map(|figures| (*figures).clone()),
        rank: ranking
            .ranking
            .iter()
            .find(|row| row.bid == *reference)
            .map(|row| row.rank),
        unranked: ranking
            .unranked
            .iter()
            .find(|row| row.bid == *reference)
            .map(|row| row.details.clone()),
    })
}

/// Where the line runs for a bid under each fund that matters.
fn bid_lines(ranked: &Ranked, bid: &BidRef) -> Vec<BidLine> {
    let input = ranked.input(ranked.fund());
    let lines = ranked.funds().into_iter().filter_map(|fund| {
        Some(BidLine {
            fund,
            margin: Line::new(&input, fund).margin(bid)?,
        })
    });
    lines.collect()
}

/// Refuses a bid whose scores this profile's member may not read.
fn readable(round: &RoundData, reference: &BidRef) -> Result<(), ApiError> {
    sealed(round)?;
    round.bid(reference)?;
    round.refuse_withheld(reference)
}

fn open_sheet(round: &RoundData, scored: &ScoredRound, row: &SheetRow) -> Option<OpenSheet> {
    let member = round
        .members
        .iter()
        .find(|one| one.member.id == row.member)?
        .member
        .clone();
    Some(OpenSheet {
        member,
        state: row.state,
        left_out: left_out(scored, row),
        content: row.readable(),
    })
}

/// Why a sheet does not count, in words; `None` where it does.
pub(crate) fn left_out(scored: &ScoredRound, row: &SheetRow) -> Option<String> {
    let bid = scored.bids.iter().find(|bid| bid.reference == row.bid)?;
    let sheet = Sheet {
        bid: row.bid.clone(),
        member: row.member.clone(),
        state: row.state,
        scores: row.readable().scores,
    };
    why_left_out(scored, bid, &sheet).map(|why| why.words())
}

/// Puts agreed scores on file.
pub async fn agree(context: Context<'_>, ask: Agree) -> Result<BidScores, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    only_in(&round, &[Stage::Revealed], "Scores can be agreed")?;
    let first = ask.scores.first().map(|score| score.bid.clone());
    let first =
        first.ok_or_else(|| ApiError::bad_data("Give at least one agreed score.").at("scores"))?;
    for score in &ask.scores {
        check_agreed(&round, score)?;
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
    show(context, &ask.round, &first).await
}

fn check_agreed(round: &RoundData, agreed: &AgreedScore) -> Result<(), ApiError> {
    readable(round, &agreed.bid)?;
    let Some(score) = agreed.score else {
        return Ok(());
    };
    if let Some(problem) = score_problem(
        round.scheme(),
        round.bid(&agreed.bid)?,
        &agreed.criterion,
        score,
    ) {
        return Err(ApiError::bad_data(problem).at(format!("scores.{}", agreed.criterion)));
    }
    let wanted =
        "Say why the panel agreed this score: without its reason an award can be set aside.";
    needed(
        &agreed.reason,
        &format!("reasons.{}", agreed.criterion),
        wanted,
    )
    .map(drop)
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
    readable(&round, &ask.bid)?;
    let body = Body::BidModerated {
        round: ask.round.clone(),
        bid: ask.bid.clone(),
        strengths: ask.strengths.trim().to_owned(),
        weaknesses: ask.weaknesses.trim().to_owned(),
    };
    change.commit(body, context.app.now()).await?;
    show(context, &ask.round, &ask.bid).await
}
