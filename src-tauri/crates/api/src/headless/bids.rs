//! `evenhand bids`: takes bids in, lists them, puts one right, marks one as withdrawn.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use evenhand_core::{Bid, BidRef, Bidder, CriterionId};
use evenhand_intake::Refusal;

use super::amount::parse_amount;
use super::bid_details::DetailOptions;
use super::files::file_in;
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::words::tab_rows;
use crate::commands::bids::{bid_correct, bid_list, bid_withdraw, bids_import};
use crate::error::ApiError;
use crate::view::bids::{BidCorrect, BidList, BidRow, BidWithdraw, BidsImport, Imported};

/// Bids.
#[derive(Debug, Subcommand)]
pub(super) enum BidsCommand {
    /// Takes bids in from a file.
    Import(ImportBids),
    /// Lists the bids.
    List(WhichRound),
    /// Puts a bid right once scoring has opened.
    Correct(Box<CorrectBid>),
    /// Marks a bid as withdrawn.
    Withdraw(WithdrawBid),
}

/// Puts a bid right once scoring has opened: only what is named changes.
#[derive(Args, Debug)]
pub(super) struct CorrectBid {
    /// Which bid.
    bid: String,
    /// Who bids.
    #[arg(long)]
    bidder: Option<String>,
    /// What the project is called.
    #[arg(long)]
    title: Option<String>,
    /// What it asks for, in pounds.
    #[arg(long)]
    amount: Option<String>,
    /// The least it could work with, in pounds; nothing where it is empty.
    #[arg(long)]
    minimum_amount: Option<String>,
    /// The objectives it claims, between semicolons.
    #[arg(long)]
    objectives: Option<String>,
    /// The priority groups it claims, between semicolons.
    #[arg(long)]
    groups: Option<String>,
    /// The district it would serve.
    #[arg(long)]
    district: Option<String>,
    /// What the project would do.
    #[arg(long)]
    summary: Option<String>,
    #[command(flatten)]
    details: DetailOptions,
    /// Why; needed where the amounts or the claims change.
    #[arg(long, default_value = "")]
    reason: String,
    #[command(flatten)]
    round: WhichRound,
}

impl CorrectBid {
    /// The bid with what is named put in.
    fn correct(&self, bid: &mut Bid) -> Result<(), ApiError> {
        if let Some(bidder) = &self.bidder {
            bid.bidder = Bidder::new(bidder);
        }
        if let Some(title) = &self.title {
            bid.title.clone_from(title);
        }
        if let Some(amount) = &self.amount {
            bid.amount = parse_amount(amount, "--amount")?;
        }
        if let Some(minimum) = &self.minimum_amount {
            let given = (!minimum.trim().is_empty()).then_some(minimum);
            let parsed = given.map(|given| parse_amount(given, "--minimum-amount"));
            bid.minimum_amount = parsed.transpose()?;
        }
        if let Some(objectives) = &self.objectives {
            bid.objectives = claims(objectives);
        }
        if let Some(groups) = &self.groups {
            bid.groups = claims(groups);
        }
        let words = |given: &String| (!given.trim().is_empty()).then(|| given.trim().to_owned());
        if let Some(district) = &self.district {
            bid.district = words(district);
        }
        if let Some(summary) = &self.summary {
            bid.summary = words(summary);
        }
        self.details.correct(&mut bid.details)
    }
}

/// Criteria as a file of bids names them.
fn claims(given: &str) -> BTreeSet<CriterionId> {
    let ids = given.split(';').map(str::trim).filter(|id| !id.is_empty());
    ids.map(CriterionId::new).collect()
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
        BidsCommand::Correct(asked) => correct_bid(profile, &asked).await,
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

async fn correct_bid(profile: &OpenProfile, asked: &CorrectBid) -> Result<Output, ApiError> {
    let on_file = profile.ask_of_round(&asked.round).await?;
    let round = on_file.round.clone();
    let reference = BidRef::new(&asked.bid);
    let list = bid_list(profile.context(), on_file).await?;
    let row = list
        .bids
        .into_iter()
        .find(|row| row.bid.reference == reference);
    let mut bid = row
        .ok_or_else(|| {
            ApiError::not_found(format!("There is no bid \"{reference}\" in this round."))
        })?
        .bid;
    asked.correct(&mut bid)?;
    let reason = asked.reason.clone();
    let list = bid_correct(profile.context(), BidCorrect { round, bid, reason }).await?;
    profile
        .form
        .render(&list, || format!("Bid {reference} is put right."))
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
