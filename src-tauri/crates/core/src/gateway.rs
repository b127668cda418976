//! Answers to the pass/fail questions that a bid meets before it is scored.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{BidRef, GatewayId};
use crate::scheme::{GatewayKind, Scheme};
use crate::title::Titled;

/// How a gateway was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum GatewayReply {
    /// The bid meets it.
    Pass,
    /// The bid does not.
    Fail,
}

impl Titled for GatewayReply {
    fn title(self) -> &'static str {
        match self {
            Self::Pass => "Pass",
            Self::Fail => "Fail",
        }
    }
}

impl GatewayReply {
    /// What people read where a gateway has no answer yet.
    pub const OPEN_TITLE: &str = "Not answered";

    /// What people read of an answer, or of none.
    pub fn title_of(answer: Option<Self>) -> &'static str {
        answer.map_or(Self::OPEN_TITLE, Self::title)
    }
}

/// The answer to one gateway for one bid. Where none is on file, the gateway is unanswered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GatewayAnswer {
    /// Which bid.
    pub bid: BidRef,
    /// Which question.
    pub gateway: GatewayId,
    /// The answer; `None` while it is open.
    pub answer: Option<GatewayReply>,
    /// Why, in the words of whoever answered.
    #[serde(default)]
    pub note: String,
    /// That the chair has the bid scored all the same, where it fails a showstopper.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub score_anyway: bool,
}

impl GatewayAnswer {
    /// Whether the bid is not sent to be scored for this answer: it fails a showstopper,
    /// and the chair has not said that it is scored all the same.
    pub fn keeps_from_scoring(&self, scheme: &Scheme) -> bool {
        let asked = scheme.gateway(&self.gateway);
        let stops = asked.is_some_and(|one| one.kind == GatewayKind::Showstopper);
        stops && self.answer == Some(GatewayReply::Fail) && !self.score_anyway
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::norfolk::norfolk;

    #[test]
    fn only_a_failed_showstopper_keeps_a_bid_from_scoring() {
        let scheme = norfolk();
        let of_kind = |kind| scheme.gateways.iter().find(|one| one.kind == kind);
        let keeps = |kind, answer, score_anyway| {
            let answer = GatewayAnswer {
                bid: BidRef::new("1"),
                gateway: of_kind(kind).unwrap().id.clone(),
                answer,
                note: String::new(),
                score_anyway,
            };
            answer.keeps_from_scoring(&scheme)
        };
        let (fail, pass) = (Some(GatewayReply::Fail), Some(GatewayReply::Pass));
        assert!(keeps(GatewayKind::Showstopper, fail, false));
        assert!(!keeps(GatewayKind::Showstopper, fail, true));
        assert!(!keeps(GatewayKind::Showstopper, pass, false));
        assert!(!keeps(GatewayKind::Showstopper, None, false));
        assert!(!keeps(GatewayKind::Advisory, fail, false));
    }
}
