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
    fn round(round: &'a RoundId) -> Self {
        Self {
            round: Some(round),
            ..Self::default()
        }
    }

    /// A sheet.
    pub(crate) fn sheet(round: &'a RoundId, bid: &'a BidRef, member: &'a MemberId) -> Self {
        Self::round(round).of([member]).on([bid])
    }

    fn of(mut self, members: impl IntoIterator<Item = &'a MemberId>) -> Self {
        self.whose.extend(members);
        self
    }

    fn on(mut self, bids: impl IntoIterator<Item = &'a BidRef>) -> Self {
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
            Self::HandedOver { to, .. } => About::default().of([to]),
            Self::RoundDescribed { round, .. } | Self::SchemeSet { round, .. }
            | Self::MemberAdded { round, .. } | Self::MemberRemoved { round, .. }
            | Self::RoundOpened { round, .. } | Self::RoundClosed { round, .. }
            | Self::ObserverReady { round, .. } | Self::ObserverReleased { round, .. }
            | Self::Revealed { round, .. } | Self::KeysGiven { round, .. } => About::round(round),
            Self::Declared { round, declarations, .. } => About::round(round)
                .of(declarations.iter().map(|one| &one.member))
                .on(declarations.iter().filter_map(declared_bid)),
            Self::SheetDrafted(sheet) | Self::SheetSubmitted(sheet) => About::sheet(&sheet.round, &sheet.bid, &sheet.member),
            Self::SheetReopened(notice) | Self::SheetWithdrawn(notice) => About::sheet(&notice.round, &notice.bid, &notice.member),
            Self::BidsSet { round, bids, .. } => About::round(round).on(bids.iter().map(|bid| &bid.reference)),
            Self::LateBidAccepted { round, bid, .. } => About::round(round).on([&bid.reference]),
            Self::BidWithdrawn { round, bid, .. } | Self::LateSheetAccepted { round, bid, .. }
            | Self::BidModerated { round, bid, .. } | Self::Overridden { round, bid, .. } => About::round(round).on([bid]),
            Self::GatewaysAnswered { round, answers } => About::round(round).on(answers.iter().map(|one| &one.bid)),
            Self::ScoresAgreed { round, scores } => About::round(round).on(scores.iter().map(|one| &one.bid)),
            Self::ShortlistSettled { round, settled } => About::round(round).on(settled.awards.iter().map(|one| &one.bid)),
            Self::Decided { round, decisions, .. } => About::round(round).on(decisions.iter().map(|one| &one.bid)),
        }
    }
}

fn declared_bid(declaration: &Declaration) -> Option<&BidRef> {
    match &declaration.subject {
        Subject::Bid(bid) => Some(bid),
        Subject::Bidder(_) => None,
    }
}
