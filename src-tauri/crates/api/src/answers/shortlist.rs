//! The shortlist of a round.

use evenhand_core::scheme::unclaimed::name_losses;
use evenhand_core::shortlist::{ShortlistInput, breakpoints, in_rank_order, with_over_allocation};
use evenhand_core::{Pounds, RoundId};

use super::ranked::{Ranked, read_ranked};
use super::ranking_rows::ranking_rows;
use crate::context::Context;
use crate::error::ApiError;
use crate::view::shortlist::{Cut, ShortlistView};

/// The shortlist as its screen shows it. Only once the scores are open.
pub(crate) async fn show_shortlist(
    context: Context<'_>,
    round: &RoundId,
) -> Result<ShortlistView, ApiError> {
    let ranked = read_ranked(context, round).await?;
    let mut ranking = ranked.ranking.clone().listed_naturally();
    let losses = name_losses(&ranked.scored.scheme, &ranked.scored.bids);
    ranking
        .warnings
        .extend(warn_of_overspending(&ranked).into_iter().chain(losses));
    let (fund, opens_at) = (ranked.fund(), ranked.opens_at());
    let input = ranked.input(fund);
    let breakpoints = breakpoints(&input, fund.low, fund.high);
    Ok(ShortlistView {
        stage: ranked.data.stage(),
        rows: ranking_rows(&ranked),
        withheld: ranked.withheld.clone(),
        cut: cut_shortlist(&ranked, &input, opens_at),
        breakpoints: breakpoints.list,
        breakpoints_up_to: breakpoints.given_up_at,
        asked: ranked.asked(),
        opens_at,
        scheme: ranked.scored.scheme.clone(),
        overrides: ranked.overrides.clone(),
        settled: ranked.settled.clone(),
        ranking,
        fund: fund.clone(),
    })
}

/// A warning where more was awarded than the fund holds, which whoever decides may do.
fn warn_of_overspending(ranked: &Ranked) -> Option<String> {
    let awards = ranked.decisions.iter().map(|decision| decision.amount);
    let awarded: Pounds = awards.sum();
    let high = ranked.fund().high;
    let most = with_over_allocation(ranked.fund(), high);
    let over = Pounds(awarded.0.saturating_sub(most.0));
    let may_exceed = match most == high {
        true => String::new(),
        false => format!(
            " and the {} it may be exceeded by",
            Pounds(most.0.saturating_sub(high.0)).to_words()
        ),
    };
    (over > Pounds::ZERO).then(|| {
        format!(
            "The decisions award {}, which is {} over the fund of {}{may_exceed}.",
            awarded.to_words(),
            over.to_words(),
            high.to_words()
        )
    })
}

/// The shortlist in rank order under a fund, with what it covers.
pub(crate) fn cut_shortlist(ranked: &Ranked, input: &ShortlistInput<'_>, total: Pounds) -> Cut {
    let shortlist = in_rank_order(input, total);
    Cut {
        coverage: ranked.coverage(input, &shortlist.awards),
        shortlist,
    }
}
