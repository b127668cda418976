//! `evenhand return-form`: forms of returns, written for projects and read back.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use evenhand_core::BidRef;

use super::award_words::award_in_words;
use super::codes::read_day;
use super::files::{file_in, folder_in};
use super::output::Output;
use super::outputs::files_in_words;
use super::profile::{OpenProfile, WhichRound};
use crate::commands::return_forms::{return_form_check, return_form_take, return_form_write};
use crate::error::ApiError;
use crate::view::return_forms::{ReturnFormPreview, ReturnFormTake, ReturnFormWrite};

/// Forms of returns, which projects fill in without Evenhand.
#[derive(Debug, Subcommand)]
pub(super) enum ReturnFormCommand {
    /// Writes forms: of one award, or of all; of one period, or of those that are wanted.
    Write(WriteForms),
    /// Reads a form that came back, and takes nothing in.
    Check(CheckForm),
    /// Takes a form in as the return of its period.
    Take(TakeForm),
}

/// Which forms, and where to.
#[derive(Args, Debug)]
pub(super) struct WriteForms {
    /// The bid; all awards where it is left out.
    #[arg(long)]
    bid: Option<String>,
    /// The period; those whose return is wanted where it is left out.
    #[arg(long)]
    period: Option<u32>,
    /// The folder to write to.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    round: WhichRound,
}

/// Which form.
#[derive(Args, Debug)]
pub(super) struct CheckForm {
    /// The form (XLSX or ODS).
    file: PathBuf,
}

/// Which form, and when it came in.
#[derive(Args, Debug)]
pub(super) struct TakeForm {
    /// The form (XLSX or ODS).
    file: PathBuf,
    /// When it came in (2014-07-03); today where it is left out.
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    received: Option<NaiveDate>,
}

/// Does one of them.
pub(super) async fn run_return_form_command(
    profile: &OpenProfile,
    command: ReturnFormCommand,
) -> Result<Output, ApiError> {
    match command {
        ReturnFormCommand::Write(asked) => {
            let ask = ReturnFormWrite {
                round: profile.find_round(&asked.round).await?,
                bid: asked.bid.map(BidRef::new),
                period: asked.period,
                folder: asked.out.map(folder_in).transpose()?,
            };
            let written = return_form_write(profile.context(), ask).await?;
            profile.form.render(&written, || files_in_words(&written))
        }
        ReturnFormCommand::Check(asked) => {
            let preview = return_form_check(profile.context(), file_in(&asked.file)?).await?;
            profile.form.render(&preview, || preview_in_words(&preview))
        }
        ReturnFormCommand::Take(asked) => {
            let ask = ReturnFormTake {
                file: file_in(&asked.file)?,
                received: asked.received,
            };
            let view = return_form_take(profile.context(), ask).await?;
            profile.form.render(&view, || award_in_words(&view))
        }
    }
}

fn preview_in_words(preview: &ReturnFormPreview) -> String {
    let mut lines = vec![format!(
        "Bid {} ({}), period {} of {}",
        preview.bid, preview.bidder, preview.period.number, preview.round_title
    )];
    lines.extend(preview.rows.iter().map(|row| {
        let words = |said: &Option<String>| said.clone().unwrap_or_else(|| "not yet".to_owned());
        let says = words(&row.says);
        match preview.replaces && row.changes {
            true => format!("{}: {says} (on file: {})", row.what, words(&row.on_file)),
            false => format!("{}: {says}", row.what),
        }
    }));
    lines.extend(preview.warnings.iter().cloned());
    lines.extend(preview.refusals.iter().map(ToString::to_string));
    lines.join("\n")
}
