//! This device, the panel's devices, and what has gone between them.

use std::collections::BTreeMap;

use evenhand_store::{DeviceRow, View};
use evenhand_sync::joining::Invitation;

use super::forks::list_forks;
use super::joining::device_words;
use super::receipts::list_receipts;
use super::second_key::list_second_keys;
use crate::context::Context;
use crate::error::ApiError;
use crate::view::exchange::{BehindView, DeviceView, ExchangeView};

/// Shows this device, the panel's devices, and what has gone between them.
pub(crate) async fn show_exchange(context: Context<'_>) -> Result<ExchangeView, ApiError> {
    let store = &context.app.store;
    let mut view = store.view().await?;
    let (me, panel) = (view.me().await?, view.panel().await?);
    let devices = view.devices().await?;
    let own = store.device().log;
    let names = member_names(&mut view).await?;
    let name = |member: &evenhand_core::MemberId| {
        names
            .get(member.as_str())
            .cloned()
            .unwrap_or_else(|| member.to_string())
    };
    let heads = view.heads().await?;
    let set_aside = view.set_aside().await?;
    let invitation = answered_invitation(&mut view).await?;
    let deputy = panel.as_ref().and_then(|panel| panel.deputy.clone());
    let is_chair = me.is_some() && me.as_ref() == panel.as_ref().map(|panel| &panel.chair.id);
    Ok(ExchangeView {
        chair_name: panel
            .map(|panel| panel.chair.name)
            .or_else(|| invitation.as_ref().map(|one| one.chair.name.clone())),
        chair: is_chair,
        words: waiting_words(invitation.as_ref(), &devices, context),
        folder: view.here("folder").await?,
        exchanged_at: view.here("exchanged_at").await?,
        receipts: match is_chair {
            true => Vec::new(), // what the chair writes is there
            false => list_receipts(&mut view, own).await?,
        },
        forks: list_forks(&mut view, &devices, &name).await?,
        set_aside: set_aside
            .iter()
            .map(|row| format!("Record {}: {}.", row.record, row.why))
            .collect(),
        waiting: u32::try_from(view.waiting().await?).unwrap_or(u32::MAX),
        behind: store.behind().await?.map(|behind| BehindView {
            here: u32::try_from(behind.here).unwrap_or(u32::MAX),
            written: u32::try_from(behind.written).unwrap_or(u32::MAX),
        }),
        deputy,
        kit_made_at: view.here("kit_made_at").await?,
        second_keys: list_second_keys(&mut view).await?,
        devices: devices
            .iter()
            .map(|device| DeviceView {
                log: device.log.to_string(),
                fingerprint: device.log.fingerprint(),
                name: name(&device.member),
                member: device.member.clone(),
                own: device.log == own,
                confirmed: device.confirmed,
                barred: device.revoked.clone(),
                records: heads
                    .get(&device.log)
                    .map_or(0, |head| u32::try_from(head.seq).unwrap_or(u32::MAX)),
            })
            .collect(),
        me,
    })
}

/// The names of everyone who is or was on a round's panel.
pub(crate) async fn member_names(view: &mut View) -> Result<BTreeMap<String, String>, ApiError> {
    let mut names = BTreeMap::new();
    for round in view.rounds().await? {
        for row in view.members(&round.id).await? {
            names.insert(row.member.id.to_string(), row.member.name);
        }
    }
    Ok(names)
}

/// The invitation that this device answered.
async fn answered_invitation(view: &mut View) -> Result<Option<Invitation>, ApiError> {
    let text = view.here("invitation").await?;
    Ok(text.and_then(|text| Invitation::read(text.as_bytes()).ok()))
}

/// The six words, while the chair has not taken this device on.
fn waiting_words(
    invitation: Option<&Invitation>,
    devices: &[DeviceRow],
    context: Context<'_>,
) -> Option<Vec<String>> {
    let device = context.app.store.device();
    if devices.iter().any(|one| one.log == device.log) {
        return None;
    }
    invitation.map(|invitation| device_words(invitation, &device))
}
