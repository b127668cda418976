//! What a ranking says: every figure as published, every bid once.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use ts_rs::TS;

use crate::id::{BidRef, CriterionId, SectionId};
use crate::natural::compare_naturally;
use crate::number::{Points, Score, Weight};
use crate::scheme::TieBreak;
use crate::title::Titled;

/// The whole ranking of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Ranking {
    /// The ranked bids: by rank, and by reference among those tied.
    pub ranking: Vec<RankedBid>,
    /// The bids that are not ranked, by reference, each with its reason.
    pub unranked: Vec<UnrankedBid>,
    /// What each criterion's weight really carries.
    pub effective_weights: BTreeMap<CriterionId, EffectiveFigures>,
    /// What a reader should know: sheets that did not count and why, advisory gateways failed.
    pub warnings: Vec<String>,
}

impl Ranking {
    /// The same ranking as people list it: bids that share a rank, and those without one,
    /// with their references in natural order (A2 before A10). No rank depends on it.
    #[must_use]
    pub fn listed_naturally(mut self) -> Self {
        self.ranking.sort_by(|one, other| {
            let by_rank = one.rank.cmp(&other.rank);
            by_rank.then_with(|| compare_naturally(one.bid.as_str(), other.bid.as_str()))
        });
        self.unranked
            .sort_by(|one, other| compare_naturally(one.bid.as_str(), other.bid.as_str()));
        self
    }
}

/// A bid with its rank and the figures that it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RankedBid {
    /// Which bid.
    pub bid: BidRef,
    /// Its competition rank: 1, 2, 2, 4.
    pub rank: u32,
    /// Whether another bid has the same rank.
    pub tied: bool,
    /// The figures that the rank rests on.
    #[serde(flatten)]
    pub figures: BidFigures,
    /// The tie-break that set it apart from a bid with the same total, where one did.
    #[serde(serialize_with = "write_tie_break")]
    #[ts(type = "string | null")]
    pub tie_break: Option<TieBreak>,
}

/// The published figures of one bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BidFigures {
    /// The total, 0–100.
    pub total: Points,
    /// The title of the band that the total is in; left out where it is in none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
    /// The score of each section, 0–100.
    pub sections: BTreeMap<SectionId, Points>,
    /// The figures of each criterion that applies to the bid.
    pub criteria: BTreeMap<CriterionId, CriterionFigures>,
    /// How many sheets count.
    pub sheets: u32,
}

/// The published figures of one criterion of one bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CriterionFigures {
    /// The panel score, in the criterion's own scale.
    pub panel: Score,
    /// The same on the common 0–100 scale.
    pub normalised: Points,
    /// How many sheets it rests on.
    pub sheets: u32,
    /// Whether it was agreed in moderation.
    pub agreed: bool,
}

/// A bid that is listed apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct UnrankedBid {
    /// Which bid.
    pub bid: BidRef,
    /// Why, in one word.
    pub reason: UnrankedReason,
    /// Why, in a sentence.
    pub details: String,
    /// Its figures, where the sheets that count allow any.
    #[serde(skip)]
    pub figures: Option<BidFigures>,
}

/// Why a bid is not ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum UnrankedReason {
    /// It failed a showstopper gateway, or one is unanswered.
    Gateway,
    /// Fewer sheets count than the quorum.
    Quorum,
    /// An agreed score is incomplete, or a trimmed mean has too few sheets.
    Incomplete,
    /// A criterion, a section or the total is under its mark.
    Threshold,
}

impl Titled for UnrankedReason {
    fn title(self) -> &'static str {
        match self {
            Self::Gateway => "Gateway not passed",
            Self::Quorum => "Too few sheets",
            Self::Incomplete => "Incomplete",
            Self::Threshold => "Below a threshold",
        }
    }
}

/// What a criterion's weight is, as published and as it works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct EffectiveFigures {
    /// The weight within its section, as the scheme publishes it.
    pub published: Weight,
    /// The least share of the total that it carries, in hundredths.
    pub low: Weight,
    /// The largest share of the total that it carries, in hundredths.
    pub high: Weight,
}

/// Writes a tie-break as the contract of `rank --json` has it.
fn write_tie_break<S: Serializer>(rule: &Option<TieBreak>, to: S) -> Result<S::Ok, S::Error> {
    rule.as_ref().map(TieBreak::code).serialize(to)
}
