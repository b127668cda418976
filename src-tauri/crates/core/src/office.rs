//! The office that invites bids: what its documents say of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::decision::DecisionKind;
use crate::title::Titled;

/// What letters, notices and open data say of the office. All of it can be published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Office {
    /// Its name ("Office of the Police and Crime Commissioner for Norfolk").
    pub name: String,
    /// The office of who decides ("Police and Crime Commissioner for Norfolk").
    pub decision_maker: String,
    /// Its address, a line each.
    pub address: String,
    /// Where bidders answer to: an e-mail address or a telephone number.
    pub contact: String,
    /// The prefix that 360Giving gave to it ("360G-norfolkpcc"); never made up.
    pub prefix: String,
    /// Its own identifier in open data ("GB-CCSCUST-…"); the prefix where it is empty.
    pub funder_id: String,
    /// Its name in open data; `name` where it is empty.
    pub funder_name: String,
    /// By how many days after the letter an award is to be accepted, 1 to 365.
    pub accept_within: Option<u32>,
    /// The office's own templates; the program's where one is left out.
    pub templates: BTreeMap<TemplateName, String>,
}

/// A document that is made by a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum TemplateName {
    /// The letter that awards what was asked for.
    AwardLetter,
    /// The letter that awards a part.
    PartAwardLetter,
    /// The letter to who is next in line.
    ReserveLetter,
    /// The letter that says that nothing is decided yet, and what is missing.
    DeferredLetter,
    /// The letter that declines.
    DeclineLetter,
    /// The decision notice.
    Notice,
}

impl TemplateName {
    /// The letter that tells of a kind of decision.
    pub fn of_letter(kind: DecisionKind) -> Self {
        match kind {
            DecisionKind::Award => Self::AwardLetter,
            DecisionKind::PartAward => Self::PartAwardLetter,
            DecisionKind::Reserve => Self::ReserveLetter,
            DecisionKind::Deferred => Self::DeferredLetter,
            DecisionKind::Decline => Self::DeclineLetter,
        }
    }
}

impl Titled for TemplateName {
    fn title(self) -> &'static str {
        match self {
            Self::AwardLetter => "Award letter",
            Self::PartAwardLetter => "Part award letter",
            Self::ReserveLetter => "Reserve letter",
            Self::DeferredLetter => "Deferral letter",
            Self::DeclineLetter => "Decline letter",
            Self::Notice => "Decision notice",
        }
    }
}
