//! What a search for the best set comes to.

use std::collections::BTreeSet;

/// A set of bids, by index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) bids: BTreeSet<usize>,
    pub(super) value: i128,
    pub(super) spent: i64,
}

/// How a search ended.
pub(super) enum Ended {
    /// This set is best; none where no set keeps to all rows.
    Proved(Option<Found>),
    /// It was stopped, or there was too much to look through.
    Stopped {
        /// The best set that was come across.
        best: Option<Found>,
        /// What no set is worth more than.
        ceiling: i128,
    },
}
