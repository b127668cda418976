//! The versions of a kind: what a record says that older programs would not read.
//!
//! A program ignores members that it does not know. A member that must not be ignored
//! makes a new version of its kind, which older programs park. So that they read as much
//! as they can, a record is of the oldest version that says all that it holds, and one
//! that says no more than the first did has the first's bytes.

use evenhand_core::{Bid, Decision, DecisionKind, Fund, Role};

use crate::body::{Body, Kind};

/// The version that every kind had at first.
pub(crate) const FIRST: u32 = 1;

impl Kind {
    /// The newest version of this kind that this program reads.
    pub const fn newest_version(self) -> u32 {
        match self {
            Self::BidsSet | Self::LateBidAccepted | Self::BidCorrected => 3,
            Self::RoundDescribed | Self::MemberAdded | Self::Decided => 2,
            _ => FIRST,
        }
    }

    /// Whether this program reads that version of it.
    pub(crate) fn is_read_in(self, version: u32) -> bool {
        (FIRST..=self.newest_version()).contains(&version)
    }
}

impl Body {
    /// The oldest version of its kind that says all that it holds: the one that it is
    /// written as. Never over the kind's [`Kind::newest_version`].
    pub fn version(&self) -> u32 {
        match self {
            Self::RoundDescribed { details, .. } => second_if(fund_says_more(&details.fund)),
            Self::MemberAdded { member, .. } => second_if(member.role == Role::Support),
            Self::BidsSet { bids, .. } => bids.iter().map(bid_version).max().unwrap_or(FIRST),
            Self::LateBidAccepted { bid, .. } | Self::BidCorrected { bid, .. } => bid_version(bid),
            Self::Decided {
                decisions, details, ..
            } => second_if(!details.is_empty() || decisions.iter().any(decision_says_more)),
            _ => FIRST,
        }
    }
}

fn second_if(says_more: bool) -> u32 {
    if says_more { 2 } else { FIRST }
}

fn fund_says_more(fund: &Fund) -> bool {
    fund.power.is_some() || !fund.over_allocation.is_zero()
}

/// The oldest version that says all of a bid: the second has details, the third what
/// shows that it works or a plan to validate it.
fn bid_version(bid: &Bid) -> u32 {
    let details = &bid.details;
    if details.evidence.is_some() || details.validation.is_some() {
        return 3;
    }
    second_if(!details.is_empty())
}

fn decision_says_more(decision: &Decision) -> bool {
    decision.kind == DecisionKind::Deferred || !decision.conditions.is_empty()
}
