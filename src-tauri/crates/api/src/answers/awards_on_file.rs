//! The awards of rounds with what is on file of each, read in a few queries a round.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use evenhand_core::commission::{AwardFacts, AwardFile, DueThing, due_things, risks};
use evenhand_core::{Bid, BidRef, Decision, RoundId, phrase};
use evenhand_store::{RoundRow, View};

use crate::error::ApiError;

/// An award with what is on file of it.
pub(crate) struct AwardOnFile {
    pub(crate) bid: Bid,
    pub(crate) decision: Decision,
    pub(crate) decided_on: Option<NaiveDate>,
    pub(crate) file: AwardFile,
}

/// What is due of an award, and why it is at risk.
pub(crate) struct Due {
    /// On the day or after it, by day.
    pub(crate) ahead: Vec<DueThing>,
    /// Before it, the longest first.
    pub(crate) overdue: Vec<DueThing>,
    pub(crate) risks: Vec<String>,
}

impl AwardOnFile {
    /// What is due on a day, and why it is at risk.
    pub(crate) fn due(&self, today: NaiveDate) -> Due {
        let facts = AwardFacts {
            award: self.decision.amount,
            decided_on: self.decided_on,
            starts: self.bid.details.start,
        };
        let all = due_things(facts, &self.file, today);
        let (overdue, ahead): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|thing| thing.days_late > 0);
        Due {
            risks: risks(&self.file, &overdue, today),
            ahead,
            overdue,
        }
    }
}

/// What is on file of awards, by round and bid.
pub(crate) type AwardFiles = BTreeMap<(RoundId, BidRef), AwardFile>;

/// The awards of a round, by bid, each with its file out of `files`.
pub(crate) async fn read_awards(
    view: &mut View,
    round: &RoundRow,
    files: &mut AwardFiles,
) -> Result<Vec<AwardOnFile>, ApiError> {
    let mut decisions = view.decisions(&round.id).await?;
    decisions.retain(|decision| decision.kind.is_award());
    if decisions.is_empty() {
        return Ok(Vec::new());
    }
    let decided = view.newest_decision(&round.id).await?;
    let decided_on = decided.map(|row| {
        let on_file = phrase::office_day(row.at);
        row.details.on.unwrap_or(on_file)
    });
    let bids = view.bids(&round.id).await?.into_iter();
    let mut bids: BTreeMap<BidRef, Bid> = bids
        .map(|row| (row.bid.reference.clone(), row.bid))
        .collect();
    let awards = decisions.into_iter().filter_map(|decision| {
        let bid = bids.remove(&decision.bid)?;
        let key = (round.id.clone(), decision.bid.clone());
        Some(AwardOnFile {
            file: files.remove(&key).unwrap_or_default(),
            bid,
            decision,
            decided_on,
        })
    });
    Ok(awards.collect())
}
