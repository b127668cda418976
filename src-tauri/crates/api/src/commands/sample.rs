//! The sample round, to learn on.

use crate::answers::round::show_round;
use crate::context::Context;
use crate::error::ApiError;
use crate::sample::build_sample;
use crate::view::home::Nothing;
use crate::view::round::RoundView;

/// Makes the sample round, scored and ranked.
pub async fn sample_round(context: Context<'_>, _: Nothing) -> Result<RoundView, ApiError> {
    let round = Box::pin(build_sample(context.app, context.task, None)).await?;
    show_round(context, &round).await
}
