//! How one bid was scored.

use evenhand_core::rank::counting::why_left_out;
use evenhand_core::shortlist::Line;
use evenhand_core::{AgreedScore, BidRef, RoundId, ScoredRound, Sheet};
use evenhand_store::SheetRow;

use super::ranked::{Ranked, refuse_unopened};
use crate::context::Context;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::moderate::{BidLine, BidScores, OpenSheet};

/// Shows how one bid was scored, to whoever may read it.
pub(crate) async fn show_bid_scores(
    context: Context<'_>,
    round: &RoundId,
    reference: &BidRef,
) -> Result<BidScores, ApiError> {
    let mut view = context.app.store.view().await?;
    let ranked = context.app.rounds.read_ranked(&mut view, round).await?;
    let (data, scored, ranking) = (&ranked.data, &ranked.scored, &ranked.ranking);
    refuse_unreadable(data, reference)?;
    let (strengths, weaknesses) = view
        .moderation_notes(round)
        .await?
        .remove(reference)
        .unwrap_or_default();
    let placed = ranking.ranking.iter().find(|row| row.bid == *reference);
    let apart = ranking.unranked.iter().find(|row| row.bid == *reference);
    Ok(BidScores {
        bid: data.bid(reference)?.clone(),
        scheme: scored.scheme.clone(),
        sheets: open_sheets(data, scored, reference),
        agreed: agreed_on(data, reference),
        strengths,
        weaknesses,
        lines: bid_lines(&ranked, reference),
        figures: placed
            .map(|row| row.figures.clone())
            .or_else(|| apart?.figures.clone()),
        rank: placed.map(|row| row.rank),
        unranked: apart.map(|row| row.details.clone()),
    })
}

/// The sheets for a bid, each with whether it counts.
fn open_sheets(round: &RoundData, scored: &ScoredRound, bid: &BidRef) -> Vec<OpenSheet> {
    let sheets = round.sheets.iter().filter(|row| row.bid == *bid);
    sheets
        .filter_map(|row| open_sheet(round, scored, row))
        .collect()
}

/// The scores that were agreed on a bid.
fn agreed_on(round: &RoundData, bid: &BidRef) -> Vec<AgreedScore> {
    let mut agreed = round.agreed();
    agreed.retain(|agreed| agreed.bid == *bid);
    agreed
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
pub(crate) fn refuse_unreadable(round: &RoundData, reference: &BidRef) -> Result<(), ApiError> {
    refuse_unopened(round)?;
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
        left_out: reason_left_out(scored, row),
        content: row.readable(),
    })
}

/// Why a sheet does not count, in words; `None` where it does.
pub(crate) fn reason_left_out(scored: &ScoredRound, row: &SheetRow) -> Option<String> {
    let bid = scored.bids.iter().find(|bid| bid.reference == row.bid)?;
    let sheet = Sheet {
        bid: row.bid.clone(),
        member: row.member.clone(),
        state: row.state,
        scores: row.readable().scores,
    };
    why_left_out(scored, bid, &sheet).map(|why| why.words())
}
