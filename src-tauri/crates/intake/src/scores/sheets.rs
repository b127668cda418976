//! Sheets as they come together, line by line.

use std::collections::{BTreeMap, HashMap};

use evenhand_core::{BidRef, CriterionId, MemberId, Score, Scores};

use super::SheetIn;
use super::columns::{BID, Columns, Scored};
use crate::table::Fault;

/// The sheets so far.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    drafts: Vec<Draft>,
    places: HashMap<(usize, usize), usize>,
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
    pub(super) fn take(&mut self, scored: Scored<'_>) -> Result<(), Fault> {
        let Some(draft) = self
            .draft(scored.bid, scored.member)
            .filter(|_| scored.applies)
        else {
            return Ok(());
        };
        if let Some(first) = draft
            .entries
            .iter()
            .find(|entry| entry.criterion == scored.criterion)
        {
            let problem = format!(
                "This bid, member and criterion were scored before, on line {}.",
                first.line
            );
            return Err(Fault::new(
                BID,
                problem,
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
    fn draft(&mut self, bid: usize, member: usize) -> Option<&mut Draft> {
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
            self.last = *self.places.entry((bid, member)).or_insert(next);
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
    pub(super) fn finish(self, columns: &Columns<'_>) -> Vec<SheetIn> {
        let (bids, members) = (columns.bid_refs(), columns.member_ids());
        let (bid_ranks, member_ranks) = (ranks(&bids), ranks(&members));
        let criterion_ranks = ranks(columns.criterion_ids());
        let rank = |ranks: &[usize], place: usize| ranks.get(place).copied().unwrap_or(usize::MAX);
        let mut drafts = self.drafts;
        drafts.sort_unstable_by_key(|draft| {
            (
                rank(&bid_ranks, draft.bid),
                rank(&member_ranks, draft.member),
            )
        });
        let finish = |draft: Draft| {
            finish(
                draft,
                &bids,
                &members,
                columns.criterion_ids(),
                &criterion_ranks,
            )
        };
        drafts.into_iter().filter_map(finish).collect()
    }
}

/// Turns one draft into a sheet.
fn finish(
    mut draft: Draft,
    bids: &[BidRef],
    members: &[MemberId],
    criteria: &[&CriterionId],
    ranks: &[usize],
) -> Option<SheetIn> {
    draft
        .entries
        .sort_unstable_by_key(|entry| ranks.get(entry.criterion));
    let id = |place: usize| criteria.get(place).map(|id| (*id).clone());
    let scores: Scores = draft
        .entries
        .iter()
        .filter_map(|entry| Some((id(entry.criterion)?, entry.score?)))
        .collect();
    let reasons: BTreeMap<CriterionId, String> = draft
        .reasons
        .into_iter()
        .filter_map(|(place, reason)| Some((id(place)?, reason)))
        .collect();
    Some(SheetIn {
        bid: bids.get(draft.bid)?.clone(),
        member: members.get(draft.member)?.clone(),
        scores,
        reasons,
    })
}

/// The rank of each thing among its like: sorting by ranks is quicker than by names.
fn ranks<T: Ord>(things: &[T]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..things.len()).collect();
    order.sort_unstable_by_key(|place| things.get(*place));
    let mut ranks = vec![0; things.len()];
    for (rank, place) in order.into_iter().enumerate() {
        if let Some(slot) = ranks.get_mut(place) {
            *slot = rank;
        }
    }
    ranks
}
