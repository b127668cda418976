//! The research stage of evidence-led commissioning: what is needed, which options were
//! looked at, and how well each is known to work.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::id::CriterionId;
use crate::title::Titled;

/// Where something can be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Source {
    /// What it is called ("Strategic Assessment 2013").
    pub title: String,
    /// Where it is found: an address, a file's name, a page; empty where that is plain.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub found_at: String,
    /// Of which day it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub on: Option<NaiveDate>,
}

/// A need that was researched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Need {
    /// What is needed, by whom, how much.
    pub text: String,
    /// What shows it; at least one before the research is signed off.
    pub sources: Vec<Source>,
    /// The objectives and priority groups that it is about.
    #[serde(default)]
    pub criteria: BTreeSet<CriterionId>,
}

/// How well an option is known to work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum HowProven {
    /// Several sound studies agree.
    Well,
    /// A sound study, or a local evaluation.
    Somewhat,
    /// The experience of those who do it.
    Experience,
    /// Nothing yet: it is new.
    Untried,
}

impl Titled for HowProven {
    fn title(self) -> &'static str {
        match self {
            Self::Well => "Well proven: several sound studies agree",
            Self::Somewhat => "Proven in part: one sound study or a local evaluation",
            Self::Experience => "Known from experience only",
            Self::Untried => "New: not tried yet",
        }
    }
}

/// An option that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OptionLookedAt {
    /// What it is.
    pub title: String,
    /// What is known of how it works.
    pub what_works: String,
    /// How well that is known.
    pub how_proven: HowProven,
    /// Where it can be read.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Whether bids for it are asked for.
    pub taken: bool,
    /// Why it is taken, or not.
    pub because: String,
}

/// The research behind a round, whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Research {
    /// What is needed.
    pub needs: Vec<Need>,
    /// What was looked at.
    pub options: Vec<OptionLookedAt>,
    /// What it comes to, in a few sentences.
    #[serde(default)]
    pub findings: String,
}

impl Research {
    /// The SHA-256 of it as JSON, in hexadecimal: what a sign-off names, so that it is
    /// void once a word is changed.
    pub fn digest(&self) -> String {
        digest_of(self)
    }

    /// What still keeps it from being signed off, as sentences; empty where nothing does.
    pub fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        if self.needs.is_empty() {
            missing.push("Say what is needed: at least one need.".to_owned());
        }
        for (number, _) in (1..)
            .zip(&self.needs)
            .filter(|(_, need)| need.sources.is_empty())
        {
            missing.push(format!("Need {number} names no source; give at least one."));
        }
        if self.options.len() < 2 {
            missing.push("Name at least two options that were looked at.".to_owned());
        }
        if !self.options.iter().any(|option| option.taken) {
            missing.push("Say which option is taken.".to_owned());
        }
        for (number, option) in (1..).zip(&self.options) {
            if option.because.trim().is_empty() {
                missing.push(format!("Say why option {number} is taken, or not."));
            }
            let claims_proof = matches!(option.how_proven, HowProven::Well | HowProven::Somewhat);
            if claims_proof && option.sources.is_empty() {
                missing.push(format!(
                    "Option {number} is called proven and names no source."
                ));
            }
        }
        missing
    }
}

/// The SHA-256 of a value as JSON, in hexadecimal. Values here have one order only.
pub(crate) fn digest_of<T: Serialize>(value: &T) -> String {
    let text = serde_json::to_vec(value).unwrap_or_default();
    hex::encode(Sha256::digest(text))
}
