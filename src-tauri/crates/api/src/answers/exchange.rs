//! This device, the panel's devices, and what has gone between them.

use std::collections::BTreeMap;

use evenhand_store::{Behind, DeviceNote, DeviceRow, SetAsideRow, View};
use evenhand_sync::joining::Invitation;

use super::counts::count_of;
use super::forks::list_forks;
use super::joining::device_words;
use super::receipts::list_receipts;
use super::second_key::list_second_keys;
use super::takeovers::list_takeovers;
use super::waiting::show_waiting;
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
    let waits = show_waiting(&mut view).await?;
    let deputy = panel.as_ref().and_then(|panel| panel.deputy.clone());
    let is_chair = me.is_some() && me.as_ref() == panel.as_ref().map(|panel| &panel.chair.id);
    let device = |device: &DeviceRow| {
        let records = heads.get(&device.log).map_or(0, |head| head.seq);
        device_view(device, name(&device.member), device.log == own, records)
    };
    Ok(ExchangeView {
        chair_name: panel
            .map(|panel| panel.chair.name)
            .or_else(|| invitation.as_ref().map(|one| one.chair.name.clone())),
        chair: is_chair,
        words: waiting_words(invitation.as_ref(), &devices, context),
        folder: view.device_note(&DeviceNote::ExchangeFolder).await?,
        exchanged_at: view.device_note(&DeviceNote::ExchangedAt).await?,
        receipts: match is_chair {
            true => Vec::new(), // what the chair writes is there
            false => list_receipts(&mut view, own).await?,
        },
        forks: list_forks(&mut view, &devices, &name).await?,
        set_aside: set_aside.iter().map(set_aside_sentence).collect(),
        waiting: waits.as_ref().map_or(0, |waits| waits.records),
        waits,
        behind: store.behind().await?.map(behind_view),
        deputy,
        kit_made_at: view.device_note(&DeviceNote::KitMadeAt).await?,
        second_keys: list_second_keys(context.app, &mut view).await?,
        takeovers: list_takeovers(&mut view, &devices, me.as_ref(), &name).await?,
        devices: devices.iter().map(device).collect(),
        me,
    })
}

fn device_view(device: &DeviceRow, name: String, own: bool, records: u64) -> DeviceView {
    DeviceView {
        log: device.log.to_string(),
        fingerprint: device.log.fingerprint(),
        name,
        member: device.member.clone(),
        own,
        confirmed: device.confirmed,
        barred: device.revoked.clone(),
        records: count_of(records),
    }
}

fn set_aside_sentence(row: &SetAsideRow) -> String {
    format!("Entry {}: {}.", row.record, row.why)
}

fn behind_view(behind: Behind) -> BehindView {
    BehindView {
        here: count_of(behind.here),
        written: count_of(behind.written),
    }
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
    let text = view.device_note(&DeviceNote::Invitation).await?;
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
