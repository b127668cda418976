//! The forms of returns.

use chrono::NaiveDate;
use evenhand_core::commission::{AwardFile, FormTitles, PeriodState, ReturnForm, ReturnPeriod};
use evenhand_core::{Office, phrase};
use evenhand_workbook::write_return_form;

use super::{Made, MadeFile};
use crate::answers::awards_on_file::{AwardFiles, AwardOnFile, read_awards};
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::needs_support;
use crate::round_data::RoundData;
use crate::slug::readable_id;
use crate::view::outputs::OutputKind;
use crate::view::return_forms::ReturnFormWrite;

/// Makes the forms that are asked for: one of each award and period.
pub(crate) async fn make_return_forms(
    context: Context<'_>,
    ask: &ReturnFormWrite,
) -> Result<Made, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = RoundData::read(&mut view, &ask.round).await?;
    needs_support(&round, "writes forms of returns")?;
    if let Some(bid) = &ask.bid {
        round.bid_row(bid)?;
    }
    let mut files: AwardFiles = view.award_files(Some(round.id())).await?;
    let mut awards = read_awards(&mut view, &round.row, &mut files).await?;
    awards.retain(|award| {
        ask.bid
            .as_ref()
            .is_none_or(|bid| *bid == award.decision.bid)
    });
    let office = view.office().await?;
    let today = phrase::office_day(context.app.now());
    let (mut made, mut warnings) = (Vec::new(), Vec::new());
    for award in &awards {
        if award.file.schedule().is_none() {
            warnings.push(format!(
                "Bid {} has no agreement yet, and so no return.",
                award.decision.bid
            ));
        }
        for period in periods_asked(&award.file, ask.period, today) {
            made.extend(make_form(&round, award, &office, period.number)?);
        }
    }
    match made.is_empty() {
        false => Ok(Made {
            files: made,
            pages: None,
            warnings,
        }),
        true => Err(nothing_to_write(ask, &warnings)),
    }
}

/// The periods to write: the one that is named, or those whose return is wanted.
fn periods_asked(file: &AwardFile, named: Option<u32>, today: NaiveDate) -> Vec<&ReturnPeriod> {
    let all = || file.periods().iter();
    if let Some(number) = named {
        return all().filter(|period| period.number == number).collect();
    }
    let wanted = |period: &&ReturnPeriod| match file.period_state(period, today) {
        PeriodState::Due | PeriodState::Overdue | PeriodState::Queried => true,
        PeriodState::NotYetDue | PeriodState::Received | PeriodState::Accepted => false,
    };
    let over: Vec<&ReturnPeriod> = all().filter(wanted).collect();
    if !over.is_empty() {
        return over;
    }
    let runs = |period: &&ReturnPeriod| {
        period.from <= today && today <= period.to && !file.returns.contains_key(&period.number)
    };
    all().filter(runs).collect()
}

fn make_form(
    round: &RoundData,
    award: &AwardOnFile,
    office: &Office,
    period: u32,
) -> Result<Option<MadeFile>, ApiError> {
    let details = &round.row.details;
    let bid = &award.decision.bid;
    let own_name = office.name.trim();
    let name = match own_name.is_empty() {
        true => &details.commissioner,
        false => own_name,
    };
    let contact = office.contact.trim();
    let titles = FormTitles {
        office: match contact.is_empty() {
            true => name.to_owned(),
            false => format!("{name}, {contact}"),
        },
        round: details.title.clone(),
        bidder: award.bid.bidder.to_string(),
        project: award.bid.title.clone(),
        sample: details.sample,
    };
    let id = (round.id().clone(), bid.clone());
    let form = ReturnForm::of(id, &award.file, award.decision.amount, period, titles);
    let Some(form) = form else { return Ok(None) };
    let readable = readable_id(&format!("{bid} {}", award.bid.bidder), |_| false);
    Ok(Some(MadeFile {
        name: format!("{}-return-{readable}-period-{period}.xlsx", round.id()),
        kind: OutputKind::ReturnForm,
        bid: Some(bid.clone()),
        bytes: write_return_form(&form)?,
    }))
}

fn nothing_to_write(ask: &ReturnFormWrite, warnings: &[String]) -> ApiError {
    let message = match (warnings.first(), ask.period) {
        (Some(why), _) if ask.bid.is_some() => {
            format!("{why} Write the agreement first.")
        }
        (_, Some(period)) => {
            let message = format!("No agreement asks for a return of period {period}.");
            return ApiError::not_found(message).at("period");
        }
        (_, None) => {
            "No return is wanted now: name the award and the period of the form.".to_owned()
        }
    };
    ApiError::not_allowed(message)
}
