//! What a workbook is made from: core values, gathered by the caller.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use evenhand_core::{MemberId, Ranking, ScoredRound};

/// Everything that a workbook shows, frozen.
#[derive(Clone, Debug)]
pub struct WorkbookInput {
    /// What the round is called.
    pub title: String,
    /// The time of the last record that the workbook rests on: the date in its properties.
    pub as_of: DateTime<Utc>,
    /// What the ranking depends on. Which of its sheets count is told by core.
    pub scored: ScoredRound,
    /// The ranking as published, in the order in which it is to be listed.
    pub ranking: Ranking,
    /// What members are called; one who is not here goes by their id.
    pub names: BTreeMap<MemberId, String>,
}

impl WorkbookInput {
    /// What a member is called.
    pub(crate) fn name_of<'a>(&'a self, member: &'a MemberId) -> &'a str {
        let name = self.names.get(member);
        name.map_or(member.as_str(), String::as_str)
    }
}
