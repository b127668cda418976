//! Sheets that came after the close.

use evenhand_core::RoundId;

use crate::context::Context;
use crate::error::ApiError;
use crate::view::exchange::{LateSheetView, LateSheets};

/// The sheets that came after the close.
pub(crate) async fn list_late_sheets(
    context: Context<'_>,
    round: &RoundId,
) -> Result<LateSheets, ApiError> {
    let mut view = context.app.store.view().await?;
    let data = context.app.rounds.read(&mut view, round).await?;
    let late = view.late_sheets(round).await?;
    let shown = late.into_iter().map(|sheet| LateSheetView {
        record: sheet.record.to_string(),
        bid: sheet.bid,
        name: data.name(&sheet.member),
        at: sheet.at.to_rfc3339(),
        accepted: sheet.accepted,
    });
    Ok(LateSheets {
        sheets: shown.collect(),
    })
}
