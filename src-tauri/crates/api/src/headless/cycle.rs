//! `evenhand cycle`: the commissioning cycle, and the report of a year of it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use evenhand_core::commission::{
    CycleEntry, CycleEntryKind, CycleRound, FinancialYear, Phase, Source,
};
use evenhand_core::{CriterionId, CycleEntryId, RoundId, Titled, phrase};

use super::codes::{code_parser, read_day};
use super::files::folder_in;
use super::output::Output;
use super::outputs::files_in_words;
use super::profile::OpenProfile;
use super::words::tab_rows;
use crate::commands::cycle::{cycle_entry_remove, cycle_entry_set, cycle_show};
use crate::documents::{make_report, write_files};
use crate::error::{ApiError, ErrorCode};
use crate::view::cycle::{CycleAsk, CycleEntryRemove, CycleEntrySet, CycleView};

/// The commissioning cycle: understand, plan, do, review.
#[derive(Debug, Subcommand)]
pub(super) enum CycleCommand {
    /// Shows a year of it.
    Show(OfYear),
    /// Puts an entry on file.
    Add(Box<AddEntry>),
    /// Takes an entry out.
    Remove(RemoveEntry),
    /// Writes the report of a year for the public, as PDF and DOCX.
    Report(WriteReport),
}

/// Which year.
#[derive(Args, Debug)]
pub(super) struct OfYear {
    /// The financial year ("2013/14"); the one that it is now where it is left out.
    #[arg(long, value_name = "YEAR")]
    year: Option<FinancialYear>,
}

impl OfYear {
    fn ask(&self) -> CycleAsk {
        CycleAsk {
            year: self.year.map(|year| year.to_string()),
        }
    }
}

/// Puts an entry on file.
#[derive(Args, Debug)]
pub(super) struct AddEntry {
    /// What it is.
    #[arg(long, value_parser = code_parser::<CycleEntryKind>())]
    kind: CycleEntryKind,
    /// A phase that it stands in; may be given several times.
    #[arg(long = "phase", required = true, value_parser = code_parser::<Phase>())]
    phases: Vec<Phase>,
    /// What it is called.
    #[arg(long)]
    title: String,
    /// The day it happened, or its first (2013-05-31).
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    on: NaiveDate,
    /// Its last day, where it took more than one.
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    until: Option<NaiveDate>,
    /// Who was heard or took part, and how many.
    #[arg(long, default_value = "")]
    who: String,
    /// How they were heard.
    #[arg(long, default_value = "")]
    how: String,
    /// What was said, found, decided or learned.
    #[arg(long, default_value = "")]
    text: String,
    /// Where it can be read: what it is called, then after a | where it is found; may be
    /// given several times.
    #[arg(long = "source", value_name = "TITLE|WHERE", value_parser = read_source)]
    sources: Vec<Source>,
    /// A round that it is about, by id; may be given several times.
    #[arg(long = "round", value_name = "ID")]
    rounds: Vec<String>,
    /// An objective or priority group that it is about, by id or by title; may be given
    /// several times.
    #[arg(long = "about", value_name = "CRITERION")]
    about: Vec<String>,
    /// It was read, and may stand in the report for the public.
    #[arg(long)]
    public: bool,
}

/// Takes an entry out.
#[derive(Args, Debug)]
pub(super) struct RemoveEntry {
    /// The entry, by id or by title.
    entry: String,
    /// Why.
    #[arg(long)]
    reason: String,
}

/// Writes the report.
#[derive(Args, Debug)]
pub(super) struct WriteReport {
    #[command(flatten)]
    of: OfYear,
    /// The folder to write to.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Reads "Strategic Assessment 2013|norfolk.example/assessment".
fn read_source(text: &str) -> Result<Source, String> {
    let (title, found_at) = text.split_once('|').unwrap_or((text, ""));
    if title.trim().is_empty() {
        return Err("say first what the source is called".to_owned());
    }
    Ok(Source {
        title: title.trim().to_owned(),
        found_at: found_at.trim().to_owned(),
        on: None,
    })
}

/// Shows the cycle, changes it or reports on it.
pub(super) async fn run_cycle_command(
    profile: &OpenProfile,
    command: CycleCommand,
) -> Result<Output, ApiError> {
    let shown = match command {
        CycleCommand::Show(of) => cycle_show(profile.context(), of.ask()).await?,
        CycleCommand::Add(asked) => add_entry(profile, *asked).await?,
        CycleCommand::Remove(asked) => remove_entry(profile, asked).await?,
        CycleCommand::Report(asked) => return write_report(profile, asked).await,
    };
    profile.form.render(&shown, || year_in_words(&shown))
}

async fn add_entry(profile: &OpenProfile, asked: AddEntry) -> Result<CycleView, ApiError> {
    let shown = cycle_show(profile.context(), CycleAsk::default()).await?;
    let rounds: BTreeSet<RoundId> = asked.rounds.iter().map(RoundId::new).collect();
    let about = asked.about.iter();
    let about = about.map(|name| find_subject(&shown.rounds, &rounds, name));
    let entry = CycleEntry {
        id: CycleEntryId::new(""),
        kind: asked.kind,
        phases: asked.phases.into_iter().collect(),
        title: asked.title,
        on: asked.on,
        until: asked.until,
        who: asked.who,
        how: asked.how,
        text: asked.text,
        sources: asked.sources,
        criteria: about.collect::<Result<_, _>>()?,
        rounds,
        public: asked.public,
    };
    cycle_entry_set(profile.context(), CycleEntrySet { entry }).await
}

/// The id of an objective or a group by its id or its title, in the rounds that are named or
/// in any.
fn find_subject(
    all: &[CycleRound],
    named: &BTreeSet<RoundId>,
    name: &str,
) -> Result<CriterionId, ApiError> {
    let rounds = all
        .iter()
        .filter(|round| named.is_empty() || named.contains(&round.id));
    let mut subjects = rounds.flat_map(|round| &round.subjects);
    let found = subjects.find(|one| one.id.as_str() == name || one.title == name);
    found.map(|one| one.id.clone()).ok_or_else(|| {
        ApiError::not_found(format!(
            "\"{name}\" is no objective or priority group of these rounds."
        ))
    })
}

async fn remove_entry(profile: &OpenProfile, asked: RemoveEntry) -> Result<CycleView, ApiError> {
    let said = profile.app.store.view().await?.cycle().await?;
    let named: Vec<&CycleEntry> = said
        .iter()
        .map(|one| &one.value)
        .filter(|one| one.id.as_str() == asked.entry || one.title == asked.entry)
        .collect();
    let entry = match named.as_slice() {
        [only] => only.id.clone(),
        [] => {
            let problem = format!("There is no entry \"{}\" in the cycle.", asked.entry);
            return Err(ApiError::not_found(problem));
        }
        several => {
            let ids = several.iter().map(|one| one.id.to_string());
            let problem = "Several entries have this title. Name one by its id.";
            return Err(ApiError::of(ErrorCode::Usage, problem).with(ids));
        }
    };
    let reason = asked.reason;
    cycle_entry_remove(profile.context(), CycleEntryRemove { entry, reason }).await
}

async fn write_report(profile: &OpenProfile, asked: WriteReport) -> Result<Output, ApiError> {
    let now = FinancialYear::of(phrase::office_day(profile.app.now()));
    let made = make_report(profile.context(), asked.of.year.unwrap_or(now)).await?;
    let folder = asked.out.map(folder_in).transpose()?;
    let written = write_files(folder.as_deref(), made)?;
    profile.form.render(&written, || files_in_words(&written))
}

/// The year by phase, a line an entry, then its rounds.
fn year_in_words(shown: &CycleView) -> String {
    let year = &shown.shown;
    let mut parts = vec![year.year.to_string()];
    for phase in &year.phases {
        let entries = phase.entries.iter().filter_map(|place| {
            let mut cards = shown.entries.iter();
            let card = cards.find(|card| card.entry.id == place.entry)?;
            Some([
                card.entry.on.to_string(),
                card.entry.kind.title().to_owned(),
                card.entry.title.clone(),
            ])
        });
        let rows = tab_rows(entries);
        let rows = if rows.is_empty() { "-" } else { &rows };
        parts.push(format!("{}\n{rows}", phase.phase.title()));
    }
    let rounds = year.rounds.iter().map(|round| {
        let steps = round.steps.iter();
        let steps = steps.map(|step| format!("{} {}", step.stage.in_sentence(), step.on));
        let steps: Vec<String> = steps.collect();
        [round.title.clone(), steps.join(", ")]
    });
    parts.push(tab_rows(rounds));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_a_title_and_where_it_is_found() {
        let read = read_source("Strategic Assessment | page 4").unwrap();
        assert_eq!(
            (read.title.as_str(), read.found_at.as_str()),
            ("Strategic Assessment", "page 4")
        );
        assert_eq!(read_source("A paper").unwrap().found_at, "");
        assert!(read_source(" | page 4").is_err());
    }
}
