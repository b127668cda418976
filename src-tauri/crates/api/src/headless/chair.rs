//! `evenhand deputy` and `hand-over`: who runs the panel when the chair cannot.

use clap::Args;
use evenhand_core::phrase;

use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use crate::commands::chair::{deputy_set, hand_over, takeover_agree};
use crate::commands::exchange::exchange_show;
use crate::error::ApiError;
use crate::view::exchange::{self, DeputySet, ExchangeView, TakeoverAgree, TakeoverView};
use crate::view::home::Nothing;

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

/// Agrees that the deputy took the chair over.
#[derive(Args, Debug)]
pub(super) struct AgreeTakeover {
    /// The record by which the deputy took it over; the newest one where it is left out.
    record: Option<String>,
    /// Why.
    #[arg(long)]
    reason: String,
}

/// Agrees to a takeover.
pub(super) async fn agree_to_takeover(
    profile: &OpenProfile,
    asked: AgreeTakeover,
) -> Result<Output, ApiError> {
    let takeover = match asked.record {
        Some(record) => record,
        None => newest_takeover(profile).await?,
    };
    let reason = asked.reason;
    let view = takeover_agree(profile.context(), TakeoverAgree { takeover, reason }).await?;
    profile.form.render(&view, || takeovers_in_words(&view))
}

async fn newest_takeover(profile: &OpenProfile) -> Result<String, ApiError> {
    let view = exchange_show(profile.context(), Nothing {}).await?;
    let newest = view.takeovers.last().map(|taken| taken.record.clone());
    newest.ok_or_else(|| ApiError::not_found("No deputy took the chair over."))
}

/// Each taking over: whether it stands, and who agreed to it.
pub(super) fn takeovers_in_words(view: &ExchangeView) -> String {
    let lines: Vec<String> = view.takeovers.iter().map(takeover_in_words).collect();
    lines.join("\n")
}

fn takeover_in_words(taken: &TakeoverView) -> String {
    let stands = match &taken.why_not {
        Some(why) => format!("It does not stand: {why}."),
        None if taken.stands => "It stands.".to_owned(),
        None => "It does not stand.".to_owned(),
    };
    let agreed = match taken.agreed.is_empty() {
        true => "Nobody else has agreed to it".to_owned(),
        false => format!("{} agreed to it", phrase::listed(&taken.agreed)),
    };
    let wanted = taken.wanted;
    format!(
        "{} took the chair over (record {}): {}. {stands} {agreed}; once {wanted} have, it stands whatever the chair rules.",
        taken.name, taken.record, taken.reason
    )
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
