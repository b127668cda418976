//! The ranking: from bids and sheets to ranks, exactly.

pub mod outcome;

pub use outcome::{BidFigures, CriterionFigures, EffectiveFigures, RankedBid, Ranking, UnrankedBid, UnrankedReason};
