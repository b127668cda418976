//! Records go between devices: through a folder, or in single files.

use std::collections::BTreeMap;
use std::path::Path;

use evenhand_core::{RoundId, phrase};
use evenhand_record::{Body, LogId, RecordId};
use evenhand_store::{Change, Device, DeviceRow, ForkRow, View};
use evenhand_sync::joining::{Invitation, six_words};
use evenhand_sync::{Exchanged, bundle, exchange_with, take_bundle};

use super::Context;
use super::home::count;
use super::pack::write_whole;
use super::second_key::second_keys;
use crate::error::ApiError;
use crate::file::encode;
use crate::guard::needed;
use crate::round_data::RoundData;
use crate::view::bids::FileIn;
use crate::view::exchange::{
    BehindView, BranchView, DeviceView, ExchangeDone, ExchangeRun, ExchangeView, FileOut, FileSave,
    FileSaved, ForkView, LateAccept, LateSheetView, LateSheets, ReceiptView,
};
use crate::view::home::Nothing;
use crate::view::round::OfRound;

/// A file as it crosses the seam.
pub(super) fn file_out(name: &str, bytes: &[u8]) -> FileOut {
    FileOut {
        name: name.to_owned(),
        base64: encode(bytes),
    }
}

/// Exchanges records with a folder, which is remembered.
pub async fn exchange_run(
    context: Context<'_>,
    ask: ExchangeRun,
) -> Result<ExchangeDone, ApiError> {
    let store = &context.app.store;
    let folder = match ask.folder.filter(|folder| !folder.trim().is_empty()) {
        Some(folder) => folder,
        None => store.here("folder").await?.ok_or_else(|| {
            ApiError::bad_data(
                "Choose the exchange folder: a shared drive, a stick, a synchronised folder.",
            )
            .at("folder")
        })?,
    };
    refuse_own_folder(store.folder(), Path::new(&folder))?;
    let done = exchange_with(store, Path::new(&folder), context.app.now()).await?;
    let now = context.app.now().to_rfc3339();
    for (name, value) in [("folder", folder.as_str()), ("exchanged_at", now.as_str())] {
        store
            .keep_here(name, value)
            .await
            .map_err(|problem| ApiError::environment(format!("{problem}.")))?;
    }
    Ok(told(done))
}

/// Refuses to exchange through the profile itself, which belongs to this device alone.
fn refuse_own_folder(profile: &Path, folder: &Path) -> Result<(), ApiError> {
    let (Ok(profile), Ok(folder)) = (profile.canonicalize(), folder.canonicalize()) else {
        return Ok(());
    };
    if folder.starts_with(&profile) || profile.starts_with(&folder) {
        return Err(ApiError::not_allowed(
            "The profile must stay outside the exchange folder: a copy of it would let others write as you. Choose another folder.",
        )
        .at("folder"));
    }
    Ok(())
}

/// Takes in a bundle that came another way.
pub async fn bundle_take(context: Context<'_>, file: FileIn) -> Result<ExchangeDone, ApiError> {
    let bytes = file.bytes()?;
    let done = take_bundle(
        &context.app.store,
        &file.name,
        bytes.as_slice(),
        context.app.now(),
    )
    .await?;
    Ok(told(done))
}

/// Makes a bundle of all records on file, to be sent another way.
pub async fn bundle_make(context: Context<'_>, _: Nothing) -> Result<FileOut, ApiError> {
    let store = &context.app.store;
    let records = store.all_records().await?;
    let panel = records
        .iter()
        .find_map(|record| record.payload().panel)
        .ok_or_else(|| ApiError::not_allowed("There is nothing to send yet."))?;
    let bytes = bundle::write(panel, &records)
        .map_err(|problem| ApiError::environment(format!("{problem}.")))?;
    let me = store
        .me()
        .await?
        .map(|me| me.to_string())
        .unwrap_or_default();
    Ok(file_out(&format!("records-{me}.ehx"), &bytes))
}

/// Saves a file of ours in a folder: whole, or not at all.
pub async fn file_save(_: Context<'_>, ask: FileSave) -> Result<FileSaved, ApiError> {
    let folder = Path::new(needed(
        &ask.folder,
        "folder",
        "Say which folder to save it in.",
    )?);
    if !folder.is_dir() {
        return Err(ApiError::bad_data(format!(
            "There is no folder {}. Choose one that is there.",
            folder.display()
        ))
        .at("folder"));
    }
    let ours = Path::new(&ask.file.name)
        .extension()
        .is_some_and(|extension| {
            ["ehi", "ehr", "ehx", "age", "pdf"]
                .iter()
                .any(|one| extension == *one)
        });
    let name = Path::new(&ask.file.name).file_name();
    let (true, Some(name)) = (ours, name) else {
        return Err(ApiError::bad_data("That is not a file of Evenhand's.").at("file"));
    };
    let path = folder.join(name);
    let file = FileIn {
        name: ask.file.name.clone(),
        base64: ask.file.base64,
    };
    write_whole(&path, &file.bytes()?)?;
    Ok(FileSaved {
        path: path.display().to_string(),
    })
}

fn told(done: Exchanged) -> ExchangeDone {
    let number = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    ExchangeDone {
        sent: count(done.sent),
        received: count(done.received),
        parked: number(done.parked),
        waiting: number(done.waiting),
        arriving: done
            .arriving
            .iter()
            .map(|path| path.display().to_string())
            .collect(),
        refused: done.refused,
        strangers: done.strangers.iter().map(LogId::fingerprint).collect(),
    }
}

/// Shows this device, the panel's devices, and what has gone between them.
pub async fn exchange_show(context: Context<'_>, _: Nothing) -> Result<ExchangeView, ApiError> {
    let store = &context.app.store;
    let mut view = store.view().await?;
    let (me, panel) = (view.me().await?, view.panel().await?);
    let devices = view.devices().await?;
    let own = store.device().log;
    let names = names(&mut view).await?;
    let name = |member: &evenhand_core::MemberId| {
        names
            .get(member.as_str())
            .cloned()
            .unwrap_or_else(|| member.to_string())
    };
    let heads = view.heads().await?;
    let set_aside = view.set_aside().await?;
    let invitation = invitation(&mut view).await?;
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
            false => receipts(&mut view, own).await?,
        },
        forks: forks(&mut view, &devices, &name).await?,
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
        second_keys: second_keys(&mut view).await?,
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
pub(super) async fn names(view: &mut View) -> Result<BTreeMap<String, String>, ApiError> {
    let mut names = BTreeMap::new();
    for round in view.rounds().await? {
        for row in view.members(&round.id).await? {
            names.insert(row.member.id.to_string(), row.member.name);
        }
    }
    Ok(names)
}

/// The invitation that this device answered.
async fn invitation(view: &mut View) -> Result<Option<Invitation>, ApiError> {
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
    invitation.map(|invitation| words(invitation, &device))
}

/// The six words for a device that answers an invitation.
pub(super) fn words(invitation: &Invitation, device: &Device) -> Vec<String> {
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

/// What the chair has of this device's sheets.
async fn receipts(view: &mut View, own: LogId) -> Result<Vec<ReceiptView>, ApiError> {
    let received = view.received().await?.get(&own).copied().unwrap_or(0);
    let me = view.me().await?;
    let mut receipts = Vec::new();
    for round in view.rounds().await? {
        let places = view.submitted_places(&round.id, own).await?;
        let late = view.late_sheets(&round.id).await?;
        let missed: Vec<_> = late
            .into_iter()
            .filter(|sheet| Some(&sheet.member) == me.as_ref() && sheet.accepted.is_none())
            .map(|sheet| sheet.bid)
            .collect();
        if places.is_empty() && missed.is_empty() {
            continue;
        }
        let there = places.values().filter(|place| **place <= received).count();
        let sentence = receipt_sentence(there, places.len(), &missed);
        receipts.push(ReceiptView {
            round: round.id,
            sheets: count(places.len()),
            received: count(there),
            missed,
            sentence,
        });
    }
    Ok(receipts)
}

fn receipt_sentence(there: usize, sheets: usize, missed: &[evenhand_core::BidRef]) -> String {
    let mut sentence = format!(
        "{there} of {} received by the chair.",
        phrase::counted(sheets, "sheet", "sheets")
    );
    if !missed.is_empty() {
        let bids: Vec<&str> = missed.iter().map(evenhand_core::BidRef::as_str).collect();
        sentence.push_str(&format!(
            " Not in when scoring closed: {}. They count only if the chair accepts them; tell the chair.",
            bids.join(", ")
        ));
    }
    sentence
}

async fn forks(
    view: &mut View,
    devices: &[DeviceRow],
    name: &impl Fn(&evenhand_core::MemberId) -> String,
) -> Result<Vec<ForkView>, ApiError> {
    let mut shown = Vec::new();
    for fork in view.forks().await? {
        let device = devices.iter().find(|device| device.log == fork.log);
        let mut branches = Vec::new();
        for record in &fork.records {
            let (kind, at) = view.record_kind(*record).await?.unwrap_or_default();
            branches.push(BranchView {
                record: record.to_string(),
                stands: fork.chosen == Some(*record),
                at,
                kind,
            });
        }
        shown.push(ForkView {
            log: fork.log.to_string(),
            name: device.map_or_else(String::new, |device| name(&device.member)),
            seq: u32::try_from(fork.seq).unwrap_or(u32::MAX),
            branches,
            settled: fork.chosen.is_some(),
        });
    }
    Ok(shown)
}

/// The fork that a record stands at.
pub(super) async fn fork_of(
    change: &mut Change<'_>,
    record: &str,
) -> Result<(ForkRow, RecordId), ApiError> {
    let no_fork = || ApiError::not_found("No log was written twice at that record.").at("record");
    let id: RecordId = record.parse().map_err(|_| no_fork())?;
    let forks = change.forks().await?;
    let fork = forks.into_iter().find(|fork| fork.records.contains(&id));
    Ok((fork.ok_or_else(no_fork)?, id))
}

/// Lists the sheets that came after the close.
pub async fn late_sheets(context: Context<'_>, ask: OfRound) -> Result<LateSheets, ApiError> {
    late_list(context, &ask.round).await
}

async fn late_list(context: Context<'_>, round: &RoundId) -> Result<LateSheets, ApiError> {
    let mut view = context.app.store.view().await?;
    let data = RoundData::read(&mut view, round).await?;
    let late = view.late_sheets(round).await?;
    let shown = late.into_iter().map(|sheet| LateSheetView {
        record: sheet.record.to_string(),
        bid: sheet.bid,
        name: data.name(&sheet.member),
        at: sheet.at.to_rfc3339(),
        accepted: sheet.accepted,
    });
    Ok(LateSheets {
        sheets: shown.collect(),
    })
}

/// Lets a late sheet count.
pub async fn late_accept(context: Context<'_>, ask: LateAccept) -> Result<LateSheets, ApiError> {
    let wanted = "Say why the sheet is let count although scoring had closed.";
    let reason = needed(&ask.reason, "reason", wanted)?.to_owned();
    let mut change = context.app.store.change().await?;
    let late = change.late_sheets(&ask.round).await?;
    let sheet = late
        .into_iter()
        .find(|sheet| sheet.record.to_string() == ask.record)
        .ok_or_else(|| ApiError::not_found("There is no such late sheet.").at("record"))?;
    let accepted = Body::LateSheetAccepted {
        round: ask.round.clone(),
        bid: sheet.bid,
        member: sheet.member,
        record: sheet.record,
        reason,
    };
    change.commit(accepted, context.app.now()).await?;
    late_list(context, &ask.round).await
}
