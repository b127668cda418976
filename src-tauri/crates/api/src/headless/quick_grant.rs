//! `evenhand quick-grant`: a quick grant from a file, from the need to the decision.

use std::path::PathBuf;

use clap::Args;

use super::files::read_json_file;
use super::output::Output;
use super::profile::OpenProfile;
use super::round::render_round;
use crate::commands::quick_grant::quick_grant;
use crate::error::ApiError;
use crate::view;

/// Gives a quick grant from a file: a round from the need to the decision at one go.
#[derive(Args, Debug)]
pub(super) struct QuickGrant {
    /// The grant (JSON): what the command `quick_grant` is asked.
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
}

/// Gives it, and prints the round.
pub(super) async fn give_quick_grant(
    profile: &OpenProfile,
    asked: QuickGrant,
) -> Result<Output, ApiError> {
    let ask: view::quick_grant::QuickGrant = read_json_file(&asked.file, "the grant")?;
    let round = quick_grant(profile.context(), ask).await?;
    render_round(profile, &round)
}
