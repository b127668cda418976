//! Schemes: check one while it is edited, publish one for a round.

use evenhand_core::scheme::check::{Fault, Step, check};
use evenhand_core::scheme::effective::{effective_weights, warnings};
use evenhand_core::{Scheme, SheetState, Stage};
use evenhand_record::{Body, SheetNotice};

use super::Context;
use super::rounds::show;
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::view::round::{RoundView, SchemeCheck, SchemeDraft, SchemeFault, SchemeSet};

/// Checks a scheme; saves nothing.
pub async fn scheme_check(_: Context<'_>, ask: SchemeDraft) -> Result<SchemeCheck, ApiError> {
    Ok(inspect(&ask.scheme))
}

/// What is to be said about a scheme.
pub(super) fn inspect(scheme: &Scheme) -> SchemeCheck {
    SchemeCheck {
        faults: check(scheme).into_iter().map(fault_view).collect(),
        effective_weights: effective_weights(scheme),
        warnings: warnings(scheme),
    }
}

fn fault_view(fault: Fault) -> SchemeFault {
    let step = |step: &Step| match step {
        Step::Key(key) => (*key).to_owned(),
        Step::Index(place) => place.to_string(),
        Step::Name(name) => name.clone(),
    };
    let at: Vec<String> = fault.at.iter().map(step).collect();
    SchemeFault {
        at: at.join("."),
        problem: fault.problem,
        remedy: fault.remedy,
    }
}

/// Publishes a scheme. While the round is being set up anything can be saved;
/// once scoring is open it takes a reason and a sound scheme, and sheets that
/// were handed in are opened again, so that their authors confirm them.
pub async fn scheme_set(context: Context<'_>, ask: SchemeSet) -> Result<RoundView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    only_in(
        &round,
        &[Stage::SetUp, Stage::Scoring],
        "The scheme can be changed",
    )?;
    if ask.scheme == *round.scheme() {
        drop(change);
        return show(context, &ask.round).await;
    }
    let mut bodies = Vec::new();
    if round.stage() == Stage::Scoring {
        needed(
            &ask.reason,
            "reason",
            "Say why the scheme changes: scoring is open, so the reason is recorded and printed in the pack.",
        )?;
        refuse_faults(&ask.scheme)?;
        bodies.extend(reopenings(&round, &ask.reason));
    }
    bodies.insert(
        0,
        Body::SchemeSet {
            round: ask.round.clone(),
            scheme: Box::new(ask.scheme),
            reason: ask.reason.trim().to_owned(),
        },
    );
    change.commit_all(&bodies, context.app.now()).await?;
    show(context, &ask.round).await
}

/// Refuses a scheme of the request that cannot be followed.
pub(super) fn refuse_faults(scheme: &Scheme) -> Result<(), ApiError> {
    let faults = check(scheme);
    if faults.is_empty() {
        return Ok(());
    }
    Err(
        ApiError::bad_data("The scheme cannot be followed as it is. Put these right first.")
            .at("scheme")
            .with(faults.iter().map(ToString::to_string)),
    )
}

fn reopenings<'a>(round: &'a RoundData, reason: &'a str) -> impl Iterator<Item = Body> + 'a {
    round
        .sheets
        .iter()
        .filter(|sheet| sheet.state == SheetState::Submitted)
        .map(move |sheet| {
            Body::SheetReopened(SheetNotice {
                round: round.id().clone(),
                bid: sheet.bid.clone(),
                member: sheet.member.clone(),
                reason: format!(
                    "The scheme changed ({}). Check the sheet and hand it in again.",
                    reason.trim()
                ),
            })
        })
}
