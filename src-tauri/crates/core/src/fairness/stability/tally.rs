//! What came of a number of runs.

use std::collections::BTreeMap;

/// Counts of runs, to be merged with those of other runs of the same replay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// For each bid: draws with sheets enough, and draws in which it is funded.
    draws: Vec<(u32, u32)>,
    /// For each bid: weightings in which it is funded.
    weightings: Vec<u32>,
    /// How many weightings there were.
    weighted: u32,
    /// By member left out: for each bid, its rank and whether it is funded.
    leave_outs: BTreeMap<usize, Vec<(Option<u32>, bool)>>,
}

impl Tally {
    /// A tally of so many bids without any run.
    pub(super) fn for_bids(bids: usize) -> Self {
        Self {
            draws: vec![(0, 0); bids],
            weightings: vec![0; bids],
            ..Self::default()
        }
    }

    /// Both tallies as one. They must not count the same run twice.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        let bids = self.draws.len().max(other.draws.len());
        self.draws.resize(bids, (0, 0));
        self.weightings.resize(bids, 0);
        for ((could, above), (more, more_above)) in self.draws.iter_mut().zip(other.draws) {
            *could = could.saturating_add(more);
            *above = above.saturating_add(more_above);
        }
        for (above, more) in self.weightings.iter_mut().zip(other.weightings) {
            *above = above.saturating_add(more);
        }
        self.weighted = self.weighted.saturating_add(other.weighted);
        self.leave_outs.extend(other.leave_outs);
        self
    }

    /// A draw in which the bid has sheets enough.
    pub(super) fn could_be_ranked(&mut self, bid: usize) {
        if let Some((could, _)) = self.draws.get_mut(bid) {
            *could = could.saturating_add(1);
        }
    }

    /// A draw in which the bid is funded.
    pub(super) fn funded_in_draw(&mut self, bid: usize) {
        if let Some((_, above)) = self.draws.get_mut(bid) {
            *above = above.saturating_add(1);
        }
    }

    /// One more weighting.
    pub(super) fn add_weighting(&mut self) {
        self.weighted = self.weighted.saturating_add(1);
    }

    /// A weighting in which the bid is funded.
    pub(super) fn funded_in_weighting(&mut self, bid: usize) {
        if let Some(above) = self.weightings.get_mut(bid) {
            *above = above.saturating_add(1);
        }
    }

    /// What came of leaving a member out.
    pub(super) fn add_leave_out(&mut self, member: usize, bids: Vec<(Option<u32>, bool)>) {
        self.leave_outs.insert(member, bids);
    }

    /// The share of draws in which the bid is funded.
    pub(super) fn share_of_draws(&self, bid: usize) -> Option<f64> {
        let (could, above) = self.draws.get(bid)?;
        share_of(*above, *could)
    }

    /// The share of weightings in which the bid is funded.
    pub(super) fn share_of_weightings(&self, bid: usize) -> Option<f64> {
        share_of(*self.weightings.get(bid)?, self.weighted)
    }

    /// The rank of the bid without each member that was left out, and whether it is funded.
    pub(super) fn left_out(
        &self,
        bid: usize,
    ) -> impl Iterator<Item = (usize, (Option<u32>, bool))> {
        self.leave_outs
            .iter()
            .filter_map(move |(member, bids)| Some((*member, *bids.get(bid)?)))
    }
}

fn share_of(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}
