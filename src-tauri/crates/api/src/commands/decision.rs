//! The Commissioner's decision.

use std::collections::BTreeSet;

use evenhand_core::{Decision, DecisionKind, Pounds, Stage};
use evenhand_record::Body;

use crate::answers::shortlist::show_shortlist;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::view::moderate::Decide;
use crate::view::shortlist::ShortlistView;

/// Puts the Commissioner's decision on file. A later one on the same bid stands
/// in its place; both stay in the record.
pub async fn decide(context: Context<'_>, ask: Decide) -> Result<ShortlistView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    only_in(
        &round,
        &[Stage::Revealed, Stage::Decided],
        "A decision can be recorded",
    )?;
    let by = needed(&ask.by, "by", "Say who decided, by name and office.")?.to_owned();
    let problems: Vec<String> = ask
        .decisions
        .iter()
        .filter_map(|decision| problem(&round, decision).err())
        .collect();
    for decision in &ask.decisions {
        round.refuse_deciding(&decision.bid)?;
    }
    if !problems.is_empty() {
        return Err(ApiError::bad_data("The decision cannot be recorded as it is.").with(problems));
    }
    refuse_twice(&ask.decisions)?;
    change
        .commit(
            Body::Decided {
                round: ask.round.clone(),
                decisions: ask.decisions,
                by,
            },
            context.app.now(),
        )
        .await?;
    show_shortlist(context, &ask.round).await
}

fn refuse_twice(decisions: &[Decision]) -> Result<(), ApiError> {
    let mut seen = BTreeSet::new();
    match decisions
        .iter()
        .find(|decision| !seen.insert(&decision.bid))
    {
        Some(twice) => Err(ApiError::bad_data(format!(
            "Bid {} is decided twice. Decide it once.",
            twice.bid
        ))),
        None if decisions.is_empty() => {
            Err(ApiError::bad_data("Decide at least one bid.").at("decisions"))
        }
        None => Ok(()),
    }
}

/// What is wrong with one decision, as a sentence.
fn problem(round: &RoundData, decision: &Decision) -> Result<(), String> {
    let bid = round.bid(&decision.bid).map_err(|error| error.message)?;
    let (amount, asked) = (decision.amount, bid.amount);
    let reference = &decision.bid;
    if decision.reason.trim().is_empty() {
        return Err(format!("Bid {reference}: say why."));
    }
    Pounds::parse(&amount.to_string())
        .map_err(|why| format!("Bid {reference}: \"{amount}\" is not an amount: {why}."))?;
    match decision.kind {
        DecisionKind::Award if amount != asked => Err(format!(
            "Bid {reference}: an award is what it asked for, {}. Use a part award for less.",
            asked.to_words()
        )),
        DecisionKind::PartAward if amount == Pounds::ZERO || amount >= asked => Err(format!(
            "Bid {reference}: a part award is over £0 and under {}.",
            asked.to_words()
        )),
        DecisionKind::PartAward if bid.minimum_amount.is_some_and(|least| amount < least) => {
            Err(format!(
                "Bid {reference}: {} is under the least it said it could work with, {}.",
                amount.to_words(),
                bid.minimum_amount.unwrap_or_default().to_words()
            ))
        }
        DecisionKind::Reserve | DecisionKind::Decline if amount != Pounds::ZERO => Err(format!(
            "Bid {reference}: a bid on reserve or declined is awarded £0."
        )),
        _ => Ok(()),
    }
}
