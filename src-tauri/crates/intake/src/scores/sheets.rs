//! Sheets as they come together, line by line.

use std::collections::{BTreeMap, HashMap};

use evenhand_core::{BidRef, CriterionId, MemberId, Score, Scores};

use super::SheetIn;
use super::lines::{LineReader, ScoreRead};
use crate::mistake::Mistake;

/// The sheets so far.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    drafts: Vec<Draft>,
    indexes: HashMap<(usize, usize), usize>,
    last: usize,
}

/// One sheet so far.
#[derive(Debug)]
struct Draft {
    bid: usize,
    member: usize,
    entries: Vec<Entry>,
    reasons: Vec<(usize, String)>,
}

/// What one line said of one criterion.
#[derive(Debug)]
struct Entry {
    criterion: usize,
    line: u32,
    score: Option<Score>,
}

impl Sheets {
    /// Takes one line's score into its sheet.
    pub(super) fn take_score(&mut self, scored: ScoreRead<'_>) -> Result<(), Mistake> {
        let Some(draft) = self
            .draft_of(scored.bid, scored.member)
            .filter(|_| scored.applies)
        else {
            return Ok(());
        };
        if let Some(first) = draft
            .entries
            .iter()
            .find(|entry| entry.criterion == scored.criterion)
        {
            return Err(Mistake::new(
                format!(
                    "This bid, member and criterion were scored before, on line {}.",
                    first.line
                ),
                "Keep the line that holds, and take the other out.",
            ));
        }
        draft.entries.push(Entry {
            criterion: scored.criterion,
            line: scored.line,
            score: scored.score,
        });
        if !scored.reason.is_empty() {
            draft
                .reasons
                .push((scored.criterion, scored.reason.to_owned()));
        }
        Ok(())
    }

    /// The draft of a bid and a member; mostly the one of the line before.
    fn draft_of(&mut self, bid: usize, member: usize) -> Option<&mut Draft> {
        let is_last = self
            .drafts
            .get(self.last)
            .is_some_and(|draft| draft.bid == bid && draft.member == member);
        if !is_last {
            let capacity = self
                .drafts
                .get(self.last)
                .map_or(4, |draft| draft.entries.len());
            let next = self.drafts.len();
            self.last = *self.indexes.entry((bid, member)).or_insert(next);
            if self.last == next {
                self.drafts.push(Draft {
                    bid,
                    member,
                    entries: Vec::with_capacity(capacity),
                    reasons: Vec::new(),
                });
            }
        }
        self.drafts.get_mut(self.last)
    }

    /// The finished sheets, by bid and member.
    pub(super) fn into_sheets(self, lines: &LineReader<'_>) -> Vec<SheetIn> {
        let (bids, members) = (lines.bid_refs(), lines.member_ids());
        let (bid_ranks, member_ranks) = (rank_names(&bids), rank_names(&members));
        let criterion_ranks = rank_names(lines.criterion_ids());
        let rank = |ranks: &[usize], index: usize| ranks.get(index).copied().unwrap_or(usize::MAX);
        let mut drafts = self.drafts;
        drafts.sort_unstable_by_key(|draft| {
            (
                rank(&bid_ranks, draft.bid),
                rank(&member_ranks, draft.member),
            )
        });
        let finish = |draft: Draft| {
            finish_sheet(
                draft,
                &bids,
                &members,
                lines.criterion_ids(),
                &criterion_ranks,
            )
        };
        drafts.into_iter().filter_map(finish).collect()
    }
}

/// Turns one draft into a sheet.
fn finish_sheet(
    mut draft: Draft,
    bids: &[BidRef],
    members: &[MemberId],
    criteria: &[&CriterionId],
    ranks: &[usize],
) -> Option<SheetIn> {
    draft
        .entries
        .sort_unstable_by_key(|entry| ranks.get(entry.criterion));
    let id = |index: usize| criteria.get(index).map(|id| (*id).clone());
    let scores: Scores = draft
        .entries
        .iter()
        .filter_map(|entry| Some((id(entry.criterion)?, entry.score?)))
        .collect();
    let reasons: BTreeMap<CriterionId, String> = draft
        .reasons
        .into_iter()
        .filter_map(|(index, reason)| Some((id(index)?, reason)))
        .collect();
    Some(SheetIn {
        bid: bids.get(draft.bid)?.clone(),
        member: members.get(draft.member)?.clone(),
        scores,
        reasons,
    })
}

/// The rank of each thing among its like: sorting by ranks is quicker than by names.
fn rank_names<T: Ord>(things: &[T]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..things.len()).collect();
    order.sort_unstable_by_key(|index| things.get(*index));
    let mut ranks = vec![0; things.len()];
    for (rank, index) in order.into_iter().enumerate() {
        if let Some(slot) = ranks.get_mut(index) {
            *slot = rank;
        }
    }
    ranks
}
