//! `evenhand sync` and `bundle`: records go between devices, by a folder or by a file.

use std::path::PathBuf;

use clap::Args;

use super::files::{file_in, folder_in, save_file};
use super::invite::SavedDocument;
use super::output::Output;
use super::profile::OpenProfile;
use crate::commands::exchange::{bundle_make, bundle_take, exchange_run};
use crate::error::ApiError;
use crate::view::exchange::{ExchangeDone, ExchangeRun};
use crate::view::home::Nothing;

/// Exchanges records with a folder, or takes one file of records in.
#[derive(Args, Debug)]
pub(super) struct ExchangeRecords {
    /// The folder; the one used last where it is left out.
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
    /// One file of records, instead of a folder.
    #[arg(long, value_name = "FILE", conflicts_with = "folder")]
    file: Option<PathBuf>,
}

/// Writes all records on file to one file, to be sent another way.
#[derive(Args, Debug)]
pub(super) struct Bundle {
    /// The file to write, or the folder to write it to.
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
}

/// Exchanges records.
pub(super) async fn exchange_records(
    profile: &OpenProfile,
    asked: ExchangeRecords,
) -> Result<Output, ApiError> {
    let done = match asked.file {
        Some(file) => bundle_take(profile.context(), file_in(&file)?).await?,
        None => {
            let folder = asked.folder.map(folder_in).transpose()?;
            exchange_run(profile.context(), ExchangeRun { folder }).await?
        }
    };
    profile.form.render(&done, || exchange_in_words(&done))
}

/// Writes all records to one file.
pub(super) async fn make_bundle(profile: &OpenProfile, asked: Bundle) -> Result<Output, ApiError> {
    let bundle = bundle_make(profile.context(), Nothing {}).await?;
    let path = save_file(bundle, &asked.out)?;
    let saved = SavedDocument { path };
    profile
        .form
        .render(&saved, || saved.path.display().to_string())
}

fn exchange_in_words(done: &ExchangeDone) -> String {
    let first = format!(
        "{} sent, {} received, {} parked, {} refused.",
        done.sent,
        done.received,
        done.parked,
        done.refused.len()
    );
    let lists = [
        ("", &done.refused),
        ("still arriving: ", &done.arriving),
        ("not taken on by the chair: ", &done.strangers),
    ];
    let lines = lists
        .into_iter()
        .flat_map(|(label, items)| items.iter().map(move |item| format!("  {label}{item}")));
    let lines = std::iter::once(first).chain(lines);
    lines.collect::<Vec<_>>().join("\n")
}
