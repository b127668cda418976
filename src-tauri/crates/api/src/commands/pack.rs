//! The decision pack: looked at in the window, or written to a folder.

use std::ops::ControlFlow;
use std::path::PathBuf;

use evenhand_core::RoundId;
use evenhand_pack::{Annex, Pack, PackError, PackOptions, render};

use crate::answers::counts::count;
use crate::command_list::CommandName;
use crate::context::Context;
use crate::error::{ApiError, ErrorCode};
use crate::file::{encode, free_place, refuse_file_as_folder, write_whole};
use crate::outputs::pack::pack_input;
use crate::task::Task;
use crate::view::outputs::{PackPreview, PackWrite, TaskProgress, Written};
use crate::view::round::OfRound;

/// Makes the pack to be looked at.
pub async fn pack_preview(context: Context<'_>, ask: OfRound) -> Result<PackPreview, ApiError> {
    let pack = make_pack(context, &ask.round, CommandName::pack_preview).await?;
    Ok(PackPreview {
        name: file_name(&ask.round),
        pages: count(pack.pages),
        base64: encode(&pack.bytes),
        folder: default_folder().display().to_string(),
    })
}

/// Writes the pack to a folder: whole, or not at all, and beside another of its name.
pub async fn pack_write(context: Context<'_>, ask: PackWrite) -> Result<Written, ApiError> {
    let folder = chosen_folder(ask.folder.as_deref(), "pdf")?;
    let pack = make_pack(context, &ask.round, CommandName::pack_write).await?;
    let path = free_place(&folder, &file_name(&ask.round), &pack.bytes);
    write_whole(&path, &pack.bytes)?;
    Ok(Written {
        path: path.display().to_string(),
        bytes: count(pack.bytes.len()),
        pages: Some(count(pack.pages)),
    })
}

async fn make_pack(
    context: Context<'_>,
    round: &RoundId,
    command: CommandName,
) -> Result<Pack, ApiError> {
    let input = pack_input(context, round).await?;
    let task = context.task.clone();
    let drawing = tokio::task::spawn_blocking(move || {
        let options = PackOptions { annex: Annex::With };
        render(&input, options, &mut |progress| {
            tell_progress(&task, command, progress)
        })
    });
    drawing
        .await
        .map_err(|problem| {
            ApiError::of(
                ErrorCode::Bug,
                format!("BUG: the pack was not finished: {problem}."),
            )
        })?
        .map_err(ApiError::from)
}

fn tell_progress(
    task: &Task,
    command: CommandName,
    progress: evenhand_pack::Progress,
) -> ControlFlow<()> {
    let progress = TaskProgress {
        command,
        text: "Making the pack".to_owned(),
        done: count(progress.done),
        of: count(progress.of),
    };
    match task.step(progress) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}

impl From<PackError> for ApiError {
    fn from(error: PackError) -> Self {
        match error {
            PackError::Cancelled => Self::of(
                ErrorCode::Cancelled,
                "The pack was stopped. Nothing was written.",
            ),
            other => Self::of(ErrorCode::Bug, other.to_string()),
        }
    }
}

fn file_name(round: &RoundId) -> String {
    format!("{round}-decision-pack.pdf")
}

/// The folder that was named, or the one that outputs are written to where none was. Refuses
/// a file, and what is called like one of the output's own.
pub(super) fn chosen_folder(named: Option<&str>, ending: &str) -> Result<PathBuf, ApiError> {
    let named = named.map(str::trim).filter(|folder| !folder.is_empty());
    let folder = named.map_or_else(default_folder, PathBuf::from);
    refuse_file_as_folder(&folder, ending).map_err(|error| error.at("folder"))?;
    Ok(folder)
}

/// The folder that outputs are written to unless another is named.
fn default_folder() -> PathBuf {
    let documents = directories::UserDirs::new().map(|folders| {
        let home = folders.home_dir();
        folders.document_dir().unwrap_or(home).to_owned()
    });
    documents
        .unwrap_or_else(std::env::temp_dir)
        .join("Evenhand")
}
