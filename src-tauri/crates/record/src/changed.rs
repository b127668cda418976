//! What a change touched: so that whoever shows something knows when it is out of date.

use std::collections::BTreeSet;

use evenhand_core::RoundId;
use serde::Serialize;
use strum::VariantArray;
use ts_rs::TS;

use crate::body::Kind;

/// A part of what is on file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Who is on a panel, and who is in the chair.
    Panel,
    /// What a round is, and where it stands.
    Round,
    /// How a round is scored.
    Scheme,
    /// The bids.
    Bids,
    /// The answers to gateways.
    Gateways,
    /// The declarations of interest.
    Declarations,
    /// The sheets.
    Sheets,
    /// The agreed scores, and the panel's words on bids.
    Moderation,
    /// The overrides, and the shortlist that was settled on.
    Shortlist,
    /// The decisions.
    Decisions,
    /// What is said of the office.
    Office,
    /// What was decided about publishing.
    Publication,
    /// The approaches of a round: research, partners, existing projects.
    Commissioning,
    /// The agreements, and what came of the awards.
    Awards,
    /// The commissioning cycle.
    Cycle,
    /// Which names are of one bidder.
    Bidders,
    /// The devices, what has gone between them, and what this one keeps for itself.
    Devices,
}

/// What was changed: rounds, and parts of what is on file. No round is named where
/// only what belongs to the whole panel was changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Changed {
    /// The rounds.
    pub rounds: BTreeSet<RoundId>,
    /// The parts.
    pub areas: BTreeSet<Area>,
}

impl Changed {
    /// What one record changes.
    pub fn by_record(kind: Kind, round: Option<&RoundId>) -> Self {
        let mut changed = Self::default();
        changed.add_record(kind, round);
        changed
    }

    /// Adds what one record changes; often nothing that is not in it already.
    pub fn add_record(&mut self, kind: Kind, round: Option<&RoundId>) {
        if let Some(round) = round.filter(|round| !self.rounds.contains(*round)) {
            self.rounds.insert(round.clone());
        }
        self.areas.extend(kind.rules().areas);
    }

    /// Changes of the whole panel, in no round.
    pub fn of_panel(areas: impl IntoIterator<Item = Area>) -> Self {
        Self {
            rounds: BTreeSet::new(),
            areas: areas.into_iter().collect(),
        }
    }

    /// Everything there is, in all these rounds.
    pub fn everything(rounds: impl IntoIterator<Item = RoundId>) -> Self {
        Self {
            rounds: rounds.into_iter().collect(),
            areas: Area::VARIANTS.iter().copied().collect(),
        }
    }

    /// Adds what something else changed.
    pub fn add(&mut self, other: Self) {
        self.rounds.extend(other.rounds);
        self.areas.extend(other.areas);
    }

    /// Whether nothing was changed.
    pub fn is_empty(&self) -> bool {
        self.rounds.is_empty() && self.areas.is_empty()
    }
}
