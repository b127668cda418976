//! What the runs say of each bid.

use std::collections::BTreeMap;

use super::replay::Replay;
use super::tally::Tally;
use super::{Band, BidStability, Cut, OUT_SHARE, SAFE_SHARE};
use crate::id::MemberId;

impl Replay {
    /// The stability of each officially ranked bid, in order of rank, from the
    /// runs that were made.
    pub fn rows(&self, tally: &Tally, cut: &impl Cut) -> Vec<BidStability> {
        let funded = self.funded_entries(&self.official, cut);
        self.official
            .iter()
            .filter_map(|(rank, index)| {
                let above = funded.contains(index);
                self.stability_row(tally, *rank, *index, above)
            })
            .collect()
    }

    fn stability_row(
        &self,
        tally: &Tally,
        rank: u32,
        index: usize,
        above: bool,
    ) -> Option<BidStability> {
        let entry = self.entries.get(index)?;
        let left_out: Vec<(usize, (Option<u32>, bool))> = tally.left_out(index).collect();
        let ranks = || {
            left_out
                .iter()
                .filter_map(|(_, (rank, _))| *rank)
                .chain([rank])
        };
        let (above_line, weightings) = (
            tally.share_of_draws(index),
            tally.share_of_weightings(index),
        );
        Some(BidStability {
            bid: entry.reference.clone(),
            rank,
            above,
            above_line,
            weightings,
            rank_low: ranks().min().unwrap_or(rank),
            rank_high: ranks().max().unwrap_or(rank),
            leave_one_out: self.by_member(&left_out),
            band: band_of(
                [above_line, weightings],
                left_out.iter().map(|(_, (_, above))| *above).chain([above]),
            ),
            reason: why_null(above_line, weightings),
        })
    }

    fn by_member(
        &self,
        left_out: &[(usize, (Option<u32>, bool))],
    ) -> BTreeMap<MemberId, Option<u32>> {
        left_out
            .iter()
            .filter_map(|(member, (rank, _))| Some((self.members().get(*member)?.clone(), *rank)))
            .collect()
    }
}

/// The band of a bid: by the shares of runs in which it is funded, and by
/// whether it is officially and without each member.
fn band_of(shares: [Option<f64>; 2], above: impl Iterator<Item = bool> + Clone) -> Band {
    let every = |holds: fn(f64) -> bool| shares.iter().all(|share| share.is_some_and(holds));
    if every(|share| share >= SAFE_SHARE) && above.clone().all(|above| above) {
        Band::Safe
    } else if every(|share| share <= OUT_SHARE) && !above.clone().any(|above| above) {
        Band::Out
    } else {
        Band::InTheBalance
    }
}

fn why_null(draws: Option<f64>, weightings: Option<f64>) -> Option<String> {
    let why = match (draws, weightings) {
        (None, _) => "No draw of members left it with sheets enough to be ranked.",
        (_, None) => "No weighting was tried.",
        _ => return None,
    };
    Some(why.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bid_is_safe_or_out_only_where_everything_says_so() {
        let of =
            |draws, weightings, above: &[bool]| band_of([draws, weightings], above.iter().copied());
        for (draws, weightings, above, wanted) in [
            (0.95, 0.95, [true, true], Band::Safe),
            (0.949, 1.0, [true, true], Band::InTheBalance),
            (1.0, 0.949, [true, true], Band::InTheBalance),
            (1.0, 1.0, [true, false], Band::InTheBalance),
            (0.05, 0.05, [false, false], Band::Out),
            (0.051, 0.0, [false, false], Band::InTheBalance),
            (0.0, 0.051, [false, false], Band::InTheBalance),
            (0.0, 0.0, [false, true], Band::InTheBalance),
        ] {
            let found = of(Some(draws), Some(weightings), &above);
            assert_eq!(
                found, wanted,
                "{draws} of draws, {weightings} of weightings, {above:?}"
            );
        }
        assert_eq!(of(None, Some(1.0), &[true]), Band::InTheBalance);
    }
}
