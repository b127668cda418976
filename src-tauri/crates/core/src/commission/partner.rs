//! Co-commissioning: several commissioners who join money, people and influence towards
//! outcomes that all have agreed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::research::digest_of;
use crate::id::{BidRef, CriterionId, MemberId, PartnerId};
use crate::number::Pounds;
use crate::phrase;
use crate::scheme::Scheme;
use crate::title::Titled;

/// What a partner's money may be spent on; empty for anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Earmark {
    /// Bids that claim one of these objectives or priority groups.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub criteria: BTreeSet<CriterionId>,
    /// Bids for one of these districts.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub districts: BTreeSet<String>,
    /// These bids.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub bids: BTreeSet<BidRef>,
}

impl Earmark {
    /// Whether it is for anything.
    pub fn is_open(&self) -> bool {
        self.criteria.is_empty() && self.districts.is_empty() && self.bids.is_empty()
    }

    /// What the money is for, in words that stand alone: "Bids that claim Victims; bids for
    /// Breckland; bid 014".
    pub fn to_words(&self, scheme: &Scheme) -> String {
        if self.is_open() {
            return "Anything".to_owned();
        }
        let titles = self.criteria.iter().map(|id| title_of(scheme, id));
        let claims = words_of("Bids that claim ", titles.collect());
        let districts = self.districts.iter().cloned().collect();
        let districts = words_of("bids for ", districts);
        let bid = phrase::plural(self.bids.len(), "bid ", "bids ");
        let bids = words_of(bid, self.bids.iter().map(ToString::to_string).collect());
        let parts: Vec<String> = [claims, districts, bids].into_iter().flatten().collect();
        phrase::capitalised(&parts.join("; "))
    }
}

fn words_of(what: &str, named: Vec<String>) -> Option<String> {
    (!named.is_empty()).then(|| format!("{what}{}", phrase::listed(named)))
}

/// What a criterion is called; its id where the scheme has it no longer.
fn title_of(scheme: &Scheme, id: &CriterionId) -> String {
    let found = scheme.criterion(id);
    found.map_or_else(|| id.to_string(), |criterion| criterion.title.clone())
}

/// One commissioner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Partner {
    /// Its id, unique within the round.
    pub id: PartnerId,
    /// Its name.
    pub name: String,
    /// Its identifier in open data ("GB-LAE-NFK"); empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation_id: String,
    /// The money that it contributes, in pounds: no award takes more of it.
    pub money: Pounds,
    /// The people that it contributes, in words ("a support officer, two days a week").
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub people: String,
    /// The influence that it contributes, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub influence: String,
    /// Who sits on the panel for it.
    #[serde(default)]
    pub members: BTreeSet<MemberId>,
    /// What its money is for; only looked at under [`SplitRule::Earmarked`].
    #[serde(default, skip_serializing_if = "Earmark::is_open")]
    pub earmark: Earmark,
}

/// By which rule awards are split over the partners' money.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum SplitRule {
    /// Each award in proportion to the money that the partners contribute.
    #[default]
    Shares,
    /// The first partner's money until it is spent, then the next one's.
    Order,
    /// Each partner's money only for what it is earmarked for.
    Earmarked,
}

impl Titled for SplitRule {
    fn title(self) -> &'static str {
        match self {
            Self::Shares => "In proportion to what each contributes",
            Self::Order => "The first partner’s money first, then the next one’s",
            Self::Earmarked => "Each partner’s money only for what it is meant for",
        }
    }
}

/// An outcome that all partners have agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SharedOutcome {
    /// What is to come about.
    pub text: String,
    /// The objectives and priority groups that it serves.
    #[serde(default)]
    pub criteria: BTreeSet<CriterionId>,
}

impl SharedOutcome {
    /// The titles of what it serves, in the order of their ids.
    pub fn served(&self, scheme: &Scheme) -> Vec<String> {
        let criteria = self.criteria.iter();
        criteria.map(|id| title_of(scheme, id)).collect()
    }
}

/// Whether a partner has signed for the partnership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum SignOffState {
    /// It has, and for what stands.
    Signed,
    /// It has, and the partnership was changed since.
    Changed,
    /// It has not.
    NotYet,
}

impl Titled for SignOffState {
    fn title(self) -> &'static str {
        match self {
            Self::Signed => "Signed as it stands",
            Self::Changed => "Changed since it was signed",
            Self::NotYet => "Not signed yet",
        }
    }
}

/// The partners of a round, in the order of their money.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Partnership {
    /// The partners; two or more.
    pub partners: Vec<Partner>,
    /// How awards are split over their money.
    pub rule: SplitRule,
    /// What all have agreed to aim for.
    pub outcomes: Vec<SharedOutcome>,
}

impl Partnership {
    /// The SHA-256 of it as JSON, in hexadecimal: what a sign-off names.
    pub fn digest(&self) -> String {
        digest_of(self)
    }
}

/// A partner agrees to the partnership as it then was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartnerSignOff {
    /// Which partner.
    pub partner: PartnerId,
    /// To what: [`Partnership::digest`].
    pub partnership: String,
    /// Who signed for it, by name and office.
    pub by: String,
    /// What they said; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}
