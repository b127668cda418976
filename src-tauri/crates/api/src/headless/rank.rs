//! `evenhand rank`: the whole ranking from files alone.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use evenhand_core::rank::{RankedBid, rank as rank_bids};
use evenhand_core::{Bid, BidRef, Ranking};

use super::files::{ScoredFiles, read_round};
use super::output::{Form, Output};
use crate::error::ApiError;

/// Ranks bids from files alone, without a profile.
#[derive(Args, Debug)]
pub(super) struct RankFiles {
    #[command(flatten)]
    pub(super) scored: ScoredFiles,
    /// The bids (CSV or XLSX).
    #[arg(long, value_name = "FILE")]
    pub(super) bids: PathBuf,
}

/// Ranks bids from files.
pub(super) fn rank_files(files: &RankFiles, form: Form) -> Result<Output, ApiError> {
    let read = read_round(&files.scored, Some(&files.bids))?;
    let mut ranking = rank_bids(&read.round);
    ranking.warnings.splice(0..0, read.warnings.clone());
    let output = form.render(&ranking, || ranking_table(&ranking, &read.round.bids));
    std::mem::forget((read, ranking)); // the program ends here, and its memory goes with it at once
    output
}

/// The ranking as a table for a terminal.
fn ranking_table(ranking: &Ranking, bids: &[Bid]) -> String {
    let amounts: BTreeMap<&BidRef, String> = bids
        .iter()
        .map(|bid| (&bid.reference, bid.amount.to_words()))
        .collect();
    let mut lines = vec![format!(
        "{:>5}  {:<12} {:>10} {:>16} {:>7}",
        "rank", "bid", "total", "amount", "sheets"
    )];
    let rows = ranking.ranking.iter();
    lines.extend(rows.map(|row| {
        let amount = amounts.get(&row.bid).map(String::as_str);
        ranked_line(row, amount.unwrap_or_default())
    }));
    if !ranking.unranked.is_empty() {
        lines.push("\nNot ranked:".to_owned());
        let unranked = ranking.unranked.iter();
        lines.extend(unranked.map(|bid| format!("  {}: {}", bid.bid, bid.details)));
    }
    if !ranking.warnings.is_empty() {
        lines.push("\nTo know:".to_owned());
        let warnings = ranking.warnings.iter();
        lines.extend(warnings.map(|warning| format!("  {warning}")));
    }
    lines.join("\n")
}

fn ranked_line(row: &RankedBid, amount: &str) -> String {
    let rank = format!("{}{}", if row.tied { "=" } else { "" }, row.rank);
    format!(
        "{rank:>5}  {:<12} {:>10} {amount:>16} {:>7}",
        row.bid.to_string(),
        row.figures.total.to_string(),
        row.figures.sheets
    )
}
