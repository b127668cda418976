//! `evenhand sheet`: takes scores in, hands a sheet in, opens it again, writes sheets out.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use evenhand_core::BidRef;

use super::bids::imported_in_words;
use super::files::file_in;
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::words::{code_of, tab_rows};
use crate::commands::sheets::{score_list, sheet_reopen, sheet_submit};
use crate::commands::sheets_import::sheets_import;
use crate::error::ApiError;
use crate::file::write_whole;
use crate::outputs::files::member_scores_csv;
use crate::view::score::{
    OfMember, OfSheet, ScoreList, ScoreRow, SheetNotice, SheetView, SheetsImport,
};

/// Sheets: take scores in, hand a sheet in, write sheets out.
#[derive(Debug, Subcommand)]
pub(super) enum SheetCommand {
    /// Takes scores in from a file (`bid,member,criterion,score,reason`).
    Import(ImportSheets),
    /// Writes what a member has scored so far as a file.
    Export(ExportSheets),
    /// Hands a sheet in.
    Submit(SubmitSheet),
    /// Opens a sheet again.
    Reopen(ReopenSheet),
}

/// Takes scores in from a file (`bid,member,criterion,score,reason`).
#[derive(Args, Debug)]
pub(super) struct ImportSheets {
    /// The file (CSV, XLSX or ODS).
    file: PathBuf,
    /// Hands complete sheets in at once.
    #[arg(long)]
    submit: bool,
    #[command(flatten)]
    round: WhichRound,
}

/// Writes what a member has scored so far as a file.
#[derive(Args, Debug)]
pub(super) struct ExportSheets {
    /// The file.
    file: PathBuf,
    /// Whose, by name; this profile's own where it is left out.
    #[arg(long)]
    member: Option<String>,
    #[command(flatten)]
    round: WhichRound,
}

/// Hands a sheet in.
#[derive(Args, Debug)]
pub(super) struct SubmitSheet {
    /// Which bid.
    bid: String,
    /// Whose, by name; this profile's own where it is left out.
    #[arg(long)]
    member: Option<String>,
    #[command(flatten)]
    round: WhichRound,
}

/// Opens a sheet again.
#[derive(Args, Debug)]
pub(super) struct ReopenSheet {
    /// Which bid.
    bid: String,
    /// Whose, by name; this profile's own where it is left out.
    #[arg(long)]
    member: Option<String>,
    /// Why.
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    round: WhichRound,
}

/// Does one of them.
pub(super) async fn run_sheet_command(
    profile: &OpenProfile,
    command: SheetCommand,
) -> Result<Output, ApiError> {
    match command {
        SheetCommand::Import(asked) => import_sheets(profile, asked).await,
        SheetCommand::Export(asked) => export_sheets(profile, asked).await,
        SheetCommand::Submit(asked) => submit_sheet(profile, asked).await,
        SheetCommand::Reopen(asked) => reopen_sheet(profile, asked).await,
    }
}

async fn import_sheets(profile: &OpenProfile, asked: ImportSheets) -> Result<Output, ApiError> {
    let ask = SheetsImport {
        file: file_in(&asked.file)?,
        round: profile.find_round(&asked.round).await?,
        submit: asked.submit,
    };
    let imported = sheets_import(profile.context(), ask).await?;
    profile
        .form
        .render(&imported, || imported_in_words(&imported))
}

/// Writes what a member has scored so far, then lists it.
async fn export_sheets(profile: &OpenProfile, asked: ExportSheets) -> Result<Output, ApiError> {
    let round = profile.find_round(&asked.round).await?;
    let member = profile
        .find_named_member(&round, asked.member.as_deref())
        .await?;
    let data = profile.read_round(&round).await?;
    let whose = data.member(member.as_ref())?;
    write_whole(&asked.file, &member_scores_csv(&data, whose))?;
    let list = score_list(profile.context(), OfMember { round, member }).await?;
    profile.form.render(&list, || score_list_in_words(&list))
}

async fn submit_sheet(profile: &OpenProfile, asked: SubmitSheet) -> Result<Output, ApiError> {
    let round = profile.find_round(&asked.round).await?;
    let member = asked.member.as_deref();
    let ask = OfSheet {
        member: profile.find_named_member(&round, member).await?,
        round,
        bid: BidRef::new(&asked.bid),
    };
    let sheet = sheet_submit(profile.context(), ask).await?;
    profile.form.render(&sheet, || sheet_in_words(&sheet))
}

async fn reopen_sheet(profile: &OpenProfile, asked: ReopenSheet) -> Result<Output, ApiError> {
    let round = profile.find_round(&asked.round).await?;
    let member = asked.member.as_deref();
    let ask = SheetNotice {
        member: profile.find_named_member(&round, member).await?,
        round,
        bid: BidRef::new(&asked.bid),
        reason: asked.reason,
    };
    let sheet = sheet_reopen(profile.context(), ask).await?;
    profile.form.render(&sheet, || sheet_in_words(&sheet))
}

fn score_list_in_words(list: &ScoreList) -> String {
    let row = |row: &ScoreRow| {
        [
            row.reference.to_string(),
            code_of(&row.progress),
            row.title.clone(),
        ]
    };
    tab_rows(list.bids.iter().map(row))
}

fn sheet_in_words(sheet: &SheetView) -> String {
    format!(
        "Sheet of {} for bid {}: {}.",
        sheet.member.name,
        sheet.bid.reference,
        code_of(&sheet.state)
    )
}
