//! The sample round, to learn on.

use super::Context;
use super::rounds::show;
use crate::error::ApiError;
use crate::sample::build;
use crate::view::home::Nothing;
use crate::view::round::RoundView;

/// Makes the sample round, scored and ranked.
pub async fn sample_round(context: Context<'_>, _: Nothing) -> Result<RoundView, ApiError> {
    let round = Box::pin(build(context.app, context.task, None)).await?;
    show(context, &round).await
}
