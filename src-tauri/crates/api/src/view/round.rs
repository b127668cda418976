//! A round: its details, scheme and panel, and what opening it still wants.

use std::collections::BTreeMap;

use evenhand_core::rank::EffectiveFigures;
use evenhand_core::{
    Approach, BidRef, CriterionId, DeclarationKind, Member, MemberId, RoundDetails, RoundId,
    Scheme, SheetState, Stage, Titled,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks about one round.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct OfRound {
    /// Which round.
    pub round: RoundId,
}

/// Asks for a new round.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RoundNew {
    /// The chair's name; needed for the first round of a profile.
    #[serde(default)]
    pub chair: Option<String>,
    /// What the round is.
    pub details: RoundDetails,
    /// The scheme it starts from.
    #[serde(default)]
    pub start_from: StartFrom,
}

/// The scheme a round starts from.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StartFrom {
    /// The Norfolk scheme.
    #[default]
    Norfolk,
    /// The scheme by which existing projects are assessed for value.
    ExistingValue,
    /// An empty one.
    Empty,
    /// That of another round of this profile.
    Round(RoundId),
    /// This one.
    Scheme(Box<Scheme>),
}

/// A round, whole.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RoundView {
    /// Which round.
    pub id: RoundId,
    /// What it is.
    pub details: RoundDetails,
    /// Where it stands.
    pub stage: Stage,
    /// Its scheme.
    pub scheme: Scheme,
    /// Which version of the scheme this is, from 1.
    pub scheme_version: u32,
    /// What is wrong with the scheme, and what each weight carries.
    pub check: SchemeCheck,
    /// The people on the panel.
    pub members: Vec<Member>,
    /// Who this profile belongs to.
    pub me: MemberId,
    /// Whether that is the chair, who runs the round.
    pub is_chair: bool,
    /// Whether that is a support officer of the round.
    pub is_support: bool,
    /// By which approaches the round is commissioned now.
    pub approaches: Vec<Approach>,
    /// The chair's name.
    pub chair: String,
    /// How many bids are on file and not withdrawn.
    pub bids: u32,
    /// How many sheets are handed in.
    pub sheets_submitted: u32,
    /// How many are wanted.
    pub sheets_wanted: u32,
    /// How many sheets came after scoring had closed and do not count.
    pub late_sheets: u32,
    /// The bids for which this profile's own sheet is one of them.
    pub own_late: Vec<BidRef>,
    /// What the next step wants: all must be met before it can be taken.
    pub checks: Vec<StepCheck>,
    /// When scoring opened (RFC 3339).
    pub opened_at: Option<String>,
    /// When scoring closed.
    pub closed_at: Option<String>,
    /// When the scores were opened.
    pub revealed_at: Option<String>,
    /// When the Commissioner decided.
    pub decided_at: Option<String>,
}

/// One thing that the next step of a round wants.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StepCheck {
    /// Whether it is met.
    pub met: bool,
    /// Whether the step can be taken without it, after a warning.
    pub advisory: bool,
    /// What it is, as a sentence.
    pub text: String,
    /// The screen to put it right on.
    pub screen: Screen,
}

/// The screens of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Screen {
    /// The rounds.
    Home,
    /// Setting a round up.
    SetUp,
    /// The bids.
    Bids,
    /// Scoring.
    Score,
    /// Who has scored.
    Progress,
    /// Moderation.
    Moderate,
    /// How even-handed the scores are.
    Fairness,
    /// The shortlist.
    Shortlist,
    /// The pack.
    Documents,
    /// What happened.
    History,
    /// The panel's devices.
    Devices,
    /// The research behind a round.
    Research,
    /// The commissioners of a round.
    Partners,
    /// The projects that were taken over.
    Projects,
    /// The agreements, and what came of the awards.
    Awards,
    /// The commissioning cycle.
    Cycle,
    /// The register of bidders.
    Bidders,
}

/// Asks for a scheme to be checked as it is edited.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SchemeDraft {
    /// The scheme.
    pub scheme: Scheme,
}

/// What is to be said about a scheme.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SchemeCheck {
    /// What stops it from being used.
    pub faults: Vec<SchemeFault>,
    /// What each criterion's weight really carries.
    pub effective_weights: BTreeMap<CriterionId, EffectiveFigures>,
    /// Where a weight carries more or less than it seems to.
    pub warnings: Vec<String>,
}

/// A fault of a scheme, with the way to it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SchemeFault {
    /// The way to the value, such as `sections.0.weight`; empty for the whole scheme.
    pub at: String,
    /// What is wrong.
    pub problem: String,
    /// What would be right.
    pub remedy: String,
}

/// Asks for a round's details to change.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RoundEdit {
    /// Which round.
    pub round: RoundId,
    /// What it is now.
    pub details: RoundDetails,
}

/// Asks for a scheme to be published for a round.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SchemeSet {
    /// Which round.
    pub round: RoundId,
    /// The scheme.
    pub scheme: Scheme,
    /// Why it changes; needed once scoring has opened.
    #[serde(default)]
    pub reason: String,
}

/// Asks for a person to join the panel.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MemberAdd {
    /// Which round.
    pub round: RoundId,
    /// Their name.
    pub name: String,
    /// Whether they watch and hold the second key, and do not score.
    #[serde(default)]
    pub observer: bool,
    /// Whether they are a support officer, and do not score.
    #[serde(default)]
    pub support: bool,
}

/// Asks for a person to leave the panel.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MemberRemove {
    /// Which round.
    pub round: RoundId,
    /// Who.
    pub member: MemberId,
    /// Why; needed once scoring has opened.
    #[serde(default)]
    pub reason: String,
}

/// Who has declared, started and submitted. Never a score.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProgressView {
    /// A row for each member.
    pub members: Vec<MemberProgress>,
    /// The bids, in the order of every row's cells.
    pub bids: Vec<BidHeading>,
    /// Whether some members work on laptops of their own, so that these figures are as old as
    /// the last exchange.
    pub by_exchange: bool,
    /// When records last went between the laptops (RFC 3339).
    pub exchanged_at: Option<String>,
}

/// One bid as a heading.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BidHeading {
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: evenhand_core::BidRef,
    /// Its title.
    pub title: String,
}

/// How far one member is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MemberProgress {
    /// Who.
    pub member: Member,
    /// How far with each bid.
    pub cells: Vec<ProgressCell>,
    /// How many sheets are handed in.
    pub submitted: u32,
    /// How many are wanted.
    pub wanted: u32,
}

/// How far one member is with one bid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ProgressCell {
    /// No declaration yet.
    Waiting,
    /// Declared; nothing scored.
    Declared,
    /// Being scored.
    Started,
    /// Handed in.
    Submitted,
    /// Opened again by the chair.
    Reopened,
    /// Taken back.
    Withdrawn,
    /// Barred by a recusal.
    Recused,
    /// Not to be scored: the bid failed a gateway.
    NotSent,
}

impl ProgressCell {
    /// Whether a sheet of this member for this bid is wanted.
    pub(crate) fn is_wanted(self) -> bool {
        match self {
            Self::Recused | Self::NotSent => false,
            Self::Waiting | Self::Declared | Self::Started => true,
            Self::Submitted | Self::Reopened | Self::Withdrawn => true,
        }
    }
}

impl Titled for ProgressCell {
    fn title(self) -> &'static str {
        match self {
            Self::Waiting => "Not declared",
            Self::Declared => "Not started",
            Self::Started => "Started",
            Self::Submitted => SheetState::Submitted.title(),
            Self::Reopened => SheetState::Reopened.title(),
            Self::Withdrawn => SheetState::Withdrawn.title(),
            Self::Recused => DeclarationKind::Recused.title(),
            Self::NotSent => "Not scored: failed a gateway",
        }
    }
}
