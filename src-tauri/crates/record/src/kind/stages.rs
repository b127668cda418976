//! At which stages of a round each kind of record may be said.

use evenhand_core::Stage::{Closed, Decided, Revealed, Scoring, SetUp};
use evenhand_core::{Role, Stage};

use crate::body::{Body, Kind};

const ALL: &[Stage] = &[SetUp, Scoring, Closed, Revealed, Decided];
const BEFORE_CLOSE: &[Stage] = &[SetUp, Scoring];
const BEFORE_DECISION: &[Stage] = &[SetUp, Scoring, Closed, Revealed];
const FROM_OPENING: &[Stage] = &[Scoring, Closed, Revealed, Decided];
const FROM_OPENING_TO_DECISION: &[Stage] = &[Scoring, Closed, Revealed];
const FROM_CLOSE: &[Stage] = &[Closed, Revealed, Decided];
const FROM_CLOSE_TO_DECISION: &[Stage] = &[Closed, Revealed];
const FROM_REVEAL: &[Stage] = &[Revealed, Decided];

impl Kind {
    /// The stages at which a record of this kind changes a round: the same for the
    /// screens, which refuse it at others, and for the records, where it is set aside.
    #[rustfmt::skip]
    pub const fn stages(self) -> &'static [Stage] {
        match self {
            Self::Genesis | Self::Joined | Self::DeviceAccepted | Self::DeviceRevoked | Self::DeputyNamed
            | Self::HandedOver | Self::TakeoverAgreed | Self::Received | Self::ForkChosen | Self::KeysGiven
            | Self::Declared | Self::OfficeDescribed | Self::CycleEntrySet | Self::CycleEntryRemoved | Self::BiddersJoined
            | Self::StandardWordsSet | Self::PartnerSignedOff => ALL,
            Self::SchemeSet | Self::MemberAdded | Self::MemberRemoved | Self::LateBidAccepted => BEFORE_CLOSE,
            Self::RoundDescribed | Self::BidWithdrawn | Self::GatewaysAnswered | Self::ApproachesSet | Self::PartnersSet
            | Self::ProjectsTakenOver => BEFORE_DECISION,
            Self::BidsSet | Self::RoundOpened | Self::ObserverReady | Self::ResearchSet | Self::ResearchSignedOff => &[SetUp],
            Self::RoundClosed | Self::SheetReopened => &[Scoring],
            Self::Revealed => &[Closed],
            Self::SheetDrafted | Self::SheetSubmitted => FROM_OPENING,
            Self::SheetWithdrawn | Self::BidCorrected => FROM_OPENING_TO_DECISION,
            Self::ObserverReleased => FROM_CLOSE,
            Self::LateSheetAccepted => FROM_CLOSE_TO_DECISION,
            Self::ScoresAgreed | Self::BidModerated | Self::Overridden | Self::ShortlistSettled => &[Revealed],
            Self::Decided | Self::PublicationSet | Self::ProjectAssessed => FROM_REVEAL,
            Self::AgreementWritten | Self::AgreementSigned | Self::AwardChecked | Self::ReturnRecorded
            | Self::PaymentRecorded | Self::ReviewRecorded => &[Decided],
        }
    }
}

impl Body {
    /// The stages at which it changes a round: those of its kind, but that a support
    /// officer may come at any time.
    pub fn stages(&self) -> &'static [Stage] {
        match self {
            Self::MemberAdded { member, .. } if member.role == Role::Support => ALL,
            _ => self.kind().stages(),
        }
    }
}
