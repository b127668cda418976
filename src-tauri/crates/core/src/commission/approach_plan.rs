//! By which approaches a round is commissioned, and why.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::round::Approach;

/// The approaches of a round. A later plan stands in the place of an earlier one; each
/// keeps its reason on record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApproachPlan {
    /// One or more of the five.
    pub approaches: BTreeSet<Approach>,
    /// Why these; never empty.
    pub reason: String,
    /// Why the grant has to be quick; given where grant giving is among them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fast_because: String,
}

impl ApproachPlan {
    /// Whether an approach is among them.
    pub fn includes(&self, approach: Approach) -> bool {
        self.approaches.contains(&approach)
    }
}
