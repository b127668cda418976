//! `evenhand gateway`: answers a gateway for a bid.

use clap::{Args, ValueEnum};
use evenhand_core::{BidRef, GatewayId, GatewayReply};

use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use crate::commands::gateways::gateway_answer;
use crate::error::ApiError;
use crate::view::bids::GatewayAnswerSet;

/// Answers a gateway for a bid.
#[derive(Args, Debug)]
pub(super) struct Gateway {
    /// Which bid.
    bid: String,
    /// Which gateway.
    gateway: String,
    /// The answer.
    answer: GatewayWord,
    /// Why; needed for a fail.
    #[arg(long, default_value = "")]
    note: String,
    #[command(flatten)]
    round: WhichRound,
}

/// The answers to a gateway.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum GatewayWord {
    /// The bid meets it.
    Pass,
    /// The bid does not.
    Fail,
    /// Not answered.
    Open,
}

impl GatewayWord {
    fn reply(self) -> Option<GatewayReply> {
        match self {
            Self::Pass => Some(GatewayReply::Pass),
            Self::Fail => Some(GatewayReply::Fail),
            Self::Open => None,
        }
    }
}

/// Answers it.
pub(super) async fn answer_gateway(
    profile: &OpenProfile,
    asked: Gateway,
) -> Result<Output, ApiError> {
    let ask = GatewayAnswerSet {
        round: profile.find_round(&asked.round).await?,
        bid: BidRef::new(&asked.bid),
        gateway: GatewayId::new(&asked.gateway),
        answer: asked.answer.reply(),
        note: asked.note.clone(),
    };
    let list = gateway_answer(profile.context(), ask).await?;
    profile.form.render(&list, || gateway_in_words(&asked))
}

fn gateway_in_words(asked: &Gateway) -> String {
    let (bid, gateway) = (&asked.bid, &asked.gateway);
    match asked.answer {
        GatewayWord::Pass => format!("Bid {bid} passes gateway {gateway}."),
        GatewayWord::Fail => format!("Bid {bid} fails gateway {gateway}."),
        GatewayWord::Open => format!("Gateway {gateway} is not answered for bid {bid}."),
    }
}
