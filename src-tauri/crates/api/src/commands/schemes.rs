//! Schemes: check one while it is edited, publish one for a round.

use evenhand_core::scheme::check::check_new;
use evenhand_core::{Scheme, SheetState, Stage};
use evenhand_record::{Body, SheetNotice};

use crate::answers::round::show_round;
use crate::answers::scheme::inspect_scheme;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::view::round::{RoundView, SchemeCheck, SchemeDraft, SchemeSet};

/// Checks a scheme; saves nothing.
pub async fn scheme_check(_: Context<'_>, ask: SchemeDraft) -> Result<SchemeCheck, ApiError> {
    Ok(inspect_scheme(&ask.scheme))
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
        return show_round(context, &ask.round).await;
    }
    let mut bodies = Vec::new();
    if round.stage() == Stage::Scoring {
        needed(
            &ask.reason,
            "reason",
            "Say why the scheme changes: scoring is open, so the reason is recorded and printed in the pack.",
        )?;
        refuse_faults(&ask.scheme)?;
        bodies.extend(reopen_sheets(&round, &ask.reason));
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
    show_round(context, &ask.round).await
}

/// Refuses a scheme of the request that cannot be followed.
pub(super) fn refuse_faults(scheme: &Scheme) -> Result<(), ApiError> {
    let faults = check_new(scheme);
    if faults.is_empty() {
        return Ok(());
    }
    Err(
        ApiError::bad_data("The scheme cannot be followed as it is. Put these right first.")
            .at("scheme")
            .with(faults.iter().map(ToString::to_string)),
    )
}

fn reopen_sheets<'a>(round: &'a RoundData, reason: &'a str) -> impl Iterator<Item = Body> + 'a {
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
