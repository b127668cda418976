//! The ranking, with what its screen shows beside it.

use crate::answers::ranked::read_ranked;
use crate::answers::ranking_rows::ranking_rows;
use crate::context::Context;
use crate::error::ApiError;
use crate::view::ranking::RankingView;
use crate::view::round::OfRound;

/// Ranks the bids.
pub async fn ranking(context: Context<'_>, ask: OfRound) -> Result<RankingView, ApiError> {
    let ranked = read_ranked(context, &ask.round).await?;
    Ok(RankingView {
        rows: ranking_rows(&ranked),
        withheld: ranked.withheld.clone(),
        scheme: ranked.scored.scheme.clone(),
        fund: ranked.fund().clone(),
        asked: ranked.asked(),
        ranking: ranked.ranking.clone().listed_naturally(),
    })
}
