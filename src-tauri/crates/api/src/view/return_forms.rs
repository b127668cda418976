//! Forms of returns: written for projects, and read back from them.

use chrono::NaiveDate;
use evenhand_core::commission::ReturnPeriod;
use evenhand_core::{BidRef, RoundId};
use evenhand_intake::Refusal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::view::bids::FileIn;

/// Asks for forms of returns to be written.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReturnFormWrite {
    /// Of which round.
    pub round: RoundId,
    /// Of which bid's award; of all awards where it is left out.
    #[serde(default)]
    pub bid: Option<BidRef>,
    /// Of which period; where it is left out, of those whose return is wanted: all that are
    /// over without a return or with one that is queried, or else the one that runs.
    #[serde(default)]
    pub period: Option<u32>,
    /// The folder; the user's documents where it is left out.
    #[serde(default)]
    pub folder: Option<String>,
}

/// What a form says, before anybody takes it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReturnFormPreview {
    /// What the file is called.
    pub file: String,
    /// Of which round.
    pub round: RoundId,
    /// What the round is called.
    pub round_title: String,
    /// Of which bid's award.
    pub bid: BidRef,
    /// Who reports.
    pub bidder: String,
    /// What the project is called.
    pub title: String,
    /// Which version of the agreement the form was written from.
    pub version: u32,
    /// Which period it reports on, as the agreement has it now.
    pub period: ReturnPeriod,
    /// What it says, line by line, beside the return on file where there is one.
    pub rows: Vec<ReturnFormRow>,
    /// Whether a return of the period is on file already, which this one replaces.
    pub replaces: bool,
    /// Each cell that cannot be taken; none of the form is taken while there is one.
    pub refusals: Vec<Refusal>,
    /// What is left out of it, and what should be known besides.
    pub warnings: Vec<String>,
}

/// One thing that a form says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReturnFormRow {
    /// What it is about.
    pub what: String,
    /// What the form says; `null` for nothing, or "not yet".
    pub says: Option<String>,
    /// What is on file; `null` for nothing.
    pub on_file: Option<String>,
    /// Whether taking the form changes it.
    pub changes: bool,
}

/// Asks for a form to be taken in.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReturnFormTake {
    /// The form.
    pub file: FileIn,
    /// When it came in; today where it is left out.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub received: Option<NaiveDate>,
}
