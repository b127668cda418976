//! Invitations, and the replies to them.

use evenhand_core::MemberId;
use evenhand_record::{Body, Content};
use evenhand_store::{Device, DeviceNote, DeviceRow, Store};
use evenhand_sync::joining::{Invitation, Reply, read_addressee, six_words};

use super::counts::count;
use crate::context::Context;
use crate::error::ApiError;
use crate::view::bids::FileIn;
use crate::view::exchange::JoinerView;

/// Whether a profile belongs to no panel: not even by a recovery kit, whose log
/// must come back before anything is written to it.
pub(crate) async fn is_fresh(store: &Store) -> Result<bool, ApiError> {
    Ok(store.record_counts().await?.is_empty()
        && store.device_note(&DeviceNote::Panel).await?.is_none())
}

/// The six words for a device that answers an invitation.
pub(crate) fn device_words(invitation: &Invitation, device: &Device) -> Vec<String> {
    let (panel, chair) = (invitation.panel, invitation.chair.log);
    let words = six_words(
        panel,
        chair,
        device.log,
        &device.recipient,
        &invitation.secret,
    );
    words.map(str::to_owned).to_vec()
}

/// The invitation of a member that was not answered yet.
pub(crate) async fn open_invitation(
    store: &Store,
    member: &MemberId,
) -> Result<Option<String>, ApiError> {
    let text = store
        .device_note(&DeviceNote::InvitationFor(member.clone()))
        .await?;
    Ok(text.filter(|text| !text.is_empty()))
}

/// Reads a reply and shows its six words; takes nobody on.
pub(crate) async fn check_reply(
    context: Context<'_>,
    file: &FileIn,
) -> Result<JoinerView, ApiError> {
    let (invitation, reply) = read_reply(context, file).await?;
    let devices = context.app.store.devices().await?;
    Ok(JoinerView {
        replaces: count(replaced_devices(&devices, &invitation, &reply).count()),
        words: reply.six_words(&invitation).map(str::to_owned).to_vec(),
        name: invitation.member.name,
        member: invitation.member.id,
    })
}

/// The invitation that a reply answers, and who asks to be taken on.
pub(crate) async fn read_reply(
    context: Context<'_>,
    file: &FileIn,
) -> Result<(Invitation, Reply), ApiError> {
    let bytes = file.bytes()?;
    let refused =
        |fault: &dyn std::fmt::Display| ApiError::bad_data(format!("{}: {fault}.", file.name));
    let (_, member) = read_addressee(&bytes).map_err(|fault| refused(&fault))?;
    let text = open_invitation(&context.app.store, &member).await?;
    let text = text.ok_or_else(|| {
        ApiError::not_allowed(format!(
            "No invitation to \"{member}\" is open on this laptop: it was used already, or made elsewhere. Make a new one."
        ))
    })?;
    let invitation = Invitation::read(text.as_bytes()).map_err(|fault| refused(&fault))?;
    let reply = Reply::read(&bytes, &invitation).map_err(|fault| refused(&fault))?;
    let joined = reply.record.content().ok().and_then(Content::known);
    match joined {
        Some(Body::Joined {
            member: who,
            recipient,
        }) if who == member && recipient == reply.recipient => Ok((invitation, reply)),
        _ => Err(ApiError::bad_data(format!(
            "{} does not say what a reply says. Ask for it again.",
            file.name
        ))),
    }
}

/// The devices that a new one replaces.
pub(crate) fn replaced_devices<'a>(
    devices: &'a [DeviceRow],
    invitation: &'a Invitation,
    reply: &Reply,
) -> impl Iterator<Item = &'a DeviceRow> {
    let log = reply.record.payload().log;
    devices.iter().filter(move |device| {
        device.member == invitation.member.id && device.log != log && device.revoked.is_none()
    })
}
