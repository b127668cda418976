//! The commissioning cycle as it is on file: its rounds, its entries, and a year of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use evenhand_core::commission::{
    CycleEntry, CycleRound, FinancialYear, Phase, RoundStep, Said, cycle_year, subjects_of,
    titles_of, years_of_cycle,
};
use evenhand_core::{MemberId, Role, Stage, VariantArray, phrase};
use evenhand_store::{RoundRow, View};

use crate::context::Context;
use crate::error::ApiError;
use crate::view::cycle::{CycleCard, CycleView, PhaseWords};

/// A year that was named; none where none was.
pub(crate) fn named_year(
    year: Option<&str>,
    field: &str,
) -> Result<Option<FinancialYear>, ApiError> {
    let named = year.map(str::trim).filter(|year| !year.is_empty());
    named
        .map(str::parse::<FinancialYear>)
        .transpose()
        .map_err(|problem| ApiError::bad_data(problem.to_string()).at(field))
}

/// Shows a year of the cycle; the one that it is now where none is named.
pub(crate) async fn show_cycle(
    context: Context<'_>,
    year: Option<FinancialYear>,
) -> Result<CycleView, ApiError> {
    let today = phrase::office_day(context.app.now());
    let mut view = context.app.store.view().await?;
    let rounds = read_cycle_rounds(&mut view).await?;
    let said = view.cycle().await?;
    let names = member_names(&mut view).await?;
    let entries: Vec<CycleEntry> = said.iter().map(|one| one.value.clone()).collect();
    let year = year.unwrap_or_else(|| usual_year(&entries, today));
    let phases = Phase::VARIANTS.iter().map(|phase| PhaseWords {
        phase: *phase,
        description: phase.description(),
    });
    Ok(CycleView {
        shown: cycle_year(year, &entries, &rounds, today),
        years: years_with(year, years_of_cycle(&entries, &rounds, today)),
        phases: phases.collect(),
        entries: cards(year, &said, &rounds, &names),
        may_change: is_support_of_any(&mut view).await?,
        today: today.to_string(),
        rounds,
    })
}

/// The year that it is now, or the newest with an entry before it where it has none yet.
fn usual_year(entries: &[CycleEntry], today: NaiveDate) -> FinancialYear {
    let now = FinancialYear::of(today);
    let days = entries
        .iter()
        .map(|entry| entry.on)
        .filter(|on| *on <= today);
    match entries.iter().any(|entry| entry.is_of(now)) {
        true => now,
        false => days.max().map_or(now, FinancialYear::of),
    }
}

/// The years with the one that is shown among them, newest first.
fn years_with(shown: FinancialYear, mut years: Vec<FinancialYear>) -> Vec<FinancialYear> {
    if !years.contains(&shown) {
        years.push(shown);
        years.sort_unstable_by(|one, other| other.cmp(one));
    }
    years
}

fn cards(
    year: FinancialYear,
    said: &[Said<CycleEntry>],
    rounds: &[CycleRound],
    names: &BTreeMap<MemberId, String>,
) -> Vec<CycleCard> {
    let of_year = said.iter().filter(|one| one.value.is_of(year));
    let cards = of_year.map(|one| CycleCard {
        entry: one.value.clone(),
        subjects: titles_of(&one.value, rounds)
            .into_iter()
            .map(str::to_owned)
            .collect(),
        by: names
            .get(&one.by)
            .map_or_else(|| one.by.to_string(), String::clone),
        at: one.at.to_rfc3339(),
    });
    cards.collect()
}

/// Every round as the cycle sees it: its stage, its days and what its scheme asks about.
pub(crate) async fn read_cycle_rounds(view: &mut View) -> Result<Vec<CycleRound>, ApiError> {
    let mut rounds = Vec::new();
    for row in view.rounds().await? {
        let versions = view.scheme_versions(&row.id).await?;
        let commissioning = view.commissioning(&row.id).await?;
        let set_up = versions.first().map(|first| phrase::office_day(first.at));
        let subjects = versions
            .last()
            .map(|newest| subjects_of(&newest.scheme))
            .unwrap_or_default();
        let decided = decision_day(view, &row).await?;
        rounds.push(CycleRound {
            steps: steps_of(&row, set_up, decided),
            approaches: commissioning.approaches(row.details.approach),
            title: row.details.title,
            stage: row.stage,
            id: row.id,
            subjects,
        });
    }
    Ok(rounds)
}

/// The day of the newest decision: the one that it names, or that of its record.
async fn decision_day(view: &mut View, row: &RoundRow) -> Result<Option<NaiveDate>, ApiError> {
    let newest = view.newest_decision(&row.id).await?;
    let day = newest.map(|one| {
        let named = one.details.on;
        named.unwrap_or_else(|| phrase::office_day(one.at))
    });
    Ok(day)
}

fn steps_of(
    row: &RoundRow,
    set_up: Option<NaiveDate>,
    decided: Option<NaiveDate>,
) -> Vec<RoundStep> {
    let steps = [
        (Stage::SetUp, set_up),
        (Stage::Scoring, row.opened_at.map(phrase::office_day)),
        (Stage::Closed, row.closed_at.map(phrase::office_day)),
        (Stage::Revealed, row.revealed_at.map(phrase::office_day)),
        (Stage::Decided, decided),
    ];
    let steps = steps.into_iter();
    steps
        .filter_map(|(stage, on)| Some(RoundStep { stage, on: on? }))
        .collect()
}

/// The names of everyone who is or was on a panel of the profile.
async fn member_names(view: &mut View) -> Result<BTreeMap<MemberId, String>, ApiError> {
    let mut names = BTreeMap::new();
    if let Some(panel) = view.panel().await? {
        names.insert(panel.chair.id, panel.chair.name);
    }
    for round in view.rounds().await? {
        let members = view.members(&round.id).await?.into_iter();
        names.extend(members.map(|row| (row.member.id, row.member.name)));
    }
    Ok(names)
}

/// Whether the profile belongs to the chair, or to a support officer of any round.
pub(crate) async fn is_support_of_any(view: &mut View) -> Result<bool, ApiError> {
    let (Some(panel), Some(me)) = (view.panel().await?, view.me().await?) else {
        return Ok(false);
    };
    if panel.chair.id == me {
        return Ok(true);
    }
    for round in view.rounds().await? {
        let members = view.members(&round.id).await?;
        let is_support = members.iter().any(|row| {
            row.removed.is_none() && row.member.id == me && row.member.role == Role::Support
        });
        if is_support {
            return Ok(true);
        }
    }
    Ok(false)
}
