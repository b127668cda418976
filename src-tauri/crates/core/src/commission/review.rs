//! The office looks at a project again.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::existing::Finding;

/// A review of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Review {
    /// When.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// What is to become of the project.
    pub finding: Finding,
    /// Why; never empty.
    pub reasons: String,
    /// What the next round should know; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lesson: String,
    /// Who reviewed it, by name and office.
    pub by: String,
}
