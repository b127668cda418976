//! The documents of a round: each is made from the one model of it, whole, in memory. The
//! window looks at them and both the window and the command line write them.

mod agreements;
mod cycle;
mod grants;
mod half_year;
mod letters;
mod open_data;
mod pack;
mod papers;
mod partner_data;
mod return_forms;
mod specified;
mod workbook;
mod write;

use evenhand_core::{BidRef, Office, RoundId};

use crate::answers::ranked::{Ranked, read_ranked};
use crate::command_list::CommandName;
use crate::context::Context;
use crate::error::{ApiError, ErrorCode};
use crate::view::outputs::{DocumentName, OutputKind, WhichDocument};

pub(crate) use cycle::make_report;
pub(crate) use return_forms::make_return_forms;
pub(crate) use write::{default_folder, write_files};

/// A document that was made.
pub(crate) struct Made {
    /// Its files; the first is the one that is looked at.
    pub(crate) files: Vec<MadeFile>,
    /// How many pages the first has, where it has pages.
    pub(crate) pages: Option<u32>,
    /// What a reader of it should know.
    pub(crate) warnings: Vec<String>,
}

/// One file of it.
pub(crate) struct MadeFile {
    /// What it is called.
    pub(crate) name: String,
    /// What it is.
    pub(crate) kind: OutputKind,
    /// Which bid it is about, where it is about one.
    pub(crate) bid: Option<BidRef>,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

/// Makes a document; `command` is the one whose progress is told.
pub(crate) async fn make_document(
    context: Context<'_>,
    round: &RoundId,
    which: &WhichDocument,
    command: CommandName,
) -> Result<Made, ApiError> {
    if !matches!(
        which.document,
        DocumentName::Agreement | DocumentName::CycleReport
    ) {
        refuse_missing(context, round, which.document).await?;
    }
    match which.document {
        DocumentName::Pack => pack::make_pack(context, round, which.annex, command).await,
        DocumentName::PublicPack => pack::make_public_pack(context, round, command).await,
        DocumentName::Notice => papers::make_notice(context, round).await,
        DocumentName::Letters => letters::make_letters(context, round, command).await,
        DocumentName::Agreement => {
            agreements::make_agreements(context, round, which.bid.as_ref(), command).await
        }
        DocumentName::Workbook => workbook::make_workbook(context, round).await,
        DocumentName::OpenData => open_data::make_open_data(context, round, &which.funder).await,
        DocumentName::SpecifiedInformation => {
            specified::make_month(context, round, which.month.as_deref()).await
        }
        DocumentName::Foi => papers::make_answers(context, round).await,
        DocumentName::CycleReport => {
            cycle::make_report_beside(context, round, which.year.as_deref()).await
        }
        DocumentName::HalfYear => {
            half_year::make_half_year(context, round, which.half.as_deref()).await
        }
    }
}

/// Why a document of the round cannot be made yet, as a sentence.
pub(crate) fn why_missing(document: DocumentName, ranked: &Ranked) -> Option<String> {
    if document.tells_of_decisions() && ranked.decisions.is_empty() {
        return Some(
            "The Commissioner has not decided yet. Record the decision on the Shortlist screen."
                .to_owned(),
        );
    }
    let refusal = ranked.data.refuse_part("All documents are made").err();
    refusal.map(|refusal| refusal.message)
}

/// Why a document cannot be made for the office as it is described, as a sentence.
pub(crate) fn why_unnamed(document: DocumentName, office: &Office) -> Option<String> {
    let is_unnamed = document == DocumentName::OpenData && office.prefix.trim().is_empty();
    is_unnamed.then(|| {
        "Open data need the prefix that 360Giving gives to each publisher, once, for the asking. Put it into the description of the office.".to_owned()
    })
}

/// Refuses a document that cannot be made yet.
async fn refuse_missing(
    context: Context<'_>,
    round: &RoundId,
    document: DocumentName,
) -> Result<(), ApiError> {
    let ranked = read_ranked(context, round).await?;
    why_missing(document, &ranked).map_or(Ok(()), |why| Err(ApiError::not_allowed(why)))
}

/// Waits for work that was done aside.
pub(crate) async fn finish_work<T>(
    work: tokio::task::JoinHandle<T>,
    what: &str,
) -> Result<T, ApiError> {
    work.await.map_err(|problem| {
        ApiError::of(
            ErrorCode::Bug,
            format!("BUG: {what} was not finished: {problem}."),
        )
    })
}
