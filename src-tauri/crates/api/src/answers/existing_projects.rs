//! The existing projects of a round as their screen shows them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use evenhand_core::commission::{
    AwardFile, ExistingProject, ShutOut, name_mismatch, read_decision,
};
use evenhand_core::natural::compare_naturally;
use evenhand_core::{Approach, BidRef, Decision, Pounds, RoundId, Stage};
use evenhand_record::Kind;
use evenhand_store::{BidRow, View};

use super::bidders::read_register;
use super::counts::count;
use super::money_instead::{RoundBeside, is_open, read_round_beside};
use crate::context::Context;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::projects::{
    AssessmentRow, EarlierAward, ProjectRow, ProjectsAsk, ProjectsView, RoundHeading,
};

/// The files of awards.
type Files = BTreeMap<(RoundId, BidRef), AwardFile>;

/// The existing projects of a round. A recused person is shown neither finding nor decision
/// of theirs, and figures as if nothing were decided on it.
pub(crate) async fn show_projects(
    context: Context<'_>,
    ask: &ProjectsAsk,
) -> Result<ProjectsView, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = context.app.rounds.read(&mut view, &ask.round).await?;
    let others = read_others(context, &mut view, &ask.round).await?;
    let files = view.award_files(None).await?;
    let beside = match &ask.beside {
        Some(beside) if *beside == ask.round => {
            let message = "The same money is tried on another round. Choose one beside this.";
            return Err(ApiError::bad_data(message).at("beside"));
        }
        Some(beside) => Some(read_round_beside(context, &mut view, beside).await?),
        None => None,
    };
    let decisions = view.decisions(&ask.round).await?;
    let projects = Projects::of_round(&round, decisions, &others);
    let rows = projects.list_rows(beside.as_ref());
    let cost: Pounds = live(&rows).map(|row| row.project.cost).sum();
    let absent = count_absent(context, &mut view, &ask.round).await?;
    Ok(ProjectsView {
        shut_out: projects.shut_out(&rows, absent),
        cost,
        instead: beside.as_ref().map(|beside| beside.try_money(cost)),
        rounds_beside: others
            .iter()
            .filter(|one| is_open(one))
            .map(heading)
            .collect(),
        earlier: list_earlier(&mut view, &round, &others, &files).await?,
        may_take_over: may_take_over(&round),
        may_add_bids: round.is_chair() && round.stage() == Stage::SetUp,
        may_assess: round.is_chair() && Kind::ProjectAssessed.stages().contains(&round.stage()),
        projects: rows,
    })
}

/// What continuing the existing projects of a round shuts out.
pub(crate) async fn tell_shut_out(
    context: Context<'_>,
    view: &mut View,
    round: &RoundData,
    decisions: Vec<Decision>,
) -> Result<Option<ShutOut>, ApiError> {
    let projects = Projects::of_round(round, decisions, &[]);
    let absent = count_absent(context, view, round.id()).await?;
    Ok(projects.shut_out(&projects.list_rows(None), absent))
}

/// How many bidders on the register have no bid in a round.
async fn count_absent(
    context: Context<'_>,
    view: &mut View,
    round: &RoundId,
) -> Result<u32, ApiError> {
    let read = read_register(context, view).await?;
    Ok(count(read.register.count_absent(round)))
}

fn may_take_over(round: &RoundData) -> bool {
    let may = round.is_chair() || round.is_support();
    may && Kind::ProjectsTakenOver.stages().contains(&round.stage())
}

/// The rounds of the panel but one.
async fn read_others(
    context: Context<'_>,
    view: &mut View,
    round: &RoundId,
) -> Result<Vec<Arc<RoundData>>, ApiError> {
    let mut others = Vec::new();
    for row in view.rounds().await? {
        if row.id != *round {
            others.push(context.app.rounds.read_beside(view, &row.id).await?);
        }
    }
    Ok(others)
}

fn heading(round: &Arc<RoundData>) -> RoundHeading {
    RoundHeading {
        round: round.id().clone(),
        title: round.row.details.title.clone(),
    }
}

/// The rows whose bid was not withdrawn.
fn live(rows: &[ProjectRow]) -> impl Iterator<Item = &ProjectRow> {
    rows.iter().filter(|row| row.withdrawn.is_none())
}

/// What the rows are made from.
struct Projects<'a> {
    round: &'a RoundData,
    decisions: BTreeMap<BidRef, Decision>,
    titles: BTreeMap<&'a RoundId, &'a str>,
    withheld: BTreeSet<BidRef>,
}

impl<'a> Projects<'a> {
    fn of_round(
        round: &'a RoundData,
        decisions: Vec<Decision>,
        others: &'a [Arc<RoundData>],
    ) -> Self {
        let titles = others.iter();
        let decisions = decisions.into_iter();
        Self {
            withheld: round.withheld(),
            titles: titles
                .map(|other| (other.id(), other.row.details.title.as_str()))
                .collect(),
            decisions: decisions.map(|one| (one.bid.clone(), one)).collect(),
            round,
        }
    }

    fn list_rows(&self, beside: Option<&RoundBeside>) -> Vec<ProjectRow> {
        let mut projects: Vec<&ExistingProject> =
            self.round.commissioning.projects.iter().collect();
        projects.sort_by(|a, b| compare_naturally(a.bid.as_str(), b.bid.as_str()));
        let rows = projects.into_iter().filter_map(|project| {
            let row = self.round.bid_row(&project.bid).ok()?;
            Some(self.row(project, row, beside))
        });
        rows.collect()
    }

    fn row(
        &self,
        project: &ExistingProject,
        row: &BidRow,
        beside: Option<&RoundBeside>,
    ) -> ProjectRow {
        let withheld = self.withheld.contains(&project.bid);
        let decision = self.decisions.get(&project.bid).filter(|_| !withheld);
        let said = self.round.commissioning.assessments.get(&project.bid);
        let said = said.filter(|_| !withheld);
        let decided = read_decision(project, decision);
        ProjectRow {
            bidder: row.bid.bidder.clone(),
            title: row.bid.title.clone(),
            asks: row.bid.amount,
            withdrawn: row.withdrawn.clone(),
            from: self.tell_from(project),
            assessment: said.map(|said| AssessmentRow {
                finding: said.value.finding,
                reasons: said.value.reasons.clone(),
                by: self.round.name(&said.by),
                at: said.at.to_rfc3339(),
            }),
            decision: decision.map(|decision| decision.kind),
            mismatch: name_mismatch(said.map(|said| &said.value), &decided),
            decided,
            instead: beside.map(|beside| beside.try_money(project.cost)),
            project: project.clone(),
            withheld,
        }
    }

    fn tell_from(&self, project: &ExistingProject) -> Option<String> {
        let (round, bid) = project.agreement.as_ref()?;
        let title = self.titles.get(round);
        Some(match title {
            Some(title) => format!("Bid {bid} of “{title}”"),
            None => format!("Bid {bid} of a round that is not on this laptop"),
        })
    }

    fn shut_out(&self, rows: &[ProjectRow], absent: u32) -> Option<ShutOut> {
        let stays = |row: &ProjectRow| {
            let decided = self.decisions.get(&row.project.bid);
            let decided = decided.filter(|_| row.decided.finding.is_some());
            decided.map_or((row.asks, false), |decision| (decision.amount, true))
        };
        let stays: Vec<(Pounds, bool)> = live(rows).map(stays).collect();
        let high = self.round.row.details.fund.high;
        let fund = (high > Pounds::ZERO).then_some(high);
        let approaches = self.round.approaches();
        let takes_new = approaches.iter().any(|one| *one != Approach::Iterative);
        (!stays.is_empty()).then(|| ShutOut::of_projects(&stays, fund, absent, takes_new))
    }
}

/// The awards of other rounds, by round, then by bid.
async fn list_earlier(
    view: &mut View,
    round: &RoundData,
    others: &[Arc<RoundData>],
    files: &Files,
) -> Result<Vec<EarlierAward>, ApiError> {
    let mut earlier = Vec::new();
    for other in others {
        let decisions = view.decisions(other.id()).await?;
        let awards = decisions.iter().filter(|one| one.kind.is_award());
        earlier.extend(awards.filter_map(|award| earlier_award(round, other, award, files)));
    }
    earlier.sort_by(|a, b| {
        a.round
            .cmp(&b.round)
            .then_with(|| compare_naturally(a.bid.as_str(), b.bid.as_str()))
    });
    Ok(earlier)
}

fn earlier_award(
    round: &RoundData,
    other: &RoundData,
    award: &Decision,
    files: &Files,
) -> Option<EarlierAward> {
    let bid = other.bid(&award.bid).ok()?;
    let from = (other.id().clone(), award.bid.clone());
    let file = files.get(&from);
    let mut taken = round.commissioning.projects.iter();
    let taken = taken.find(|project| project.agreement.as_ref() == Some(&from));
    Some(EarlierAward {
        round_title: other.row.details.title.clone(),
        bidder: bid.bidder.clone(),
        title: bid.title.clone(),
        award: award.amount,
        until: file
            .and_then(AwardFile::schedule)
            .map(|schedule| schedule.end),
        finding: file
            .and_then(|file| file.reviews.last())
            .map(|review| review.finding),
        taken_as: taken.map(|project| project.bid.clone()),
        round: from.0,
        bid: from.1,
    })
}
