//! How far the second key of each round is, and what must not be done to it.

use evenhand_core::{Member, Stage};
use evenhand_record::LogId;
use evenhand_store::{Change, View};

use crate::app::App;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::exchange::{SecondKeyStage, SecondKeyView};

/// How far a round is with its second key.
fn second_key_stage(round: &RoundData) -> SecondKeyStage {
    let released = round.seal.as_ref().is_some_and(|seal| seal.released);
    match round.stage() {
        _ if released => SecondKeyStage::Given,
        Stage::SetUp if !round.has_second_key() => SecondKeyStage::Wanted,
        Stage::SetUp | Stage::Scoring => SecondKeyStage::Made,
        Stage::Closed | Stage::Revealed | Stage::Decided => SecondKeyStage::Due,
    }
}

/// The rounds that have an observer, each with how far its second key is.
pub(crate) async fn list_second_keys(
    app: &App,
    view: &mut View,
) -> Result<Vec<SecondKeyView>, ApiError> {
    let mut shown = Vec::new();
    for row in view.rounds().await? {
        let round = app.rounds.read_beside(view, &row.id).await?;
        if let Some(observer) = round.observer() {
            shown.push(SecondKeyView {
                mine: observer.id == *round.me(),
                observer: observer.name.clone(),
                stage: second_key_stage(&round),
                title: round.row.details.title.clone(),
                round: row.id,
            });
        }
    }
    Ok(shown)
}

/// What comes next because of the second key; none where it has no say.
pub(crate) fn next_by_second_key(round: &RoundData) -> Option<String> {
    let observer = round.observer()?;
    let mine = observer.id == *round.me();
    let name = &observer.name;
    match second_key_stage(round) {
        SecondKeyStage::Wanted if mine => {
            Some("Make your key for this round, on the Laptops screen.".to_owned())
        }
        SecondKeyStage::Due if mine => {
            Some("Give your key for this round to the panel, on the Laptops screen.".to_owned())
        }
        SecondKeyStage::Due if round.stage() != Stage::Closed => Some(format!(
            "{name}, the observer, has not given their key yet: the scores open with it."
        )),
        _ => None,
    }
}

/// Refuses to bar devices that hold a second key which no one else holds yet: no
/// sheet could ever be opened without it.
pub(crate) async fn refuse_losing(change: &mut Change<'_>, logs: &[LogId]) -> Result<(), ApiError> {
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
            return Err(ApiError::not_allowed(losing_sentence(&round, observer)));
        }
    }
    Ok(())
}

/// Refuses to take the observer off the panel while nobody else holds the second key.
pub(crate) fn refuse_leaving(round: &RoundData, member: &Member) -> Result<(), ApiError> {
    let leaves = round.observer().is_some_and(|one| one.id == member.id);
    if leaves && holds_alone(round) {
        return Err(ApiError::not_allowed(losing_sentence(round, member)).at("member"));
    }
    Ok(())
}

fn holds_alone(round: &RoundData) -> bool {
    round.stage() != Stage::SetUp
        && matches!(
            second_key_stage(round),
            SecondKeyStage::Made | SecondKeyStage::Due
        )
}

fn losing_sentence(round: &RoundData, observer: &Member) -> String {
    format!(
        "{} alone holds the observer's key of \"{}\": without it no sheet could ever be opened. Let them give it once scoring has closed, or bring their laptop back from its recovery kit.",
        observer.name, round.row.details.title
    )
}
