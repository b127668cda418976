//! The sample round, to learn on.

use crate::answers::round::show_round;
use crate::context::Context;
use crate::error::ApiError;
use crate::sample::build;
use crate::view::home::Nothing;
use crate::view::round::RoundView;

/// Makes the sample round, scored and ranked.
pub async fn sample_round(context: Context<'_>, _: Nothing) -> Result<RoundView, ApiError> {
    let round = Box::pin(build(context.app, context.task, None)).await?;
    show_round(context, &round).await
}
