//! Records go between devices: through a folder, or in single files.

use std::path::Path;

use evenhand_record::{Body, LogId};
use evenhand_store::{DeviceNote, Store};
use evenhand_sync::{Exchanged, bundle, exchange_with, printable, take_bundle};

use crate::answers::counts::count;
use crate::answers::exchange::show_exchange;
use crate::answers::late_sheets::list_late_sheets;
use crate::answers::waiting::show_waiting;
use crate::app::App;
use crate::context::Context;
use crate::error::ApiError;
use crate::file::{file_out, free_place, write_private, write_whole};
use crate::guard::needed;
use crate::secret_file::SecretFile;
use crate::support_log::Event;
use crate::view::bids::FileIn;
use crate::view::exchange::{
    ExchangeDone, ExchangeRun, ExchangeView, FileOut, FileSave, FileSaved, LateAccept, LateSheets,
    SharedDigest, WaitingView,
};
use crate::view::home::Nothing;
use crate::view::round::OfRound;

/// Exchanges records with a folder, which is remembered.
pub async fn exchange_run(
    context: Context<'_>,
    ask: ExchangeRun,
) -> Result<ExchangeDone, ApiError> {
    let store = &context.app.store;
    let folder = match ask.folder.filter(|folder| !folder.trim().is_empty()) {
        Some(folder) => folder,
        None => store
            .device_note(&DeviceNote::ExchangeFolder)
            .await?
            .ok_or_else(|| {
                ApiError::bad_data(
                    "Choose the panel’s shared folder: a shared drive, a stick, a synchronised folder.",
                )
                .at("folder")
            })?,
    };
    refuse_own_folder(store.folder(), Path::new(&folder))?;
    let done = exchange_with(store, Path::new(&folder), context.app.now()).await?;
    context.app.note(&Event::Exchanged((&done).into()));
    let now = context.app.now().to_rfc3339();
    for (note, value) in [
        (DeviceNote::ExchangeFolder, folder.as_str()),
        (DeviceNote::ExchangedAt, now.as_str()),
    ] {
        store.keep_note(&note, value).await?;
    }
    let waits = show_waiting(&mut store.view().await?).await?;
    Ok(exchange_done(done, waits))
}

/// Refuses to exchange through the profile itself, which belongs to this device alone.
fn refuse_own_folder(profile: &Path, folder: &Path) -> Result<(), ApiError> {
    let (Ok(profile), Ok(folder)) = (profile.canonicalize(), folder.canonicalize()) else {
        return Ok(());
    };
    if folder.starts_with(&profile) || profile.starts_with(&folder) {
        return Err(ApiError::not_allowed(
            "Evenhand’s own folder must stay outside the panel’s shared folder: a copy of it would let others write as you. Choose another folder.",
        )
        .at("folder"));
    }
    Ok(())
}

/// Takes in a bundle that came another way.
pub async fn bundle_take(context: Context<'_>, file: FileIn) -> Result<ExchangeDone, ApiError> {
    let bytes = file.bytes()?;
    let done = take_bundle(&context.app.store, &file.name, &bytes, context.app.now()).await?;
    context.app.note(&Event::Exchanged((&done).into()));
    let waits = show_waiting(&mut context.app.store.view().await?).await?;
    Ok(exchange_done(done, waits))
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

/// Saves a file of ours in a folder: whole, or not at all, and never over another. One
/// that goes out again and again is saved beside the last.
pub async fn file_save(context: Context<'_>, ask: FileSave) -> Result<FileSaved, ApiError> {
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
    let file = FileIn::from(ask.file);
    let name = Path::new(&file.name);
    let ending = name.extension().and_then(|ending| ending.to_str());
    let mut path = folder.join(name.file_name().unwrap_or_default());
    let bytes = file.bytes().map_err(|error| error.under("file"))?;
    if let (Some("ehx" | "ehi" | "ehr"), Some(name)) = (ending, path.file_name()) {
        path = free_place(folder, &name.to_string_lossy(), &bytes);
    }
    match ending {
        Some("ehx") => write_whole(&path, &bytes)?,
        Some("ehi" | "ehr") => write_private(&path, &bytes)?,
        Some("age" | "pdf") => {
            let kit = ask.apart_from.as_deref().map(Path::new);
            let saved = save_secret(context.app, &path, kit, &bytes).await;
            saved.map_err(|error| error.at("folder"))?;
        }
        _ => return Err(ApiError::bad_data("That is not a file of Evenhand's.").at("file")),
    }
    Ok(FileSaved {
        path: path.display().to_string(),
    })
}

/// Saves a kit, or its page, which lies apart from its kit.
async fn save_secret(
    app: &App,
    path: &Path,
    kit: Option<&Path>,
    bytes: &[u8],
) -> Result<(), ApiError> {
    let secret = SecretFile::at(app, path).await?;
    if let Some(kit) = kit {
        secret.refuse_beside(kit)?;
    }
    secret.write(bytes)
}

fn exchange_done(done: Exchanged, waits: Option<WaitingView>) -> ExchangeDone {
    let number = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    ExchangeDone {
        sent: count(done.sent),
        received: count(done.received),
        parked: number(done.parked),
        waiting: waits.as_ref().map_or(0, |waits| waits.records),
        waits,
        arriving: done
            .arriving
            .iter()
            .map(|path| printable(&path.to_string_lossy()))
            .collect(),
        refused: done.refused,
        strangers: done.strangers.iter().map(LogId::fingerprint).collect(),
    }
}

/// Shows this device, the panel's devices, and what has gone between them.
pub async fn exchange_show(context: Context<'_>, _: Nothing) -> Result<ExchangeView, ApiError> {
    show_exchange(context).await
}

/// How many digits of the digest are read out: enough that none is made to match.
const READ_OUT: usize = 24;

/// Gives the digest of what every device of the panel sees, to be compared by telephone.
pub async fn digest(context: Context<'_>, _: Nothing) -> Result<SharedDigest, ApiError> {
    let sha256 = context.app.store.shared_digest().await?.to_string();
    let digits: Vec<char> = sha256.chars().take(READ_OUT).collect();
    let groups: Vec<String> = digits.chunks(4).map(|four| four.iter().collect()).collect();
    let tables = u32::try_from(Store::schema_version()).unwrap_or(u32::MAX);
    Ok(SharedDigest {
        tables,
        to_read_out: format!("{tables}: {}", groups.join(" ")),
        sha256,
    })
}

/// Lists the sheets that came after the close.
pub async fn late_sheets(context: Context<'_>, ask: OfRound) -> Result<LateSheets, ApiError> {
    list_late_sheets(context, &ask.round).await
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
    list_late_sheets(context, &ask.round).await
}
