//! The outputs of a round: one list, each with its arguments. What is written is told the
//! same way for all of them.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use evenhand_core::BidRef;

use super::files::folder_in;
use super::output::Output;
use super::profile::{OpenProfile, WhichRound, Work};
use crate::commands::documents::document_write;
use crate::error::ApiError;
use crate::view::outputs::{
    AnnexChoice, DocumentName, DocumentWrite, FunderChoice, OutputsWritten, WhichDocument,
};

/// What can be written of a round.
#[derive(Debug, Subcommand, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum OutputCommand {
    Pack(Pack),
    /// Writes the decision notice, as PDF and DOCX.
    Notice(Written),
    /// Writes the letters to bidders, one each and all bound together, as PDF and DOCX.
    Letters(Written),
    Agreement(Agreement),
    /// Writes the workbook: every total and rank as formulas over the scores.
    Workbook(Written),
    OpenData(OpenData),
    SpecifiedInformation(SpecifiedInformation),
    /// Writes answers to the questions that are asked under the Freedom of Information Act.
    Foi(Written),
    HalfYear(HalfYear),
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

/// Writes the awards in the 360Giving Data Standard, as JSON and CSV. What is left out is as
/// the office was described.
#[derive(Args, Debug)]
pub(super) struct OpenData {
    /// The prefix that 360Giving gave to the publisher ("360G-norfolkpcc").
    #[arg(long)]
    prefix: Option<String>,
    /// The funder's identifier.
    #[arg(long, value_name = "ID")]
    funder_id: Option<String>,
    /// The funder's name.
    #[arg(long, value_name = "NAME")]
    funder_name: Option<String>,
    #[command(flatten)]
    written: Written,
}

impl OpenData {
    fn which(self) -> (WhichDocument, Written) {
        let which = WhichDocument {
            funder: FunderChoice {
                prefix: self.prefix,
                id: self.funder_id,
                name: self.funder_name,
            },
            ..WhichDocument::of(DocumentName::OpenData)
        };
        (which, self.written)
    }
}

/// Writes the grants of a month of all rounds, as the Order of 2011 asks for them, as CSV
/// and as a page.
#[derive(Args, Debug)]
pub(super) struct SpecifiedInformation {
    /// The month ("2014-03"); that of the round's newest grant where it is left out.
    #[arg(long, value_name = "YYYY-MM")]
    month: Option<String>,
    #[command(flatten)]
    written: Written,
}

impl SpecifiedInformation {
    fn which(self) -> (WhichDocument, Written) {
        let which = WhichDocument {
            month: self.month,
            ..WhichDocument::of(DocumentName::SpecifiedInformation)
        };
        (which, self.written)
    }
}

/// Writes the agreements behind awards, as PDF and DOCX; what each lacks is told as warnings.
#[derive(Args, Debug)]
pub(super) struct Agreement {
    /// The bid that was awarded; all of them where it is left out.
    #[arg(long, value_name = "REF")]
    bid: Option<String>,
    #[command(flatten)]
    written: Written,
}

impl Agreement {
    fn which(self) -> (WhichDocument, Written) {
        let which = WhichDocument {
            bid: self.bid.as_deref().map(BidRef::from),
            ..WhichDocument::of(DocumentName::Agreement)
        };
        (which, self.written)
    }
}

/// Writes the half-year report for the police and crime panel, of all rounds, as PDF, DOCX
/// and CSV.
#[derive(Args, Debug)]
pub(super) struct HalfYear {
    /// The half-year ("2014-H1" for April to September 2014); the last one that is over
    /// where it is left out.
    #[arg(long, value_name = "YYYY-H1|H2")]
    half: Option<String>,
    #[command(flatten)]
    written: Written,
}

impl HalfYear {
    fn which(self) -> (WhichDocument, Written) {
        let which = WhichDocument {
            half: self.half,
            ..WhichDocument::of(DocumentName::HalfYear)
        };
        (which, self.written)
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
        OutputCommand::Notice(written) => (WhichDocument::of(DocumentName::Notice), written),
        OutputCommand::Letters(written) => (WhichDocument::of(DocumentName::Letters), written),
        OutputCommand::Workbook(written) => (WhichDocument::of(DocumentName::Workbook), written),
        OutputCommand::Agreement(asked) => asked.which(),
        OutputCommand::OpenData(asked) => asked.which(),
        OutputCommand::SpecifiedInformation(asked) => asked.which(),
        OutputCommand::Foi(written) => (WhichDocument::of(DocumentName::Foi), written),
        OutputCommand::HalfYear(asked) => asked.which(),
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
pub(super) fn files_in_words(written: &OutputsWritten) -> String {
    let paths = written.files.iter().map(|file| &file.path);
    let lines = paths.chain(&written.warnings).map(String::as_str);
    lines.collect::<Vec<_>>().join("\n")
}
