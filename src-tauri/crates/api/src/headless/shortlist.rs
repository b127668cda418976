//! `evenhand shortlist`: the shortlist under a fund, from files alone.

use evenhand_core::rank::rank;
use evenhand_core::shortlist::{
    Award, BestValue, Breakpoint, NoBestValue, Objective, Shortlist, ShortlistInput, best_value,
    breakpoints, in_rank_order,
};
use evenhand_core::{BidRef, FitRule, Fund, Pounds, Titled};
use serde::Serialize;

use super::files::read_round;
use super::from_files::{RuleWord, ShortlistFiles};
use super::plan::pounds;
use super::say::Said;
use crate::error::{ApiError, ErrorCode};

/// The document of the command: the shortlist, with what was asked for beside it.
#[derive(Serialize)]
struct Document {
    #[serde(flatten)]
    shortlist: Shortlist,
    best_value: Option<BestValue>,
    /// Why there is no best value, where it was asked for.
    best_value_reason: Option<String>,
    breakpoints: Vec<Breakpoint>,
    warnings: Vec<String>,
}

/// Cuts the shortlist.
pub(super) fn shortlist(asked: &ShortlistFiles, json: bool) -> Result<Said, ApiError> {
    let total = pounds(&asked.fund, "--fund")?;
    let range = asked.breakpoints.as_deref().map(read_range).transpose()?;
    let fund = parameters(asked.max_per_bidder.as_deref(), asked.rule)?;
    let round = read_round(&asked.files.scored, Some(&asked.files.bids))?;
    let ranking = rank(&round.input());
    let input = ShortlistInput {
        ranking: &ranking,
        bids: &round.bids,
        fund: &fund,
        overrides: &[],
    };
    let shortlist = in_rank_order(&input, total);
    let best = asked
        .best_value
        .then(|| best_value(&input, total, Objective::TotalScore, &|| false));
    let mut warnings = round.warnings.clone();
    warnings.extend(ranking.warnings.iter().cloned());
    warnings.extend(shortlist.ties.iter().map(|tie| tie.sentence.clone()));
    let document = Document {
        best_value_reason: why_none(best.as_ref(), &mut warnings),
        best_value: best.and_then(Result::ok),
        breakpoints: range.map_or_else(Vec::new, |(low, high)| {
            let found = breakpoints(&input, low, high);
            warnings.extend(found.given_up_at.map(|fund| {
                format!(
                    "The search for breakpoints was given up at {}; there can be more above.",
                    fund.to_words()
                )
            }));
            found.list
        }),
        shortlist,
        warnings,
    };
    for warning in &document.warnings {
        eprintln!("{warning}");
    }
    Said::new(json, &document, || in_words(&document))
}

/// Why there is no best set; one that is not proved is warned of.
fn why_none(
    best: Option<&Result<BestValue, NoBestValue>>,
    warnings: &mut Vec<String>,
) -> Option<String> {
    match best? {
        Err(none) => Some(none.to_string()),
        Ok(best) => {
            warnings.extend(best.bound.map(|bound| {
                format!(
                    "The best set is worth {}, and it is not proved that none is worth more; none is worth more than {bound}.",
                    best.value
                )
            }));
            None
        }
    }
}

/// The parameters that the command line gives.
pub(super) fn parameters(most: Option<&str>, rule: RuleWord) -> Result<Fund, ApiError> {
    Ok(Fund {
        most_per_bidder: most
            .map(|text| pounds(text, "--max-per-bidder"))
            .transpose()?,
        rule: match rule {
            RuleWord::Stop => FitRule::Stop,
            RuleWord::Skip => FitRule::Skip,
            RuleWord::Part => FitRule::Part,
        },
        ..Fund::default()
    })
}

/// Reads `LOW..HIGH`.
fn read_range(text: &str) -> Result<(Pounds, Pounds), ApiError> {
    let wrong = |problem: &str| {
        ApiError::of(
            ErrorCode::Usage,
            format!("--breakpoints \"{text}\" {problem}. Write two funds, such as 280000..331000."),
        )
    };
    let (low, high) = text
        .split_once("..")
        .ok_or_else(|| wrong("is not a range"))?;
    let (low, high) = (
        pounds(low, "--breakpoints")?,
        pounds(high, "--breakpoints")?,
    );
    if low > high {
        return Err(wrong("begins over its end"));
    }
    Ok((low, high))
}

fn in_words(document: &Document) -> String {
    let shortlist = &document.shortlist;
    let mut lines = vec![format!(
        "{} of {} awarded; {} left.",
        shortlist.spent.to_words(),
        shortlist.fund.to_words(),
        shortlist.left.to_words()
    )];
    lines.extend(shortlist.awards.iter().map(line));
    if let Some(best) = &document.best_value {
        lines.push(format!(
            "\nBest value: {} points for {}: {}.",
            best.value,
            best.spent.to_words(),
            names(best.awards.iter().map(|award| &award.bid))
        ));
    }
    lines.extend(
        document
            .best_value_reason
            .iter()
            .map(|why| format!("\nNo best value: {why}")),
    );
    if !document.breakpoints.is_empty() {
        lines.push("\nThe bids funded in full change at:".to_owned());
        lines.extend(document.breakpoints.iter().map(breakpoint));
    }
    lines.join("\n")
}

fn line(award: &Award) -> String {
    let rank = award.rank.map_or_else(String::new, |rank| rank.to_string());
    format!(
        "{rank:>5}  {:<12} {:<8} {:>14}  {}",
        award.bid.to_string(),
        award.kind.code(),
        award.amount.to_words(),
        award.reason
    )
}

fn breakpoint(at: &Breakpoint) -> String {
    let part = |bids: &[BidRef], verb: &str| {
        (!bids.is_empty()).then(|| format!("{} {verb}", names(bids.iter())))
    };
    let parts = [part(&at.enters, "in"), part(&at.leaves, "out")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("  {:>14}  {}", at.fund.to_words(), parts.join("; "))
}

fn names<'a>(bids: impl Iterator<Item = &'a BidRef>) -> String {
    bids.map(BidRef::as_str).collect::<Vec<_>>().join(", ")
}
