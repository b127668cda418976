//! The documents of a round: each is made from the one model of it, whole, in memory. The
//! window looks at them and both the window and the command line write them.

mod pack;
mod workbook;
mod write;

use evenhand_core::{BidRef, RoundId, Titled as _};

use crate::answers::ranked::Ranked;
use crate::command_list::CommandName;
use crate::context::Context;
use crate::error::{ApiError, ErrorCode};
use crate::view::outputs::{DocumentName, OutputKind, WhichDocument};

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
    match which.document {
        DocumentName::Pack => pack::make_pack(context, round, which.annex, command).await,
        DocumentName::PublicPack => pack::make_public_pack(context, round, command).await,
        DocumentName::Workbook => workbook::make_workbook(context, round).await,
    }
}

/// Why a document of the round cannot be made yet, as a sentence.
pub(crate) fn why_missing(document: DocumentName, ranked: &Ranked) -> Option<String> {
    let what = format!("The {} is made", document.title().to_lowercase());
    let refusal = ranked.data.refuse_part(&what).err();
    refusal.map(|refusal| refusal.message)
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
