//! The steps of a round: open scoring, close it, open the scores.

use evenhand_core::Stage;
use evenhand_record::Body;
use evenhand_store::Change;

use crate::answers::round::show_round;
use crate::answers::step_checks::list_step_checks;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::only_in;
use crate::round_data::RoundData;
use crate::view::round::{OfRound, RoundView};

/// Freezes the scheme and opens scoring.
pub async fn round_open(context: Context<'_>, ask: OfRound) -> Result<RoundView, ApiError> {
    take_step(context, ask, Stage::SetUp, "Scoring can be opened").await
}

/// Closes scoring.
pub async fn round_close(context: Context<'_>, ask: OfRound) -> Result<RoundView, ApiError> {
    take_step(context, ask, Stage::Scoring, "Scoring can be closed").await
}

/// Opens the scores to the panel.
pub async fn round_reveal(context: Context<'_>, ask: OfRound) -> Result<RoundView, ApiError> {
    take_step(context, ask, Stage::Closed, "The scores can be opened").await
}

async fn take_step(
    context: Context<'_>,
    ask: OfRound,
    from: Stage,
    what: &str,
) -> Result<RoundView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    only_in(&round, &[from], what)?;
    refuse_unmet(&round, what)?;
    let body = step_body(&mut change, &round).await?;
    change.commit(body, context.app.now()).await?;
    show_round(context, &ask.round).await
}

/// Refuses a step of which something required is not met.
pub(super) fn refuse_unmet(round: &RoundData, what: &str) -> Result<(), ApiError> {
    let unmet: Vec<String> = list_step_checks(round)
        .into_iter()
        .filter(|check| !check.met && !check.advisory)
        .map(|check| check.text)
        .collect();
    match unmet.is_empty() {
        true => Ok(()),
        false => Err(ApiError::not_allowed(format!("{what} once these are met.")).with(unmet)),
    }
}

/// The record that takes the round on from its stage: it opens with a new key that
/// sheets are sealed to, closes with what was in, and is revealed by giving the
/// key to the panel.
pub(super) async fn step_body(
    change: &mut Change<'_>,
    round: &RoundData,
) -> Result<Body, ApiError> {
    let id = round.id().clone();
    Ok(match round.stage() {
        Stage::SetUp => Body::RoundOpened {
            seal: Some(change.new_seal(round.second_recipient()).await?),
            round: id,
        },
        Stage::Scoring => Body::RoundClosed {
            heads: Some(change.heads().await?),
            round: id,
        },
        _ => Body::Revealed {
            keys: match round.seal {
                Some(_) => change.keys_for_all(&id).await?,
                None => Vec::new(),
            },
            round: id,
        },
    })
}
