//! The official ranking again without one member, exactly.

use std::ops::Range;

use super::Cut;
use super::replay::{Replay, entry_index};
use super::tally::Tally;
use crate::id::MemberId;
use crate::rank::rank;

impl Replay {
    /// The rankings without each of the members at these indexes of
    /// [`Replay::members`], worked out exactly.
    pub fn leave_outs(&self, members: Range<u32>, cut: &impl Cut) -> Tally {
        let mut tally = Tally::for_bids(self.entries.len());
        for index in members.filter_map(|index| usize::try_from(index).ok()) {
            if let Some(member) = self.members().get(index) {
                tally.add_leave_out(index, self.rank_without(member, cut));
            }
        }
        tally
    }

    /// For each bid, its rank without a member and whether it is funded.
    fn rank_without(&self, member: &MemberId, cut: &impl Cut) -> Vec<(Option<u32>, bool)> {
        let ranking = rank(&self.counting.without_member(member));
        let ranked: Vec<(u32, usize)> = ranking
            .ranking
            .iter()
            .filter_map(|row| Some((row.rank, entry_index(&self.entries, &row.bid)?)))
            .collect();
        let funded = self.funded_entries(&ranked, cut);
        let mut bids = vec![(None, false); self.entries.len()];
        for (rank, index) in ranked {
            if let Some(bid) = bids.get_mut(index) {
                *bid = (Some(rank), funded.contains(&index));
            }
        }
        bids
    }
}
