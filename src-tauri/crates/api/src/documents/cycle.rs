//! The report of a year of commissioning for the public.

use evenhand_core::commission::{CycleEntry, CycleRound, FinancialYear};
use evenhand_core::{DecisionKind, Pounds, RoundId, Stage, phrase};
use evenhand_documents::{CycleReport, DecidedRound, cycle_report};
use evenhand_store::{RoundRow, View};

use super::papers::set_paper;
use super::{Made, finish_work};
use crate::answers::cycle::{named_year, read_cycle_rounds};
use crate::context::Context;
use crate::error::ApiError;
use crate::view::outputs::OutputKind;

/// Makes the report of a year: of the one that is named; of that in which the round was
/// decided where none is, and before the decision of the one that it is now.
pub(super) async fn make_report_beside(
    context: Context<'_>,
    round: &RoundId,
    year: Option<&str>,
) -> Result<Made, ApiError> {
    let year = match named_year(year, "which.year")? {
        Some(year) => year,
        None => {
            let mut view = context.app.store.view().await?;
            let rounds = read_cycle_rounds(&mut view).await?;
            let round = rounds.iter().find(|one| one.id == *round);
            let decided = round.and_then(|round| round.day_of(Stage::Decided));
            let today = phrase::office_day(context.app.now());
            FinancialYear::of(decided.unwrap_or(today))
        }
    };
    make_report(context, year).await
}

/// Makes the report of a year.
pub(crate) async fn make_report(
    context: Context<'_>,
    year: FinancialYear,
) -> Result<Made, ApiError> {
    let report = gather(context, year).await?;
    let warnings = unread_in_words(&report);
    let name = format!("commissioning-{}", year.to_string().replace('/', "-"));
    let setting = tokio::task::spawn_blocking(move || {
        set_paper(&name, OutputKind::CycleReport, &cycle_report(&report))
    });
    let paper = finish_work(setting, "the report of the year").await??;
    Ok(Made {
        pages: Some(paper.pages),
        files: paper.files,
        warnings,
    })
}

async fn gather(context: Context<'_>, year: FinancialYear) -> Result<CycleReport, ApiError> {
    let mut view = context.app.store.view().await?;
    let rounds = read_cycle_rounds(&mut view).await?;
    let said = view.cycle().await?;
    let mut decided = Vec::new();
    let mut sample = false;
    for row in view.rounds().await? {
        sample |= row.details.sample;
        decided.extend(decided_round(&mut view, &row, &rounds, year).await?);
    }
    decided.sort_by(|one, other| (one.on, &one.title).cmp(&(other.on, &other.title)));
    Ok(CycleReport {
        year,
        entries: said.into_iter().map(|one| one.value).collect(),
        rounds,
        decided,
        office: view.office().await?,
        as_of: view
            .newest_time()
            .await?
            .unwrap_or_else(|| context.app.now()),
        sample,
    })
}

/// What of a round is for everybody, where it was decided in the year.
async fn decided_round(
    view: &mut View,
    row: &RoundRow,
    rounds: &[CycleRound],
    year: FinancialYear,
) -> Result<Option<DecidedRound>, ApiError> {
    let round = rounds.iter().find(|round| round.id == row.id);
    let on = round.and_then(|round| round.day_of(Stage::Decided));
    let Some(on) = on.filter(|on| year.contains(*on)) else {
        return Ok(None);
    };
    let bids = view.bids(&row.id).await?;
    let live = bids.iter().filter(|bid| bid.withdrawn.is_none());
    let decisions = view.decisions(&row.id).await?;
    let awards = || {
        decisions.iter().filter(|decision| match decision.kind {
            DecisionKind::Award | DecisionKind::PartAward => true,
            DecisionKind::Reserve | DecisionKind::Deferred | DecisionKind::Decline => false,
        })
    };
    let settled = view.settled(&row.id).await?.map(|settled| settled.total);
    Ok(Some(DecidedRound {
        title: row.details.title.clone(),
        on,
        low: settled.unwrap_or(row.details.fund.low),
        high: settled.unwrap_or(row.details.fund.high),
        bids: live.count(),
        awards: awards().count(),
        awarded: awards().map(|decision| decision.amount).sum::<Pounds>(),
    }))
}

/// That some entries of the year are left out, where some are.
fn unread_in_words(report: &CycleReport) -> Vec<String> {
    let unread = |entry: &&CycleEntry| entry.is_of(report.year) && !entry.public;
    let count = report.entries.iter().filter(unread).count();
    match count {
        0 => Vec::new(),
        _ => vec![format!(
            "{} of {} {} not marked as read for the public, and left out of the report.",
            phrase::counted(count, "entry", "entries"),
            report.year,
            phrase::plural(count, "is", "are"),
        )],
    }
}
