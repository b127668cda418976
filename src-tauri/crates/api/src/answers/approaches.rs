//! By which approaches a round is commissioned, as its page shows it.

use evenhand_core::commission::{ApproachPlan, Commissioning, Said, days_taken};
use evenhand_core::{Approach, RoundId, Stage, VariantArray as _};

use super::approach_checks::list_asks;
use crate::context::Context;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::approaches::{ApproachRow, ApproachesView, FastGrant, PlanRow};

/// The approaches as their page shows them.
pub(crate) async fn show_approaches(
    context: Context<'_>,
    round: &RoundId,
) -> Result<ApproachesView, ApiError> {
    let mut view = context.app.store.view().await?;
    let data = context.app.rounds.read(&mut view, round).await?;
    Ok(approaches_view(&data))
}

fn approaches_view(round: &RoundData) -> ApproachesView {
    let held = round.approaches();
    let row = |approach: &Approach| ApproachRow {
        approach: *approach,
        held: held.contains(approach),
        words: approach.words(),
        asks: match held.contains(approach) {
            true => list_asks(round, *approach),
            false => Vec::new(),
        },
    };
    let plans = &round.commissioning.plans;
    ApproachesView {
        round: round.id().clone(),
        may_choose: round.is_chair() && round.stage() < Stage::Decided,
        is_planned: !plans.is_empty(),
        approaches: Approach::VARIANTS.iter().map(row).collect(),
        plans: plans
            .iter()
            .rev()
            .map(|said| plan_row(round, said))
            .collect(),
        fast: fast_grant(&round.commissioning, round.row.decided_at),
    }
}

fn plan_row(round: &RoundData, said: &Said<ApproachPlan>) -> PlanRow {
    PlanRow {
        plan: said.value.clone(),
        by: round.name(&said.by),
        at: said.at.to_rfc3339(),
    }
}

/// How fast a grant was given: from when grant giving was first chosen, of the plans that
/// led to the decision, to the decision, by the times that were signed.
pub(crate) fn fast_grant(
    commissioning: &Commissioning,
    decided_at: Option<chrono::DateTime<chrono::Utc>>,
) -> Option<FastGrant> {
    let plans = commissioning.plans.iter().rev();
    let chosen = plans.take_while(|said| said.value.includes(Approach::GrantGiving));
    let chosen: Vec<_> = chosen.collect();
    let (newest, first) = (chosen.first()?, chosen.last()?);
    Some(FastGrant {
        days: days_taken(first.at, decided_at?),
        because: newest.value.fast_because.clone(),
    })
}
