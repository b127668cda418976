//! `evenhand round`: begins a round, shows it, takes its next step.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use evenhand_core::{Fund, LegalPower, Pounds, RoundDetails, Titled, Weight};
use evenhand_intake::read_scheme;

use super::amount::parse_amount;
use super::files::{read_whole_file, refuse_places};
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::words::code_of;
use crate::commands::rounds::{round_new, round_show};
use crate::commands::stages::{round_close, round_open, round_reveal};
use crate::error::{ApiError, ErrorCode};
use crate::view::round::{RoundNew, RoundView, StartFrom};

/// Rounds: begin one, show it, take its next step.
#[derive(Debug, Subcommand)]
pub(super) enum RoundCommand {
    /// Begins a round.
    New(NewRound),
    /// Shows a round.
    Show(WhichRound),
    /// Freezes the scheme and opens scoring.
    Open(WhichRound),
    /// Closes scoring.
    Close(WhichRound),
    /// Opens the scores to the panel.
    Reveal(WhichRound),
}

/// Begins a round.
#[derive(Args, Debug)]
pub(super) struct NewRound {
    /// What it is called.
    #[arg(long)]
    title: String,
    /// The chair's name; needed for the first round of a profile.
    #[arg(long)]
    chair: Option<String>,
    /// Whose money it is.
    #[arg(long, default_value = "")]
    commissioner: String,
    /// The low end of the fund, in pounds.
    #[arg(long, default_value = "0")]
    fund_low: String,
    /// The high end of the fund; the low end where it is left out.
    #[arg(long)]
    fund_high: Option<String>,
    /// By how many hundredths of the fund awards may exceed it, because recipients underspend.
    #[arg(long, value_name = "SHARE", default_value = "0")]
    over_allocation: String,
    /// Under which power the grants are made.
    #[arg(long, value_enum)]
    power: Option<PowerWord>,
    /// A scheme file to start from; the Norfolk scheme where it is left out.
    #[arg(long, value_name = "FILE")]
    scheme: Option<PathBuf>,
    /// Starts from an empty scheme.
    #[arg(long, conflicts_with = "scheme")]
    empty: bool,
    /// Starts from the scheme by which existing projects are assessed for value.
    #[arg(long, conflicts_with_all = ["scheme", "empty"])]
    existing_value: bool,
}

/// The powers under which a Commissioner makes grants.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum PowerWord {
    /// Police Reform and Social Responsibility Act 2011, section 9.
    CrimeAndDisorder,
    /// Anti-social Behaviour, Crime and Policing Act 2014, section 143.
    VictimsServices,
}

impl PowerWord {
    fn power(self) -> LegalPower {
        match self {
            Self::CrimeAndDisorder => LegalPower::CrimeAndDisorder,
            Self::VictimsServices => LegalPower::VictimsServices,
        }
    }
}

/// Does one of them.
pub(super) async fn run_round_command(
    profile: &OpenProfile,
    command: RoundCommand,
) -> Result<Output, ApiError> {
    let context = profile.context();
    let round = match command {
        RoundCommand::New(asked) => round_new(context, new_round(asked)?).await?,
        RoundCommand::Show(round) => {
            let round = round_show(context, profile.ask_of_round(&round).await?).await?;
            return profile
                .form
                .render(&round, || round_and_fund_in_words(&round));
        }
        RoundCommand::Open(round) => {
            round_open(context, profile.ask_of_round(&round).await?).await?
        }
        RoundCommand::Close(round) => {
            round_close(context, profile.ask_of_round(&round).await?).await?
        }
        RoundCommand::Reveal(round) => {
            round_reveal(context, profile.ask_of_round(&round).await?).await?
        }
    };
    render_round(profile, &round)
}

fn new_round(asked: NewRound) -> Result<RoundNew, ApiError> {
    let fund = fund_of(&asked)?;
    Ok(RoundNew {
        start_from: start_of(&asked)?,
        details: RoundDetails {
            fund,
            title: asked.title,
            commissioner: asked.commissioner,
            ..RoundDetails::default()
        },
        chair: asked.chair,
    })
}

fn fund_of(asked: &NewRound) -> Result<Fund, ApiError> {
    let low = parse_amount(&asked.fund_low, "--fund-low")?;
    let high = match &asked.fund_high {
        Some(high) => parse_amount(high, "--fund-high")?,
        None => low,
    };
    Ok(Fund {
        low,
        high,
        over_allocation: parse_share(&asked.over_allocation)?,
        power: asked.power.map(PowerWord::power),
        ..Fund::default()
    })
}

fn parse_share(text: &str) -> Result<Weight, ApiError> {
    let digits = text.trim().trim_end_matches('%').trim_end();
    digits.parse().map_err(|_| {
        let message = format!(
            "--over-allocation \"{text}\" is not a share. Give hundredths of the fund, such as 10 for a tenth."
        );
        ApiError::of(ErrorCode::Usage, message)
    })
}

fn start_of(asked: &NewRound) -> Result<StartFrom, ApiError> {
    match &asked.scheme {
        Some(file) => {
            let scheme = read_whole_file(file, read_scheme)?;
            let scheme = scheme.map_err(|refusals| refuse_places(&refusals))?;
            Ok(StartFrom::Scheme(Box::new(scheme)))
        }
        None if asked.empty => Ok(StartFrom::Empty),
        None if asked.existing_value => Ok(StartFrom::ExistingValue),
        None => Ok(StartFrom::Norfolk),
    }
}

/// Prints a round: the whole of it, or the line that names it.
pub(super) fn render_round(profile: &OpenProfile, round: &RoundView) -> Result<Output, ApiError> {
    profile.form.render(round, || round_in_words(round))
}

/// A round in one line.
pub(super) fn round_in_words(round: &RoundView) -> String {
    let stage = code_of(&round.stage);
    format!("{} ({}): {stage}", round.details.title, round.id)
}

/// The round in a line, and its fund where it has one.
fn round_and_fund_in_words(round: &RoundView) -> String {
    let lines = std::iter::once(round_in_words(round));
    let lines = lines.chain(fund_in_words(&round.details.fund));
    lines.collect::<Vec<_>>().join("\n")
}

fn fund_in_words(fund: &Fund) -> impl Iterator<Item = String> {
    let range = (fund.high > Pounds::ZERO)
        .then(|| format!("Fund: {} to {}", fund.low.to_words(), fund.high.to_words()));
    let over = (!fund.over_allocation.is_zero()).then(|| {
        format!(
            "Awards may exceed the fund by {} %.",
            fund.over_allocation.0.normalize()
        )
    });
    let power = fund.power.map(|power| format!("Power: {}", power.title()));
    [range, over, power].into_iter().flatten()
}
