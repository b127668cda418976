//! The columns of `scores.csv`, and how sheets are written.

use std::borrow::Cow;
use std::collections::BTreeSet;

use evenhand_core::{BidRef, CriterionId, MemberId, Score};

use super::SheetIn;
use crate::rules::text::clean_text;
use crate::table::{Column, write_table};

pub(super) const BID: usize = 0;
pub(super) const MEMBER: usize = 1;
pub(super) const CRITERION: usize = 2;
pub(super) const SCORE: usize = 3;
pub(super) const REASON: usize = 4;

pub(super) const COLUMNS: &[Column<ScoreLine>] = &[
    Column::needed("bid", |line| Cow::from(line.bid.as_str())),
    Column::needed("member", |line| Cow::from(line.member.as_str())),
    Column::needed("criterion", |line| Cow::from(line.criterion.as_str())),
    Column::needed("score", |line| {
        let score = line.score.map(|score| score.to_string());
        Cow::from(score.unwrap_or_default())
    }),
    Column::optional("reason", |line| clean_text(&line.reason)),
];

/// A line to write: what a sheet says of one criterion.
pub(super) struct ScoreLine {
    bid: BidRef,
    member: MemberId,
    criterion: CriterionId,
    score: Option<Score>,
    reason: String,
}

/// Writes sheets as `scores.csv`, which [`read_scores`](super::read_scores) reads
/// back; but a sheet on which nothing is given has no line.
pub fn write_scores<'a>(sheets: impl IntoIterator<Item = &'a SheetIn>) -> Vec<u8> {
    write_table(COLUMNS, sheets.into_iter().flat_map(lines_of_sheet))
}

/// A line for each criterion with a score or a reason, in order of criterion id.
fn lines_of_sheet(sheet: &SheetIn) -> impl Iterator<Item = ScoreLine> {
    let scored = sheet.scores.iter().map(|(criterion, _)| criterion);
    let reasons = sheet
        .reasons
        .iter()
        .filter(|(_, reason)| !reason.is_empty());
    let criteria: BTreeSet<&CriterionId> = scored
        .chain(reasons.map(|(criterion, _)| criterion))
        .collect();
    criteria.into_iter().map(|criterion| ScoreLine {
        bid: sheet.bid.clone(),
        member: sheet.member.clone(),
        criterion: criterion.clone(),
        score: sheet.scores.get(criterion),
        reason: sheet.reasons.get(criterion).cloned().unwrap_or_default(),
    })
}
