//! `evenhand sync` and `bundle`: records go between devices, by a folder or by a file.

use std::path::PathBuf;

use clap::Args;
use evenhand_sync::printable;

use super::files::{folder_in, save_file};
use super::invite::SavedDocument;
use super::output::Output;
use super::profile::OpenProfile;
use crate::commands::exchange::{bundle_make, bundle_take, exchange_run};
use crate::error::ApiError;
use crate::view::bids::FileIn;
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
        Some(file) => bundle_take(profile.context(), FileIn::read(&file)?).await?,
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
    let items = lists
        .into_iter()
        .flat_map(|(label, items)| items.iter().map(move |item| format!("{label}{item}")));
    let waits = done.waits.iter();
    let waits = waits.map(|waits| format!("{} {}", waits.sentence, waits.remedy));
    let lines = items
        .chain(waits)
        .map(|line| format!("  {}", printable(&line)));
    let lines = std::iter::once(first).chain(lines);
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::exchange::WaitingView;

    #[test]
    fn what_an_exchange_did_is_said_line_by_line_and_commands_no_terminal() {
        let done = ExchangeDone {
            sent: 3,
            received: 2,
            parked: 0,
            waiting: 1,
            waits: Some(WaitingView {
                records: 1,
                whose: vec!["Ann".to_owned()],
                missing: vec!["Cid".to_owned()],
                sentence: "1 record of Ann\u{1b}[2J waits for records of Cid.".to_owned(),
                remedy: "Ask Cid to exchange.".to_owned(),
            }),
            arriving: vec!["/f/a\nb.ehx".to_owned()],
            refused: vec!["/f/\u{7}.ehx: damaged.".to_owned()],
            strangers: vec!["aa bb".to_owned()],
        };
        assert_eq!(
            exchange_in_words(&done),
            "3 sent, 2 received, 0 parked, 1 refused.
  /f/\\u{7}.ehx: damaged.
  still arriving: /f/a\\nb.ehx
  not taken on by the chair: aa bb
  1 record of Ann\\u{1b}[2J waits for records of Cid. Ask Cid to exchange."
        );
    }
}
