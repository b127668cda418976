//! `evenhand shortlist`: the shortlist under a fund, from files alone.

use clap::{Args, ValueEnum};
use evenhand_core::rank::rank;
use evenhand_core::shortlist::{
    Award, BestValue, Breakpoint, NoBestValue, Objective, Shortlist, ShortlistInput, best_value,
    breakpoints, in_rank_order,
};
use evenhand_core::{BidRef, FitRule, Fund, Pounds, Titled};
use serde::Serialize;

use super::amount::parse_amount;
use super::files::read_round;
use super::output::{Form, Output};
use super::rank::RankFiles;
use crate::error::{ApiError, ErrorCode};

/// The shortlist under a fund from files alone, without a profile.
#[derive(Args, Debug)]
pub(super) struct ShortlistFiles {
    #[command(flatten)]
    files: RankFiles,
    /// The fund, in pounds.
    #[arg(long, value_name = "AMOUNT")]
    fund: String,
    /// The most that one bidder may be awarded over all its bids, in pounds.
    #[arg(long, value_name = "AMOUNT")]
    max_per_bidder: Option<String>,
    /// What happens to a bid that does not fit what is left.
    #[arg(long, value_enum, default_value_t = RuleWord::Stop)]
    rule: RuleWord,
    /// Finds the set of bids with the highest sum of totals as well.
    #[arg(long)]
    best_value: bool,
    /// Finds every fund in the range, its low end left out, at which the bids funded in full change.
    #[arg(long, value_name = "LOW..HIGH")]
    breakpoints: Option<String>,
}

/// What happens to a bid that does not fit.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum RuleWord {
    /// The walk down the ranks ends there.
    Stop,
    /// It is passed over.
    Skip,
    /// It is offered a part, not under the least it can work with.
    Part,
}

impl RuleWord {
    fn rule(self) -> FitRule {
        match self {
            Self::Stop => FitRule::Stop,
            Self::Skip => FitRule::Skip,
            Self::Part => FitRule::Part,
        }
    }
}

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
pub(super) fn cut_shortlist(asked: &ShortlistFiles, form: Form) -> Result<Output, ApiError> {
    let total = parse_amount(&asked.fund, "--fund")?;
    let range = asked.breakpoints.as_deref().map(read_range).transpose()?;
    let fund = fund_of(asked.max_per_bidder.as_deref(), asked.rule)?;
    let read = read_round(&asked.files.scored, Some(&asked.files.bids))?;
    let ranking = rank(&read.round);
    let input = ShortlistInput {
        ranking: &ranking,
        bids: &read.round.bids,
        fund: &fund,
        overrides: &[],
    };
    let mut warnings = read.warnings.clone();
    warnings.extend(ranking.warnings.iter().cloned());
    let document = shortlist_document(asked, &input, total, range, warnings);
    for warning in &document.warnings {
        eprintln!("{warning}");
    }
    form.render(&document, || document_in_words(&document))
}

fn shortlist_document(
    asked: &ShortlistFiles,
    input: &ShortlistInput<'_>,
    total: Pounds,
    range: Option<(Pounds, Pounds)>,
    mut warnings: Vec<String>,
) -> Document {
    let shortlist = in_rank_order(input, total);
    warnings.extend(shortlist.ties.iter().map(|tie| tie.sentence.clone()));
    let best = asked
        .best_value
        .then(|| best_value(input, total, Objective::TotalScore, &|| false));
    Document {
        best_value_reason: why_no_best_value(best.as_ref(), &mut warnings),
        best_value: best.and_then(Result::ok),
        breakpoints: range.map_or_else(Vec::new, |range| {
            list_breakpoints(input, range, &mut warnings)
        }),
        shortlist,
        warnings,
    }
}

fn list_breakpoints(
    input: &ShortlistInput<'_>,
    (low, high): (Pounds, Pounds),
    warnings: &mut Vec<String>,
) -> Vec<Breakpoint> {
    let found = breakpoints(input, low, high);
    warnings.extend(found.given_up_at.map(|fund| {
        format!(
            "The search for breakpoints was given up at {}; there can be more above.",
            fund.to_words()
        )
    }));
    found.list
}

/// Why there is no best set; one that is not proved is warned of.
fn why_no_best_value(
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
pub(super) fn fund_of(most: Option<&str>, rule: RuleWord) -> Result<Fund, ApiError> {
    Ok(Fund {
        most_per_bidder: most
            .map(|text| parse_amount(text, "--max-per-bidder"))
            .transpose()?,
        rule: rule.rule(),
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
        parse_amount(low, "--breakpoints")?,
        parse_amount(high, "--breakpoints")?,
    );
    if low > high {
        return Err(wrong("begins over its end"));
    }
    Ok((low, high))
}

fn document_in_words(document: &Document) -> String {
    let shortlist = &document.shortlist;
    let over = shortlist.over_fund();
    let over = if over == Pounds::ZERO {
        String::new()
    } else {
        format!(", {} over the fund", over.to_words())
    };
    let mut lines = vec![format!(
        "{} of {} awarded{over}; {} left.",
        shortlist.spent.to_words(),
        shortlist.fund.to_words(),
        shortlist.left.to_words()
    )];
    lines.extend(shortlist.awards.iter().map(award_in_words));
    if let Some(best) = &document.best_value {
        lines.push(format!(
            "\nBest value: {} points for {}: {}.",
            best.value,
            best.spent.to_words(),
            bid_names(best.awards.iter().map(|award| &award.bid))
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
        lines.extend(document.breakpoints.iter().map(breakpoint_in_words));
    }
    lines.join("\n")
}

fn award_in_words(award: &Award) -> String {
    let rank = award.rank.map_or_else(String::new, |rank| rank.to_string());
    format!(
        "{rank:>5}  {:<12} {:<8} {:>14}  {}",
        award.bid.to_string(),
        award.kind.code(),
        award.amount.to_words(),
        award.reason
    )
}

fn breakpoint_in_words(at: &Breakpoint) -> String {
    let part = |bids: &[BidRef], verb: &str| {
        (!bids.is_empty()).then(|| format!("{} {verb}", bid_names(bids.iter())))
    };
    let parts = [part(&at.enters, "in"), part(&at.leaves, "out")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("  {:>14}  {}", at.fund.to_words(), parts.join("; "))
}

fn bid_names<'a>(bids: impl Iterator<Item = &'a BidRef>) -> String {
    bids.map(BidRef::as_str).collect::<Vec<_>>().join(", ")
}
