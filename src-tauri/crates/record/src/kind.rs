//! The kinds of record: one table that says of each what it is called in files, what
//! must be on file before it, who may sign it, whom it may be shown to and what it
//! changes; and one that says what it speaks of.
//!
//! A new kind is a new variant of [`Body`]; it does not compile before it has a row in
//! each.

use evenhand_core::{BidRef, Declaration, MemberId, RoundId, Subject};

use crate::body::{Body, Kind};
use crate::changed::Area;

mod name;
mod rules;
mod sheet_act;
mod stages;
pub(crate) mod version;

pub use name::UnknownKind;
pub use rules::{KindRules, MaySign, Needs, Setting, Tells};
pub use sheet_act::SheetAct;

impl Kind {
    /// What holds for every record of this kind.
    #[rustfmt::skip]
    pub const fn rules(self) -> KindRules {
        use Area::*;
        use MaySign::*;
        use Setting::*;
        match self {
            Self::Genesis           => row("genesis",             Needs::NoPanel,      Anyone,        Tells::Nothing,   Changes,  &[Panel, Devices]),
            Self::Joined            => row("joined",              Needs::Nothing,      Anyone,        Tells::Nothing,   Stays,    &[Devices]),
            Self::DeviceAccepted    => row("device_accepted",     Needs::Panel,        Chair,         Tells::Nothing,   Recounts, &[Panel, Devices]),
            Self::DeviceRevoked     => row("device_revoked",      Needs::Panel,        Chair,         Tells::Nothing,   Recounts, &[Panel, Devices]),
            Self::DeputyNamed       => row("deputy_named",        Needs::Panel,        Chair,         Tells::Nothing,   Recounts, &[Panel, Devices]),
            Self::HandedOver        => row("handed_over",         Needs::Panel,        ChairOrDeputy, Tells::Nothing,   Recounts, &[Panel, Devices]),
            Self::TakeoverAgreed    => row("takeover_agreed",     Needs::Panel,        Member,        Tells::Nothing,   Recounts, &[Panel, Devices]),
            Self::Received          => row("received",            Needs::Panel,        ChairsDevice,         Tells::Nothing,   Stays,    &[Devices]),
            Self::ForkChosen        => row("fork_chosen",         Needs::Panel,        Chair,         Tells::Nothing,   Recounts, &[Devices]),
            Self::RoundDescribed    => row("round_described",     Needs::Panel,        Chair,         Tells::Nothing,   Changes,  &[Round]),
            Self::SchemeSet         => row("scheme_set",          Needs::Round,        Chair,         Tells::Nothing,   Changes,  &[Scheme]),
            Self::MemberAdded       => row("member_added",        Needs::Round,        Chair,         Tells::Nothing,   Changes,  &[Panel]),
            Self::MemberRemoved     => row("member_removed",      Needs::Members,      Chair,         Tells::Nothing,   Changes,  &[Panel]),
            Self::BidsSet           => row("bids_set",            Needs::Round,        Chair,         Tells::Nothing,   Changes,  &[Bids]),
            Self::LateBidAccepted   => row("late_bid_accepted",   Needs::Round,        Chair,         Tells::Nothing,   Changes,  &[Bids]),
            Self::BidCorrected      => row("bid_corrected",       Needs::Bids,         Chair,         Tells::Nothing,   Changes,  &[Bids]),
            Self::BidWithdrawn      => row("bid_withdrawn",       Needs::Bids,         Chair,         Tells::Nothing,   Changes,  &[Bids]),
            Self::GatewaysAnswered  => row("gateways_answered",   Needs::Bids,         Chair,         Tells::Nothing,   Stays,    &[Gateways]),
            Self::RoundOpened       => row("round_opened",        Needs::Round,        Chair,         Tells::Nothing,   Changes,  &[Round]),
            Self::ObserverReady     => row("observer_ready",      Needs::Round,        Observer,      Tells::Nothing,   Changes,  &[Round, Devices]),
            Self::ObserverReleased  => row("observer_released",   Needs::Round,        Observer,      Tells::Nothing,   Changes,  &[Round, Sheets, Devices]),
            Self::Declared          => row("declared",            Needs::Members,      Declarant,     Tells::Nothing,   Stays,    &[Declarations]),
            Self::SheetDrafted      => row("sheet_drafted",       Needs::OpenSheet,    Author,        Tells::Nothing,   Stays,    &[Sheets]),
            Self::SheetSubmitted    => row("sheet_submitted",     Needs::SheetParties, Author,        Tells::Nothing,   Stays,    &[Sheets]),
            Self::SheetReopened     => row("sheet_reopened",      Needs::Sheet,        Chair,         Tells::Nothing,   Stays,    &[Sheets]),
            Self::SheetWithdrawn    => row("sheet_withdrawn",     Needs::Sheet,        Author,        Tells::Nothing,   Stays,    &[Sheets]),
            Self::RoundClosed       => row("round_closed",        Needs::Round,        Chair,         Tells::Nothing,   Recounts, &[Round, Declarations, Sheets]),
            Self::LateSheetAccepted => row("late_sheet_accepted", Needs::Bids,         Chair,         Tells::Nothing,   Changes,  &[Sheets]),
            Self::Revealed          => row("revealed",            Needs::Round,        Chair,         Tells::Nothing,   Changes,  &[Round, Sheets]),
            Self::KeysGiven         => row("keys_given",          Needs::Round,        ChairsDevice,  Tells::Nothing,   Changes,  &[Sheets, Devices]),
            Self::ScoresAgreed      => row("scores_agreed",       Needs::Bids,         Chair,         Tells::Nothing,   Stays,    &[Moderation]),
            Self::BidModerated      => row("bid_moderated",       Needs::Bids,         Chair,         Tells::Nothing,   Stays,    &[Moderation]),
            Self::Overridden        => row("overridden",          Needs::Bids,         Chair,         Tells::OfItsBids, Changes,  &[Shortlist]),
            Self::ShortlistSettled  => row("shortlist_settled",   Needs::Bids,         Chair,         Tells::OfAnyBid,  Changes,  &[Shortlist]),
            Self::OfficeDescribed   => row("office_described",    Needs::Panel,        Chair,         Tells::Nothing,   Stays,    &[Office]),
            Self::PublicationSet    => row("publication_set",     Needs::Bids,         Chair,         Tells::OfAnyBid,  Stays,    &[Publication]),
            Self::Decided           => row("decided",             Needs::Bids,         Chair,         Tells::Nothing,   Changes,  &[Round, Decisions]),
            Self::ApproachesSet     => row("approaches_set",      Needs::Round,        Chair,         Tells::Nothing,   Changes,  &[Commissioning, Round]),
            Self::ResearchSet       => row("research_set",        Needs::Round,        ChairOrSupport, Tells::Nothing,  Stays,    &[Commissioning]),
            Self::ResearchSignedOff => row("research_signed_off", Needs::Round,        Chair,         Tells::Nothing,   Stays,    &[Commissioning]),
            Self::PartnersSet       => row("partners_set",        Needs::Round,        Chair,         Tells::Nothing,   Stays,    &[Commissioning]),
            Self::PartnerSignedOff  => row("partner_signed_off",  Needs::Round,        PartnersMember, Tells::Nothing,  Stays,    &[Commissioning]),
            Self::ProjectsTakenOver => row("projects_taken_over", Needs::Bids,         ChairOrSupport, Tells::Nothing,  Stays,    &[Commissioning]),
            Self::ProjectAssessed   => row("project_assessed",    Needs::Bids,         Chair,         Tells::OfItsBids, Stays,    &[Commissioning]),
            Self::CycleEntrySet     => row("cycle_entry_set",     Needs::Panel,        ChairOrSupport, Tells::Nothing,  Stays,    &[Cycle]),
            Self::CycleEntryRemoved => row("cycle_entry_removed", Needs::Panel,        ChairOrSupport, Tells::Nothing,  Stays,    &[Cycle]),
            Self::StandardWordsSet  => row("standard_words_set",  Needs::Round,        ChairOrSupport, Tells::Nothing,  Stays,    &[Awards]),
            Self::AgreementWritten  => row("agreement_written",   Needs::Bids,         ChairOrSupport, Tells::Nothing,  Stays,    &[Awards]),
            Self::AgreementSigned   => row("agreement_signed",    Needs::Bids,         ChairOrSupport, Tells::Nothing,  Stays,    &[Awards]),
            Self::AwardChecked      => row("award_checked",       Needs::Bids,         ChairOrSupport, Tells::Nothing,  Stays,    &[Awards]),
            Self::ReturnRecorded    => row("return_recorded",     Needs::Bids,         ChairOrSupport, Tells::Nothing,  Stays,    &[Awards]),
            Self::PaymentRecorded   => row("payment_recorded",    Needs::Bids,         ChairOrSupport, Tells::Nothing,  Stays,    &[Awards]),
            Self::ReviewRecorded    => row("review_recorded",     Needs::Bids,         ChairOrSupport, Tells::Nothing,  Stays,    &[Awards]),
            Self::BiddersJoined     => row("bidders_joined",      Needs::Panel,        ChairOrSupport, Tells::Nothing,  Stays,    &[Bidders]),
        }
    }

    /// What it is called in files.
    pub const fn name(self) -> &'static str {
        self.rules().name
    }
}

/// One row of the table.
const fn row(
    name: &'static str,
    needs: Needs,
    may_sign: MaySign,
    tells: Tells,
    setting: Setting,
    areas: &'static [Area],
) -> KindRules {
    KindRules {
        name,
        needs,
        may_sign,
        tells,
        setting,
        areas,
    }
}

/// What a record speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About<'a> {
    /// The round; none for the panel's own records.
    pub round: Option<&'a RoundId>,
    /// Whom it is about: who declares, whose sheet it is, who leaves the panel, or whom
    /// the chair goes over to.
    pub members: Vec<&'a MemberId>,
    /// The bids that it names.
    pub bids: Vec<&'a BidRef>,
}

impl<'a> About<'a> {
    fn of_round(round: &'a RoundId) -> Self {
        Self {
            round: Some(round),
            ..Self::default()
        }
    }

    /// A sheet.
    pub(crate) fn of_sheet(round: &'a RoundId, bid: &'a BidRef, member: &'a MemberId) -> Self {
        Self::of_round(round).by_members([member]).on_bids([bid])
    }

    fn by_members(mut self, members: impl IntoIterator<Item = &'a MemberId>) -> Self {
        self.members.extend(members);
        self
    }

    fn on_bids(mut self, bids: impl IntoIterator<Item = &'a BidRef>) -> Self {
        self.bids.extend(bids);
        self
    }
}

impl Body {
    /// What kind of thing happened.
    pub fn kind(&self) -> Kind {
        Kind::from(self)
    }

    /// Which round it speaks of; none for the panel's own records.
    pub fn round(&self) -> Option<&RoundId> {
        self.about().round
    }

    /// What it speaks of.
    #[rustfmt::skip]
    pub fn about(&self) -> About<'_> {
        match self {
            Self::Genesis { .. } | Self::Joined { .. } | Self::DeviceAccepted { .. }
            | Self::DeviceRevoked { .. } | Self::DeputyNamed { .. } | Self::TakeoverAgreed { .. } | Self::Received { .. }
            | Self::ForkChosen { .. } | Self::OfficeDescribed { .. } | Self::CycleEntrySet { .. }
            | Self::CycleEntryRemoved { .. } | Self::BiddersJoined { .. } => About::default(),
            Self::HandedOver { to, .. } => About::default().by_members([to]),
            Self::RoundDescribed { round, .. } | Self::SchemeSet { round, .. }
            | Self::MemberAdded { round, .. } | Self::RoundOpened { round, .. } | Self::RoundClosed { round, .. }
            | Self::ObserverReady { round, .. } | Self::ObserverReleased { round, .. }
            | Self::Revealed { round, .. } | Self::KeysGiven { round, .. } | Self::ApproachesSet { round, .. }
            | Self::ResearchSet { round, .. } | Self::ResearchSignedOff { round, .. } | Self::PartnersSet { round, .. }
            | Self::PartnerSignedOff { round, .. } | Self::StandardWordsSet { round, .. } => About::of_round(round),
            Self::MemberRemoved { round, member, .. } => About::of_round(round).by_members([member]),
            Self::Declared { round, declarations, .. } => About::of_round(round)
                .by_members(declarations.iter().map(|one| &one.member))
                .on_bids(declarations.iter().filter_map(declared_bid)),
            Self::SheetDrafted(sheet) | Self::SheetSubmitted(sheet) => About::of_sheet(&sheet.round, &sheet.bid, &sheet.member),
            Self::SheetReopened(notice) | Self::SheetWithdrawn(notice) => About::of_sheet(&notice.round, &notice.bid, &notice.member),
            Self::BidsSet { round, bids, .. } => About::of_round(round).on_bids(bids.iter().map(|bid| &bid.reference)),
            Self::LateBidAccepted { round, bid, .. } | Self::BidCorrected { round, bid, .. } => About::of_round(round).on_bids([&bid.reference]),
            Self::BidWithdrawn { round, bid, .. } | Self::LateSheetAccepted { round, bid, .. }
            | Self::BidModerated { round, bid, .. } | Self::Overridden { round, bid, .. } => About::of_round(round).on_bids([bid]),
            Self::ProjectsTakenOver { round, projects } => About::of_round(round).on_bids(projects.iter().map(|one| &one.bid)),
            Self::ProjectAssessed { round, bid, .. } | Self::AgreementWritten { round, bid, .. } | Self::AgreementSigned { round, bid, .. }
            | Self::AwardChecked { round, bid, .. } | Self::ReturnRecorded { round, bid, .. } | Self::PaymentRecorded { round, bid, .. }
            | Self::ReviewRecorded { round, bid, .. } => About::of_round(round).on_bids([bid]),
            Self::GatewaysAnswered { round, answers } => About::of_round(round).on_bids(answers.iter().map(|one| &one.bid)),
            Self::ScoresAgreed { round, scores } => About::of_round(round).on_bids(scores.iter().map(|one| &one.bid)),
            Self::ShortlistSettled { round, settled } => About::of_round(round).on_bids(settled.awards.iter().map(|one| &one.bid)),
            Self::PublicationSet { round, publication } => About::of_round(round).on_bids(publication.read.iter().filter_map(|one| one.bid.as_ref())),
            Self::Decided { round, decisions, .. } => About::of_round(round).on_bids(decisions.iter().map(|one| &one.bid)),
        }
    }
}

fn declared_bid(declaration: &Declaration) -> Option<&BidRef> {
    match &declaration.subject {
        Subject::Bid(bid) => Some(bid),
        Subject::Bidder(_) => None,
    }
}
