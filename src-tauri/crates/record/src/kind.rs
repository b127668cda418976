//! The kinds of record: one table that says of each what it is called in files, who
//! may sign it, whom it may be shown to and what it changes.
//!
//! A new kind is a new variant of [`Body`]; it does not compile before it has a row here.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use strum::VariantArray;

use crate::body::{Body, Kind, SheetEntry};
use crate::changed::Area;

/// The newest version of every kind that this program reads.
pub const VERSION: u32 = 1;

/// What holds for every record of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindRules {
    /// What it is called in files: the `type` of the payload and of the body.
    pub name: &'static str,
    /// Who may sign it.
    pub may_sign: MaySign,
    /// What it tells of how bids came out.
    pub tells: Tells,
    /// Whether what records are checked against stays as it was.
    pub setting: Setting,
    /// What it changes.
    pub areas: &'static [Area],
}

/// Who may sign a kind of record. Signed by anybody else it changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaySign {
    /// Anybody: it comes before there is anyone to ask.
    Anyone,
    /// The chair alone.
    Chair,
    /// Whoever declares, or the chair for them.
    Declarant,
    /// Whose sheet it is, or the chair for them.
    Author,
    /// The observer of the round alone.
    Observer,
    /// The chair, or the deputy who takes the chair over.
    ChairOrDeputy,
}

impl MaySign {
    /// Who may sign it, as a sentence for those who may not.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Anyone => "anybody can do this",
            Self::Chair => "only the chair can do this",
            Self::Declarant => "a member declares their own interests, or the chair types them in",
            Self::Author => "a sheet is its own member's to write, or the chair types it in",
            Self::Observer => "only the round's observer can do this",
            Self::ChairOrDeputy => {
                "only the chair can give the chair to someone else, or the deputy take it over"
            }
        }
    }
}

/// What a record tells of how bids came out: a recused person is not shown it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// Nothing: everybody may see it.
    Nothing,
    /// How the bids came out that it names: kept from whoever is recused from one of them.
    OfItsBids,
    /// How any bid came out: kept from whoever is recused from any.
    OfAnyBid,
}

/// Whether a record leaves what others are checked against as it was: who signs each
/// log, which rounds, bids and members there are, and where each round was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// As it was.
    Stays,
    /// It may be another.
    Changes,
}

impl Kind {
    /// What holds for every record of this kind.
    #[rustfmt::skip]
    pub const fn rules(self) -> KindRules {
        use Area::*;
        use MaySign::*;
        use Setting::*;
        use Tells::*;
        match self {
            Self::Genesis           => rules("genesis",             Anyone,        Nothing,   Changes, &[Panel, Devices]),
            Self::Joined            => rules("joined",              Anyone,        Nothing,   Stays,   &[Devices]),
            Self::DeviceAccepted    => rules("device_accepted",     Chair,         Nothing,   Changes, &[Panel, Devices]),
            Self::DeviceRevoked     => rules("device_revoked",      Chair,         Nothing,   Changes, &[Panel, Devices]),
            Self::DeputyNamed       => rules("deputy_named",        Chair,         Nothing,   Changes, &[Panel, Devices]),
            Self::HandedOver        => rules("handed_over",         ChairOrDeputy, Nothing,   Changes, &[Panel, Devices]),
            Self::Received          => rules("received",            Chair,         Nothing,   Stays,   &[Devices]),
            Self::ForkChosen        => rules("fork_chosen",         Chair,         Nothing,   Changes, &[Devices]),
            Self::RoundDescribed    => rules("round_described",     Chair,         Nothing,   Changes, &[Round]),
            Self::SchemeSet         => rules("scheme_set",          Chair,         Nothing,   Changes, &[Scheme]),
            Self::MemberAdded       => rules("member_added",        Chair,         Nothing,   Changes, &[Panel]),
            Self::MemberRemoved     => rules("member_removed",      Chair,         Nothing,   Changes, &[Panel]),
            Self::BidsSet           => rules("bids_set",            Chair,         Nothing,   Changes, &[Bids]),
            Self::LateBidAccepted   => rules("late_bid_accepted",   Chair,         Nothing,   Changes, &[Bids]),
            Self::BidWithdrawn      => rules("bid_withdrawn",       Chair,         Nothing,   Changes, &[Bids]),
            Self::GatewaysAnswered  => rules("gateways_answered",   Chair,         Nothing,   Stays,   &[Gateways]),
            Self::RoundOpened       => rules("round_opened",        Chair,         Nothing,   Changes, &[Round]),
            Self::ObserverReady     => rules("observer_ready",      Observer,      Nothing,   Changes, &[Round, Devices]),
            Self::ObserverReleased  => rules("observer_released",   Observer,      Nothing,   Changes, &[Round, Sheets, Devices]),
            Self::Declared          => rules("declared",            Declarant,     Nothing,   Stays,   &[Declarations]),
            Self::SheetDrafted      => rules("sheet_drafted",       Author,        Nothing,   Stays,   &[Sheets]),
            Self::SheetSubmitted    => rules("sheet_submitted",     Author,        Nothing,   Stays,   &[Sheets]),
            Self::SheetReopened     => rules("sheet_reopened",      Chair,         Nothing,   Stays,   &[Sheets]),
            Self::SheetWithdrawn    => rules("sheet_withdrawn",     Author,        Nothing,   Stays,   &[Sheets]),
            Self::RoundClosed       => rules("round_closed",        Chair,         Nothing,   Changes, &[Round, Declarations, Sheets]),
            Self::LateSheetAccepted => rules("late_sheet_accepted", Chair,         Nothing,   Changes, &[Sheets]),
            Self::Revealed          => rules("revealed",            Chair,         Nothing,   Changes, &[Round, Sheets]),
            Self::KeysGiven         => rules("keys_given",          Chair,         Nothing,   Changes, &[Sheets, Devices]),
            Self::ScoresAgreed      => rules("scores_agreed",       Chair,         Nothing,   Stays,   &[Moderation]),
            Self::BidModerated      => rules("bid_moderated",       Chair,         Nothing,   Stays,   &[Moderation]),
            Self::Overridden        => rules("overridden",          Chair,         OfItsBids, Changes, &[Shortlist]),
            Self::ShortlistSettled  => rules("shortlist_settled",   Chair,         OfAnyBid,  Changes, &[Shortlist]),
            Self::Decided           => rules("decided",             Chair,         Nothing,   Changes, &[Round, Decisions]),
        }
    }

    /// What it is called in files.
    pub const fn name(self) -> &'static str {
        self.rules().name
    }
}

/// One row of the table.
const fn rules(
    name: &'static str,
    may_sign: MaySign,
    tells: Tells,
    setting: Setting,
    areas: &'static [Area],
) -> KindRules {
    KindRules {
        name,
        may_sign,
        tells,
        setting,
        areas,
    }
}

/// Says that a newer program wrote it: this one knows no such kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is no kind of record that this program knows")]
pub struct UnknownKind;

/// Every kind by its name: one is looked up for each record that is read.
static BY_NAME: LazyLock<BTreeMap<&'static str, Kind>> = LazyLock::new(|| {
    let named = Kind::VARIANTS.iter().map(|kind| (kind.name(), *kind));
    named.collect()
});

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        BY_NAME.get(name).copied().ok_or(UnknownKind)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        name.parse().map_err(de::Error::custom)
    }
}

impl Body {
    /// What kind of thing happened.
    pub fn kind(&self) -> Kind {
        Kind::from(self)
    }

    /// The sheet in it whose content can be sealed, and what is done with it.
    pub fn sheet(&self) -> Option<(&SheetEntry, SheetAct)> {
        match self {
            Self::SheetDrafted(sheet) => Some((sheet, SheetAct::Drafted)),
            Self::SheetSubmitted(sheet) => Some((sheet, SheetAct::Submitted)),
            _ => None,
        }
    }
}

/// What a record does with a sheet whose content can be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
        let acts = [Self::Drafted, Self::Submitted];
        let found = acts.into_iter().find(|act| Kind::from(*act) == kind);
        found.ok_or(UnknownKind)
    }
}
