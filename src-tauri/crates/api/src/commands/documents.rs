//! The documents of a round: listed, looked at and written to a folder.

use std::path::Path;

use evenhand_core::{Titled as _, VariantArray as _};

use crate::answers::counts::count;
use crate::answers::ranked::read_ranked;
use crate::command_list::CommandName;
use crate::context::Context;
use crate::documents::{
    Made, default_folder, make_document, why_missing, why_unnamed, write_files,
};
use crate::error::ApiError;
use crate::file::encode;
use crate::view::outputs::{
    DocumentAsk, DocumentList, DocumentName, DocumentPreview, DocumentRow, DocumentWrite,
    OutputsWritten, PreviewForm,
};
use crate::view::round::OfRound;

/// Lists the documents, and says of each whether it can be made yet.
pub async fn document_list(context: Context<'_>, ask: OfRound) -> Result<DocumentList, ApiError> {
    let ranked = read_ranked(context, &ask.round).await?;
    let office = context.app.store.view().await?.office().await?;
    let documents = DocumentName::VARIANTS.iter().map(|document| DocumentRow {
        document: *document,
        title: document.title(),
        purpose: document.purpose(),
        form: document.form(),
        missing: why_missing(*document, &ranked).or_else(|| why_unnamed(*document, &office)),
    });
    Ok(DocumentList {
        documents: documents.collect(),
        folder: default_folder().display().to_string(),
    })
}

/// Makes a document to be looked at.
pub async fn document_preview(
    context: Context<'_>,
    ask: DocumentAsk,
) -> Result<DocumentPreview, ApiError> {
    let command = CommandName::document_preview;
    let made = make_document(context, &ask.round, &ask.which, command).await?;
    Ok(preview(made, ask.which.document.form()))
}

fn preview(made: Made, form: PreviewForm) -> DocumentPreview {
    let files = count(made.files.len());
    let first = made.files.into_iter().next();
    let (name, bytes) = first.map_or_else(Default::default, |file| (file.name, file.bytes));
    let as_text = || String::from_utf8_lossy(&bytes).into_owned();
    DocumentPreview {
        files,
        pages: made.pages,
        base64: (form == PreviewForm::Pages).then(|| encode(&bytes)),
        text: (form == PreviewForm::Text).then(as_text),
        warnings: made.warnings,
        name,
    }
}

/// Writes a document to a folder: whole, or not at all, and beside another of its name.
pub async fn document_write(
    context: Context<'_>,
    ask: DocumentWrite,
) -> Result<OutputsWritten, ApiError> {
    let command = CommandName::document_write;
    let made = make_document(context, &ask.round, &ask.which, command).await?;
    let written = write_files(ask.folder.as_deref(), made)?;
    for file in &written.files {
        context.app.note_written(Path::new(&file.path));
    }
    Ok(written)
}
