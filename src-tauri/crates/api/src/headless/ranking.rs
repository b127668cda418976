//! `evenhand ranking`: the ranking of a round.

use evenhand_core::Ranking;
use evenhand_core::rank::RankedBid;

use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::words::tab_rows;
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
    let row = |row: &RankedBid| {
        [
            row.rank.to_string(),
            row.bid.to_string(),
            row.figures.total.to_string(),
            row.figures.band.clone().unwrap_or_default(),
        ]
    };
    tab_rows(ranking.ranking.iter().map(row))
}
