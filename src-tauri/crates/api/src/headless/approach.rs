//! `evenhand approach`: by which approaches a round is commissioned, and why.

use clap::{Args, Subcommand};
use evenhand_core::commission::ApproachPlan;
use evenhand_core::{Approach, Titled, phrase};

use super::codes::code_parser;
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::words::moment_in_words;
use crate::commands::approaches::{approaches_set, approaches_show};
use crate::error::ApiError;
use crate::view::approaches::{ApproachesSet, ApproachesView, PlanRow};

/// By which approaches a round is commissioned, and why.
#[derive(Debug, Subcommand)]
pub(super) enum ApproachCommand {
    /// Shows them, and what each asks of the round.
    Show(WhichRound),
    /// Chooses them; the reason stays on record.
    Set(SetApproach),
}

/// Chooses the approaches of a round.
#[derive(Args, Debug)]
pub(super) struct SetApproach {
    /// Which: one or more.
    #[arg(required = true, value_parser = code_parser::<Approach>())]
    approaches: Vec<Approach>,
    /// Why these.
    #[arg(long)]
    reason: String,
    /// Why the grant has to be quick; for grant giving.
    #[arg(long, default_value = "")]
    fast_because: String,
    #[command(flatten)]
    round: WhichRound,
}

/// Shows or chooses them.
pub(super) async fn run_approach_command(
    profile: &OpenProfile,
    command: ApproachCommand,
) -> Result<Output, ApiError> {
    let context = profile.context();
    let shown = match command {
        ApproachCommand::Show(round) => {
            approaches_show(context, profile.ask_of_round(&round).await?).await?
        }
        ApproachCommand::Set(asked) => {
            let ask = ApproachesSet {
                round: profile.find_round(&asked.round).await?,
                plan: ApproachPlan {
                    approaches: asked.approaches.into_iter().collect(),
                    reason: asked.reason,
                    fast_because: asked.fast_because,
                },
            };
            approaches_set(context, ask).await?
        }
    };
    profile.form.render(&shown, || approaches_in_words(&shown))
}

fn approaches_in_words(shown: &ApproachesView) -> String {
    let mut lines = Vec::new();
    for row in shown.approaches.iter().filter(|row| row.held) {
        lines.push(row.approach.title().to_owned());
        for ask in &row.asks {
            let met = if ask.met { "met" } else { "not met" };
            lines.push(format!("  {met}: {}", ask.text));
        }
    }
    if let Some(fast) = &shown.fast {
        let days = phrase::counted(fast.days, "day", "days");
        lines.push(format!("Decided in {days}; why: {}", fast.because));
    }
    lines.extend(shown.plans.iter().map(plan_in_words));
    lines.join("\n")
}

fn plan_in_words(row: &PlanRow) -> String {
    let titles = row.plan.approaches.iter().map(|one| one.title());
    format!(
        "{}, {}: {}. {}",
        moment_in_words(&row.at),
        row.by,
        phrase::listed(titles),
        row.plan.reason
    )
}
