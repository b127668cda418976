//! Bringing a profile and an exchange folder to the same state.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use evenhand_core::phrase;
use evenhand_record::{LogId, PanelId};
use evenhand_store::{DeviceNote, Store};

use crate::bundle::{self, Carried, Limits, check_records};
use crate::chair_duties::write_receipt_and_keys;
use crate::error::SyncError;
use crate::exchange::{ExchangeFolder, SeenFiles};
use crate::plan::{Holdings, Plan, plan_exchange};

/// What an exchange did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchanged {
    /// How many records of this device were put into the folder.
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
    /// Devices that write into the folder and that the chair has not taken on.
    pub strangers: BTreeSet<LogId>,
}

/// Takes in what the folder holds, then puts into it what this device wrote and
/// the folder does not hold: also what was there once and was deleted. The chair's
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
    let found = folder.list_files(&read_seen(store, root).await?)?;
    let before = look_at_profile(store, panel).await?;
    let mut done = take_planned(store, &folder, panel, &plan_exchange(&found, &before)?).await?;
    write_receipt_and_keys(store, now).await?;
    let mut after = look_at_profile(store, panel).await?;
    after.own_records = store.own_records().await?;
    let plan = plan_exchange(&found, &after)?;
    keep_seen(store, root, &plan.seen).await?;
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
    from: impl Read,
    now: DateTime<Utc>,
) -> Result<Exchanged, SyncError> {
    let panel = panel_of(store).await?;
    let on_file = store.record_ids().await?;
    let from = BufReader::new(from);
    let bundle = bundle::read(from, Some(panel), Limits::default(), |id| {
        !on_file.contains(&id)
    });
    let bundle = bundle.map_err(|fault| SyncError::File {
        name: name.to_owned(),
        fault,
    })?;
    let mut done = Exchanged::default();
    check_and_take_in(store, panel, bundle.carried, &mut done).await?;
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

/// What the profile holds, without the own records: they are read once they may be published.
async fn look_at_profile(store: &Store, panel: PanelId) -> Result<Holdings, SyncError> {
    Ok(Holdings {
        panel,
        own_log: store.device().log,
        on_file: store.record_ids().await?,
        own_records: Vec::new(),
    })
}

/// Reads the files that are planned to be taken, and takes in what they hold.
async fn take_planned(
    store: &Store,
    folder: &ExchangeFolder,
    panel: PanelId,
    plan: &Plan<'_>,
) -> Result<Exchanged, SyncError> {
    let mut done = Exchanged {
        arriving: plan.arriving.iter().map(|path| (*path).into()).collect(),
        refused: plan.refused.iter().map(as_told).collect(),
        ..Exchanged::default()
    };
    let mut offered = Vec::new();
    for planned in &plan.take {
        match folder.read_file(planned.file, |id| planned.wanted.contains(&id)) {
            Ok(bundle) => offered.extend(bundle.carried),
            Err(problem) => done.refused.push(as_told(&problem)), // it changed meanwhile
        }
    }
    check_and_take_in(store, panel, offered, &mut done).await?;
    Ok(done)
}

/// Checks and takes in what is not on file.
async fn check_and_take_in(
    store: &Store,
    panel: PanelId,
    offered: Vec<Carried>,
    done: &mut Exchanged,
) -> Result<(), SyncError> {
    let checked = check_records(panel, offered);
    done.refused.extend(checked.refused.iter().map(as_told));
    let taken = store.take_in(checked.records).await?;
    done.received = taken.new.len();
    done.waiting = taken.waiting;
    done.parked = store.parked().await?;
    done.strangers = taken.strangers;
    Ok(())
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

/// What is wrong, as a sentence.
fn as_told(problem: &impl Display) -> String {
    phrase::as_sentence(&problem.to_string())
}
