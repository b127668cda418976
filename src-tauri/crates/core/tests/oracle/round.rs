//! A round that a test can change, and its ranking.

use evenhand_core::Ranking;
pub use evenhand_core::ScoredRound as Round;

/// The ranking that is under test.
pub trait Ranked {
    fn rank(&self) -> Ranking;
}

impl Ranked for Round {
    fn rank(&self) -> Ranking {
        evenhand_core::rank::rank(self)
    }
}
