//! The outputs of a round: one list, each with its arguments, what it writes and its words.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::files::folder_in;
use super::output::Output;
use super::profile::{OpenProfile, WhichRound, Work};
use super::words::cell_or_dash;
use crate::commands::pack::pack_write;
use crate::commands::workbook::workbook_write;
use crate::error::ApiError;
use crate::view::outputs::{OutputWrite, OutputsWritten, PackWrite, Written};

/// What can be written of a round.
#[derive(Debug, Subcommand, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum OutputCommand {
    Pack(Pack),
    Workbook(Workbook),
}

/// The work of one of them.
pub(super) fn output_work(profile: &OpenProfile, command: OutputCommand) -> Work<'_> {
    match command {
        OutputCommand::Pack(asked) => Box::pin(write_pack(profile, asked)),
        OutputCommand::Workbook(asked) => Box::pin(write_workbook(profile, asked)),
    }
}

/// Writes the decision pack.
#[derive(Args, Debug)]
pub(super) struct Pack {
    /// The folder to write it to.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    round: WhichRound,
}

/// Writes it.
async fn write_pack(profile: &OpenProfile, asked: Pack) -> Result<Output, ApiError> {
    let ask = PackWrite {
        round: profile.find_round(&asked.round).await?,
        folder: asked.out.map(folder_in).transpose()?,
    };
    let written = pack_write(profile.context(), ask).await?;
    profile.form.render(&written, || pack_in_words(&written))
}

fn pack_in_words(written: &Written) -> String {
    let pages = cell_or_dash(written.pages.as_ref());
    format!("{} ({pages} pages)", written.path)
}

/// Writes the workbook: every total and rank as formulas over the scores.
#[derive(Args, Debug)]
pub(super) struct Workbook {
    /// The folder to write it to.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    round: WhichRound,
}

/// Writes it.
async fn write_workbook(profile: &OpenProfile, asked: Workbook) -> Result<Output, ApiError> {
    let ask = OutputWrite {
        round: profile.find_round(&asked.round).await?,
        folder: asked.out.map(folder_in).transpose()?,
    };
    let written = workbook_write(profile.context(), ask).await?;
    profile.form.render(&written, || files_in_words(&written))
}

/// The files, and under them what a reader should know.
fn files_in_words(written: &OutputsWritten) -> String {
    let paths = written.files.iter().map(|file| &file.path);
    let lines = paths.chain(&written.warnings).map(String::as_str);
    lines.collect::<Vec<_>>().join("\n")
}
