//! The ranking: from bids and sheets to ranks, exactly.
//!
//! [`rank()`] follows the scheme step by step: which sheets count
//! ([`counting`]), what the panel gave each criterion ([`aggregate`]), what
//! that makes of sections and total ([`total`]), what keeps a bid from a rank
//! ([`bars`]), and how equal totals are split ([`tie_break`]).

use std::collections::BTreeSet;

use crate::bid::Bid;
use crate::declaration::Declaration;
use crate::gateway::GatewayAnswer;
use crate::id::MemberId;
use crate::moderation::AgreedScore;
use crate::scheme::{Scheme, effective};
use crate::sheet::Sheet;

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

/// Everything that a ranking rests on.
#[derive(Clone, Copy, Debug)]
pub struct RankInput<'a> {
    /// The scheme; one that passes [`crate::scheme::check::check`].
    pub scheme: &'a Scheme,
    /// The bids to rank, each reference once.
    pub bids: &'a [Bid],
    /// The sheets on file, at most one of each member for each bid.
    pub sheets: &'a [Sheet],
    /// The declarations in force.
    pub declarations: &'a [Declaration],
    /// The scores agreed in moderation.
    pub agreed: &'a [AgreedScore],
    /// The answers to gateways.
    pub gateways: &'a [GatewayAnswer],
    /// The panel; where `None`, everyone with a sheet is on it.
    pub panel: Option<&'a BTreeSet<MemberId>>,
}

/// Ranks the bids of a round.
///
/// Order of bids, sheets, declarations and answers never matters.
pub fn rank(input: &RankInput<'_>) -> Ranking {
    rank_naming(input, MemberId::as_str)
}

/// As [`rank()`], with warnings that name members as people know them.
pub fn rank_naming<'a>(input: &RankInput<'a>, name: impl Fn(&'a MemberId) -> &'a str) -> Ranking {
    let (cases, mut warnings) = counting::gather(input, name);
    let mut ranked = Vec::new();
    let mut unranked = Vec::new();
    for case in &cases {
        bars::advisory_warnings(input.scheme, case, &mut warnings);
        match assess::assess(input.scheme, case) {
            Ok(figures) => ranked.push((case.bid, figures)),
            Err(apart) => unranked.push(*apart),
        }
    }
    Ranking {
        ranking: tie_break::order(input.scheme, ranked),
        unranked,
        effective_weights: effective::effective_weights(input.scheme),
        warnings,
    }
}
