//! Sheets that arrive as a file: scores typed in for members without the app.

use evenhand_core::likeness::look_alike;
use evenhand_core::{Member, MemberId, SheetContent, phrase};
use evenhand_intake::{Refusal, SheetIn, read_scores};
use evenhand_record::Body;

use super::bids::refuse_nothing_taken;
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
    if read.good.is_empty() {
        return Err(refuse_nothing_taken(&[]));
    }
    let SheetsTaken {
        bodies,
        replaced,
        said,
    } = sheet_bodies(&round, &read.good, ask.submit)?;
    change.commit_all(&bodies, context.app.now()).await?;
    let drafts = bodies
        .iter()
        .filter(|body| matches!(body, Body::SheetDrafted(_)))
        .count();
    let mut warnings = [read.warnings, said].concat();
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

/// The sheets that a file brings.
struct SheetsTaken {
    bodies: Vec<Body>,
    /// How many of them replace a draft on file.
    replaced: usize,
    /// What they change, in words.
    said: Vec<String>,
}

/// The records of all sheets. Every sheet that cannot be taken is named.
fn sheet_bodies(
    round: &RoundData,
    sheets: &[SheetIn],
    submit: bool,
) -> Result<SheetsTaken, ApiError> {
    let (mut bodies, mut said) = (Vec::new(), Vec::new());
    let (mut problems, mut replaced) = (Vec::new(), 0_usize);
    for sheet in sheets {
        match sheet_body(round, sheet, submit) {
            Ok(taken) => {
                replaced += usize::from(round.sheet(&sheet.bid, &taken.member).is_some());
                said.extend(taken.said);
                bodies.push(taken.body);
            }
            Err(error) => problems.push(error.message),
        }
    }
    problems.dedup();
    if problems.is_empty() {
        Ok(SheetsTaken {
            bodies,
            replaced,
            said,
        })
    } else {
        Err(
            ApiError::not_allowed("Some of the sheets cannot be taken, so none was.")
                .with(problems),
        )
    }
}

fn sheet_body(round: &RoundData, sheet: &SheetIn, submit: bool) -> Result<SheetTaken, ApiError> {
    let member = member_named(round, sheet.member.as_str())?;
    let paper = Paper::of(round, &member, &sheet.bid)?;
    let before = paper.sheet.as_ref().map(evenhand_store::SheetRow::readable);
    let before = before.unwrap_or_default();
    let said = say_changes(round.name_of(&member), &before, sheet);
    let body = paper.imported(with_lines(before, sheet), submit)?;
    Ok(SheetTaken { member, body, said })
}

/// A sheet that a file brings: its record, and what it changes of one on file.
struct SheetTaken {
    member: MemberId,
    body: Body,
    said: Option<String>,
}

/// The sheet on file with what the file's lines say: a line changes the score and the
/// reason that it gives, and nothing else.
fn with_lines(before: SheetContent, sheet: &SheetIn) -> SheetContent {
    let SheetContent {
        scores,
        mut reasons,
        ..
    } = before.clone();
    let given = sheet.scores.iter();
    let kept = scores
        .iter()
        .filter(|(id, _)| sheet.scores.get(id).is_none());
    let scores = given
        .chain(kept)
        .map(|(id, score)| (id.clone(), score))
        .collect();
    reasons.extend(sheet.reasons.clone());
    SheetContent {
        scores,
        reasons,
        ..before
    }
}

/// What a file changes of a sheet on file, in words.
fn say_changes(name: &str, before: &SheetContent, sheet: &SheetIn) -> Option<String> {
    let scores = sheet.scores.iter().filter_map(|(id, new)| {
        let old = before.scores.get(id).filter(|old| old.0 != new.0)?;
        Some(format!("{id} from {old} to {new}"))
    });
    let reasons = sheet.reasons.iter().filter(|(id, new)| {
        let old = before.reasons.get(*id);
        old.is_some_and(|old| !old.is_empty() && old != *new)
    });
    let reasons = reasons.map(|(id, _)| format!("the reason for {id}"));
    let parts: Vec<String> = scores.chain(reasons).collect();
    (!parts.is_empty()).then(|| {
        format!(
            "Changed on {name}'s sheet for bid {}: {}.",
            sheet.bid,
            phrase::listed(&parts)
        )
    })
}

/// The member that a file names, by name or by id.
fn member_named(round: &RoundData, text: &str) -> Result<MemberId, ApiError> {
    let named = |member: &&Member| member.name == text || member.id.as_str() == text;
    let alike = |member: &&Member| look_alike(&member.name, text);
    let found = round.scorers().find(named);
    found
        .or_else(|| round.scorers().find(alike))
        .map(|member| member.id.clone())
        .ok_or_else(|| {
            let names: Vec<&str> = round.scorers().map(|member| member.name.as_str()).collect();
            ApiError::not_found(format!(
                "\"{text}\" is not on the panel. It has {}.",
                names.join(", ")
            ))
        })
}
