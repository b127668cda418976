//! The Specified Information of a month, of all rounds in the profile.

use evenhand_core::RoundId;
use evenhand_opendata::{Grant, Month, SpecifiedInformation};

use super::grants::{grants_of, in_words};
use super::{Made, MadeFile};
use crate::context::Context;
use crate::error::ApiError;
use crate::outputs::pack::last_record_time;
use crate::view::outputs::OutputKind;

/// Makes the files of a month; of the month of the round's newest grant where none is named.
pub(super) async fn make_month(
    context: Context<'_>,
    round: &RoundId,
    month: Option<&str>,
) -> Result<Made, ApiError> {
    let mut view = context.app.store.view().await?;
    let data = context.app.rounds.read(&mut view, round).await?;
    let as_of = last_record_time(&mut view, &data).await?;
    let month = match month.map(str::trim).filter(|month| !month.is_empty()) {
        Some(month) => named_month(month)?,
        None => newest_month(&grants_of(context, &mut view, round).await?)?,
    };
    let mut grants = Vec::new();
    for other in view.rounds().await? {
        grants.extend(grants_of(context, &mut view, &other.id).await?);
    }
    let office = view.office().await?;
    let specified = SpecifiedInformation::new(month, &grants, &office, as_of);
    Ok(made_of(month, &specified))
}

fn made_of(month: Month, specified: &SpecifiedInformation) -> Made {
    let file = |ending: &str, kind, bytes| MadeFile {
        name: format!("specified-information-{}.{ending}", month.code()),
        kind,
        bid: None,
        bytes,
    };
    let csv = OutputKind::SpecifiedInformationCsv;
    let html = OutputKind::SpecifiedInformationHtml;
    Made {
        files: vec![
            file("csv", csv, specified.to_csv()),
            file("html", html, specified.to_html()),
        ],
        pages: None,
        warnings: in_words(specified.warnings()),
    }
}

fn named_month(month: &str) -> Result<Month, ApiError> {
    let read = month.parse::<Month>();
    read.map_err(|problem| ApiError::bad_data(problem.to_string()).at("which.month"))
}

fn newest_month(grants: &[Grant]) -> Result<Month, ApiError> {
    let newest = grants.iter().map(|grant| grant.decided_on).max();
    newest.map(Month::of).ok_or_else(|| {
        ApiError::not_allowed("Nothing is awarded in this round. Name the month, such as 2014-03.")
            .at("which.month")
    })
}
