//! A member's statement of interest in a bid or a bidder.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::bid::Bid;
use crate::id::{BidRef, Bidder, MemberId};
use crate::title::Titled;

/// What a member declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum DeclarationKind {
    /// No interest.
    None,
    /// An interest that is disclosed in the pack; the member may score.
    Declared,
    /// An interest that bars scoring.
    Recused,
}

impl Titled for DeclarationKind {
    fn title(self) -> &'static str {
        match self {
            Self::None => "No interest",
            Self::Declared => "Interest declared",
            Self::Recused => "Recused",
        }
    }
}

/// What a declaration is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// One bid.
    Bid(BidRef),
    /// Every bid of one bidder.
    Bidder(Bidder),
}

/// One member's statement about one bid or bidder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Declaration {
    /// Who declares.
    pub member: MemberId,
    /// What about.
    pub subject: Subject,
    /// What is declared.
    pub kind: DeclarationKind,
}

impl Declaration {
    /// Whether the declaration speaks of this bid, by itself or by its bidder.
    pub fn covers(&self, bid: &Bid) -> bool {
        match &self.subject {
            Subject::Bid(reference) => *reference == bid.reference,
            Subject::Bidder(bidder) => *bidder == bid.bidder,
        }
    }
}
