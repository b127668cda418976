//! What the panel agrees in the moderation meeting.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{BidRef, CriterionId};
use crate::number::Score;

/// A panel score agreed in moderation. It replaces the aggregate of one
/// criterion for one bid; the members' own scores stay on file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AgreedScore {
    /// Which bid.
    pub bid: BidRef,
    /// Which criterion.
    pub criterion: CriterionId,
    /// The figure, in the criterion's own scale; `None` while it is not settled.
    pub score: Option<Score>,
    /// Why. An agreed score without a reason is incomplete.
    pub reason: String,
}

impl AgreedScore {
    /// Whether both the figure and its reason are there.
    pub fn is_complete(&self) -> bool {
        self.score.is_some() && !self.reason.trim().is_empty()
    }
}
