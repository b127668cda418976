//! Who is in the chair: a deputy is named, and the chair goes over.

use evenhand_core::MemberId;
use evenhand_record::Body;
use evenhand_store::Change;

use crate::answers::exchange::show_exchange;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::needed;
use crate::view::exchange::{DeputySet, ExchangeView, HandOver, TakeoverAgree};

/// Names who takes the chair if the chair cannot go on, or nobody. Their devices are
/// given the rounds' keys to hold.
pub async fn deputy_set(context: Context<'_>, ask: DeputySet) -> Result<ExchangeView, ApiError> {
    let mut change = context.app.store.change().await?;
    if let Some(deputy) = &ask.member {
        refuse_without_device(&mut change, deputy, "member").await?;
        let chair = change.panel().await?.map(|panel| panel.chair.id);
        if chair.as_ref() == Some(deputy) {
            return Err(
                ApiError::not_allowed("The deputy is somebody else than the chair.").at("member"),
            );
        }
    }
    let named = Body::DeputyNamed { member: ask.member };
    change.commit(named, context.app.now()).await?;
    evenhand_sync::give_keys(&context.app.store, context.app.now()).await?;
    show_exchange(context).await
}

/// Gives the chair to someone else, or takes it over as the deputy. With the chair go
/// the keys of rounds that are not revealed.
pub async fn hand_over(context: Context<'_>, ask: HandOver) -> Result<ExchangeView, ApiError> {
    let reason = needed(&ask.reason, "reason", "Say why the chair goes over.")?.to_owned();
    let mut change = context.app.store.change().await?;
    refuse_without_device(&mut change, &ask.to, "to").await?;
    let mut bodies = Vec::new();
    let chair = change.panel().await?.map(|panel| panel.chair.id);
    if change.me().await? == chair {
        for round in change.rounds().await? {
            bodies.extend(change.wanting_keys(&round.id, Some(&ask.to)).await?);
        }
    }
    bodies.push(Body::HandedOver { to: ask.to, reason });
    change.commit_all(&bodies, context.app.now()).await?;
    show_exchange(context).await
}

/// Agrees that the deputy took the chair over, though the chair may have ruled on.
pub async fn takeover_agree(
    context: Context<'_>,
    ask: TakeoverAgree,
) -> Result<ExchangeView, ApiError> {
    let wanted = "Say why you agree, for example that the chair's laptop is lost.";
    let reason = needed(&ask.reason, "reason", wanted)?.to_owned();
    let mut change = context.app.store.change().await?;
    let takeovers = change.takeovers().await?;
    let taken = takeovers
        .into_iter()
        .find(|taken| taken.record.to_string() == ask.takeover)
        .ok_or_else(|| {
            ApiError::not_found("No deputy took the chair over by that entry.").at("takeover")
        })?;
    if change.me().await?.as_ref() == Some(&taken.member) {
        return Err(ApiError::not_allowed("Others agree to it, not the deputy.").at("takeover"));
    }
    let agreed = Body::TakeoverAgreed {
        takeover: taken.record,
        reason,
    };
    change.commit(agreed, context.app.now()).await?;
    show_exchange(context).await
}

async fn refuse_without_device(
    change: &mut Change<'_>,
    member: &MemberId,
    field: &str,
) -> Result<(), ApiError> {
    let devices = change.devices().await?;
    let has_device = devices
        .iter()
        .any(|device| device.member == *member && device.revoked.is_none());
    if has_device {
        return Ok(());
    }
    Err(ApiError::not_allowed(format!(
        "\"{member}\" has no laptop on the panel, so nobody could act as the chair. Invite them first."
    ))
    .at(field))
}
