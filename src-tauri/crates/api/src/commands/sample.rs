//! The sample round, to learn on.

use crate::answers::round::show_round;
use crate::context::Context;
use crate::error::ApiError;
use crate::sample::{build_sample, build_sample_year};
use crate::view::home::Nothing;
use crate::view::round::RoundView;

/// Makes the sample round, scored and ranked.
pub async fn sample_round(context: Context<'_>, _: Nothing) -> Result<RoundView, ApiError> {
    let round = Box::pin(build_sample(context.app, context.task, None)).await?;
    show_round(context, &round).await
}

/// Makes the sample year: five rounds by the five approaches, and what came of their awards.
pub async fn sample_year(context: Context<'_>, _: Nothing) -> Result<RoundView, ApiError> {
    let round = Box::pin(build_sample_year(context.app, context.task)).await?;
    show_round(context, &round).await
}
