//! `evenhand progress`: who has declared, started and submitted.

use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::words::tab_rows;
use crate::commands::rounds::progress;
use crate::error::ApiError;
use crate::view::round::{MemberProgress, ProgressView};

/// Shows how far each member is.
pub(super) async fn show_progress(
    profile: &OpenProfile,
    round: WhichRound,
) -> Result<Output, ApiError> {
    let ask = profile.ask_of_round(&round).await?;
    let view = progress(profile.context(), ask).await?;
    profile.form.render(&view, || progress_in_words(&view))
}

fn progress_in_words(view: &ProgressView) -> String {
    let row = |row: &MemberProgress| {
        [
            row.member.name.clone(),
            row.submitted.to_string(),
            row.wanted.to_string(),
        ]
    };
    tab_rows(view.members.iter().map(row))
}
