//! What a recused person is not shown: until a bid is decided, they see no score,
//! reason, rank or figure of it, nor anything from which those follow.
//!
//! What they are shown is worked out as if the bid were not in the round at all, so
//! that it cannot depend on how the bid was scored.

use std::collections::BTreeSet;

use evenhand_core::{BidRef, DeclarationKind, MemberId, Stage, Subject, phrase};

use crate::error::ApiError;
use crate::round_data::RoundData;

/// Who can go on where the chair is recused.
const HAND_OVER: &str = "Hand the chair over to someone who is not recused, on the Laptops screen; they can hand it back.";

impl RoundData {
    /// The bids that this profile's member is recused from and that are not decided yet: a
    /// deferred one is open still.
    pub(crate) fn withheld(&self) -> BTreeSet<BidRef> {
        let recused = |bid: &evenhand_core::Bid| {
            self.declared(self.me(), bid) == Some(DeclarationKind::Recused)
        };
        let bids = self.bid_rows.iter().map(|row| &row.bid);
        bids.filter(|bid| recused(bid) && !self.is_decided(&bid.reference))
            .map(|bid| bid.reference.clone())
            .collect()
    }

    /// Refuses what would show or change something of a bid that is withheld.
    pub(crate) fn refuse_withheld(&self, bid: &BidRef) -> Result<(), ApiError> {
        if self.withheld().contains(bid) {
            return Err(ApiError::not_allowed(format!(
                "You are recused from bid {bid}: its scores open to you after the decision."
            ))
            .at("bid"));
        }
        Ok(())
    }

    /// Refuses to let a recused person record what was decided on the bid.
    pub(crate) fn refuse_deciding(&self, bid: &BidRef) -> Result<(), ApiError> {
        if self.withheld().contains(bid) {
            return Err(ApiError::not_allowed(format!(
                "You are recused from bid {bid}, so someone else records its decision. {HAND_OVER}"
            ))
            .at("bid"));
        }
        Ok(())
    }

    /// Refuses to let a recused person answer the bid's gateways once they are assessed.
    pub(crate) fn refuse_answering(&self, bid: &BidRef) -> Result<(), ApiError> {
        if self.stage() != Stage::SetUp && self.withheld().contains(bid) {
            return Err(ApiError::not_allowed(format!(
                "You are recused from bid {bid}, so someone else answers its gateways. {HAND_OVER}"
            ))
            .at("bid"));
        }
        Ok(())
    }

    /// Refuses what cannot be done without seeing every bid. `what` begins the
    /// sentence: "The pack is made".
    pub(crate) fn refuse_part(&self, what: &str) -> Result<(), ApiError> {
        let mut withheld = self.withheld();
        withheld.retain(|bid| self.bid(bid).is_ok()); // one that was withdrawn is in nothing
        if withheld.is_empty() {
            return Ok(());
        }
        let remedy = match self.is_chair() {
            true => HAND_OVER,
            false => "It opens to you after the decision.",
        };
        Err(ApiError::not_allowed(format!(
            "{what} from all bids, and you are recused from {}. {remedy}",
            bids_in_words(&withheld)
        )))
    }

    /// Refuses to weaken a recusal once scoring has closed: nobody comes back to a
    /// bid when they may know how it was scored.
    pub(crate) fn refuse_return(
        &self,
        member: &MemberId,
        subjects: &[Subject],
        kind: DeclarationKind,
    ) -> Result<(), ApiError> {
        let over = matches!(self.stage(), Stage::Closed | Stage::Revealed);
        if kind == DeclarationKind::Recused || !over {
            return Ok(());
        }
        let recused =
            |subject: &&Subject| self.said(member, subject) == Some(DeclarationKind::Recused);
        match subjects.iter().enumerate().find(|(_, one)| recused(one)) {
            None => Ok(()),
            Some((index, subject)) => Err(ApiError::not_allowed(format!(
                "{} is recused from {}, and a recusal stands once scoring has closed.",
                self.name(member),
                subject_in_words(subject)
            ))
            .at(format!("subjects.{index}"))),
        }
    }
}

fn subject_in_words(subject: &Subject) -> String {
    match subject {
        Subject::Bid(bid) => format!("bid {bid}"),
        Subject::Bidder(bidder) => format!("every bid of {bidder}"),
    }
}

/// "bid 014", or "bids 014 and 021".
fn bids_in_words(bids: &BTreeSet<BidRef>) -> String {
    let word = phrase::plural(bids.len(), "bid", "bids");
    format!("{word} {}", phrase::listed(bids))
}
