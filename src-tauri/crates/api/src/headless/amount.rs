//! Amounts of money on the command line.

use evenhand_core::Pounds;

use crate::error::{ApiError, ErrorCode};

/// Reads the amount that an option was given.
pub(super) fn parse_amount(text: &str, option: &str) -> Result<Pounds, ApiError> {
    Pounds::parse(text).map_err(|why| {
        ApiError::of(
            ErrorCode::Usage,
            format!(
                "\"{text}\" is not an amount for {option}: {why}. {}",
                why.remedy()
            ),
        )
    })
}
