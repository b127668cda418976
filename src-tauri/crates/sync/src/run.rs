//! Bringing a profile and an exchange folder to the same state.

use std::collections::BTreeSet;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use evenhand_record::{LogId, PanelId, Record};
use evenhand_store::{CommitError, DeviceNote, ReadError, SealError, Store, TakeInError, TakenIn};

use crate::bundle::{self, BundleFault, Carried, Limits, check};
use crate::due;
use crate::exchange::{Exchange, ExchangeError, FoundFile, Look, Seen};

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

/// Says why nothing was exchanged.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// There is no panel to exchange records of.
    #[error("this profile belongs to no panel yet; begin a round, or open an invitation first")]
    NoPanel,
    /// The folder could not be used.
    #[error("{0}")]
    Folder(#[from] ExchangeError),
    /// A file could not be taken.
    #[error("{name}: {fault}")]
    File {
        /// Which file.
        name: String,
        /// What is wrong with it.
        fault: BundleFault,
    },
    /// The records could not be taken in.
    #[error("{0}")]
    TakeIn(#[from] TakeInError),
    /// A key of a round could not be given.
    #[error("{0}")]
    Keys(SealError),
    /// The profile could not be written.
    #[error("{0}")]
    Commit(#[from] CommitError),
    /// The profile could not be read.
    #[error("{0}")]
    Read(#[from] ReadError),
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
    let (panel, own) = (panel(store).await?, store.device().log);
    let folder = Exchange::open(root, panel, own)?;
    let look = folder.look(&seen_before(store, root).await?)?;
    let mut done = Exchanged {
        arriving: look.arriving.iter().map(|file| file.path.clone()).collect(),
        refused: look.damaged.iter().chain(&look.skipped).map(told).collect(),
        ..Exchanged::default()
    };
    let mut here = store.record_ids().await?;
    let mut offered = Vec::new();
    for file in &look.files {
        match folder.read(file, |id| here.insert(id)) {
            Ok(bundle) => offered.extend(bundle.carried),
            Err(problem) => done.refused.push(told(&problem)), // it changed meanwhile
        }
    }
    take(store, panel, offered, &mut done).await?;
    keep_seen(store, root, &look).await?;
    due::write(store, now).await?;
    let own_records = store.own_records().await?;
    let missing: Vec<Record> = own_records
        .into_iter()
        .filter(|record| !look.published.contains(&record.id()))
        .collect();
    folder.publish(&missing)?;
    done.sent = missing.len();
    Ok(done)
}

/// What was read in this folder before, and is on file; nothing where that cannot be told.
async fn seen_before(store: &Store, root: &Path) -> Result<Seen, SyncError> {
    let kept = store.device_note(&seen_note(root)).await?;
    let seen = kept.and_then(|kept| serde_json::from_str(&kept).ok());
    Ok(seen.unwrap_or_default())
}

/// Keeps what was read. A file with a record that was not taken, such as one of a
/// device that the chair has not taken on, is read again at the next exchange.
async fn keep_seen(store: &Store, root: &Path, look: &Look) -> Result<(), SyncError> {
    let here = store.record_ids().await?;
    let mut seen = look.seen.clone();
    let taken = |file: &FoundFile| file.ids.iter().all(|id| here.contains(id));
    for name in look.files.iter().filter(|file| !taken(file)) {
        seen.forget(name.name.as_deref().unwrap_or_default());
    }
    if let Ok(text) = serde_json::to_string(&seen) {
        let kept = store.keep_note(&seen_note(root), &text).await;
        kept.map_err(CommitError::from)?;
    }
    Ok(())
}

fn seen_note(root: &Path) -> DeviceNote {
    DeviceNote::SeenIn(root.to_owned())
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
    let panel = panel(store).await?;
    let here = store.record_ids().await?;
    let from = BufReader::new(from);
    let bundle = bundle::read(from, Some(panel), Limits::default(), |id| {
        !here.contains(&id)
    });
    let bundle = bundle.map_err(|fault| SyncError::File {
        name: name.to_owned(),
        fault,
    })?;
    let mut done = Exchanged::default();
    take(store, panel, bundle.carried, &mut done).await?;
    due::write(store, now).await?;
    Ok(done)
}

async fn panel(store: &Store) -> Result<PanelId, SyncError> {
    match store.panel().await? {
        Some(panel) => Ok(panel.id),
        None => store
            .device_note(&DeviceNote::Panel)
            .await?
            .and_then(|id| id.parse().ok())
            .ok_or(SyncError::NoPanel),
    }
}

/// Checks and takes in what is not on file.
async fn take(
    store: &Store,
    panel: PanelId,
    offered: Vec<Carried>,
    done: &mut Exchanged,
) -> Result<(), SyncError> {
    let checked = check(panel, offered);
    done.refused.extend(checked.refused.iter().map(told));
    let taken: TakenIn = store.take_in(checked.records).await?;
    done.received = taken.new.len();
    done.waiting = taken.waiting;
    done.parked = store.parked().await?;
    done.strangers = taken.strangers;
    Ok(())
}

/// What is wrong, as a whole sentence.
fn told(problem: &impl std::fmt::Display) -> String {
    let text = problem.to_string();
    if text.ends_with('.') {
        text
    } else {
        format!("{text}.")
    }
}
