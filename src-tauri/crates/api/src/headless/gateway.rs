//! `evenhand gateway` and `gateways`: answers a gateway for a bid, or many by a file.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use evenhand_core::{BidRef, GatewayId, GatewayReply};

use super::files::file_in;
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use crate::commands::gateways::{gateway_answer, gateways_import};
use crate::error::ApiError;
use crate::view::bids::{FileOfRound, GatewayAnswerSet};

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
    /// Has the bid scored all the same, where it fails.
    #[arg(long)]
    score_anyway: bool,
    #[command(flatten)]
    round: WhichRound,
}

/// Takes in a file of answers to gateways.
#[derive(Args, Debug)]
pub(super) struct Gateways {
    /// The file (CSV or XLSX), with bid, gateway, answer and note.
    file: PathBuf,
    #[command(flatten)]
    round: WhichRound,
}

/// Takes it in: all of its lines, or none.
pub(super) async fn import_gateways(
    profile: &OpenProfile,
    asked: Gateways,
) -> Result<Output, ApiError> {
    let ask = FileOfRound {
        file: file_in(&asked.file)?,
        round: profile.find_round(&asked.round).await?,
    };
    let imported = gateways_import(profile.context(), ask).await?;
    profile.form.render(&imported, || {
        let first = format!("{} answered.", imported.answered);
        let warned = imported.warnings.iter().map(|one| format!("  {one}"));
        let lines = std::iter::once(first).chain(warned);
        lines.collect::<Vec<_>>().join("\n")
    })
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
        score_anyway: asked.score_anyway,
    };
    let row = gateway_answer(profile.context(), ask).await?;
    profile.form.render(&row, || gateway_in_words(&asked))
}

fn gateway_in_words(asked: &Gateway) -> String {
    let (bid, gateway) = (&asked.bid, &asked.gateway);
    match asked.answer {
        GatewayWord::Pass => format!("Bid {bid} passes gateway {gateway}."),
        GatewayWord::Fail if asked.score_anyway => {
            format!("Bid {bid} fails gateway {gateway} and is scored all the same.")
        }
        GatewayWord::Fail => format!("Bid {bid} fails gateway {gateway}."),
        GatewayWord::Open => format!("Gateway {gateway} is not answered for bid {bid}."),
    }
}
