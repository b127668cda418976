//! The workbook, written to a folder.

use evenhand_workbook::{RoundWorkbook, WorkbookError, write_workbook};
use sha2::{Digest as _, Sha256};

use super::pack::chosen_folder;
use crate::answers::counts::count;
use crate::context::Context;
use crate::error::{ApiError, ErrorCode};
use crate::file::{free_place, write_whole};
use crate::outputs::workbook::workbook_input;
use crate::view::outputs::{OutputFile, OutputKind, OutputWrite, OutputsWritten};

/// Writes the workbook to a folder: whole, or not at all, and beside another of its name.
pub async fn workbook_write(
    context: Context<'_>,
    ask: OutputWrite,
) -> Result<OutputsWritten, ApiError> {
    let folder = chosen_folder(ask.folder.as_deref(), "xlsx")?;
    let input = workbook_input(context, &ask.round).await?;
    let writing = tokio::task::spawn_blocking(move || write_workbook(&input));
    let workbook = writing.await.map_err(|problem| {
        ApiError::of(
            ErrorCode::Bug,
            format!("BUG: the workbook was not finished: {problem}."),
        )
    })??;
    let name = format!("{}-workbook.xlsx", ask.round);
    let path = free_place(&folder, &name, &workbook.bytes);
    write_whole(&path, &workbook.bytes)?;
    let file = OutputFile {
        path: path.display().to_string(),
        kind: OutputKind::Workbook,
        bid: None,
        bytes: count(workbook.bytes.len()),
        sha256: hex::encode(Sha256::digest(&workbook.bytes)),
    };
    Ok(OutputsWritten {
        files: vec![file],
        warnings: warnings(&workbook),
    })
}

/// Which totals are given rather than recomputed.
fn warnings(workbook: &RoundWorkbook) -> Vec<String> {
    let given = &workbook.not_recomputed;
    if given.is_empty() {
        return Vec::new();
    }
    let bids: Vec<&str> = given.iter().map(|bid| bid.as_str()).collect();
    vec![format!(
        "The workbook gives the published totals of these bids and does not recompute them, because their exact numbers have more figures than a spreadsheet keeps: {}.",
        bids.join(", ")
    )]
}

impl From<WorkbookError> for ApiError {
    fn from(error: WorkbookError) -> Self {
        match error {
            WorkbookError::TooLarge => Self::not_allowed(error.to_string()),
            WorkbookError::Unwritable(_) => Self::of(ErrorCode::Bug, error.to_string()),
        }
    }
}
