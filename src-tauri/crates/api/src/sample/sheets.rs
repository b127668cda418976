//! The sample round's sheets: scores from one file, words from another.

use std::collections::BTreeMap;

use evenhand_core::{BidRef, RoundId, SheetContent};
use evenhand_intake::{SheetIn, read_scores};

use super::data;
use crate::app::App;
use crate::error::{ApiError, ErrorCode};

/// One member's sheet on one bid.
pub(super) struct SampleSheet {
    /// The member's name.
    pub(super) member: String,
    pub(super) bid: BidRef,
    pub(super) content: SheetContent,
}

/// Every sheet of the round.
pub(super) async fn read_sheets(
    chair: &App,
    round: &RoundId,
) -> Result<Vec<SampleSheet>, ApiError> {
    let version = chair.store.scheme(round).await?;
    let version = version
        .ok_or_else(|| ApiError::of(ErrorCode::Bug, "BUG: the sample round has no scheme."))?;
    let rows = chair.store.bids(round).await?;
    let bids: Vec<_> = rows.into_iter().map(|row| row.bid).collect();
    let read = read_scores("scores.csv", data::SCORES, &version.scheme, Some(&bids));
    if let Some(refusal) = read.refusals.first() {
        return Err(ApiError::of(ErrorCode::Bug, format!("BUG: {refusal}")));
    }
    let mut notes = notes_by_sheet()?;
    let sheets = read.good.into_iter().map(|sheet| {
        let whose = (sheet.bid.clone(), sheet.member.to_string());
        let note = notes.remove(&whose);
        with_note(sheet, note)
    });
    Ok(sheets.collect())
}

fn notes_by_sheet() -> Result<BTreeMap<(BidRef, String), data::Note>, ApiError> {
    let notes = data::notes()?.into_iter();
    Ok(notes
        .map(|note| ((note.bid.clone(), note.member.clone()), note))
        .collect())
}

fn with_note(sheet: SheetIn, note: Option<data::Note>) -> SampleSheet {
    let mut content = SheetContent {
        scores: sheet.scores,
        reasons: sheet.reasons,
        ..SheetContent::default()
    };
    if let Some(note) = note {
        content.strengths = note.strengths;
        content.weaknesses = note.weaknesses;
        content.comment = note.comment;
        content.recommendation = Some(note.recommendation);
        content.suggested_amount = note.suggested_amount;
    }
    SampleSheet {
        member: sheet.member.to_string(),
        bid: sheet.bid,
        content,
    }
}
