//! `evenhand deputy` and `hand-over`: who runs the panel when the chair cannot.

use clap::Args;

use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use crate::commands::chair::{deputy_set, hand_over};
use crate::error::ApiError;
use crate::view::exchange::{self, DeputySet, ExchangeView};

/// Names who takes the chair if the chair cannot go on; nobody where no one is named.
#[derive(Args, Debug)]
pub(super) struct Deputy {
    /// Someone on the panel, by name or id.
    member: Option<String>,
    #[command(flatten)]
    round: WhichRound,
}

/// Gives the chair to someone else, or takes it over as the deputy.
#[derive(Args, Debug)]
pub(super) struct HandOver {
    /// To whom: someone on the panel, by name or id.
    to: String,
    /// Why.
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    round: WhichRound,
}

/// Names the deputy.
pub(super) async fn name_deputy(profile: &OpenProfile, asked: Deputy) -> Result<Output, ApiError> {
    let round = profile.find_round(&asked.round).await?;
    let member = asked.member.as_deref();
    let member = profile.find_named_member(&round, member).await?;
    let view = deputy_set(profile.context(), DeputySet { member }).await?;
    profile.form.render(&view, || deputy_in_words(&view))
}

/// Gives the chair over.
pub(super) async fn hand_over_chair(
    profile: &OpenProfile,
    asked: HandOver,
) -> Result<Output, ApiError> {
    let round = profile.find_round(&asked.round).await?;
    let ask = exchange::HandOver {
        to: profile.find_member(&round, &asked.to).await?,
        reason: asked.reason,
    };
    let view = hand_over(profile.context(), ask).await?;
    profile.form.render(&view, || chair_in_words(&view))
}

fn deputy_in_words(view: &ExchangeView) -> String {
    match &view.deputy {
        Some(deputy) => format!("{deputy} takes the chair if the chair cannot go on."),
        None => "Nobody is deputy.".to_owned(),
    }
}

fn chair_in_words(view: &ExchangeView) -> String {
    let chair = view.chair_name.as_deref().unwrap_or_default();
    format!("{chair} is the chair now.")
}
