//! What the office decided about publishing a round: what is named, what was read, and
//! what is left out on which ground.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use ts_rs::TS;

use crate::id::BidRef;
use crate::title::Titled;

/// The office's choices for everything of a round that is published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Publication {
    /// How bidders that were not awarded anything are told of.
    pub unsuccessful: Unsuccessful,
    /// The free texts that somebody read and found fit to be published. Any other stays out.
    pub read: Vec<ReadText>,
    /// What else is left out, and why.
    pub left_out: Vec<LeftOut>,
}

/// How unsuccessful bidders are told of in public.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Unsuccessful {
    /// By the references of their bids alone.
    #[default]
    ByReference,
    /// By name.
    Named,
    /// Not at all; how many there are is said.
    LeftOut,
}

impl Titled for Unsuccessful {
    fn title(self) -> &'static str {
        match self {
            Self::ByReference => "By reference",
            Self::Named => "By name",
            Self::LeftOut => "Left out",
        }
    }
}

/// A free text that was read for publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadText {
    /// Which bid it is about; none for the round's own.
    pub bid: Option<BidRef>,
    /// Which text.
    pub text: PublicText,
    /// The SHA-256 of the text that was read, in hex: a text that was changed since is not
    /// published.
    pub sha256: String,
}

/// The marks of a round that free texts were read for publication.
#[derive(Clone, Debug, Default)]
pub struct ReadMarks<'a> {
    marks: BTreeSet<(Option<&'a BidRef>, PublicText, String)>,
}

impl<'a> ReadMarks<'a> {
    /// Takes the marks of one round.
    pub fn new(read: impl IntoIterator<Item = &'a ReadText>) -> Self {
        let marks = read.into_iter();
        let marks = marks.map(|mark| (mark.bid.as_ref(), mark.text, mark.sha256.to_lowercase()));
        Self {
            marks: marks.collect(),
        }
    }

    /// Whether just this text was read, letter for letter: the SHA-256 of its bytes is that
    /// of a mark. A text that was changed since was not.
    pub fn is_read(&self, bid: Option<&BidRef>, kind: PublicText, text: &str) -> bool {
        let sha256 = hex::encode(Sha256::digest(text.as_bytes()));
        self.marks.contains(&(bid, kind, sha256))
    }
}

/// The free texts that can be published once they were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum PublicText {
    /// What the money of a bid is for.
    Purpose,
    /// What the project would do, in the bidder's words.
    Summary,
    /// What the panel found for a bid.
    Strengths,
    /// What it found against it.
    Weaknesses,
    /// Why it was decided so.
    DecisionReason,
    /// The conditions of its award.
    Conditions,
    /// Which options were considered: the round's own.
    Options,
}

impl Titled for PublicText {
    fn title(self) -> &'static str {
        match self {
            Self::Purpose => "Purpose",
            Self::Summary => "Summary",
            Self::Strengths => "Strengths",
            Self::Weaknesses => "Weaknesses",
            Self::DecisionReason => "Reason for the decision",
            Self::Conditions => "Conditions",
            Self::Options => "Options considered",
        }
    }
}

/// Something that is left out of what is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftOut {
    /// What, in words that do not give it away ("The address of the refuge").
    pub what: String,
    /// On which ground.
    pub ground: Ground,
    /// Why the ground holds; for a qualified one also why the public interest in telling
    /// does not outweigh it.
    pub why: String,
    /// Who decided so, by name and office.
    pub by: String,
}

/// The grounds of the Freedom of Information Act 2000 on which an office withholds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Ground {
    /// Section 21.
    AlreadyAccessible,
    /// Section 22.
    FuturePublication,
    /// Section 31.
    LawEnforcement,
    /// Section 36.
    EffectiveConduct,
    /// Section 38.
    HealthAndSafety,
    /// Section 40(2).
    PersonalData,
    /// Section 41.
    InConfidence,
    /// Section 42.
    LegalPrivilege,
    /// Section 43(2).
    CommercialInterests,
}

impl Ground {
    /// Whether it holds without a test of the public interest.
    pub fn is_absolute(self) -> bool {
        matches!(
            self,
            Self::AlreadyAccessible | Self::PersonalData | Self::InConfidence
        )
    }
}

impl Titled for Ground {
    fn title(self) -> &'static str {
        match self {
            Self::AlreadyAccessible => "Section 21: already accessible",
            Self::FuturePublication => "Section 22: intended for future publication",
            Self::LawEnforcement => "Section 31: law enforcement",
            Self::EffectiveConduct => "Section 36: effective conduct of public affairs",
            Self::HealthAndSafety => "Section 38: health and safety",
            Self::PersonalData => "Section 40(2): personal data",
            Self::InConfidence => "Section 41: provided in confidence",
            Self::LegalPrivilege => "Section 42: legal professional privilege",
            Self::CommercialInterests => "Section 43(2): commercial interests",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_counts_as_read_letter_for_letter_and_where_it_stands() {
        let bid = BidRef::new("021");
        let mark = ReadText {
            bid: Some(bid.clone()),
            text: PublicText::Purpose,
            sha256: hex::encode_upper(Sha256::digest("A refuge")),
        };
        let marks = ReadMarks::new([&mark]);
        assert!(marks.is_read(Some(&bid), PublicText::Purpose, "A refuge"));
        assert!(!marks.is_read(Some(&bid), PublicText::Purpose, "A refuge "));
        assert!(!marks.is_read(Some(&bid), PublicText::Summary, "A refuge"));
        assert!(!marks.is_read(Some(&BidRef::new("022")), PublicText::Purpose, "A refuge"));
        assert!(!marks.is_read(None, PublicText::Purpose, "A refuge"));
    }
}
