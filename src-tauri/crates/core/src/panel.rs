//! Who is on a panel.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::MemberId;
use crate::title::Titled;

/// What a person does on a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Runs the round; scores too where they hold sheets.
    Chair,
    /// Scores bids.
    Member,
    /// Watches, and reads only after the reveal.
    Observer,
    /// Runs the office's side: research, the cycle, agreements, returns, payments. Scores
    /// nothing, and reads no score before the reveal.
    Support,
}

impl Titled for Role {
    fn title(self) -> &'static str {
        match self {
            Self::Chair => "Chair",
            Self::Member => "Member",
            Self::Observer => "Observer",
            Self::Support => "Support officer",
        }
    }
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
