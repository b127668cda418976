//! The ranking, with what its screen shows beside it.

use std::collections::BTreeMap;

use evenhand_core::rank::counting::gather;
use evenhand_core::rank::{BidFigures, Ranking};
use evenhand_core::standing::own_total;
use evenhand_core::{Bid, BidRef, Decision, MemberId, Points, Pounds, RoundId, Stage};

use super::Desk;
use crate::error::ApiError;
use crate::guard::only_in;
use crate::round_data::{RoundData, Scored};
use crate::view::ranking::{RankingRow, RankingView};
use crate::view::round::OfRound;

/// Ranks the bids.
pub(super) async fn ranking(desk: Desk<'_>, ask: OfRound) -> Result<RankingView, ApiError> {
    show(desk, &ask.round).await
}

/// The ranking as its screen shows it. Only once the scores are open.
pub(super) async fn show(desk: Desk<'_>, round: &RoundId) -> Result<RankingView, ApiError> {
    let mut view = desk.app.store.view().await?;
    let data = RoundData::read(&mut view, round).await?;
    sealed(&data)?;
    let decisions = view.decisions(round).await?;
    let scored = data.scored();
    let ranking = scored.rank();
    Ok(RankingView {
        rows: rows(&scored, &ranking, &decisions),
        scheme: scored.scheme.clone(),
        fund: data.row.details.fund.clone(),
        asked: scored.bids.iter().map(|bid| bid.amount).sum(),
        ranking,
    })
}

/// Refuses to show scores before they are opened.
pub(crate) fn sealed(round: &RoundData) -> Result<(), ApiError> {
    only_in(
        round,
        &[Stage::Revealed, Stage::Decided],
        "Scores can be read",
    )
}

fn rows(
    scored: &Scored,
    ranking: &Ranking,
    decisions: &[Decision],
) -> BTreeMap<BidRef, RankingRow> {
    let running = running_sums(scored, ranking);
    let figures = figures(ranking);
    let decided: BTreeMap<&BidRef, &Decision> = decisions
        .iter()
        .map(|decision| (&decision.bid, decision))
        .collect();
    let members = member_totals(scored);
    let row = |bid: &Bid| RankingRow {
        bid: bid.clone(),
        figures: figures
            .get(&bid.reference)
            .map(|figures| (*figures).clone()),
        members: members.get(&bid.reference).cloned().unwrap_or_default(),
        running: running.get(&bid.reference).copied(),
        decision: decided
            .get(&bid.reference)
            .map(|decision| (*decision).clone()),
    };
    scored
        .bids
        .iter()
        .map(|bid| (bid.reference.clone(), row(bid)))
        .collect()
}

/// The figures of every bid that has any, ranked or not.
pub(super) fn figures(ranking: &Ranking) -> BTreeMap<&BidRef, &BidFigures> {
    let ranked = ranking.ranking.iter().map(|row| (&row.bid, &row.figures));
    let apart = ranking
        .unranked
        .iter()
        .filter_map(|row| Some((&row.bid, row.figures.as_ref()?)));
    ranked.chain(apart).collect()
}

fn running_sums(scored: &Scored, ranking: &Ranking) -> BTreeMap<BidRef, Pounds> {
    let amounts: BTreeMap<&BidRef, Pounds> = scored
        .bids
        .iter()
        .map(|bid| (&bid.reference, bid.amount))
        .collect();
    let mut sum = Pounds::ZERO;
    let add = |reference: &BidRef| {
        sum = [sum, amounts.get(reference).copied().unwrap_or_default()]
            .into_iter()
            .sum();
        (reference.clone(), sum)
    };
    ranking
        .ranking
        .iter()
        .map(|row| &row.bid)
        .map(add)
        .collect()
}

/// The total of each member's own sheet, of those that count.
pub(super) fn member_totals(scored: &Scored) -> BTreeMap<BidRef, BTreeMap<MemberId, Points>> {
    let (cases, _) = gather(&scored.input(), MemberId::as_str);
    let totals = cases.iter().map(|case| {
        let own = case.sheets.iter().filter_map(|sheet| {
            Some((
                sheet.member.clone(),
                own_total(&scored.scheme, case.bid, &sheet.scores)?,
            ))
        });
        (case.bid.reference.clone(), own.collect())
    });
    totals.collect()
}
