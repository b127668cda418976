//! The ranking: from bids and sheets to ranks, exactly.
//!
//! [`rank()`] follows the scheme step by step: which sheets count
//! ([`counting`]), what the panel gave each criterion ([`aggregate`]), what
//! that makes of sections and total ([`total`]), what keeps a bid from a rank
//! ([`bars`]), and how equal totals are split ([`tie_break`]).

use rayon::prelude::*;

use crate::id::MemberId;
use crate::scheme::effective;
use crate::scored_round::ScoredRound;

pub mod aggregate;
pub mod assess;
pub mod bars;
pub mod counting;
pub mod outcome;
pub mod share;
pub mod tie_break;
pub mod total;

pub use outcome::{
    BidFigures, CriterionFigures, EffectiveFigures, RankedBid, Ranking, UnrankedBid, UnrankedReason,
};

/// The fewest bids that are worth handing to another core.
const FEWEST_AT_ONCE: usize = 64;

/// Ranks the bids of a round.
///
/// Order of bids, sheets, declarations and answers never matters.
pub fn rank(round: &ScoredRound) -> Ranking {
    rank_naming(round, MemberId::as_str)
}

/// As [`rank()`], with warnings that name members as people know them.
pub fn rank_naming<'a>(round: &'a ScoredRound, name: impl Fn(&'a MemberId) -> &'a str) -> Ranking {
    let scheme = &round.scheme;
    let (cases, mut warnings) = counting::gather(round, name);
    let assessed: Vec<_> = cases
        .par_iter()
        .with_min_len(FEWEST_AT_ONCE)
        .map(|case| assess::assess(scheme, case))
        .collect();
    let mut ranked = Vec::new();
    let mut unranked = Vec::new();
    for (case, assessed) in cases.iter().zip(assessed) {
        bars::advisory_warnings(scheme, case, &mut warnings);
        match assessed {
            Ok(figures) => ranked.push((case.bid, figures)),
            Err(apart) => unranked.push(*apart),
        }
    }
    Ranking {
        ranking: tie_break::order(scheme, ranked),
        unranked,
        effective_weights: effective::effective_weights(scheme),
        warnings,
    }
}
