//! The kinds whose content can be sealed.

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::UnknownKind;
use crate::body::{Body, Kind, SheetEntry};

/// What a record does with a sheet whose content can be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, VariantArray)]
#[serde(into = "Kind", try_from = "Kind")]
pub enum SheetAct {
    /// A draft is saved.
    Drafted,
    /// The sheet is handed in.
    Submitted,
}

impl From<SheetAct> for Kind {
    fn from(act: SheetAct) -> Self {
        match act {
            SheetAct::Drafted => Self::SheetDrafted,
            SheetAct::Submitted => Self::SheetSubmitted,
        }
    }
}

impl TryFrom<Kind> for SheetAct {
    type Error = UnknownKind;

    fn try_from(kind: Kind) -> Result<Self, UnknownKind> {
        let acts = Self::VARIANTS.iter();
        let mut found = acts.filter(|act| Kind::from(**act) == kind);
        found.next().copied().ok_or(UnknownKind)
    }
}

impl Body {
    /// The sheet in it whose content can be sealed, and what is done with it.
    pub fn sheet(&self) -> Option<(&SheetEntry, SheetAct)> {
        match self {
            Self::SheetDrafted(sheet) => Some((sheet, SheetAct::Drafted)),
            Self::SheetSubmitted(sheet) => Some((sheet, SheetAct::Submitted)),
            _ => None,
        }
    }
}
