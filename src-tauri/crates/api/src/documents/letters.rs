//! The letters to bidders: one each, and all bound together.

use evenhand_core::RoundId;
use evenhand_documents::{Letters, letters};

use super::papers::{Paper, set_paper};
use super::{Made, MadeFile, finish_work};
use crate::answers::counts::count;
use crate::command_list::CommandName;
use crate::context::Context;
use crate::error::ApiError;
use crate::outputs::pack::pack_input;
use crate::slug::readable_id;
use crate::task::Task;
use crate::view::outputs::{OutputKind, TaskProgress};

/// Makes the letters; the bound ones come first, to be looked at.
pub(super) async fn make_letters(
    context: Context<'_>,
    round: &RoundId,
    command: CommandName,
) -> Result<Made, ApiError> {
    let input = pack_input(context, round).await?;
    let (round, task) = (round.clone(), context.task.clone());
    let setting =
        tokio::task::spawn_blocking(move || set_letters(&round, &letters(&input)?, &task, command));
    finish_work(setting, "the letters").await?
}

fn set_letters(
    round: &RoundId,
    letters: &Letters,
    task: &Task,
    command: CommandName,
) -> Result<Made, ApiError> {
    let bound = letters.together.as_ref();
    let bound = bound.map(|all| set_paper(&format!("{round}-letters"), OutputKind::Letters, all));
    let bound = bound.transpose()?;
    let pages = bound.as_ref().map(|paper| paper.pages);
    let mut files: Vec<MadeFile> = bound.map(|paper| paper.files).unwrap_or_default();
    let of = count(letters.each.len());
    for (done, letter) in letters.each.iter().enumerate() {
        task.step(TaskProgress {
            command,
            text: "Writing the letters".to_owned(),
            done: count(done),
            of,
        })?;
        let first = letter.bids.first();
        let reference = first.map(|bid| bid.as_str()).unwrap_or_default();
        let name = format!(
            "{round}-letter-{}",
            readable_id(&format!("{reference} {}", letter.bidder), |_| false)
        );
        let paper: Paper = set_paper(&name, OutputKind::Letter, &letter.document)?;
        files.extend(paper.files.into_iter().map(|file| MadeFile {
            bid: first.cloned(),
            ..file
        }));
    }
    Ok(Made {
        files,
        pages,
        warnings: Vec::new(),
    })
}
