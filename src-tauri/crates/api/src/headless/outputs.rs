//! The outputs of a round: one list, each with its arguments. What is written is told the
//! same way for all of them.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::files::folder_in;
use super::output::Output;
use super::profile::{OpenProfile, WhichRound, Work};
use crate::commands::documents::document_write;
use crate::error::ApiError;
use crate::view::outputs::{
    AnnexChoice, DocumentName, DocumentWrite, OutputsWritten, WhichDocument,
};

/// What can be written of a round.
#[derive(Debug, Subcommand, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum OutputCommand {
    Pack(Pack),
    /// Writes the workbook: every total and rank as formulas over the scores.
    Workbook(Written),
}

/// Writes the decision pack.
#[derive(Args, Debug)]
pub(super) struct Pack {
    /// Writes the public version in its place.
    #[arg(long, conflicts_with = "annex")]
    public: bool,
    /// What becomes of the annex, which has the bids one by one.
    #[arg(long, value_enum, default_value = "with")]
    annex: AnnexChoice,
    #[command(flatten)]
    written: Written,
}

impl Pack {
    fn which(&self) -> WhichDocument {
        let document = match self.public {
            true => DocumentName::PublicPack,
            false => DocumentName::Pack,
        };
        WhichDocument {
            annex: self.annex,
            ..WhichDocument::of(document)
        }
    }
}

/// Of which round, and where to.
#[derive(Args, Debug)]
pub(super) struct Written {
    /// The folder to write to.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    round: WhichRound,
}

/// The work of one of them.
pub(super) fn output_work(profile: &OpenProfile, command: OutputCommand) -> Work<'_> {
    let (which, written) = match command {
        OutputCommand::Pack(asked) => (asked.which(), asked.written),
        OutputCommand::Workbook(written) => (WhichDocument::of(DocumentName::Workbook), written),
    };
    Box::pin(write_document(profile, written, which))
}

/// Writes it.
async fn write_document(
    profile: &OpenProfile,
    written: Written,
    which: WhichDocument,
) -> Result<Output, ApiError> {
    let ask = DocumentWrite {
        round: profile.find_round(&written.round).await?,
        which,
        folder: written.out.map(folder_in).transpose()?,
    };
    let written = document_write(profile.context(), ask).await?;
    profile.form.render(&written, || files_in_words(&written))
}

/// The files, and under them what a reader should know.
fn files_in_words(written: &OutputsWritten) -> String {
    let paths = written.files.iter().map(|file| &file.path);
    let lines = paths.chain(&written.warnings).map(String::as_str);
    lines.collect::<Vec<_>>().join("\n")
}
