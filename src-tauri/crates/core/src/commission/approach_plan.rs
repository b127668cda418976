//! By which approaches a round is commissioned, and why.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
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

/// In how many days something was done, the first and the last counted: 1 where it was begun
/// and done on one day. By the days of universal time, so that every laptop counts the same;
/// never less than 1, also where a clock was wrong.
pub fn days_taken(begun: DateTime<Utc>, done: DateTime<Utc>) -> u32 {
    let days = done.date_naive().signed_duration_since(begun.date_naive());
    let between = u32::try_from(days.num_days()).unwrap_or_default();
    between.saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_the_last_day_are_counted() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        for (begun, done, days) in [
            ("2014-01-31T09:00:00Z", "2014-01-31T09:00:00Z", 1),
            ("2014-01-31T00:00:00Z", "2014-01-31T23:59:59Z", 1),
            ("2014-01-31T23:59:59Z", "2014-02-01T00:00:00Z", 2),
            ("2014-01-31T09:00:00Z", "2014-02-28T09:00:00Z", 29),
            ("2014-02-02T09:00:00Z", "2014-01-31T09:00:00Z", 1),
        ] {
            assert_eq!(days_taken(at(begun), at(done)), days, "{begun} to {done}");
        }
    }
}
