//! Existing projects: taken over from earlier years, and assessed.

use std::collections::BTreeSet;

use evenhand_core::commission::{ExistingProject, check_assessment, check_existing_projects};
use evenhand_core::{Bid, Stage};
use evenhand_record::{Body, Kind};

use super::projects_from::{Taken, take_awards, take_file};
use crate::answers::existing_projects::show_projects;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, needs_support, only_in};
use crate::round_data::RoundData;
use crate::view::projects::{ProjectAssess, ProjectsAsk, ProjectsTakeOver, ProjectsView};

/// Shows the existing projects of a round.
pub async fn projects_show(
    context: Context<'_>,
    ask: ProjectsAsk,
) -> Result<ProjectsView, ApiError> {
    show_projects(context, &ask).await
}

/// Takes projects over: from awards of other rounds, from a file, and as typed by hand. The
/// bids of new ones and all that is on file of projects are one change.
pub async fn projects_take_over(
    context: Context<'_>,
    ask: ProjectsTakeOver,
) -> Result<ProjectsView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    needs_support(&round, "takes projects over")?;
    only_in(
        &round,
        Kind::ProjectsTakenOver.stages(),
        "Projects can be taken over",
    )?;
    let mut taken = take_awards(&mut change, &round, &ask.from).await?;
    if let Some(file) = &ask.file {
        taken.extend(take_file(&round, file)?);
    }
    refuse_nothing(&ask, &taken)?;
    refuse_new_bids(&round, &taken.bids)?;
    check_rows(&round, &ask)?;
    let projects = put_together(&round, &ask, taken.projects);
    check_existing_projects(&projects).map_err(|fault| ApiError::bad_data(fault.to_string()))?;
    let mut bodies = Vec::new();
    if !taken.bids.is_empty() {
        bodies.push(Body::BidsSet {
            round: ask.round.clone(),
            bids: taken.bids,
            source: taken.sources.join("; "),
        });
    }
    bodies.push(Body::ProjectsTakenOver {
        round: ask.round.clone(),
        projects,
    });
    change.commit_all(&bodies, context.app.now()).await?;
    show(context, &ask.round).await
}

async fn show(
    context: Context<'_>,
    round: &evenhand_core::RoundId,
) -> Result<ProjectsView, ApiError> {
    let ask = ProjectsAsk {
        round: round.clone(),
        beside: None,
    };
    show_projects(context, &ask).await
}

fn refuse_nothing(ask: &ProjectsTakeOver, taken: &Taken) -> Result<(), ApiError> {
    match taken.projects.is_empty() && ask.rows.is_empty() && ask.leave.is_empty() {
        true => Err(ApiError::bad_data(
            "Choose at least one award to take over, or give a project by hand or in a file.",
        )),
        false => Ok(()),
    }
}

/// Refuses bids that cannot be put on file now, or not by this person.
fn refuse_new_bids(round: &RoundData, bids: &[Bid]) -> Result<(), ApiError> {
    if bids.is_empty() {
        return Ok(());
    }
    only_in(
        round,
        &[Stage::SetUp],
        "A project whose bid is not on file yet can be taken over",
    )?;
    match round.is_chair() {
        true => Ok(()),
        false => Err(ApiError::not_allowed(
            "Only the chair puts bids on file. Ask the chair to take these projects over; what is on file of each can then be put right by a support officer.",
        )),
    }
}

/// Refuses rows that were typed of a bid that the round does not have, and bids to leave
/// that go on with nothing.
fn check_rows(round: &RoundData, ask: &ProjectsTakeOver) -> Result<(), ApiError> {
    for (index, row) in ask.rows.iter().enumerate() {
        let part = format!("rows.{index}");
        let found = round.bid(&row.bid).map(drop);
        found.map_err(|error| error.at("bid").under(&part))?;
        check_existing_projects(std::slice::from_ref(row)).map_err(|fault| {
            let field = fault.at.rsplit('.').next().unwrap_or_default().to_owned();
            ApiError::bad_data(fault.to_string()).at(field).under(&part)
        })?;
    }
    for (index, bid) in ask.leave.iter().enumerate() {
        let mut there = round.commissioning.projects.iter();
        if !there.any(|project| project.bid == *bid) {
            let message = format!("Bid {bid} goes on with no existing project.");
            return Err(ApiError::not_found(message).at(format!("leave.{index}")));
        }
    }
    Ok(())
}

/// All that is on file of projects from now on: what was there, without what is left and with
/// what is new in the place of what it replaces. What was typed comes last.
fn put_together(
    round: &RoundData,
    ask: &ProjectsTakeOver,
    taken: Vec<ExistingProject>,
) -> Vec<ExistingProject> {
    let rows = ask.rows.iter().cloned();
    let leave: BTreeSet<_> = ask.leave.iter().collect();
    let mut all: Vec<ExistingProject> = Vec::new();
    let before = round.commissioning.projects.iter().cloned();
    let before = before.filter(|project| !leave.contains(&project.bid));
    for project in before.chain(taken).chain(rows) {
        match all.iter_mut().find(|one| one.bid == project.bid) {
            Some(one) => *one = keep_origin(one, project),
            None => all.push(project),
        }
    }
    all
}

/// A project in the place of another keeps the agreement that it goes on from.
fn keep_origin(before: &ExistingProject, now: ExistingProject) -> ExistingProject {
    ExistingProject {
        agreement: now.agreement.or_else(|| before.agreement.clone()),
        ..now
    }
}

/// Puts on file what the panel finds on an existing project. A decision that says otherwise
/// is named where both are shown, and refused nowhere.
pub async fn project_assess(
    context: Context<'_>,
    ask: ProjectAssess,
) -> Result<ProjectsView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    let mut projects = round.commissioning.projects.iter();
    if !projects.any(|project| project.bid == ask.bid) {
        let message = format!(
            "Bid {} goes on with no existing project, so there is nothing to assess. Take the project over first.",
            ask.bid
        );
        return Err(ApiError::not_found(message).at("bid"));
    }
    only_in(
        &round,
        Kind::ProjectAssessed.stages(),
        "What the panel finds can be recorded",
    )?;
    round.refuse_withheld(&ask.bid)?;
    needed(
        &ask.assessment.reasons,
        "assessment.reasons",
        "Say why the project is to continue, to be varied or to stop.",
    )?;
    check_assessment(&ask.assessment).map_err(|fault| ApiError::from(fault).under("assessment"))?;
    let body = Body::ProjectAssessed {
        round: ask.round.clone(),
        bid: ask.bid,
        assessment: ask.assessment,
    };
    change.commit(body, context.app.now()).await?;
    show(context, &ask.round).await
}
