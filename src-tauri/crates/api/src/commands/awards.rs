//! What becomes of an award.

use crate::context::Context;
use crate::error::{ApiError, ErrorCode};
use crate::view::awards::*;

fn later<T>() -> Result<T, ApiError> {
    Err(ApiError::of(ErrorCode::Bug, "not here yet"))
}
pub async fn awards(_: Context<'_>, _: AwardsAsk) -> Result<AwardsView, ApiError> {
    later()
}
pub async fn award_show(_: Context<'_>, _: AwardAsk) -> Result<AwardView, ApiError> {
    later()
}
pub async fn agreement_write(_: Context<'_>, _: AgreementWrite) -> Result<AwardView, ApiError> {
    later()
}
pub async fn agreement_sign(_: Context<'_>, _: AgreementSign) -> Result<AwardView, ApiError> {
    later()
}
pub async fn award_check_set(_: Context<'_>, _: AwardCheckSet) -> Result<AwardView, ApiError> {
    later()
}
pub async fn return_record(_: Context<'_>, _: ReturnRecord) -> Result<AwardView, ApiError> {
    later()
}
pub async fn payment_record(_: Context<'_>, _: PaymentRecord) -> Result<AwardView, ApiError> {
    later()
}
pub async fn review_record(_: Context<'_>, _: ReviewRecord) -> Result<AwardView, ApiError> {
    later()
}
