//! The Commissioner's decision.

use std::collections::BTreeSet;

use evenhand_core::{
    Bid, Decision, DecisionDetails, DecisionKind, Pounds, PrivateText, Restricted, Stage,
};
use evenhand_record::Body;

use crate::answers::partner_checks::list_missing;
use crate::answers::partners::try_decisions;
use crate::answers::shortlist::show_shortlist;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::view::moderate::Decide;
use crate::view::shortlist::ShortlistView;

/// What a restricted part wants.
const SAY_RESTRICTED: &str = "Say what the restricted part of the notice says, or leave it out.";

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
    let details = given_details(ask.details)?;
    let wrong: Vec<ApiError> = each_under(&ask.decisions)
        .filter_map(|(part, decision)| Some(refuse_unsound(&round, decision).err()?.under(&part)))
        .collect();
    for (part, decision) in each_under(&ask.decisions) {
        round
            .refuse_deciding(&decision.bid)
            .map_err(|error| error.under(&part))?;
    }
    refuse_wrong(wrong)?;
    refuse_twice(&ask.decisions)?;
    let before = change.decisions(&ask.round).await?;
    refuse_unpaid(&round, &before, &ask.decisions)?;
    change
        .commit(
            Body::Decided {
                round: ask.round.clone(),
                decisions: ask.decisions.into_iter().map(trimmed).collect(),
                by,
                details,
            },
            context.app.now(),
        )
        .await?;
    show_shortlist(context, &ask.round).await
}

/// Refuses awards that the partners of a co-commissioned round cannot pay, and awards before
/// each of them has signed.
fn refuse_unpaid(round: &RoundData, before: &[Decision], now: &[Decision]) -> Result<(), ApiError> {
    let unmet = list_missing(round);
    if !unmet.is_empty() {
        let what = "A decision can be recorded once these are met.";
        return Err(ApiError::not_allowed(what).with(unmet));
    }
    let Some(partnership) = round.partnership() else {
        return Ok(());
    };
    match try_decisions(round, partnership, before, now) {
        Ok(_) => Ok(()),
        Err(fault) => {
            let place = now.iter().position(|one| one.bid == *fault.bid());
            let refusal = ApiError::not_allowed(fault.to_string());
            Err(match place {
                Some(place) => refusal.at(format!("decisions.{place}.amount")),
                None => refusal.at("decisions"),
            })
        }
    }
}

/// A decision without blanks around its conditions.
fn trimmed(decision: Decision) -> Decision {
    Decision {
        conditions: decision.conditions.trim().to_owned(),
        ..decision
    }
}

/// What is said of the decision as a whole, without what is blank.
fn given_details(details: DecisionDetails) -> Result<DecisionDetails, ApiError> {
    let given = |text: Option<String>| {
        let text = text.map(|text| text.trim().to_owned());
        text.filter(|text| !text.is_empty())
    };
    let restricted = details.restricted.map(|one| {
        let text = one.text.for_the_office().trim().to_owned();
        needed(&text, "details.restricted.text", SAY_RESTRICTED)?;
        Ok::<_, ApiError>(Restricted {
            text: PrivateText::new(text),
            ground: one.ground,
        })
    });
    Ok(DecisionDetails {
        reference: given(details.reference),
        on: details.on,
        options: given(details.options),
        restricted: restricted.transpose()?,
    })
}

/// Each decision with its path in the request.
fn each_under(decisions: &[Decision]) -> impl Iterator<Item = (String, &Decision)> {
    let numbered = decisions.iter().enumerate();
    numbered.map(|(index, decision)| (format!("decisions.{index}"), decision))
}

/// Refuses all the decisions for what is wrong with some, at the first that is wrong.
fn refuse_wrong(wrong: Vec<ApiError>) -> Result<(), ApiError> {
    let Some(field) = wrong.first().and_then(|first| first.field.clone()) else {
        return Ok(());
    };
    Err(
        ApiError::bad_data("The decision cannot be recorded as it is.")
            .at(field)
            .with(wrong.into_iter().map(|error| error.message)),
    )
}

fn refuse_twice(decisions: &[Decision]) -> Result<(), ApiError> {
    let mut seen = BTreeSet::new();
    let twice = each_under(decisions).find(|(_, decision)| !seen.insert(&decision.bid));
    match twice {
        Some((part, twice)) => Err(ApiError::bad_data(format!(
            "Bid {} is decided twice. Decide it once.",
            twice.bid
        ))
        .at("bid")
        .under(&part)),
        None if decisions.is_empty() => {
            Err(ApiError::bad_data("Decide at least one bid.").at("decisions"))
        }
        None => Ok(()),
    }
}

/// Refuses one decision, at its own fields.
pub(super) fn refuse_unsound(round: &RoundData, decision: &Decision) -> Result<(), ApiError> {
    let bid = round.bid(&decision.bid)?;
    if decision.reason.trim().is_empty() {
        let message = format!("Bid {}: say why.", decision.bid);
        return Err(ApiError::bad_data(message).at("reason"));
    }
    if !decision.conditions.trim().is_empty() && !decision.kind.is_award() {
        let message = format!(
            "Bid {}: conditions are given, but nothing is awarded. Take them out, or award it something.",
            decision.bid
        );
        return Err(ApiError::bad_data(message).at("conditions"));
    }
    amount_problem(bid, decision).map_err(|problem| ApiError::bad_data(problem).at("amount"))
}

/// What is wrong with the amount of one decision, as a sentence.
fn amount_problem(bid: &Bid, decision: &Decision) -> Result<(), String> {
    let (amount, asked) = (decision.amount, bid.amount);
    let reference = &decision.bid;
    amount
        .check()
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
        DecisionKind::Reserve | DecisionKind::Deferred | DecisionKind::Decline
            if amount != Pounds::ZERO =>
        {
            Err(format!(
                "Bid {reference}: a bid on reserve, deferred or declined is awarded £0."
            ))
        }
        DecisionKind::Award
        | DecisionKind::PartAward
        | DecisionKind::Reserve
        | DecisionKind::Deferred
        | DecisionKind::Decline => Ok(()),
    }
}
