//! Bringing a profile and an exchange folder to the same state.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use evenhand_record::{LogId, PanelId};
use evenhand_store::{DeviceNote, Store};

use crate::chair_duties::write_receipt_and_keys;
use crate::error::SyncError;
use crate::exchange::{ExchangeFolder, FolderListing, KnownRecords, SeenFiles};
use crate::gather::{Gathered, gather_from_bundle, gather_from_folder};
use crate::plan::{Holdings, plan_exchange};

/// What an exchange did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchanged {
    /// How many records were put into the folder: those of this device, and those of
    /// others that the folder lacked.
    pub sent: usize,
    /// How many records of others were new.
    pub received: usize,
    /// How many records on file wait for others that have not arrived.
    pub waiting: u64,
    /// How many records on file a newer program wrote.
    pub parked: u64,
    /// Files that are still arriving.
    pub arriving: Vec<PathBuf>,
    /// Files and records that were not taken, each with a sentence.
    pub refused: Vec<String>,
    /// Devices that write into the folder and that the chair has not taken on: the first
    /// that were met.
    pub strangers: BTreeSet<LogId>,
}

/// Takes in what the folder holds, then puts into it what is on file and the folder does
/// not hold, whoever wrote it: also what was there once and was deleted. The chair's
/// device writes a receipt where it received something.
///
/// What was taken in is safe on disk before anything is sent. A folder that goes
/// half-way harms nothing: the next exchange goes on from there.
///
/// # Errors
/// [`SyncError`].
pub async fn exchange_with(
    store: &Store,
    root: &Path,
    now: DateTime<Utc>,
) -> Result<Exchanged, SyncError> {
    let panel = panel_of(store).await?;
    let folder = ExchangeFolder::open(root, panel, store.device().log)?;
    let before = read_seen(store, root).await?;
    let mut known = look_at_profile(store, panel).await?;
    let mut found = folder.list_files(&before, &known)?;
    let mut gathered = gather_from_folder(store, &folder, &mut found, &mut known).await?;
    found
        .damaged
        .iter()
        .chain(&found.skipped)
        .for_each(|one| gathered.refused.add(one));
    let mut done = take_gathered(store, gathered).await?;
    done.arriving = found
        .arriving
        .iter()
        .map(|file| file.path.clone())
        .collect();
    write_receipt_and_keys(store, now).await?;
    let holdings = look_what_to_send(store, known, &found).await?;
    let plan = plan_exchange(&found, &holdings)?;
    if plan.seen != before {
        keep_seen(store, root, &plan.seen).await?;
    }
    folder.publish_planned(&plan.publish)?;
    done.sent = plan.records_to_publish();
    Ok(done)
}

/// Takes in a bundle that came another way: by e-mail, by hand. `name` is what it
/// is called, for people.
///
/// # Errors
/// [`SyncError`]; of a file that is not whole nothing is taken.
pub async fn take_bundle(
    store: &Store,
    name: &str,
    bytes: &[u8],
    now: DateTime<Utc>,
) -> Result<Exchanged, SyncError> {
    let panel = panel_of(store).await?;
    let mut known = look_at_profile(store, panel).await?;
    let gathered = gather_from_bundle(store, name, bytes, &mut known).await?;
    let done = take_gathered(store, gathered).await?;
    write_receipt_and_keys(store, now).await?;
    Ok(done)
}

/// The panel that the profile belongs to, or that it has answered an invitation of.
async fn panel_of(store: &Store) -> Result<PanelId, SyncError> {
    match store.panel().await? {
        Some(panel) => Ok(panel.id),
        None => store
            .device_note(&DeviceNote::Panel)
            .await?
            .and_then(|id| id.parse().ok())
            .ok_or(SyncError::NoPanel),
    }
}

/// What the profile holds.
async fn look_at_profile(store: &Store, panel: PanelId) -> Result<KnownRecords, SyncError> {
    let mut logs = store.logs_of_panel([]).await?;
    logs.insert(store.device().log);
    Ok(KnownRecords {
        panel,
        on_file: store.record_ids().await?,
        logs,
    })
}

/// What the profile holds once all is taken in, and of it what the folder lacks.
async fn look_what_to_send(
    store: &Store,
    known: KnownRecords,
    found: &FolderListing,
) -> Result<Holdings, SyncError> {
    let on_file = store.record_ids().await?;
    Ok(Holdings {
        known: KnownRecords { on_file, ..known },
        sendable: store.records_without(&found.held()).await?,
    })
}

/// Takes in what was gathered.
async fn take_gathered(store: &Store, gathered: Gathered) -> Result<Exchanged, SyncError> {
    let records = gathered.records.into_values().collect();
    let taken = store.take_in(records).await?;
    let mut strangers = gathered.strangers.logs;
    strangers.extend(taken.strangers);
    Ok(Exchanged {
        received: taken.new.len(),
        waiting: taken.waiting,
        parked: store.parked().await?,
        refused: gathered.refused.into_sentences(),
        strangers,
        ..Exchanged::default()
    })
}

/// What was read in this folder before, and is on file; nothing where that cannot be told.
async fn read_seen(store: &Store, root: &Path) -> Result<SeenFiles, SyncError> {
    let kept = store.device_note(&seen_note(root)).await?;
    let seen = kept.and_then(|kept| serde_json::from_str(&kept).ok());
    Ok(seen.unwrap_or_default())
}

async fn keep_seen(store: &Store, root: &Path, seen: &SeenFiles) -> Result<(), SyncError> {
    if let Ok(text) = serde_json::to_string(seen) {
        store.keep_note(&seen_note(root), &text).await?;
    }
    Ok(())
}

fn seen_note(root: &Path) -> DeviceNote {
    DeviceNote::SeenIn(root.to_owned())
}
