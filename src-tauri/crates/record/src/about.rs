//! What a record speaks of: the round, whose it is, and the bids that it names.
//!
//! A new kind does not compile before it says so.

use evenhand_core::{BidRef, Declaration, MemberId, RoundId, Subject};

use crate::body::Body;

/// What a record speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About<'a> {
    /// The round; none for the panel's own records.
    pub round: Option<&'a RoundId>,
    /// Whose it is: who declares, whose sheet it is, or whom the chair goes over to.
    pub whose: Vec<&'a MemberId>,
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
        self.whose.extend(members);
        self
    }

    fn on_bids(mut self, bids: impl IntoIterator<Item = &'a BidRef>) -> Self {
        self.bids.extend(bids);
        self
    }
}

impl Body {
    /// Which round it speaks of; none for the panel's own records.
    pub fn round(&self) -> Option<&RoundId> {
        self.about().round
    }

    /// What it speaks of.
    #[rustfmt::skip]
    pub fn about(&self) -> About<'_> {
        match self {
            Self::Genesis { .. } | Self::Joined { .. } | Self::DeviceAccepted { .. }
            | Self::DeviceRevoked { .. } | Self::DeputyNamed { .. } | Self::Received { .. }
            | Self::ForkChosen { .. } => About::default(),
            Self::HandedOver { to, .. } => About::default().by_members([to]),
            Self::RoundDescribed { round, .. } | Self::SchemeSet { round, .. }
            | Self::MemberAdded { round, .. } | Self::MemberRemoved { round, .. }
            | Self::RoundOpened { round, .. } | Self::RoundClosed { round, .. }
            | Self::ObserverReady { round, .. } | Self::ObserverReleased { round, .. }
            | Self::Revealed { round, .. } | Self::KeysGiven { round, .. } => About::of_round(round),
            Self::Declared { round, declarations, .. } => About::of_round(round)
                .by_members(declarations.iter().map(|one| &one.member))
                .on_bids(declarations.iter().filter_map(declared_bid)),
            Self::SheetDrafted(sheet) | Self::SheetSubmitted(sheet) => About::of_sheet(&sheet.round, &sheet.bid, &sheet.member),
            Self::SheetReopened(notice) | Self::SheetWithdrawn(notice) => About::of_sheet(&notice.round, &notice.bid, &notice.member),
            Self::BidsSet { round, bids, .. } => About::of_round(round).on_bids(bids.iter().map(|bid| &bid.reference)),
            Self::LateBidAccepted { round, bid, .. } => About::of_round(round).on_bids([&bid.reference]),
            Self::BidWithdrawn { round, bid, .. } | Self::LateSheetAccepted { round, bid, .. }
            | Self::BidModerated { round, bid, .. } | Self::Overridden { round, bid, .. } => About::of_round(round).on_bids([bid]),
            Self::GatewaysAnswered { round, answers } => About::of_round(round).on_bids(answers.iter().map(|one| &one.bid)),
            Self::ScoresAgreed { round, scores } => About::of_round(round).on_bids(scores.iter().map(|one| &one.bid)),
            Self::ShortlistSettled { round, settled } => About::of_round(round).on_bids(settled.awards.iter().map(|one| &one.bid)),
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
