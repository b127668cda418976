//! The approaches of a round: show them, choose them.

use evenhand_core::Approach;
use evenhand_core::commission::ApproachPlan;
use evenhand_record::{Body, Kind};

use crate::answers::approaches::show_approaches;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::view::approaches::{ApproachesSet, ApproachesView};
use crate::view::round::OfRound;

/// Shows by which approaches a round is commissioned.
pub async fn approaches_show(
    context: Context<'_>,
    ask: OfRound,
) -> Result<ApproachesView, ApiError> {
    show_approaches(context, &ask.round).await
}

/// Chooses the approaches of a round. A later choice stands in the place of an earlier
/// one; each keeps its reason on record.
pub async fn approaches_set(
    context: Context<'_>,
    ask: ApproachesSet,
) -> Result<ApproachesView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    only_in(
        &round,
        Kind::ApproachesSet.stages(),
        "The approaches can be chosen",
    )?;
    let plan = given_plan(ask.plan).map_err(|error| error.under("plan"))?;
    let body = Body::ApproachesSet {
        round: ask.round.clone(),
        plan,
    };
    change.commit(body, context.app.now()).await?;
    show_approaches(context, &ask.round).await
}

/// A plan without blanks around its words, once nothing is left out of it.
pub(super) fn given_plan(plan: ApproachPlan) -> Result<ApproachPlan, ApiError> {
    if plan.approaches.is_empty() {
        return Err(ApiError::bad_data("Choose one approach or more.").at("approaches"));
    }
    let reason = needed(
        &plan.reason,
        "reason",
        "Say why these approaches: the reason stays on record.",
    )?;
    let is_quick = plan.includes(Approach::GrantGiving);
    let because = plan.fast_because.trim();
    if is_quick {
        needed(
            because,
            "fast_because",
            "Say why the grant has to be quick: the record shows it.",
        )?;
    }
    Ok(ApproachPlan {
        reason: reason.to_owned(),
        fast_because: because.to_owned(),
        approaches: plan.approaches.clone(),
    })
}
