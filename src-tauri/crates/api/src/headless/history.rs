//! `evenhand history`: what happened in a round.

use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::words::{moment_in_words, tab_rows};
use crate::commands::history::history;
use crate::error::ApiError;
use crate::view::care::{History, HistoryPage, HistoryRow};

/// Shows what happened in a round, newest first.
pub(super) async fn show_history(
    profile: &OpenProfile,
    round: WhichRound,
) -> Result<Output, ApiError> {
    let ask = HistoryPage {
        round: profile.find_round(&round).await?,
        skip: 0,
    };
    let page = history(profile.context(), ask).await?;
    profile.form.render(&page, || history_in_words(&page))
}

fn history_in_words(page: &History) -> String {
    let row = |row: &HistoryRow| [moment_in_words(&row.at), row.who.clone(), row.what.clone()];
    tab_rows(page.rows.iter().map(row))
}
