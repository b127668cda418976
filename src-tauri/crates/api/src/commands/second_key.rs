//! The second key of a round: with an observer who holds it, the chair alone cannot
//! look at sheets before the scores are opened.

use evenhand_core::Stage;
use evenhand_record::Body;

use crate::answers::exchange::show_exchange;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::only_in;
use crate::round_data::RoundData;
use crate::view::exchange::ExchangeView;
use crate::view::round::OfRound;

/// Makes the second key of a round, on its observer's device.
pub async fn second_key_make(context: Context<'_>, ask: OfRound) -> Result<ExchangeView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    refuse_others(&round)?;
    only_in(&round, &[Stage::SetUp], "The observer's key is made")?;
    let (recipient, keys) = change.new_observer_key().await?;
    let ready = Body::ObserverReady {
        round: ask.round,
        recipient,
        keys,
    };
    change.commit(ready, context.app.now()).await?;
    show_exchange(context).await
}

/// Gives the second key to the panel. Only once scoring has closed: with it the chair
/// could read sheets.
pub async fn second_key_give(context: Context<'_>, ask: OfRound) -> Result<ExchangeView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    refuse_others(&round)?;
    let after = [Stage::Closed, Stage::Revealed, Stage::Decided];
    only_in(&round, &after, "The observer's key is given")?;
    let keys = change.observer_keys_for_all(&ask.round).await?;
    let released = Body::ObserverReleased {
        round: ask.round,
        keys,
    };
    change.commit(released, context.app.now()).await?;
    show_exchange(context).await
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
