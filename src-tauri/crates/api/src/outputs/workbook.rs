//! What the workbook of a round is made from.

use evenhand_core::RoundId;
use evenhand_workbook::WorkbookInput;

use super::pack::last_record_time;
use crate::context::Context;
use crate::error::ApiError;

/// Gathers a workbook from what the pack is made from. Only once the scores are open, and
/// for nobody who is recused from a bid: the rank of one bid tells of the others.
pub(crate) async fn workbook_input(
    context: Context<'_>,
    round: &RoundId,
) -> Result<WorkbookInput, ApiError> {
    let mut view = context.app.store.view().await?;
    let ranked = context.app.rounds.read_ranked(&mut view, round).await?;
    let data = &ranked.data;
    data.refuse_part("The workbook is made")?;
    Ok(WorkbookInput {
        title: data.row.details.title.clone(),
        as_of: last_record_time(&mut view, data).await?,
        scored: ranked.scored.clone(),
        ranking: ranked.ranking.clone().listed_naturally(),
        names: data.names().clone(),
    })
}
