//! Forms of returns: written for projects without the program, looked at when they come
//! back, and taken in.

use evenhand_core::phrase;

use crate::answers::return_form::read_form;
use crate::commands::awards::return_record;
use crate::context::Context;
use crate::documents::{make_return_forms, write_files};
use crate::error::ApiError;
use crate::guard::needs_support;
use crate::round_data::RoundData;
use crate::view::awards::{AwardView, ReturnRecord};
use crate::view::bids::FileIn;
use crate::view::outputs::OutputsWritten;
use crate::view::return_forms::{ReturnFormPreview, ReturnFormTake, ReturnFormWrite};

/// Writes the forms of returns to a folder.
pub async fn return_form_write(
    context: Context<'_>,
    ask: ReturnFormWrite,
) -> Result<OutputsWritten, ApiError> {
    let made = make_return_forms(context, &ask).await?;
    let written = write_files(ask.folder.as_deref(), made)?;
    for file in &written.files {
        context.app.note_written(std::path::Path::new(&file.path));
    }
    Ok(written)
}

/// Reads a form that came back, and takes nothing in.
pub async fn return_form_check(
    context: Context<'_>,
    file: FileIn,
) -> Result<ReturnFormPreview, ApiError> {
    let mut view = context.app.store.view().await?;
    let today = phrase::office_day(context.app.now());
    Ok(read_form(&mut view, &file, today).await?.preview)
}

/// Takes a form in as the return of its period.
pub async fn return_form_take(
    context: Context<'_>,
    ask: ReturnFormTake,
) -> Result<AwardView, ApiError> {
    let today = phrase::office_day(context.app.now());
    let received = ask.received.unwrap_or(today);
    let mut view = context.app.store.view().await?;
    let read = read_form(&mut view, &ask.file, received)
        .await
        .map_err(|error| error.under("file"))?;
    let round = RoundData::read(&mut view, &read.preview.round).await?;
    needs_support(&round, "records returns")?;
    drop(view);
    if received > today {
        let message = format!(
            "{} is still to come. Give the day on which the form came in.",
            phrase::date(received)
        );
        return Err(ApiError::bad_data(message).at("received"));
    }
    let refusals = &read.preview.refusals;
    if !refusals.is_empty() {
        let message = format!(
            "{} of the form cannot be taken, so none of it was. Have it put right and take it in again.",
            phrase::counted(refusals.len(), "cell", "cells")
        );
        let told = refusals.iter().map(ToString::to_string);
        return Err(ApiError::bad_data(message).with(told).at("file"));
    }
    let record = ReturnRecord {
        round: read.preview.round,
        bid: read.preview.bid,
        report: read.report,
    };
    return_record(context, record)
        .await
        .map_err(|error| error.at("file"))
}
