//! The decision pack, its annex and its public version.

use std::ops::ControlFlow;

use evenhand_core::RoundId;
use evenhand_pack::input::PackInput;
use evenhand_pack::{Annex, Pack, PackError, PackOptions, render, render_annex, render_public};

use super::{Made, MadeFile, finish_work};
use crate::answers::counts::count;
use crate::command_list::CommandName;
use crate::context::Context;
use crate::error::{ApiError, ErrorCode};
use crate::outputs::pack::pack_input;
use crate::task::Task;
use crate::view::outputs::{AnnexChoice, OutputKind, TaskProgress};

/// Makes the pack; its annex too, where that is a file of its own.
pub(super) async fn make_pack(
    context: Context<'_>,
    round: &RoundId,
    annex: AnnexChoice,
    command: CommandName,
) -> Result<Made, ApiError> {
    let options = PackOptions {
        annex: match annex {
            AnnexChoice::With => Annex::With,
            AnnexChoice::Without => Annex::Without,
            AnnexChoice::Apart => Annex::Apart,
        },
    };
    let input = pack_input(context, round).await?;
    let task = context.task.clone();
    let drawing = tokio::task::spawn_blocking(move || draw_pack(&input, options, &task, command));
    let drawn = finish_work(drawing, "the pack").await??;
    let pages = drawn.first().map(|(pack, _)| count(pack.pages));
    let files = drawn.into_iter().map(|(pack, kind)| {
        let called = match kind {
            OutputKind::Annex => "annex",
            _ => "decision-pack",
        };
        pdf_file(format!("{round}-{called}.pdf"), kind, pack)
    });
    Ok(Made {
        files: files.collect(),
        pages,
        warnings: Vec::new(),
    })
}

fn draw_pack(
    input: &PackInput,
    options: PackOptions,
    task: &Task,
    command: CommandName,
) -> Result<Vec<(Pack, OutputKind)>, ApiError> {
    let mut tell = |progress| tell_progress(task, command, progress);
    let mut drawn = vec![(render(input, options, &mut tell)?, OutputKind::Pack)];
    if options.annex == Annex::Apart {
        drawn.push((render_annex(input, &mut tell)?, OutputKind::Annex));
    }
    Ok(drawn)
}

/// Makes the public version.
pub(super) async fn make_public_pack(
    context: Context<'_>,
    round: &RoundId,
    command: CommandName,
) -> Result<Made, ApiError> {
    let input = pack_input(context, round).await?;
    let task = context.task.clone();
    let drawing = tokio::task::spawn_blocking(move || {
        render_public(&input, &mut |progress| {
            tell_progress(&task, command, progress)
        })
    });
    let pack = finish_work(drawing, "the public version").await??;
    Ok(Made {
        pages: Some(count(pack.pages)),
        files: vec![pdf_file(
            format!("{round}-public-version.pdf"),
            OutputKind::PublicPack,
            pack,
        )],
        warnings: Vec::new(),
    })
}

fn pdf_file(name: String, kind: OutputKind, pack: Pack) -> MadeFile {
    MadeFile {
        name,
        kind,
        bid: None,
        bytes: pack.bytes,
    }
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
            PackError::Cancelled => {
                Self::of(ErrorCode::Cancelled, "It was stopped. Nothing was written.")
            }
            other => Self::of(ErrorCode::Bug, other.to_string()),
        }
    }
}
