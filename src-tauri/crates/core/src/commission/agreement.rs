//! The written agreement behind an award.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

use super::heading::Heading;
use super::measure::Measure;
use super::payment::PlannedPayment;
use crate::title::Titled;

/// What the office says under each heading in every agreement of a round, once. May use
/// what a template of letters may use. The program's own words where one is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StandardWords {
    /// By heading.
    pub words: BTreeMap<Heading, String>,
}

/// A period that a project reports on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReturnPeriod {
    /// 1, 2, ...
    pub number: u32,
    /// Its first day.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// Its last day.
    #[ts(type = "string")]
    pub to: NaiveDate,
    /// When its return is due; not before its last day.
    #[ts(type = "string")]
    pub due: NaiveDate,
}

/// Why an agreement that was signed is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Variation {
    /// From when it holds.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// Why; never empty.
    pub reason: String,
}

/// A version of an agreement, whole. What bid, round and decision say is filled in when it
/// is printed, and is not said again here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "WrittenAgreement")]
pub struct Agreement {
    /// The first day that is paid for.
    #[ts(type = "string")]
    pub start: NaiveDate,
    /// The last day that is paid for.
    #[ts(type = "string")]
    pub end: NaiveDate,
    /// What is said for this award beside the standard words, by heading.
    #[serde(default)]
    pub texts: BTreeMap<Heading, String>,
    /// What is measured.
    pub measures: Vec<Measure>,
    /// What is reported, and when.
    pub returns: Vec<ReturnPeriod>,
    /// How it is paid: sums to the award exactly.
    pub payments: Vec<PlannedPayment>,
    /// When the project is looked at again.
    #[ts(type = "string[]")]
    pub reviews: Vec<NaiveDate>,
    /// Who signs for the office, by name and office.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub office_signatory: String,
    /// Who signs for the recipient, by name and role.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub recipient_signatory: String,
    /// The SHA-256 of the bid as it was decided on, in hexadecimal: what is annexed.
    pub bid_sha256: String,
    /// Why it differs from the version that was signed before; none for a first one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variation: Option<Variation>,
}

/// A side of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Side {
    /// The Commissioner's office.
    Office,
    /// The recipient.
    Recipient,
}

impl Titled for Side {
    fn title(self) -> &'static str {
        match self {
            Self::Office => "Office",
            Self::Recipient => "Recipient",
        }
    }
}

/// A side has signed a version of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Signature {
    /// Which version: 1, 2, ...
    pub version: u32,
    /// Which side.
    pub side: Side,
    /// Who, by name and office or role.
    pub by: String,
    /// When.
    #[ts(type = "string")]
    pub on: NaiveDate,
}

/// A version of an agreement as it is on file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementVersion {
    /// 1, 2, ...
    pub number: u32,
    /// What it says.
    pub agreement: Agreement,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Who has signed it.
    pub signed: BTreeMap<Side, Signature>,
}

impl AgreementVersion {
    /// Whether both sides have signed it.
    pub fn is_signed(&self) -> bool {
        Side::VARIANTS
            .iter()
            .all(|side| self.signed.contains_key(side))
    }
}
