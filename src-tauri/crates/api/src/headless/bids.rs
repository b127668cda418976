//! `evenhand bids`: takes bids in, lists them, marks one as withdrawn.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use evenhand_core::BidRef;
use evenhand_intake::Refusal;

use super::files::file_in;
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::words::tab_rows;
use crate::commands::bids::{bid_list, bid_withdraw, bids_import};
use crate::error::ApiError;
use crate::view::bids::{BidList, BidRow, BidWithdraw, BidsImport, Imported};

/// Bids.
#[derive(Debug, Subcommand)]
pub(super) enum BidsCommand {
    /// Takes bids in from a file.
    Import(ImportBids),
    /// Lists the bids.
    List(WhichRound),
    /// Marks a bid as withdrawn.
    Withdraw(WithdrawBid),
}

/// Takes bids in from a file.
#[derive(Args, Debug)]
pub(super) struct ImportBids {
    /// The file (CSV, XLSX or ODS).
    file: PathBuf,
    /// Takes the good lines where others are refused.
    #[arg(long)]
    take_good: bool,
    /// Why they are taken late; needed once scoring is open.
    #[arg(long, default_value = "")]
    late_reason: String,
    #[command(flatten)]
    round: WhichRound,
}

/// Marks a bid as withdrawn.
#[derive(Args, Debug)]
pub(super) struct WithdrawBid {
    /// Which bid.
    bid: String,
    /// Why.
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    round: WhichRound,
}

/// Does one of them.
pub(super) async fn run_bids_command(
    profile: &OpenProfile,
    command: BidsCommand,
) -> Result<Output, ApiError> {
    match command {
        BidsCommand::Import(asked) => import_bids(profile, asked).await,
        BidsCommand::List(round) => list_bids(profile, &round).await,
        BidsCommand::Withdraw(asked) => withdraw_bid(profile, asked).await,
    }
}

async fn import_bids(profile: &OpenProfile, asked: ImportBids) -> Result<Output, ApiError> {
    let ask = BidsImport {
        file: file_in(&asked.file)?,
        round: profile.find_round(&asked.round).await?,
        take_good: asked.take_good,
        late_reason: asked.late_reason,
    };
    let imported = bids_import(profile.context(), ask).await?;
    profile
        .form
        .render(&imported, || imported_in_words(&imported))
}

async fn list_bids(profile: &OpenProfile, round: &WhichRound) -> Result<Output, ApiError> {
    let ask = profile.ask_of_round(round).await?;
    let list = bid_list(profile.context(), ask).await?;
    profile.form.render(&list, || bids_in_words(&list))
}

async fn withdraw_bid(profile: &OpenProfile, asked: WithdrawBid) -> Result<Output, ApiError> {
    let bid = BidRef::new(&asked.bid);
    let ask = BidWithdraw {
        round: profile.find_round(&asked.round).await?,
        bid: bid.clone(),
        reason: asked.reason,
    };
    let list = bid_withdraw(profile.context(), ask).await?;
    profile
        .form
        .render(&list, || format!("Bid {bid} is marked as withdrawn."))
}

fn bids_in_words(list: &BidList) -> String {
    let row = |BidRow { bid, .. }: &BidRow| {
        [
            bid.reference.to_string(),
            bid.amount.to_string(),
            bid.bidder.to_string(),
            bid.title.clone(),
        ]
    };
    tab_rows(list.bids.iter().map(row))
}

/// What was taken in from a file, and what was not.
pub(super) fn imported_in_words(imported: &Imported) -> String {
    let first = format!(
        "{} taken in, {} replaced.",
        imported.added, imported.replaced
    );
    let refused = imported.refusals.iter().map(refusal_in_words);
    let warned = imported
        .warnings
        .iter()
        .map(|warning| format!("  {warning}"));
    let lines = std::iter::once(first).chain(refused).chain(warned);
    lines.collect::<Vec<_>>().join("\n")
}

fn refusal_in_words(refusal: &Refusal) -> String {
    let (problem, remedy) = (&refusal.problem, &refusal.remedy);
    match refusal.line {
        Some(line) => format!("  line {line}: {problem} {remedy}"),
        None => format!("  {problem} {remedy}"),
    }
}
