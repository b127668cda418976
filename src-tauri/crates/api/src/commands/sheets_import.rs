//! Sheets that arrive as a file: scores typed in for members without the app.

use evenhand_core::{MemberId, SheetContent};
use evenhand_intake::{Refusal, SheetIn, read_scores};
use evenhand_record::Body;

use super::paper::Paper;
use crate::answers::counts::count;
use crate::context::Context;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::bids::Imported;
use crate::view::score::SheetsImport;

/// Takes scores from a file in, all or none. Complete sheets are handed in
/// where that was asked for; others stay drafts.
pub async fn sheets_import(context: Context<'_>, ask: SheetsImport) -> Result<Imported, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    let bids: Vec<_> = round.bids().cloned().collect();
    let read = read_scores(
        &ask.file.name,
        &ask.file.bytes().map_err(|error| error.under("file"))?,
        round.scheme(),
        Some(&bids),
    );
    refuse_lines(&read.refusals)?;
    let (bodies, replaced) = sheet_bodies(&round, &read.good, ask.submit)?;
    if !bodies.is_empty() {
        change.commit_all(&bodies, context.app.now()).await?;
    }
    let drafts = bodies
        .iter()
        .filter(|body| matches!(body, Body::SheetDrafted(_)))
        .count();
    let mut warnings = read.warnings;
    if ask.submit && drafts > 0 {
        warnings.push(format!(
            "{drafts} of the sheets are not complete and stay drafts."
        ));
    }
    Ok(Imported {
        added: count(bodies.len().saturating_sub(replaced)),
        replaced: count(replaced),
        refusals: Vec::new(),
        warnings,
    })
}

fn refuse_lines(refusals: &[Refusal]) -> Result<(), ApiError> {
    if refusals.is_empty() {
        return Ok(());
    }
    let message = format!(
        "{} of the file's lines cannot be taken, so none was. Put them right and take the file in again.",
        refusals.len()
    );
    Err(ApiError::bad_data(message).with(refusals.iter().map(ToString::to_string)))
}

/// The records of all sheets, and how many replace a draft on file. Every
/// sheet that cannot be taken is named.
fn sheet_bodies(
    round: &RoundData,
    sheets: &[SheetIn],
    submit: bool,
) -> Result<(Vec<Body>, usize), ApiError> {
    let (mut bodies, mut problems, mut replaced) = (Vec::new(), Vec::new(), 0_usize);
    for sheet in sheets {
        match sheet_body(round, sheet, submit) {
            Ok((member, new)) => {
                replaced += usize::from(round.sheet(&sheet.bid, &member).is_some());
                bodies.push(new);
            }
            Err(error) => problems.push(error.message),
        }
    }
    problems.dedup();
    if problems.is_empty() {
        Ok((bodies, replaced))
    } else {
        Err(
            ApiError::not_allowed("Some of the sheets cannot be taken, so none was.")
                .with(problems),
        )
    }
}

fn sheet_body(
    round: &RoundData,
    sheet: &SheetIn,
    submit: bool,
) -> Result<(MemberId, Body), ApiError> {
    let member = member_named(round, sheet.member.as_str())?;
    let paper = Paper::of(round, &member, &sheet.bid)?;
    let before = paper.sheet.as_ref().map(evenhand_store::SheetRow::readable);
    let content = SheetContent {
        scores: sheet.scores.clone(),
        reasons: sheet.reasons.clone(),
        ..before.unwrap_or_default()
    };
    Ok((member, paper.imported(content, submit)?))
}

/// The member that a file names, by name or by id.
fn member_named(round: &RoundData, text: &str) -> Result<MemberId, ApiError> {
    let found = round
        .scorers()
        .find(|member| member.name == text || member.id.as_str() == text);
    found.map(|member| member.id.clone()).ok_or_else(|| {
        let names: Vec<&str> = round.scorers().map(|member| member.name.as_str()).collect();
        ApiError::not_found(format!(
            "\"{text}\" is not on the panel. It has {}.",
            names.join(", ")
        ))
    })
}
