//! `evenhand fairness`: agreement, influence, severity and stability from files alone.

use std::path::PathBuf;

use clap::Args;
use evenhand_core::ScoredRound;
use evenhand_core::fairness::stability::BidStability;
use evenhand_core::fairness::{Agreement, Fairness, Severity, fairness as measure};
use evenhand_core::shortlist::Walk;
use serde::Serialize;

use super::amount::parse_amount;
use super::files::{ScoredFiles, read_round};
use super::output::{Form, Output};
use super::shortlist::{RuleWord, fund_of};
use super::task::task_on_stderr;
use crate::answers::stability::run_stability;
use crate::error::{ApiError, ErrorCode};

/// Agreement, influence, severity and stability from files alone, without a profile.
#[derive(Args, Debug)]
pub(super) struct FairnessFiles {
    #[command(flatten)]
    scored: ScoredFiles,
    /// The bids (CSV, XLSX or ODS). Without them every criterion applies to every bid.
    #[arg(long, value_name = "FILE")]
    bids: Option<PathBuf>,
    /// The fund, in pounds; with the bids it gives the line that stability is about.
    #[arg(long, value_name = "AMOUNT")]
    fund: Option<String>,
    /// What happens to a bid that does not fit what is left of the fund.
    #[arg(long, value_enum, default_value_t = RuleWord::Stop)]
    rule: RuleWord,
    /// The most that one bidder may be awarded over all its bids, in pounds.
    #[arg(long, value_name = "AMOUNT")]
    max_per_bidder: Option<String>,
    /// The seed of the draws: the same seed gives the same figures.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How many times the panel is drawn.
    #[arg(long, value_name = "N", default_value_t = 2_000)]
    draws: u32,
}

/// The document of the command.
#[derive(Serialize)]
struct Document {
    #[serde(flatten)]
    fairness: Fairness,
    stability: Option<Vec<BidStability>>,
    /// Why there is no stability.
    stability_reason: Option<String>,
    seed: u64,
    draws: u32,
}

/// Measures fairness.
pub(super) fn measure_fairness(asked: &FairnessFiles, form: Form) -> Result<Output, ApiError> {
    if asked.draws == 0 {
        return Err(ApiError::of(
            ErrorCode::Usage,
            "--draws 0 draws no panel. Give 1 or more, such as 2000.",
        ));
    }
    let read = read_round(&asked.scored, asked.bids.as_deref())?;
    let mut fairness = measure(&read.round);
    fairness.warnings.splice(0..0, read.warnings.clone());
    let (stability, stability_reason) = match measure_stability(asked, &read.round)? {
        Ok(rows) => (Some(rows), None),
        Err(why) => (None, Some(why)),
    };
    for warning in &fairness.warnings {
        eprintln!("{warning}");
    }
    let document = Document {
        fairness,
        stability,
        stability_reason,
        seed: asked.seed,
        draws: asked.draws,
    };
    form.render(&document, || document_in_words(&document))
}

/// The stability of each ranked bid, or why there is none.
fn measure_stability(
    asked: &FairnessFiles,
    round: &ScoredRound,
) -> Result<Result<Vec<BidStability>, String>, ApiError> {
    let missing = match (&asked.bids, &asked.fund) {
        (None, None) => "--bids and --fund",
        (None, Some(_)) => "--bids",
        (Some(_), None) => "--fund",
        (Some(_), Some(fund)) => {
            let total = parse_amount(fund, "--fund")?;
            let parameters = fund_of(asked.max_per_bidder.as_deref(), asked.rule)?;
            let walk = Walk::new(&round.bids, &parameters, &[], total);
            let rows = run_stability(&task_on_stderr(), round, asked.seed, asked.draws, &walk)?;
            return Ok(Ok(rows));
        }
    };
    Ok(Err(format!(
        "Stability is about a funding line. Give {missing} as well."
    )))
}

fn document_in_words(document: &Document) -> String {
    let fairness = &document.fairness;
    let mut lines = vec![
        agreement_in_words(&fairness.agreement),
        "\nSeverity, in points of the total:".to_owned(),
    ];
    lines.extend(fairness.severity.iter().map(severity_in_words));
    lines.extend(fairness.severity_reason.clone());
    lines.push("\nInfluence on the totals:".to_owned());
    let influence = fairness.by_criterion.iter();
    lines.extend(influence.map(|(id, one)| {
        let influence = figure_in_words(one.influence);
        format!("  {:<24} {influence:>8}", id.to_string())
    }));
    let reason = document.stability_reason.iter();
    lines.extend(reason.map(|why| format!("\n{why}")));
    let stability = document.stability.iter().flatten();
    lines.extend(stability.map(stability_in_words));
    lines.join("\n")
}

fn agreement_in_words(agreement: &Agreement) -> String {
    format!(
        "Agreement on totals: alpha {} (interval), ICC(A,1) {}, W {}, over {} bids of which {} are scored by all {} members.",
        figure_in_words(agreement.krippendorff_alpha.interval),
        figure_in_words(agreement.icc.agreement_single),
        figure_in_words(agreement.kendall_w),
        agreement.bids,
        agreement.complete_bids,
        agreement.members
    )
}

fn severity_in_words(member: &Severity) -> String {
    format!(
        "  {:<24} {:>8} (se {}) on {} sheets",
        member.member.to_string(),
        figure_in_words(member.effect),
        figure_in_words(member.se),
        member.sheets
    )
}

fn stability_in_words(row: &BidStability) -> String {
    format!(
        "{:>5}  {:<12} above the line in {} of draws, rank {} to {}: {:?}",
        row.rank,
        row.bid.to_string(),
        figure_in_words(row.above_line),
        row.rank_low,
        row.rank_high,
        row.band
    )
}

fn figure_in_words(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"))
}
