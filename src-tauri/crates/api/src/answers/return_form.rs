//! A form of a return that came in, beside what is on file of its award.

use chrono::NaiveDate;
use evenhand_core::commission::{
    Agreement, AwardEntry, FittedAnswers, Measure, ProjectReturn, Rating, check_project_return,
    value_in_words,
};
use evenhand_core::{Pounds, phrase};
use evenhand_intake::{Refusal, ReturnFormFile};
use evenhand_store::View;

use super::award::read_award;
use super::awards_on_file::AwardOnFile;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::bids::FileIn;
use crate::view::return_forms::{ReturnFormPreview, ReturnFormRow};

/// A form that was read.
pub(crate) struct ReadForm {
    pub(crate) preview: ReturnFormPreview,
    /// What would be put on file.
    pub(crate) report: ProjectReturn,
}

/// Reads a form; `received` is the day on which it came in.
pub(crate) async fn read_form(
    view: &mut View,
    file: &FileIn,
    received: NaiveDate,
) -> Result<ReadForm, ApiError> {
    let bytes = file.bytes()?;
    let form = ReturnFormFile::open(&file.name, &bytes)
        .map_err(|refusal| ApiError::bad_data(refusal.to_string()))?;
    let id = form.id();
    if view.round(&id.round).await?.is_none() {
        return Err(ApiError::bad_data(format!(
            "{} is of a round that is not on this laptop. Open it where the round is, or exchange first.",
            file.name
        )));
    }
    let round = RoundData::read(view, &id.round).await?;
    let award = read_award(view, &round, &id.bid).await?;
    let (written_from, now) = agreements(&award, id.version, &file.name)?;
    let period = now.returns.iter().find(|one| one.number == id.period);
    let Some(period) = period.cloned() else {
        return Err(ApiError::bad_data(format!(
            "{} reports on period {}, which the agreement of bid {} no longer has.",
            file.name, id.period, id.bid
        )));
    };
    let read = form.read(&written_from.measures);
    let FittedAnswers { answers, left_out } = read.answers.fit_to(&written_from.measures, now);
    let before = award.file.returns.get(&id.period);
    let mut warnings = varied(&award, id.version);
    warnings.extend(left_out);
    let report = answers.into_return(id.period, received);
    let mut refusals = read.refusals;
    refusals.extend(unfit(&award, &report, &file.name));
    Ok(ReadForm {
        preview: ReturnFormPreview {
            file: file.name.clone(),
            round: id.round.clone(),
            round_title: round.row.details.title.clone(),
            bid: id.bid.clone(),
            bidder: award.bid.bidder.to_string(),
            title: award.bid.title.clone(),
            version: id.version,
            period,
            rows: rows(&now.measures, &report, before),
            replaces: before.is_some(),
            refusals,
            warnings,
        },
        report,
    })
}

/// The agreement that the form was written from, and the one that holds.
fn agreements<'a>(
    award: &'a AwardOnFile,
    version: u32,
    name: &str,
) -> Result<(&'a Agreement, &'a Agreement), ApiError> {
    let mut versions = award.file.versions.iter();
    let written_from = versions.find(|one| one.number == version);
    match (written_from, award.file.schedule()) {
        (Some(from), Some(now)) => Ok((&from.agreement, now)),
        (None, _) | (_, None) => Err(ApiError::bad_data(format!(
            "{name} was written from version {version} of the agreement, which is not on this laptop. Exchange first, or write the form again."
        ))),
    }
}

/// That the agreement was varied since the form was written, where it was.
fn varied(award: &AwardOnFile, version: u32) -> Vec<String> {
    let holds = award.file.in_force().or_else(|| award.file.newest());
    let holds = holds.map(|one| one.number).filter(|now| *now != version);
    let said = holds.map(|now| {
        format!(
            "The form was written from version {version} of the agreement; version {now} holds now. What still fits is understood."
        )
    });
    said.into_iter().collect()
}

/// What the rules of returns say against it, where the cells alone said nothing.
fn unfit(award: &AwardOnFile, report: &ProjectReturn, name: &str) -> Option<Refusal> {
    let entry = AwardEntry::Returned(Box::new(report.clone()));
    let checked =
        check_project_return(report).and_then(|()| award.file.check(award.decision.amount, &entry));
    let fault = checked.err()?;
    Some(Refusal {
        file: name.to_owned(),
        line: None,
        column: None,
        field: None,
        value: None,
        problem: format!("The return cannot be put on file: {fault}"),
        remedy: "Put it right in the form.".to_owned(),
    })
}

/// What a form says besides its measures.
const REST: [&str; 7] = [
    "Spent in the period",
    "Forecast of spend after it",
    "What happened",
    "Delivery",
    "Spend",
    "Risk",
    "Signed by",
];

/// What the form says beside what is on file.
fn rows(
    measures: &[Measure],
    report: &ProjectReturn,
    before: Option<&ProjectReturn>,
) -> Vec<ReturnFormRow> {
    let mut rows: Vec<ReturnFormRow> = measures
        .iter()
        .flat_map(|measure| measure_rows(measure, report, before))
        .collect();
    let money = |amount: Option<Pounds>| amount.map(Pounds::to_words);
    let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let rated = |rating: &Option<Rating>, words: [&str; 5]| {
        let rating = rating.as_ref()?;
        let index = usize::from(rating.points).checked_sub(1)?;
        Some(phrase::with_reason(words.get(index)?, &rating.comment))
    };
    let rest = |one: &ProjectReturn| {
        [
            money(one.spend),
            money(one.forecast),
            said(&one.narrative),
            rated(&one.delivery, Rating::DELIVERY),
            rated(&one.spending, Rating::SPEND),
            rated(&one.risk, Rating::RISK),
            said(&one.signed_by),
        ]
    };
    let on_file = before.map(rest).unwrap_or_default();
    let told = REST.into_iter().zip(rest(report).into_iter().zip(on_file));
    rows.extend(told.map(|(what, (says, on_file))| row(what.to_owned(), says, on_file)));
    rows
}

fn measure_rows(
    measure: &Measure,
    report: &ProjectReturn,
    before: Option<&ProjectReturn>,
) -> Vec<ReturnFormRow> {
    let actual = |report: &ProjectReturn| {
        let actual = report.actuals.get(&measure.id).cloned().unwrap_or_default();
        let words = |value: Option<_>| value.map(|value| value_in_words(measure.kind, value));
        let evidence = Some(actual.evidence.clone()).filter(|text| !text.is_empty());
        [words(actual.value), words(actual.forecast), evidence]
    };
    let (says, on_file) = (actual(report), before.map(actual).unwrap_or_default());
    let whats = ["this period", "forecast", "evidence"];
    let rows = whats.into_iter().zip(says.into_iter().zip(on_file));
    rows.map(|(what, (says, on_file))| row(format!("{}: {what}", measure.title), says, on_file))
        .collect()
}

fn row(what: String, says: Option<String>, on_file: Option<String>) -> ReturnFormRow {
    ReturnFormRow {
        what,
        changes: says != on_file,
        says,
        on_file,
    }
}
