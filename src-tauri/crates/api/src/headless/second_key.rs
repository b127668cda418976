//! `evenhand second-key`: the second key of a round, on its observer's device.

use clap::{Args, ValueEnum};

use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use crate::commands::second_key::{second_key_give, second_key_make};
use crate::error::ApiError;
use crate::view::exchange::{ExchangeView, SecondKeyStage, SecondKeyView};

/// The second key of a round, on its observer's device.
#[derive(Args, Debug)]
pub(super) struct SecondKey {
    /// What to do.
    what: SecondKeyWord,
    #[command(flatten)]
    round: WhichRound,
}

/// What is done with a second key.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum SecondKeyWord {
    /// Makes it, before scoring opens.
    Make,
    /// Gives it to the panel, once scoring has closed.
    Give,
}

/// Makes the key, or gives it.
pub(super) async fn run_second_key_command(
    profile: &OpenProfile,
    asked: SecondKey,
) -> Result<Output, ApiError> {
    let ask = profile.ask_of_round(&asked.round).await?;
    let view = match asked.what {
        SecondKeyWord::Make => second_key_make(profile.context(), ask).await?,
        SecondKeyWord::Give => second_key_give(profile.context(), ask).await?,
    };
    profile.form.render(&view, || second_keys_in_words(&view))
}

fn second_keys_in_words(view: &ExchangeView) -> String {
    let keys = view.second_keys.iter().map(second_key_in_words);
    keys.collect::<Vec<_>>().join("\n")
}

/// How far the second key of a round is.
pub(super) fn second_key_in_words(key: &SecondKeyView) -> String {
    let state = match key.stage {
        SecondKeyStage::Wanted => "has not made the second key yet",
        SecondKeyStage::Made => "holds the second key until scoring has closed",
        SecondKeyStage::Due => "can give the second key to the panel now",
        SecondKeyStage::Given => "has given the second key to the panel",
    };
    format!("{}: {}, the observer, {state}.", key.title, key.observer)
}
