//! `evenhand project`: takes existing projects over, lists them, assesses one.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use evenhand_core::commission::{Assessment, Finding};
use evenhand_core::{BidRef, RoundId, Titled};

use super::files::file_in;
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use crate::commands::projects::{project_assess, projects_show, projects_take_over};
use crate::error::{ApiError, ErrorCode};
use crate::view::projects::{
    AwardToTakeOver, ProjectAssess, ProjectRow, ProjectsAsk, ProjectsTakeOver, ProjectsView,
};

/// Existing projects of a round.
#[derive(Debug, Subcommand)]
pub(super) enum ProjectCommand {
    /// Takes projects over from awards of another round, or from a file.
    TakeOver(TakeOver),
    /// Lists them, with what continuing them shuts out.
    List(ListProjects),
    /// Puts on file what the panel finds on one.
    Assess(AssessProject),
}

/// Takes projects over.
#[derive(Args, Debug)]
pub(super) struct TakeOver {
    /// The bids of the earlier round; all of its awards where none is named.
    bids: Vec<String>,
    /// The round to take awards over from.
    #[arg(long, value_name = "ID", required_unless_present = "file")]
    from: Option<String>,
    /// A file (CSV, XLSX or ODS) with the columns of bids, and cost, spent, until, achieved
    /// and reviews.
    #[arg(long)]
    file: Option<PathBuf>,
    #[command(flatten)]
    round: WhichRound,
}

/// Lists them.
#[derive(Args, Debug)]
pub(super) struct ListProjects {
    /// Another round: shows which of its bids the same money would fund.
    #[arg(long, value_name = "ID")]
    beside: Option<String>,
    #[command(flatten)]
    round: WhichRound,
}

/// Assesses one.
#[derive(Args, Debug)]
pub(super) struct AssessProject {
    /// Which bid.
    bid: String,
    /// What is to become of it.
    finding: FindingWord,
    /// Why.
    #[arg(long)]
    reasons: String,
    #[command(flatten)]
    round: WhichRound,
}

/// What may become of a project.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FindingWord {
    /// It goes on as it is.
    Continue,
    /// It goes on otherwise.
    Vary,
    /// It ends.
    Stop,
}

impl FindingWord {
    fn finding(self) -> Finding {
        match self {
            Self::Continue => Finding::Continue,
            Self::Vary => Finding::Vary,
            Self::Stop => Finding::Stop,
        }
    }
}

/// Does one of them.
pub(super) async fn run_project_command(
    profile: &OpenProfile,
    command: ProjectCommand,
) -> Result<Output, ApiError> {
    let context = profile.context();
    let view = match command {
        ProjectCommand::TakeOver(asked) => {
            let ask = take_over(profile, asked).await?;
            projects_take_over(context, ask).await?
        }
        ProjectCommand::List(asked) => {
            let ask = ProjectsAsk {
                round: profile.find_round(&asked.round).await?,
                beside: asked.beside.map(RoundId::new),
            };
            projects_show(context, ask).await?
        }
        ProjectCommand::Assess(asked) => {
            let ask = ProjectAssess {
                round: profile.find_round(&asked.round).await?,
                bid: BidRef::new(&asked.bid),
                assessment: Assessment {
                    finding: asked.finding.finding(),
                    reasons: asked.reasons,
                },
            };
            project_assess(context, ask).await?
        }
    };
    profile.form.render(&view, || projects_in_words(&view))
}

async fn take_over(profile: &OpenProfile, asked: TakeOver) -> Result<ProjectsTakeOver, ApiError> {
    let round = profile.find_round(&asked.round).await?;
    let from = match &asked.from {
        Some(earlier) => awards_of(profile, &round, &RoundId::new(earlier), &asked.bids).await?,
        None if asked.bids.is_empty() => Vec::new(),
        None => {
            let message = "Name the round that the bids are of with --from.";
            return Err(ApiError::of(ErrorCode::Usage, message));
        }
    };
    Ok(ProjectsTakeOver {
        from,
        rows: Vec::new(),
        file: asked.file.as_deref().map(file_in).transpose()?,
        leave: Vec::new(),
        round,
    })
}

/// The bids that are named, or every award of the earlier round.
async fn awards_of(
    profile: &OpenProfile,
    round: &RoundId,
    earlier: &RoundId,
    named: &[String],
) -> Result<Vec<AwardToTakeOver>, ApiError> {
    let award = |bid: BidRef| AwardToTakeOver {
        round: earlier.clone(),
        bid,
        reference: None,
        amount: None,
    };
    if !named.is_empty() {
        return Ok(named.iter().map(|bid| award(BidRef::new(bid))).collect());
    }
    let ask = ProjectsAsk {
        round: round.clone(),
        beside: None,
    };
    let shown = projects_show(profile.context(), ask).await?;
    let of_it = shown
        .earlier
        .into_iter()
        .filter(|one| one.round == *earlier);
    Ok(of_it.map(|one| award(one.bid)).collect())
}

fn projects_in_words(view: &ProjectsView) -> String {
    let rows = view.projects.iter().flat_map(project_in_words);
    let shut_out = view.shut_out.iter().flat_map(|one| one.sentences.clone());
    let instead = view.instead.iter().map(|one| one.sentence.clone());
    let lines: Vec<String> = rows.chain(shut_out).chain(instead).collect();
    match lines.is_empty() {
        true => "No project was taken over.".to_owned(),
        false => lines.join("\n"),
    }
}

fn project_in_words(row: &ProjectRow) -> Vec<String> {
    let project = &row.project;
    let spent = project
        .spent
        .map(|spent| format!(", {} spent", spent.to_words()));
    let first = format!(
        "{}: {}, {}: {} awarded last{}; asks {}",
        project.bid,
        row.bidder,
        row.title,
        project.cost.to_words(),
        spent.unwrap_or_default(),
        row.asks.to_words()
    );
    let found = row
        .assessment
        .as_ref()
        .map(|found| format!("  Found: {}. {}", found.finding.title(), found.reasons));
    let decided = row.decision.map(|_| format!("  {}", row.decided.sentence));
    let instead = row
        .instead
        .as_ref()
        .map(|one| format!("  {}", one.sentence));
    let more = [
        found,
        decided,
        row.mismatch.as_ref().map(|one| format!("  {one}")),
        instead,
    ];
    std::iter::once(first)
        .chain(more.into_iter().flatten())
        .collect()
}
