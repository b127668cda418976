//! The names of the kinds of record, and which round each speaks of.

use evenhand_core::RoundId;

use crate::body::Body;

/// The newest version of every kind that this program reads.
pub const VERSION: u32 = 1;

impl Body {
    /// Every kind that this program reads.
    pub const KINDS: [&'static str; 33] = [
        "genesis",
        "round_described",
        "scheme_set",
        "member_added",
        "member_removed",
        "bids_set",
        "late_bid_accepted",
        "bid_withdrawn",
        "gateways_answered",
        "round_opened",
        "declared",
        "sheet_drafted",
        "sheet_submitted",
        "sheet_reopened",
        "sheet_withdrawn",
        "round_closed",
        "revealed",
        "scores_agreed",
        "bid_moderated",
        "overridden",
        "shortlist_settled",
        "decided",
        "joined",
        "device_accepted",
        "device_revoked",
        "handed_over",
        "received",
        "fork_chosen",
        "observer_ready",
        "observer_released",
        "late_sheet_accepted",
        "keys_given",
        "deputy_named",
    ];

    /// What kind of thing happened, as the payload and the body's `type` name it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Genesis { .. } => "genesis",
            Self::RoundDescribed { .. } => "round_described",
            Self::SchemeSet { .. } => "scheme_set",
            Self::MemberAdded { .. } => "member_added",
            Self::MemberRemoved { .. } => "member_removed",
            Self::BidsSet { .. } => "bids_set",
            Self::LateBidAccepted { .. } => "late_bid_accepted",
            Self::BidWithdrawn { .. } => "bid_withdrawn",
            Self::GatewaysAnswered { .. } => "gateways_answered",
            Self::RoundOpened { .. } => "round_opened",
            Self::Declared { .. } => "declared",
            Self::SheetDrafted(_) => "sheet_drafted",
            Self::SheetSubmitted(_) => "sheet_submitted",
            Self::SheetReopened(_) => "sheet_reopened",
            Self::SheetWithdrawn(_) => "sheet_withdrawn",
            Self::RoundClosed { .. } => "round_closed",
            Self::Revealed { .. } => "revealed",
            Self::ScoresAgreed { .. } => "scores_agreed",
            Self::BidModerated { .. } => "bid_moderated",
            Self::Overridden { .. } => "overridden",
            Self::ShortlistSettled { .. } => "shortlist_settled",
            Self::Decided { .. } => "decided",
            Self::Joined { .. } => "joined",
            Self::DeviceAccepted { .. } => "device_accepted",
            Self::DeviceRevoked { .. } => "device_revoked",
            Self::HandedOver { .. } => "handed_over",
            Self::Received { .. } => "received",
            Self::ForkChosen { .. } => "fork_chosen",
            Self::ObserverReady { .. } => "observer_ready",
            Self::ObserverReleased { .. } => "observer_released",
            Self::LateSheetAccepted { .. } => "late_sheet_accepted",
            Self::KeysGiven { .. } => "keys_given",
            Self::DeputyNamed { .. } => "deputy_named",
        }
    }

    /// Which round it speaks of; none for the panel's own records.
    pub fn round(&self) -> Option<&RoundId> {
        match self {
            Self::Genesis { .. }
            | Self::Joined { .. }
            | Self::DeviceAccepted { .. }
            | Self::DeviceRevoked { .. }
            | Self::DeputyNamed { .. }
            | Self::HandedOver { .. }
            | Self::Received { .. }
            | Self::ForkChosen { .. } => None,
            Self::SheetDrafted(sheet) | Self::SheetSubmitted(sheet) => Some(&sheet.round),
            Self::SheetReopened(notice) | Self::SheetWithdrawn(notice) => Some(&notice.round),
            Self::RoundDescribed { round, .. }
            | Self::SchemeSet { round, .. }
            | Self::MemberAdded { round, .. }
            | Self::MemberRemoved { round, .. }
            | Self::BidsSet { round, .. }
            | Self::LateBidAccepted { round, .. }
            | Self::BidWithdrawn { round, .. }
            | Self::GatewaysAnswered { round, .. }
            | Self::RoundOpened { round, .. }
            | Self::Declared { round, .. }
            | Self::RoundClosed { round, .. }
            | Self::Revealed { round, .. }
            | Self::ScoresAgreed { round, .. }
            | Self::BidModerated { round, .. }
            | Self::Overridden { round, .. }
            | Self::ShortlistSettled { round, .. }
            | Self::ObserverReady { round, .. }
            | Self::ObserverReleased { round, .. }
            | Self::LateSheetAccepted { round, .. }
            | Self::KeysGiven { round, .. }
            | Self::Decided { round, .. } => Some(round),
        }
    }
}
