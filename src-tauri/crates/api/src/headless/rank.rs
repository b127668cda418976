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
    /// The bids (CSV, XLSX or ODS).
    #[arg(long, value_name = "FILE")]
    pub(super) bids: PathBuf,
}

/// Ranks bids from files.
pub(super) fn rank_files(files: &RankFiles, form: Form) -> Result<Output, ApiError> {
    let read = read_round(&files.scored, Some(&files.bids))?;
    let mut ranking = rank_bids(&read.round);
    ranking.warnings.splice(0..0, read.warnings.clone());
    let output = form.render(&ranking, || {
        ranking_table(&ranking.clone().listed_naturally(), &read.round.bids)
    });
    std::mem::forget((read, ranking)); // the program ends here, and its memory goes with it at once
    output
}

/// The ranking as a table for a terminal.
fn ranking_table(ranking: &Ranking, bids: &[Bid]) -> String {
    let amounts: BTreeMap<&BidRef, String> = bids
        .iter()
        .map(|bid| (&bid.reference, bid.amount.to_words()))
        .collect();
    let heading = format!(
        "{:>5}  {:<12} {:>10} {:>16} {:>7}",
        "rank", "bid", "total", "amount", "sheets"
    );
    let banded = ranking.ranking.iter().any(|row| row.figures.band.is_some());
    let mut lines = vec![add_band(heading, banded.then_some("band"))];
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
    let line = format!(
        "{rank:>5}  {:<12} {:>10} {amount:>16} {:>7}",
        row.bid.to_string(),
        row.figures.total.to_string(),
        row.figures.sheets
    );
    add_band(line, row.figures.band.as_deref())
}

/// The line with a band at its end, where there is one.
fn add_band(line: String, band: Option<&str>) -> String {
    match band {
        Some(band) => format!("{line}  {band}"),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use evenhand_core::rank::BidFigures;

    use super::*;

    fn ranking_of(band: Option<&str>) -> Ranking {
        let row = RankedBid {
            bid: BidRef::new("001"),
            rank: 1,
            tied: false,
            figures: BidFigures {
                total: "70.00".parse().unwrap(),
                band: band.map(str::to_owned),
                sections: BTreeMap::new(),
                criteria: BTreeMap::new(),
                sheets: 3,
            },
            tie_break: None,
        };
        Ranking {
            ranking: vec![row],
            unranked: Vec::new(),
            effective_weights: BTreeMap::new(),
            warnings: Vec::new(),
        }
    }

    #[test]
    fn the_table_names_bands_where_there_are_any() {
        let table = ranking_table(&ranking_of(Some("Recommended")), &[]);
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines[0].ends_with("sheets  band"), "{table}");
        assert!(lines[1].ends_with("      3  Recommended"), "{table}");
        let table = ranking_table(&ranking_of(None), &[]);
        assert!(
            table.lines().all(|line| line.ends_with(['s', '3'])),
            "{table}"
        );
    }
}
