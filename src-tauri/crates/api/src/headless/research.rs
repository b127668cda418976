//! `evenhand research`: the research behind a round.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use evenhand_core::commission::Research;

use super::files::read_json_file;
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::words::moment_in_words;
use crate::commands::research::{research_set, research_show, research_sign_off};
use crate::error::ApiError;
use crate::view::research::{ResearchSet, ResearchSignOff, ResearchView, SignOffRow};

/// The research behind a round: what is needed, which options were looked at, what works.
#[derive(Debug, Subcommand)]
pub(super) enum ResearchCommand {
    /// Shows it, and what is still missing.
    Show(WhichRound),
    /// Puts it on file.
    Set(SetResearch),
    /// Signs it off as it stands.
    SignOff(SignOff),
}

/// Puts the research on file.
#[derive(Args, Debug)]
pub(super) struct SetResearch {
    /// The research (JSON): {"needs": [{"text", "sources": [{"title"}], "criteria": []}],
    /// "options": [{"title", "what_works", "how_proven", "sources", "taken", "because"}],
    /// "findings"}.
    file: PathBuf,
    #[command(flatten)]
    round: WhichRound,
}

/// Signs the research off.
#[derive(Args, Debug)]
pub(super) struct SignOff {
    /// Who signs it off, by name and office.
    #[arg(long)]
    by: String,
    #[command(flatten)]
    round: WhichRound,
}

/// Does one of them.
pub(super) async fn run_research_command(
    profile: &OpenProfile,
    command: ResearchCommand,
) -> Result<Output, ApiError> {
    let context = profile.context();
    let shown = match command {
        ResearchCommand::Show(round) => {
            research_show(context, profile.ask_of_round(&round).await?).await?
        }
        ResearchCommand::Set(asked) => {
            let research: Research = read_json_file(&asked.file, "the research")?;
            let round = profile.find_round(&asked.round).await?;
            research_set(context, ResearchSet { round, research }).await?
        }
        ResearchCommand::SignOff(asked) => {
            let ask = profile.ask_of_round(&asked.round).await?;
            let read = research_show(context, ask).await?;
            let ask = ResearchSignOff {
                round: read.round,
                research: read.digest,
                by: asked.by,
            };
            research_sign_off(context, ask).await?
        }
    };
    profile.form.render(&shown, || research_in_words(&shown))
}

fn research_in_words(shown: &ResearchView) -> String {
    let counts = format!(
        "Needs: {}. Options looked at: {}.",
        shown.research.needs.len(),
        shown.research.options.len()
    );
    let missing = shown.missing.iter().map(|one| format!("  missing: {one}"));
    let signed = shown.sign_off.as_ref().map(sign_off_in_words);
    let lines = std::iter::once(counts).chain(missing).chain(signed);
    lines.collect::<Vec<_>>().join("\n")
}

fn sign_off_in_words(row: &SignOffRow) -> String {
    let since = match row.stands {
        true => "",
        false => " Changed since: sign it off again.",
    };
    format!(
        "Signed off by {}, {}.{since}",
        row.by,
        moment_in_words(&row.at)
    )
}
