//! A round as screens show it.

use evenhand_core::RoundId;
use evenhand_store::{LateSheetRow, View};

use super::counts::count;
use super::scheme::inspect_scheme;
use super::step_checks::list_step_checks;
use crate::context::Context;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::round::RoundView;

/// A round as screens show it.
pub(crate) async fn show_round(
    context: Context<'_>,
    round: &RoundId,
) -> Result<RoundView, ApiError> {
    let mut view = context.app.store.view().await?;
    let data = context.app.rounds.read(&mut view, round).await?;
    Ok(round_view(&data, &late_sheets(&mut view, &data).await?))
}

/// The sheets of the round's bids that came after the close and do not count.
async fn late_sheets(view: &mut View, round: &RoundData) -> Result<Vec<LateSheetRow>, ApiError> {
    let mut late = view.late_sheets(round.id()).await?;
    late.retain(|sheet| {
        sheet.accepted.is_none() && round.bids().any(|bid| bid.reference == sheet.bid)
    });
    Ok(late)
}

fn round_view(round: &RoundData, late: &[LateSheetRow]) -> RoundView {
    let own_late = late.iter().filter(|sheet| sheet.member == *round.me());
    let (sheets_submitted, sheets_wanted) = round.sheet_counts();
    let time = |at: Option<chrono::DateTime<chrono::Utc>>| at.map(|at| at.to_rfc3339());
    RoundView {
        id: round.id().clone(),
        details: round.row.details.clone(),
        stage: round.stage(),
        scheme: round.scheme().clone(),
        scheme_version: round.scheme.version,
        check: inspect_scheme(round.scheme()),
        members: round.panel_members().cloned().collect(),
        me: round.me().clone(),
        is_chair: round.is_chair(),
        is_support: round.is_support(),
        approaches: round.approaches().into_iter().collect(),
        chair: round.panel.chair.name.clone(),
        bids: count(round.bids().count()),
        sheets_submitted,
        sheets_wanted,
        late_sheets: count(late.len()),
        own_late: own_late.map(|sheet| sheet.bid.clone()).collect(),
        checks: list_step_checks(round),
        opened_at: time(round.row.opened_at),
        closed_at: time(round.row.closed_at),
        revealed_at: time(round.row.revealed_at),
        decided_at: time(round.row.decided_at),
    }
}
