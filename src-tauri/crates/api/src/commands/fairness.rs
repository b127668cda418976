//! The fairness figures: agreement, severity, influence, stability, what if.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::fairness::stability::{DRAWS, WEIGHTINGS};
use evenhand_core::rank::{Ranking, rank};
use evenhand_core::scored_round::Without;
use evenhand_core::shortlist::{AwardKind, ShortlistInput, Walk, in_rank_order};
use evenhand_core::{BidRef, Pounds};

use crate::answers::ranked::{Ranked, read_ranked};
use crate::answers::stability::{SEED, run_stability};
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::needed_fund;
use crate::view::fairness::{
    FairnessView, StabilityAsk, StabilityView, WhatIfAsk, WhatIfRow, WhatIfView,
};
use crate::view::round::OfRound;

/// Shows the fairness figures.
pub async fn fairness(context: Context<'_>, ask: OfRound) -> Result<FairnessView, ApiError> {
    let ranked = read_ranked(context, &ask.round).await?;
    let scored = &ranked.scored;
    Ok(FairnessView {
        fairness: ranked.fairness().clone(),
        withheld: ranked.withheld.clone(),
        scheme: scored.scheme.clone(),
        names: ranked.data.names().clone(),
        titles: scored
            .bids
            .iter()
            .map(|bid| (bid.reference.clone(), bid.title.clone()))
            .collect(),
        low: ranked.fund().low,
        high: ranked.fund().high,
        opens_at: ranked.opens_at(),
    })
}

/// Works out how safe each bid's rank is.
pub async fn stability(context: Context<'_>, ask: StabilityAsk) -> Result<StabilityView, ApiError> {
    let ranked = read_ranked(context, &ask.round).await?;
    let total = needed_fund(ask.total)?;
    let draws = ask.draws.unwrap_or(DRAWS).clamp(1, 100_000);
    let walk = walk_under(&ranked, total);
    Ok(StabilityView {
        total,
        seed: SEED,
        draws,
        weightings: WEIGHTINGS,
        rows: run_stability(context.task, &ranked.scored, SEED.into(), draws, &walk)?,
    })
}

fn walk_under(ranked: &Ranked, total: Pounds) -> Walk {
    Walk::new(&ranked.scored.bids, ranked.fund(), &ranked.overrides, total)
}

/// Ranks without some of what the ranking is made from.
pub async fn what_if(context: Context<'_>, ask: WhatIfAsk) -> Result<WhatIfView, ApiError> {
    let ranked = read_ranked(context, &ask.round).await?;
    let total = needed_fund(ask.total)?;
    let without = Without {
        members: ask.members,
        criteria: ask.criteria,
        sheets: ask
            .sheets
            .into_iter()
            .map(|sheet| (sheet.bid, sheet.member))
            .collect(),
        ..Without::default()
    };
    let mut left = ranked
        .scored
        .without(&without)
        .map_err(|nothing| ApiError::bad_data(nothing.to_string()).at("criteria"))?;
    left.scheme.quorum = quorum_without(left.scheme.quorum, &without);
    let after = rank(&left);
    let before = in_full(&ranked.input(ranked.fund()), total);
    let now = in_full(
        &ShortlistInput {
            ranking: &after,
            ..ranked.input(ranked.fund())
        },
        total,
    );
    Ok(WhatIfView {
        rows: what_if_rows(&ranked.ranking, &after),
        enters: now.difference(&before).cloned().collect(),
        leaves: before.difference(&now).cloned().collect(),
    })
}

/// The quorum, lower by as many sheets as one bid may lose: what is asked is
/// what the others would have made of it, and not whether they were enough.
fn quorum_without(quorum: u32, without: &Without) -> u32 {
    let mut lost: BTreeMap<&BidRef, usize> = BTreeMap::new();
    for (bid, _) in &without.sheets {
        *lost.entry(bid).or_default() += 1;
    }
    let most = lost.values().max().copied().unwrap_or(0) + without.members.len();
    quorum
        .saturating_sub(u32::try_from(most).unwrap_or(u32::MAX))
        .max(1)
}

fn in_full(input: &ShortlistInput<'_>, total: Pounds) -> BTreeSet<BidRef> {
    let awards = in_rank_order(input, total).awards.into_iter();
    awards
        .filter(|award| award.kind == AwardKind::Full)
        .map(|award| award.bid)
        .collect()
}

/// Each bid as it is and as it would be: by its rank now, then those that would gain one.
fn what_if_rows(before: &Ranking, after: &Ranking) -> Vec<WhatIfRow> {
    let new: BTreeMap<&BidRef, _> = after.ranking.iter().map(|row| (&row.bid, row)).collect();
    let why: BTreeMap<&BidRef, &String> = after
        .unranked
        .iter()
        .map(|row| (&row.bid, &row.details))
        .collect();
    let row = |bid: &BidRef, rank, total| WhatIfRow {
        bid: bid.clone(),
        rank,
        total,
        new_rank: new.get(bid).map(|row| row.rank),
        new_total: new.get(bid).map(|row| row.figures.total),
        why_not: why.get(bid).map(|why| (*why).clone()),
    };
    let ranked = before
        .ranking
        .iter()
        .map(|one| row(&one.bid, Some(one.rank), Some(one.figures.total)));
    let gained = before
        .unranked
        .iter()
        .filter(|one| new.contains_key(&one.bid))
        .map(|one| row(&one.bid, None, None));
    ranked.chain(gained).collect()
}
