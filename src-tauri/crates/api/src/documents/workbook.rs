//! The workbook.

use evenhand_core::RoundId;
use evenhand_workbook::{RoundWorkbook, WorkbookError, write_workbook};

use super::{Made, MadeFile, finish_work};
use crate::context::Context;
use crate::error::{ApiError, ErrorCode};
use crate::outputs::workbook::workbook_input;
use crate::view::outputs::OutputKind;

/// Makes the workbook.
pub(super) async fn make_workbook(context: Context<'_>, round: &RoundId) -> Result<Made, ApiError> {
    let input = workbook_input(context, round).await?;
    let writing = tokio::task::spawn_blocking(move || write_workbook(&input));
    let workbook = finish_work(writing, "the workbook").await??;
    Ok(Made {
        pages: None,
        warnings: warnings(&workbook),
        files: vec![MadeFile {
            name: format!("{round}-workbook.xlsx"),
            kind: OutputKind::Workbook,
            bid: None,
            bytes: workbook.bytes,
        }],
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
