//! `evenhand ranking`: the ranking of a round.

use evenhand_core::Ranking;
use evenhand_core::rank::RankedBid;

use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::words::{cell_or_dash, tab_rows};
use crate::commands::ranking::ranking;
use crate::error::ApiError;

/// Ranks the bids of a round.
pub(super) async fn rank_round(
    profile: &OpenProfile,
    round: WhichRound,
) -> Result<Output, ApiError> {
    let ask = profile.ask_of_round(&round).await?;
    let view = ranking(profile.context(), ask).await?;
    let words = || ranking_in_words(&view.ranking);
    profile.form.render(&view.ranking, words)
}

fn ranking_in_words(ranking: &Ranking) -> String {
    let rows = ranking.ranking.iter();
    if rows.clone().all(|row| row.figures.band.is_none()) {
        return tab_rows(rows.map(ranked_cells));
    }
    tab_rows(rows.map(|row| {
        let [rank, bid, total] = ranked_cells(row);
        [rank, bid, total, cell_or_dash(row.figures.band.as_ref())]
    }))
}

fn ranked_cells(row: &RankedBid) -> [String; 3] {
    [
        row.rank.to_string(),
        row.bid.to_string(),
        row.figures.total.to_string(),
    ]
}
