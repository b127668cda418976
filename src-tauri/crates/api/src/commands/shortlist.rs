//! The shortlist: shown, cut again under another fund, chosen.

use evenhand_core::rank::rank_naming;
use evenhand_core::shortlist::{
    Award, AwardKind, BestValue, Objective, ShortlistInput, compare, in_rank_order,
};
use evenhand_core::{FitRule, Fund, OverrideKind, Pounds, Settled, SettledAward, Stage, Way};
use evenhand_record::Body;

use crate::answers::best_set::find_best_set;
use crate::answers::ranked::read_ranked;
use crate::answers::shortlist::{cut_shortlist, show_shortlist};
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, needed_fund, only_in};
use crate::round_data::RoundData;
use crate::task::Task;
use crate::view::round::OfRound;
use crate::view::shortlist::{BestAsk, BestView, Cut, CutAsk, OverrideSet, Settle, ShortlistView};

/// Shows the shortlist.
pub async fn shortlist(context: Context<'_>, ask: OfRound) -> Result<ShortlistView, ApiError> {
    show_shortlist(context, &ask.round).await
}

/// Cuts the shortlist again under a supposed fund. Nothing is saved.
pub async fn shortlist_cut(context: Context<'_>, ask: CutAsk) -> Result<Cut, ApiError> {
    let ranked = read_ranked(context, &ask.round).await?;
    let fund = fund_under_rule(ranked.fund(), ask.rule);
    Ok(cut_shortlist(
        &ranked,
        &ranked.input(&fund),
        needed_fund(ask.total)?,
    ))
}

/// Finds the set of bids with the best value under a supposed fund.
pub async fn shortlist_best(context: Context<'_>, ask: BestAsk) -> Result<BestView, ApiError> {
    let ranked = read_ranked(context, &ask.round).await?;
    let input = ranked.input(ranked.fund());
    let total = needed_fund(ask.total)?;
    let found = find_best_set(context.task, &input, total, ask.objective)?;
    let best = match found {
        Ok(best) => best,
        Err(none) => {
            return Ok(BestView {
                best: None,
                why_not: Some(none.to_string()),
                difference: None,
                coverage: Vec::new(),
            });
        }
    };
    let by_rank = in_rank_order(&input, total);
    Ok(BestView {
        difference: Some(compare(input.ranking, &by_rank, &best)),
        coverage: ranked.coverage(&input, &best.awards),
        best: Some(best),
        why_not: None,
    })
}

/// Funds a bid out of order, declines it, or takes that back.
pub async fn shortlist_override(
    context: Context<'_>,
    ask: OverrideSet,
) -> Result<ShortlistView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    only_in(
        &round,
        &[Stage::Revealed],
        "The shortlist can be changed by the chair",
    )?;
    round.bid(&ask.bid)?;
    round.refuse_part("The shortlist is drawn up")?;
    let wanted = "Say why: an award out of order, or a bid declined, is explained in the pack.";
    let reason = needed(&ask.reason, "reason", wanted)?.to_owned();
    if ask.kind == Some(OverrideKind::Fund)
        && let Some(apart) = rank_naming(&round.scored(), |member| round.name_of(member))
            .unranked
            .iter()
            .find(|apart| apart.bid == ask.bid)
    {
        return Err(ApiError::not_allowed(format!(
            "Bid {} is not ranked, so it cannot be funded: {}",
            ask.bid, apart.details
        ))
        .at("bid"));
    }
    let body = Body::Overridden {
        round: ask.round.clone(),
        bid: ask.bid,
        kind: ask.kind,
        reason,
    };
    change.commit(body, context.app.now()).await?;
    show_shortlist(context, &ask.round).await
}

/// Settles on a shortlist. What it recommends is worked out here and recorded
/// whole, so that it stands even if a later version works it out otherwise.
pub async fn shortlist_settle(
    context: Context<'_>,
    ask: Settle,
) -> Result<ShortlistView, ApiError> {
    let ranked = read_ranked(context, &ask.round).await?;
    only_in(
        &ranked.data,
        &[Stage::Revealed],
        "A shortlist can be settled on",
    )?;
    ranked.data.refuse_part("The shortlist is drawn up")?;
    let total = needed_fund(ask.total)?;
    let reason = ask.reason.trim();
    let input = ranked.input(ranked.fund());
    let awards = match ask.way {
        Way::RankOrder => in_rank_order(&input, total).awards,
        Way::BestValue => {
            let wanted = "Say why the panel chose best value over the rank order.";
            needed(reason, "reason", wanted)?;
            best_to_settle(context.task, &input, total)?.awards
        }
    };
    let body = Body::ShortlistSettled {
        round: ask.round.clone(),
        settled: settle_on(total, ask.way, reason, &awards),
    };
    context.app.store.commit(body, context.app.now()).await?;
    show_shortlist(context, &ask.round).await
}

fn settle_on(total: Pounds, way: Way, reason: &str, awards: &[Award]) -> Settled {
    let made = awards
        .iter()
        .filter(|award| matches!(award.kind, AwardKind::Full | AwardKind::Part));
    Settled {
        total,
        way,
        reason: reason.to_owned(),
        awards: made
            .map(|award| SettledAward {
                bid: award.bid.clone(),
                amount: award.amount,
            })
            .collect(),
    }
}

/// The best set, where it is proved to be the best: a set that is chosen over the
/// rank order must be what it is called.
fn best_to_settle(
    task: &Task,
    input: &ShortlistInput<'_>,
    total: Pounds,
) -> Result<BestValue, ApiError> {
    let best = find_best_set(task, input, total, Objective::TotalScore)?
        .map_err(|none| ApiError::not_allowed(none.to_string()))?;
    if best.proved {
        return Ok(best);
    }
    Err(ApiError::not_allowed(
        "The search for the best set was not finished, so it cannot be settled on. Lower a minimum, or settle on rank order.",
    ))
}

/// The round's fund under another rule.
fn fund_under_rule(fund: &Fund, rule: Option<FitRule>) -> Fund {
    Fund {
        rule: rule.unwrap_or(fund.rule),
        ..fund.clone()
    }
}
