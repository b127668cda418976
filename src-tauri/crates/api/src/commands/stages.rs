//! The steps of a round: open scoring, close it, open the scores.

use evenhand_core::scheme::check::check;
use evenhand_core::scheme::effective::warnings;
use evenhand_core::{Pounds, Stage, phrase};
use evenhand_record::Body;
use evenhand_store::Change;

use super::Context;
use super::rounds::show;
use crate::error::ApiError;
use crate::guard::only_in;
use crate::round_data::RoundData;
use crate::view::round::{OfRound, RoundView, Screen, StepCheck};

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
    let unmet: Vec<String> = checks(&round)
        .into_iter()
        .filter(|check| !check.met && !check.advisory)
        .map(|check| check.text)
        .collect();
    if !unmet.is_empty() {
        return Err(ApiError::not_allowed(format!("{what} once these are met.")).with(unmet));
    }
    let body = step_body(&mut change, &round).await?;
    change.commit(body, context.app.now()).await?;
    show(context, &ask.round).await
}

/// The record that takes the round on from its stage: it opens with a new key that
/// sheets are sealed to, closes with what was in, and is revealed by giving the
/// key to the panel.
async fn step_body(change: &mut Change<'_>, round: &RoundData) -> Result<Body, ApiError> {
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

/// What the next step of the round wants.
pub(super) fn checks(round: &RoundData) -> Vec<StepCheck> {
    match round.stage() {
        Stage::SetUp => opening_checks(round),
        Stage::Scoring => vec![sheets_in(round)],
        Stage::Closed => Vec::new(),
        Stage::Revealed | Stage::Decided => Vec::new(),
    }
}

fn opening_checks(round: &RoundData) -> Vec<StepCheck> {
    let scheme = round.scheme();
    let members = round.scorers().count();
    let faults = check(scheme).len();
    let mut checks = vec![
        must(
            faults == 0,
            if faults == 0 {
                "The scheme can be followed.".to_owned()
            } else {
                let faults = phrase::counted(faults, "fault", "faults");
                format!("The scheme has {faults} to put right.")
            },
            Screen::SetUp,
        ),
        must(
            round.bids().next().is_some(),
            format!("Bids are loaded: {}.", round.bids().count()),
            Screen::Bids,
        ),
        must(
            members >= scheme.quorum as usize,
            format!(
                "The panel has {}; the quorum is {}.",
                phrase::counted(members, "member", "members"),
                scheme.quorum
            ),
            Screen::SetUp,
        ),
        should(
            round.row.details.fund.high > Pounds::ZERO,
            "The fund is given, as a range until it is settled.".to_owned(),
            Screen::SetUp,
        ),
    ];
    checks.extend(second_key(round));
    checks.extend(unanswered(round));
    checks.extend(moving_weights(warnings(scheme).len()));
    checks
}

/// That weights carry what they seem to; the scheme's own screen says how far not.
fn moving_weights(moved: usize) -> Option<StepCheck> {
    if moved == 0 {
        return None;
    }
    let text = phrase::counted(
        moved,
        "criterion carries another share of the total than it seems to.",
        "criteria carry other shares of the total than they seem to.",
    );
    Some(should(false, text, Screen::SetUp))
}

/// Where there is an observer, that they have made the second key.
fn second_key(round: &RoundData) -> Option<StepCheck> {
    let observer = round.observer()?;
    let made = round.has_second_key();
    let text = match made {
        true => format!("{}, the observer, has made the second key.", observer.name),
        false => format!(
            "{}, the observer, makes the second key on their own device. Invite them, then exchange records.",
            observer.name
        ),
    };
    Some(must(made, text, Screen::Devices))
}

fn unanswered(round: &RoundData) -> Option<StepCheck> {
    let gateways = round.scheme().gateways.len();
    let wanted = gateways * round.bids().count();
    if wanted == 0 {
        return None;
    }
    let answered = round
        .gateways
        .iter()
        .filter(|answer| {
            answer.answer.is_some() && round.scheme().gateway(&answer.gateway).is_some()
        })
        .count()
        .min(wanted);
    Some(should(
        answered == wanted,
        format!("Gateways are answered: {answered} of {wanted}."),
        Screen::Bids,
    ))
}

fn sheets_in(round: &RoundData) -> StepCheck {
    let (submitted, wanted) = round.sheet_counts();
    should(
        submitted == wanted,
        format!("Sheets are in: {submitted} of {wanted}."),
        Screen::Progress,
    )
}

fn must(met: bool, text: String, screen: Screen) -> StepCheck {
    StepCheck {
        met,
        advisory: false,
        text,
        screen,
    }
}

fn should(met: bool, text: String, screen: Screen) -> StepCheck {
    StepCheck {
        met,
        advisory: true,
        text,
        screen,
    }
}
