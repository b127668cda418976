//! What splits bids with the same published total, as the scheme names it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Scheme;
use crate::id::{CriterionId, SectionId};
use crate::title::Titled;

/// What splits two bids with the same published total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TieBreak {
    /// The higher published score of a section.
    Section(SectionId),
    /// The higher published figure of a criterion, on the common 0–100 scale.
    Criterion(CriterionId),
    /// The lower amount asked for.
    LowerAmount,
    /// A draw anyone can repeat: ascending SHA-256 of `seed:ref`.
    Drawn(String),
}

/// The kinds of tie-break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum TieBreakKind {
    /// By the score of a section.
    Section,
    /// By the score on a criterion.
    Criterion,
    /// By the amount asked for.
    LowerAmount,
    /// By a draw.
    Drawn,
}

impl Titled for TieBreakKind {
    fn title(self) -> &'static str {
        match self {
            Self::Section => "Higher score in the section",
            Self::Criterion => "Higher score on the criterion",
            Self::LowerAmount => "Lower amount asked for",
            Self::Drawn => "Draw with the published seed",
        }
    }
}

impl TieBreak {
    /// Its kind.
    pub fn kind(&self) -> TieBreakKind {
        match self {
            Self::Section(_) => TieBreakKind::Section,
            Self::Criterion(_) => TieBreakKind::Criterion,
            Self::LowerAmount => TieBreakKind::LowerAmount,
            Self::Drawn(_) => TieBreakKind::Drawn,
        }
    }

    /// Whether the scheme has what it names, and a draw has a seed.
    pub(crate) fn fits(&self, scheme: &Scheme) -> bool {
        match self {
            Self::Section(id) => scheme.section(id).is_some(),
            Self::Criterion(id) => scheme.criterion(id).is_some(),
            Self::LowerAmount => true,
            Self::Drawn(seed) => !seed.is_empty(),
        }
    }

    /// What people read: "Higher score in the section “Deliverability”". What the
    /// scheme does not know is named by its id.
    pub fn title(&self, scheme: &Scheme) -> String {
        let kind = self.kind().title();
        match self {
            Self::Section(id) => {
                let section = scheme.section(id).map(|section| &section.title);
                format!("{kind} “{}”", section.map_or(id.as_str(), String::as_str))
            }
            Self::Criterion(id) => {
                let criterion = scheme.criterion(id).map(|criterion| &criterion.title);
                format!("{kind} “{}”", criterion.map_or(id.as_str(), String::as_str))
            }
            Self::LowerAmount => kind.to_owned(),
            Self::Drawn(seed) => format!("{kind} “{seed}”"),
        }
    }

    /// What a person needs to know to repeat it, where its title does not say that.
    pub fn how_to_repeat(&self) -> Option<String> {
        match self {
            Self::Section(_) | Self::Criterion(_) | Self::LowerAmount => None,
            Self::Drawn(seed) => Some(format!(
                "which anyone can repeat: the lower SHA-256 of “{seed}:” followed by the bid’s reference"
            )),
        }
    }

    /// What the contract of `rank --json` prints: "section: objectives".
    pub fn code(&self) -> String {
        match self {
            Self::Section(id) => format!("section: {id}"),
            Self::Criterion(id) => format!("criterion: {id}"),
            Self::LowerAmount => self.kind().code().to_owned(),
            Self::Drawn(seed) => format!("drawn: {seed}"),
        }
    }
}
