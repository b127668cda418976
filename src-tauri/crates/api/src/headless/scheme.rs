//! `evenhand scheme`: publishes a scheme from a file, or prints it as one.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use evenhand_intake::read_scheme;

use super::files::{read_whole_file, refuse_places};
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::round::{render_round, round_in_words};
use crate::commands::rounds::round_show;
use crate::commands::schemes::scheme_set;
use crate::error::ApiError;
use crate::view::round::SchemeSet;

/// The scheme.
#[derive(Debug, Subcommand)]
pub(super) enum SchemeCommand {
    /// Publishes a scheme from a file.
    Set(SetScheme),
    /// Prints the scheme as a file to edit.
    Show(WhichRound),
}

/// Publishes a scheme from a file.
#[derive(Args, Debug)]
pub(super) struct SetScheme {
    /// The file.
    file: PathBuf,
    /// Why it changes; needed once scoring is open.
    #[arg(long, default_value = "")]
    reason: String,
    #[command(flatten)]
    round: WhichRound,
}

/// Does one of them.
pub(super) async fn run_scheme_command(
    profile: &OpenProfile,
    command: SchemeCommand,
) -> Result<Output, ApiError> {
    match command {
        SchemeCommand::Set(asked) => set_scheme(profile, asked).await,
        SchemeCommand::Show(round) => show_scheme(profile, &round).await,
    }
}

async fn set_scheme(profile: &OpenProfile, asked: SetScheme) -> Result<Output, ApiError> {
    let scheme = read_whole_file(&asked.file, read_scheme)?;
    let ask = SchemeSet {
        scheme: scheme.map_err(|refusals| refuse_places(&refusals))?,
        round: profile.find_round(&asked.round).await?,
        reason: asked.reason,
    };
    render_round(profile, &scheme_set(profile.context(), ask).await?)
}

async fn show_scheme(profile: &OpenProfile, round: &WhichRound) -> Result<Output, ApiError> {
    let ask = profile.ask_of_round(round).await?;
    let round = round_show(profile.context(), ask).await?;
    let words = || round_in_words(&round);
    profile.form.render(&round.scheme, words)
}
