//! The sample round, to learn on.

use super::Desk;
use super::rounds::show;
use crate::error::ApiError;
use crate::sample::build;
use crate::view::home::Nothing;
use crate::view::round::RoundView;

/// Makes the sample round, scored and ranked.
pub(super) async fn sample_round(desk: Desk<'_>, _: Nothing) -> Result<RoundView, ApiError> {
    let round = Box::pin(build(desk.app, desk.task, None)).await?;
    show(desk, &round).await
}
