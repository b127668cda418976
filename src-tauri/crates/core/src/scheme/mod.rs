//! A scheme: the published way of scoring.
//!
//! [`Scheme`] is what `scheme.json` holds; [`check`] refuses one that cannot be
//! followed; [`effective`] says what each weight really carries; [`norfolk`] is
//! the scheme built in from the Norfolk Commissioning Strategy 2013–2017.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::bid::Bid;
use crate::id::{CriterionId, GatewayId, SectionId};
use crate::number::{Points, Score, Weight};
use crate::title::Titled;

pub mod band;
pub mod check;
pub mod effective;
pub mod fast_track;
pub mod norfolk;
pub mod scale;
pub mod tie_break;
pub mod unclaimed;

pub use band::TotalBand;
pub use check::{Fault, Step};
pub use effective::EffectiveWeight;
pub use scale::Scale;
pub use tie_break::{TieBreak, TieBreakKind};

/// The published way of scoring of one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// What the scheme is called.
    pub title: String,
    /// Places after the point of every published figure, 0 to 6.
    #[serde(default = "default_decimals")]
    pub decimals: u8,
    /// How the members' scores become the panel's.
    #[serde(default)]
    pub aggregate: Aggregate,
    /// The least number of sheets that must count for a bid to be ranked, at least 1.
    #[serde(default = "default_quorum")]
    pub quorum: u32,
    /// The least published total that passes.
    #[serde(default)]
    pub pass_mark: Option<Points>,
    /// Names of ranges of the total, in any order; words beside it that alter no rank.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<TotalBand>,
    /// What splits equal totals, in this order.
    #[serde(default)]
    pub tie_breaks: Vec<TieBreak>,
    /// When a member must give a reason for a score.
    #[serde(default)]
    pub reasons: ReasonRule,
    /// The weighted groups of criteria.
    pub sections: Vec<Section>,
    /// The pass/fail questions that come before scoring.
    #[serde(default)]
    pub gateways: Vec<Gateway>,
    /// A second stage with its own weights, for the bids that reach a mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_stage: Option<SecondStage>,
}

fn default_decimals() -> u8 {
    2
}

fn default_quorum() -> u32 {
    1
}

/// How the members' scores of one criterion become the panel's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub enum Aggregate {
    /// Their mean.
    #[default]
    Mean,
    /// Their median; of an even number, the mean of the middle two.
    Median,
    /// Their mean without the `k` highest and the `k` lowest.
    TrimmedMean {
        /// How many to drop at each end, at least 1.
        k: u32,
    },
}

/// When a member must give a reason for a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReasonRule {
    /// For every score.
    #[default]
    Always,
    /// For the lowest and the highest point of the scale.
    AtExtremes,
    /// For none.
    Never,
}

/// A weighted group of criteria.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id, unique within the scheme.
    pub id: SectionId,
    /// What it is called.
    pub title: String,
    /// Its share of the total; the sections' weights sum to 100.
    pub weight: Weight,
    /// How its criteria become its score.
    #[serde(default)]
    pub rule: SectionRule,
    /// How criteria that a bid does not claim count.
    #[serde(default)]
    pub unclaimed: Unclaimed,
    /// The least published score that passes.
    #[serde(default)]
    pub threshold: Option<Points>,
    /// Its criteria.
    pub criteria: Vec<Criterion>,
}

/// How the criteria of a section become its score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub enum SectionRule {
    /// Their weighted mean.
    #[default]
    WeightedMean,
    /// The plain mean of the `n` best that apply; their weights are set aside.
    BestOf {
        /// How many, at least 1 and at most the number of criteria.
        n: u32,
    },
}

/// How the criteria that a bid does not claim count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Unclaimed {
    /// They fall away, and the weights of the others are renormalised; with none claimed the section scores 0.
    #[default]
    Exclude,
    /// They count as 0.
    Zero,
}

/// Whether every bid is scored on a criterion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Applies {
    /// Every bid.
    #[default]
    Always,
    /// Only the bids that claim it.
    Claimed,
}

/// What is scored: an objective, a priority group, or another question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its id, unique within the scheme.
    pub id: CriterionId,
    /// What it is called.
    pub title: String,
    /// What to look for, in the words of the published scheme.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub guidance: String,
    /// Points to weigh within it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_points: Vec<String>,
    /// Its share of the section; the weights within a section sum to 100.
    pub weight: Weight,
    /// Which bids are scored on it.
    #[serde(default)]
    pub applies: Applies,
    /// The panel score that passes, in the criterion's own scale: a floor, or a
    /// ceiling where lower is better.
    #[serde(default)]
    pub threshold: Option<Score>,
    /// Its scale.
    #[serde(default)]
    pub scale: Scale,
}

impl Criterion {
    /// Whether the bid is scored on this criterion.
    pub fn applies_to(&self, bid: &Bid) -> bool {
        match self.applies {
            Applies::Always => true,
            Applies::Claimed => bid.claims(&self.id),
        }
    }
}

/// A pass/fail question that a bid must pass before it is scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Gateway {
    /// Its id, unique within the scheme.
    pub id: GatewayId,
    /// The question.
    pub question: String,
    /// Who answers it.
    #[serde(default, alias = "who_answers", alias = "who")]
    pub answered_by: String,
    /// What a fail means.
    #[serde(default)]
    pub kind: GatewayKind,
}

/// What failing a gateway means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum GatewayKind {
    /// The bid is not ranked.
    #[default]
    Showstopper,
    /// The panel is told, and the bid goes on.
    Advisory,
}

impl Titled for GatewayKind {
    fn title(self) -> &'static str {
        match self {
            Self::Showstopper => "The bid is not ranked",
            Self::Advisory => "The panel is told",
        }
    }
}

/// A second stage: the bids at or over the mark go on and are ranked by other weights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SecondStage {
    /// The published first-stage total to reach.
    pub mark: Points,
    /// The weight of every section in the second stage; they sum to 100.
    pub weights: BTreeMap<SectionId, Weight>,
}

impl Scheme {
    /// All criteria, in the scheme's order.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.sections.iter().flat_map(|section| &section.criteria)
    }

    /// The criterion with this id.
    pub fn criterion(&self, id: &CriterionId) -> Option<&Criterion> {
        self.criteria().find(|criterion| criterion.id == *id)
    }

    /// The title of a criterion; an id without one stands for itself.
    pub fn title_of(&self, id: &CriterionId) -> String {
        let criterion = self.criterion(id);
        criterion.map_or_else(|| id.to_string(), |criterion| criterion.title.clone())
    }

    /// The section with this id.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// The gateway with this id.
    pub fn gateway(&self, id: &GatewayId) -> Option<&Gateway> {
        self.gateways.iter().find(|gateway| gateway.id == *id)
    }

    /// The ids of all criteria, for looking up.
    pub fn criterion_ids(&self) -> BTreeSet<CriterionId> {
        self.criteria()
            .map(|criterion| criterion.id.clone())
            .collect()
    }

    /// The weight of a section in the total that ranks: that of the second stage
    /// where the scheme has one.
    pub fn final_weight(&self, section: &Section) -> Weight {
        self.second_stage
            .as_ref()
            .and_then(|stage| stage.weights.get(&section.id))
            .copied()
            .unwrap_or(section.weight)
    }

    /// A scheme with nothing in it yet, to be filled in.
    pub fn empty(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            decimals: default_decimals(),
            aggregate: Aggregate::default(),
            quorum: default_quorum(),
            pass_mark: None,
            bands: Vec::new(),
            tie_breaks: Vec::new(),
            reasons: ReasonRule::default(),
            sections: Vec::new(),
            gateways: Vec::new(),
            second_stage: None,
        }
    }
}
