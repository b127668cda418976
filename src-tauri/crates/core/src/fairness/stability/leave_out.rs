//! The official ranking again without one member, exactly.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Cut;
use super::replay::{Replay, place};
use super::tally::Tally;
use crate::bid::Bid;
use crate::gateway::GatewayAnswer;
use crate::id::MemberId;
use crate::moderation::AgreedScore;
use crate::rank::counting::Case;
use crate::rank::{RankInput, rank};
use crate::scheme::Scheme;
use crate::sheet::Sheet;

/// What an exact ranking without a member rests on: the sheets that count, of
/// the bids that take part, with the quorum set aside.
#[derive(Debug)]
pub(super) struct Remainder {
    scheme: Scheme,
    bids: Vec<Bid>,
    sheets: Vec<Sheet>,
    agreed: Vec<AgreedScore>,
    gateways: Vec<GatewayAnswer>,
}

impl Remainder {
    pub(super) fn of(input: &RankInput<'_>, cases: &[&Case<'_>]) -> Self {
        let sheets = cases.iter().flat_map(|case| case.sheets.iter());
        Self {
            scheme: Scheme {
                quorum: 1,
                ..input.scheme.clone()
            },
            bids: cases.iter().map(|case| case.bid.clone()).collect(),
            sheets: sheets.map(|sheet| (*sheet).clone()).collect(),
            agreed: input.agreed.to_vec(),
            gateways: input.gateways.to_vec(),
        }
    }

    /// The ranks without a member, by reference.
    fn without(&self, members: &[MemberId], out: &MemberId) -> crate::Ranking {
        let panel: BTreeSet<MemberId> = members
            .iter()
            .filter(|member| *member != out)
            .cloned()
            .collect();
        rank(&RankInput {
            scheme: &self.scheme,
            bids: &self.bids,
            sheets: &self.sheets,
            declarations: &[],
            agreed: &self.agreed,
            gateways: &self.gateways,
            panel: Some(&panel),
        })
    }
}

impl Replay {
    /// The rankings without each of the members at these places of
    /// [`Replay::members`], worked exactly.
    pub fn leave_outs(&self, members: Range<u32>, cut: &impl Cut) -> Tally {
        let mut tally = Tally::of(self.entries.len());
        let places = members.filter_map(|place| usize::try_from(place).ok());
        for (place, out) in places.filter_map(|place| Some((place, self.members().get(place)?))) {
            tally.leave_out(place, self.without(out, cut));
        }
        tally
    }

    /// For each bid, its rank without a member and whether it is funded.
    fn without(&self, out: &MemberId, cut: &impl Cut) -> Vec<(Option<u32>, bool)> {
        let ranking = self.remainder.without(self.members(), out);
        let ranked: Vec<(u32, usize)> = ranking
            .ranking
            .iter()
            .filter_map(|row| Some((row.rank, place(&self.entries, &row.bid)?)))
            .collect();
        let funded = self.funded(&ranked, cut);
        let mut bids = vec![(None, false); self.entries.len()];
        for (rank, place) in ranked {
            if let Some(bid) = bids.get_mut(place) {
                *bid = (Some(rank), funded.contains(&place));
            }
        }
        bids
    }

    /// The entries that are funded in full under a ranking of entries.
    pub(super) fn funded(&self, ranked: &[(u32, usize)], cut: &impl Cut) -> BTreeSet<usize> {
        let given: Vec<(u32, usize)> = ranked
            .iter()
            .filter_map(|(rank, place)| Some((*rank, self.entries.get(*place)?.given)))
            .collect();
        let mut funded = vec![false; self.given];
        cut.cut(&given, &mut funded);
        ranked
            .iter()
            .zip(&given)
            .filter(|(_, (_, given))| funded.get(*given).copied().unwrap_or_default())
            .map(|((_, place), _)| *place)
            .collect()
    }
}
