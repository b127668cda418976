//! The second key of a round: with an observer who holds it, the chair alone cannot
//! look at sheets before the scores are opened.

use evenhand_core::{Member, Stage};
use evenhand_record::{Body, LogId};
use evenhand_store::{Change, View};

use super::Context;
use super::exchange::exchange_show;
use crate::error::ApiError;
use crate::guard::only_in;
use crate::round_data::RoundData;
use crate::view::exchange::{ExchangeView, SecondKeyStage, SecondKeyView};
use crate::view::home::Nothing;
use crate::view::round::OfRound;

/// Makes the second key of a round, on its observer's device.
pub async fn second_key_make(context: Context<'_>, ask: OfRound) -> Result<ExchangeView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    refuse_others(&round)?;
    only_in(&round, &[Stage::SetUp], "A second key is made")?;
    let (recipient, keys) = change.new_observer_key().await?;
    let ready = Body::ObserverReady {
        round: ask.round,
        recipient,
        keys,
    };
    change.commit(ready, context.app.now()).await?;
    exchange_show(context, Nothing {}).await
}

/// Gives the second key to the panel. Only once scoring has closed: with it the chair
/// could read sheets.
pub async fn second_key_give(context: Context<'_>, ask: OfRound) -> Result<ExchangeView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    refuse_others(&round)?;
    let after = [Stage::Closed, Stage::Revealed, Stage::Decided];
    only_in(&round, &after, "The second key is given")?;
    let keys = change.observer_keys_for_all(&ask.round).await?;
    let released = Body::ObserverReleased {
        round: ask.round,
        keys,
    };
    change.commit(released, context.app.now()).await?;
    exchange_show(context, Nothing {}).await
}

fn refuse_others(round: &RoundData) -> Result<(), ApiError> {
    match round.observer() {
        Some(observer) if observer.id == *round.me() => Ok(()),
        Some(observer) => Err(ApiError::not_allowed(format!(
            "Only the round's observer, {}, does this.",
            observer.name
        ))),
        None => Err(ApiError::not_allowed(
            "This round has no observer. The chair adds one on the set-up screen, before scoring opens.",
        )),
    }
}

/// How far a round is with its second key.
fn stage(round: &RoundData) -> SecondKeyStage {
    let released = round.seal.as_ref().is_some_and(|seal| seal.released);
    match round.stage() {
        _ if released => SecondKeyStage::Given,
        Stage::SetUp if !round.has_second_key() => SecondKeyStage::Wanted,
        Stage::SetUp | Stage::Scoring => SecondKeyStage::Made,
        Stage::Closed | Stage::Revealed | Stage::Decided => SecondKeyStage::Due,
    }
}

/// The rounds that have an observer, each with how far its second key is.
pub(super) async fn second_keys(view: &mut View) -> Result<Vec<SecondKeyView>, ApiError> {
    let mut shown = Vec::new();
    for row in view.rounds().await? {
        let round = RoundData::read(view, &row.id).await?;
        if let Some(observer) = round.observer() {
            shown.push(SecondKeyView {
                mine: observer.id == *round.me(),
                observer: observer.name.clone(),
                stage: stage(&round),
                title: round.row.details.title.clone(),
                round: row.id,
            });
        }
    }
    Ok(shown)
}

/// What comes next because of the second key; none where it has no say.
pub(super) fn next(round: &RoundData) -> Option<String> {
    let observer = round.observer()?;
    let mine = observer.id == *round.me();
    let name = &observer.name;
    match stage(round) {
        SecondKeyStage::Wanted if mine => {
            Some("Make the round’s second key, on the Devices screen.".to_owned())
        }
        SecondKeyStage::Due if mine => {
            Some("Give the second key to the panel, on the Devices screen.".to_owned())
        }
        SecondKeyStage::Due if round.stage() != Stage::Closed => Some(format!(
            "{name}, the observer, has not given the second key yet: the scores open with it."
        )),
        _ => None,
    }
}

/// Refuses to bar devices that hold a second key which no one else holds yet: no
/// sheet could ever be opened without it.
pub(super) async fn refuse_losing(change: &mut Change<'_>, logs: &[LogId]) -> Result<(), ApiError> {
    let devices = change.devices().await?;
    for row in change.rounds().await? {
        let round = RoundData::read(change, &row.id).await?;
        let Some(observer) = round.observer().filter(|_| holds_alone(&round)) else {
            continue;
        };
        let theirs = |log: &LogId| {
            let device = devices.iter().find(|device| device.log == *log);
            device.is_some_and(|device| device.member == observer.id)
        };
        if logs.iter().any(theirs) {
            return Err(ApiError::not_allowed(losing(&round, observer)));
        }
    }
    Ok(())
}

/// Refuses to take the observer off the panel while nobody else holds the second key.
pub(super) fn refuse_leaving(round: &RoundData, member: &Member) -> Result<(), ApiError> {
    let leaves = round.observer().is_some_and(|one| one.id == member.id);
    if leaves && holds_alone(round) {
        return Err(ApiError::not_allowed(losing(round, member)).at("member"));
    }
    Ok(())
}

fn holds_alone(round: &RoundData) -> bool {
    round.stage() != Stage::SetUp
        && matches!(stage(round), SecondKeyStage::Made | SecondKeyStage::Due)
}

fn losing(round: &RoundData, observer: &Member) -> String {
    format!(
        "{} holds the second key of \"{}\" alone: without it no sheet could ever be opened. Let them give it once scoring has closed, or bring their device back from its recovery kit.",
        observer.name, round.row.details.title
    )
}
