//! What the answers are made from beside the round itself: the agreements of its awards, the
//! rounds that are not decided yet, and the commissioning cycle.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::commission::{AwardFile, CycleEntry, CycleEntryKind, FinancialYear};
use evenhand_core::{Approach, BidRef, Pounds, RoundId, Stage};

/// What is on file beside the round that is asked about.
#[derive(Clone, Debug, Default)]
pub struct FoiFacts {
    /// What was said of its awards after they were made.
    pub awards: BTreeMap<BidRef, AwardFile>,
    /// By which approaches it is commissioned; empty where only its description says so.
    pub approaches: BTreeSet<Approach>,
    /// The other rounds that are not decided yet, by title.
    pub next: Vec<NextRound>,
    /// The commissioning cycle. What is not marked as read for the public is not told.
    pub cycle: Vec<CycleEntry>,
}

/// A round that is not decided yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextRound {
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// By which approaches it is to be commissioned.
    pub approaches: BTreeSet<Approach>,
    /// The least that its fund may come to, in pounds.
    pub low: Pounds,
    /// The most.
    pub high: Pounds,
}

impl FoiFacts {
    /// The entries for the public that are about a round, or are of one of two years.
    pub(super) fn told<'a>(
        &'a self,
        kind: CycleEntryKind,
        round: &'a RoundId,
        year: FinancialYear,
    ) -> impl Iterator<Item = &'a CycleEntry> {
        self.cycle.iter().filter(move |entry| {
            let is_near = entry.is_of(year) || entry.is_of(year.previous());
            entry.public && entry.kind == kind && (is_near || entry.rounds.contains(round))
        })
    }
}
