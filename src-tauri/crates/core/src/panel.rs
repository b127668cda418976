//! Who is on a panel.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::MemberId;

/// What a person does on a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the round; scores too where they hold sheets.
    Chair,
    /// Scores bids.
    Member,
    /// Watches, and reads only after the reveal.
    Observer,
}

/// A person on a panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Member {
    /// Their id, unique within the panel.
    pub id: MemberId,
    /// Their name, as the pack prints it.
    pub name: String,
    /// What they do.
    pub role: Role,
}
