//! `evenhand home`: the rounds of a profile.

use super::output::Output;
use super::profile::OpenProfile;
use super::words::{code_of, tab_rows};
use crate::commands::home::home;
use crate::error::ApiError;
use crate::view::home::{Home, Nothing, RoundCard};

/// Lists the rounds of the profile.
pub(super) async fn list_rounds(profile: &OpenProfile) -> Result<Output, ApiError> {
    let home = home(profile.context(), Nothing {}).await?;
    profile.form.render(&home, || rounds_in_words(&home))
}

fn rounds_in_words(home: &Home) -> String {
    let row = |round: &RoundCard| {
        [
            round.id.to_string(),
            round.title.clone(),
            code_of(&round.stage),
            round.next.clone(),
        ]
    };
    tab_rows(home.rounds.iter().map(row))
}
