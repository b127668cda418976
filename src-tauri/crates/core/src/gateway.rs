//! Answers to the pass/fail questions that a bid meets before it is scored.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{BidRef, GatewayId};
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
}
