//! A round as screens show it.

use evenhand_core::RoundId;

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
    Ok(round_view(&RoundData::read(&mut view, round).await?))
}

fn round_view(round: &RoundData) -> RoundView {
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
        chair: round.panel.chair.name.clone(),
        bids: count(round.bids().count()),
        sheets_submitted,
        sheets_wanted,
        checks: list_step_checks(round),
        opened_at: time(round.row.opened_at),
        closed_at: time(round.row.closed_at),
        revealed_at: time(round.row.revealed_at),
        decided_at: time(round.row.decided_at),
    }
}
