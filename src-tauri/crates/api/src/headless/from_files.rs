//! The command line of what is worked out from files alone, without a profile.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// The files that say how bids were scored.
#[derive(Args, Debug)]
pub(super) struct ScoredFiles {
    /// The scheme (JSON).
    #[arg(long, value_name = "FILE")]
    pub(super) scheme: PathBuf,
    /// The scores (CSV or XLSX).
    #[arg(long, value_name = "FILE")]
    pub(super) scores: PathBuf,
    /// Declarations of interest (CSV or XLSX).
    #[arg(long, value_name = "FILE")]
    pub(super) declarations: Option<PathBuf>,
    /// Scores agreed in moderation (CSV or XLSX).
    #[arg(long, value_name = "FILE")]
    pub(super) agreed: Option<PathBuf>,
    /// Answers to gateways (CSV or XLSX).
    #[arg(long, value_name = "FILE")]
    pub(super) gateways: Option<PathBuf>,
}

/// The files that a ranking is made from.
#[derive(Args, Debug)]
pub(super) struct RankFiles {
    #[command(flatten)]
    pub(super) scored: ScoredFiles,
    /// The bids (CSV or XLSX).
    #[arg(long, value_name = "FILE")]
    pub(super) bids: PathBuf,
}

/// What the fairness figures are made from.
#[derive(Args, Debug)]
pub(super) struct FairnessFiles {
    #[command(flatten)]
    pub(super) scored: ScoredFiles,
    /// The bids (CSV or XLSX). Without them every criterion applies to every bid.
    #[arg(long, value_name = "FILE")]
    pub(super) bids: Option<PathBuf>,
    /// The fund, in pounds; with the bids it gives the line that stability is about.
    #[arg(long, value_name = "AMOUNT")]
    pub(super) fund: Option<String>,
    /// What happens to a bid that does not fit what is left of the fund.
    #[arg(long, value_enum, default_value_t = RuleWord::Stop)]
    pub(super) rule: RuleWord,
    /// The most that one bidder may be awarded over all its bids, in pounds.
    #[arg(long, value_name = "AMOUNT")]
    pub(super) max_per_bidder: Option<String>,
    /// The seed of the draws: the same seed gives the same figures.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    /// How many times the panel is drawn.
    #[arg(long, value_name = "N", default_value_t = 2_000)]
    pub(super) draws: u32,
}

/// What a shortlist is made from.
#[derive(Args, Debug)]
pub(super) struct ShortlistFiles {
    #[command(flatten)]
    pub(super) files: RankFiles,
    /// The fund, in pounds.
    #[arg(long, value_name = "AMOUNT")]
    pub(super) fund: String,
    /// The most that one bidder may be awarded over all its bids, in pounds.
    #[arg(long, value_name = "AMOUNT")]
    pub(super) max_per_bidder: Option<String>,
    /// What happens to a bid that does not fit what is left.
    #[arg(long, value_enum, default_value_t = RuleWord::Stop)]
    pub(super) rule: RuleWord,
    /// Finds the set of bids with the highest sum of totals as well.
    #[arg(long)]
    pub(super) best_value: bool,
    /// Finds every fund in the range, its low end left out, at which the bids funded in full change.
    #[arg(long, value_name = "LOW..HIGH")]
    pub(super) breakpoints: Option<String>,
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
