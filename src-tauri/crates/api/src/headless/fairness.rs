//! `evenhand fairness`: agreement, influence, severity and stability from files alone.

use evenhand_core::ScoredRound;
use evenhand_core::fairness::stability::BidStability;
use evenhand_core::fairness::{Fairness, fairness as measure};
use evenhand_core::shortlist::Walk;
use serde::Serialize;

use super::files::read_round;
use super::from_files::FairnessFiles;
use super::plan::pounds;
use super::progress_on_stderr;
use super::say::Said;
use super::shortlist::parameters;
use crate::commands::fairness::run;
use crate::error::{ApiError, ErrorCode};

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
pub(super) fn fairness(asked: &FairnessFiles, json: bool) -> Result<Said, ApiError> {
    if asked.draws == 0 {
        return Err(ApiError::of(
            ErrorCode::Usage,
            "--draws 0 draws no panel. Give 1 or more, such as 2000.",
        ));
    }
    let read = read_round(&asked.scored, asked.bids.as_deref())?;
    let mut fairness = measure(&read.round);
    fairness.warnings.splice(0..0, read.warnings.clone());
    let (stability, stability_reason) = match stability(asked, &read.round)? {
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
    Said::new(json, &document, || in_words(&document))
}

/// The stability of each ranked bid, or why there is none.
fn stability(
    asked: &FairnessFiles,
    round: &ScoredRound,
) -> Result<Result<Vec<BidStability>, String>, ApiError> {
    let missing = match (&asked.bids, &asked.fund) {
        (None, None) => "--bids and --fund",
        (None, Some(_)) => "--bids",
        (Some(_), None) => "--fund",
        (Some(_), Some(fund)) => {
            let total = pounds(fund, "--fund")?;
            let parameters = parameters(asked.max_per_bidder.as_deref(), asked.rule)?;
            let walk = Walk::new(&round.bids, &parameters, &[], total);
            let rows = run(&progress_on_stderr(), round, asked.seed, asked.draws, &walk)?;
            return Ok(Ok(rows));
        }
    };
    Ok(Err(format!(
        "Stability is about a funding line. Give {missing} as well."
    )))
}

fn in_words(document: &Document) -> String {
    let agreement = &document.fairness.agreement;
    let figure =
        |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"));
    let alpha = &agreement.krippendorff_alpha;
    let mut lines = vec![
        format!(
            "Agreement on totals: alpha {} (interval), ICC(A,1) {}, W {}, over {} bids of which {} are scored by all {} members.",
            figure(alpha.interval),
            figure(agreement.icc.agreement_single),
            figure(agreement.kendall_w),
            agreement.bids,
            agreement.complete_bids,
            agreement.members
        ),
        "\nSeverity, in points of the total:".to_owned(),
    ];
    lines.extend(document.fairness.severity.iter().map(|member| {
        format!(
            "  {:<24} {:>8} (se {}) on {} sheets",
            member.member.to_string(),
            figure(member.effect),
            figure(member.se),
            member.sheets
        )
    }));
    lines.extend(document.fairness.severity_reason.clone());
    lines.push("\nInfluence on the totals:".to_owned());
    lines.extend(
        document
            .fairness
            .by_criterion
            .iter()
            .map(|(id, one)| format!("  {:<24} {:>8}", id.to_string(), figure(one.influence))),
    );
    lines.extend(
        document
            .stability_reason
            .iter()
            .map(|why| format!("\n{why}")),
    );
    for row in document.stability.iter().flatten() {
        lines.push(format!(
            "{:>5}  {:<12} above the line in {} of draws, rank {} to {}: {:?}",
            row.rank,
            row.bid.to_string(),
            figure(row.above_line),
            row.rank_low,
            row.rank_high,
            row.band
        ));
    }
    lines.join("\n")
}
