//! The half-year report for the police and crime panel, of all rounds in the profile.

use chrono::NaiveDate;
use evenhand_core::commission::{AwardFacts, HalfYear, HalfYearFacts, HalfYearRow};
use evenhand_core::natural::compare_naturally;
use evenhand_core::{CriterionId, RoundId, Scheme, phrase};
use evenhand_documents::{HalfYearAward, HalfYearInput, half_year, half_year_csv};
use evenhand_store::{RoundRow, View};

use super::papers::set_paper;
use super::{Made, MadeFile, finish_work};
use crate::answers::awards_on_file::{AwardFiles, AwardOnFile, read_awards};
use crate::context::Context;
use crate::error::ApiError;
use crate::outputs::pack::last_record_time;
use crate::view::outputs::OutputKind;

/// Makes the report of a half; of the last half that is over where none is named.
pub(super) async fn make_half_year(
    context: Context<'_>,
    round: &RoundId,
    half: Option<&str>,
) -> Result<Made, ApiError> {
    let today = phrase::office_day(context.app.now());
    let half = match half.map(str::trim).filter(|half| !half.is_empty()) {
        Some(named) => named
            .parse::<HalfYear>()
            .map_err(|problem| ApiError::bad_data(problem.to_string()).at("which.half"))?,
        None => last_half(today),
    };
    let input = input_of(context, round, half, today).await?;
    let name = format!("half-year-{half}");
    let warnings = warnings(&input);
    let setting = tokio::task::spawn_blocking(move || {
        let csv = half_year_csv(&input);
        let paper = set_paper(&name, OutputKind::HalfYear, &half_year(&input))?;
        Ok::<_, ApiError>((name, paper, csv))
    });
    let (name, paper, csv) = finish_work(setting, "the half-year report").await??;
    let mut files = paper.files;
    files.push(MadeFile {
        name: format!("{name}.csv"),
        kind: OutputKind::HalfYearCsv,
        bid: None,
        bytes: csv,
    });
    Ok(Made {
        files,
        pages: Some(paper.pages),
        warnings,
    })
}

/// The last half that is over on a day.
fn last_half(today: NaiveDate) -> HalfYear {
    let first = HalfYear::of(today).first();
    HalfYear::of(first.pred_opt().unwrap_or(first))
}

async fn input_of(
    context: Context<'_>,
    round: &RoundId,
    half: HalfYear,
    today: NaiveDate,
) -> Result<HalfYearInput, ApiError> {
    let mut view = context.app.store.view().await?;
    let data = context.app.rounds.read(&mut view, round).await?;
    let as_of = last_record_time(&mut view, &data).await?;
    let office = view.office().await?;
    let mut files: AwardFiles = view.award_files(None).await?;
    let (mut awards, mut sample) = (Vec::new(), false);
    for row in view.rounds().await? {
        let told = awards_of(&mut view, &row, &mut files, half, today).await?;
        sample |= row.details.sample && !told.is_empty();
        awards.extend(told);
    }
    let own_name = office.name.trim();
    Ok(HalfYearInput {
        half,
        made_on: today,
        as_of,
        office: match own_name.is_empty() {
            true => data.row.details.commissioner.clone(),
            false => own_name.to_owned(),
        },
        sample,
        awards,
    })
}

/// The awards of a round that were running in the half, by reference.
async fn awards_of(
    view: &mut View,
    row: &RoundRow,
    files: &mut AwardFiles,
    half: HalfYear,
    today: NaiveDate,
) -> Result<Vec<HalfYearAward>, ApiError> {
    let mut awards = read_awards(view, row, files).await?;
    awards.sort_by(|one, other| {
        compare_naturally(one.decision.bid.as_str(), other.decision.bid.as_str())
    });
    let scheme = view.scheme(&row.id).await?.map(|version| version.scheme);
    let told = awards.into_iter().filter_map(|award| {
        let facts = HalfYearFacts {
            award: AwardFacts {
                award: award.decision.amount,
                decided_on: award.decided_on,
                starts: award.bid.details.start,
            },
            today,
        };
        let told = HalfYearRow::of(half, facts, &award.file)?;
        Some(told_of(row, scheme.as_ref(), award, told))
    });
    Ok(told.collect())
}

fn told_of(
    row: &RoundRow,
    scheme: Option<&Scheme>,
    award: AwardOnFile,
    told: HalfYearRow,
) -> HalfYearAward {
    let titles = |ids: &std::collections::BTreeSet<CriterionId>| {
        let title = |id: &CriterionId| {
            let criteria = scheme.into_iter().flat_map(Scheme::criteria);
            let found = criteria.into_iter().find(|criterion| criterion.id == *id);
            found.map_or_else(|| id.to_string(), |criterion| criterion.title.clone())
        };
        ids.iter().map(title).collect()
    };
    let bid = award.bid;
    HalfYearAward {
        round: row.details.title.clone(),
        objectives: titles(&bid.objectives),
        groups: titles(&bid.groups),
        district: bid.district.clone().filter(|name| !name.trim().is_empty()),
        bid: bid.reference,
        recipient: bid.bidder.to_string(),
        project: bid.title,
        award: award.decision.amount,
        row: told,
    }
}

/// What whoever publishes it should know.
fn warnings(input: &HalfYearInput) -> Vec<String> {
    let not_over = input.made_on <= input.half.last();
    let mut warnings: Vec<String> = not_over
        .then(|| {
            format!(
                "The half-year {} is not over: the report tells of it as it stands on {}.",
                input.half.in_words(),
                phrase::date(input.made_on)
            )
        })
        .into_iter()
        .collect();
    let silent = input
        .awards
        .iter()
        .filter(|award| award.row.money.spent.is_none());
    let silent: Vec<String> = silent.map(|award| award.bid.to_string()).collect();
    if !silent.is_empty() {
        warnings.push(format!(
            "Nothing was reported of spending in the half-year by {} {}.",
            phrase::plural(silent.len() as u64, "bid", "bids"),
            phrase::listed(silent)
        ));
    }
    warnings
}
