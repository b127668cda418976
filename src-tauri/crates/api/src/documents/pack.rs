//! The decision pack.

use std::ops::ControlFlow;

use evenhand_core::RoundId;
use evenhand_pack::{PackError, render};

use super::{Made, MadeFile, finish_work};
use crate::answers::counts::count;
use crate::command_list::CommandName;
use crate::context::Context;
use crate::error::{ApiError, ErrorCode};
use crate::outputs::pack::pack_input;
use crate::task::Task;
use crate::view::outputs::{OutputKind, TaskProgress};

/// Makes the pack.
pub(super) async fn make_pack(
    context: Context<'_>,
    round: &RoundId,
    command: CommandName,
) -> Result<Made, ApiError> {
    let input = pack_input(context, round).await?;
    let task = context.task.clone();
    let drawing = tokio::task::spawn_blocking(move || {
        render(&input, &mut |progress| {
            tell_progress(&task, command, progress)
        })
    });
    let pack = finish_work(drawing, "the pack").await??;
    Ok(Made {
        pages: Some(count(pack.pages)),
        files: vec![MadeFile {
            name: format!("{round}-decision-pack.pdf"),
            kind: OutputKind::Pack,
            bid: None,
            bytes: pack.bytes,
        }],
        warnings: Vec::new(),
    })
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
