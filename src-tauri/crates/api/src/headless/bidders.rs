//! `evenhand bidders`: who bid in which round, and which names are of one bidder.

use std::collections::BTreeSet;

use clap::{Args, Subcommand};
use evenhand_core::commission::{BidInHistory, RegisteredBidder};
use evenhand_core::{Bidder, Titled};

use super::output::Output;
use super::profile::OpenProfile;
use crate::commands::bidders::{bidder_list, bidders_join};
use crate::error::ApiError;
use crate::view::bidders::{BiddersJoin, BiddersView, LikeBidders};
use crate::view::home::Nothing;

/// The register of bidders.
#[derive(Debug, Subcommand)]
pub(super) enum BiddersCommand {
    /// Lists the bidders of all rounds, and those that look like one.
    List,
    /// Says that names are of one bidder.
    Join(JoinNames),
    /// Says that names are of different bidders.
    Apart(NamesApart),
}

/// Names of one bidder.
#[derive(Args, Debug)]
pub(super) struct JoinNames {
    /// The names, each as a bid has it; the first is the one that the bidder goes by.
    #[arg(required = true, num_args = 2..)]
    names: Vec<String>,
    /// Why.
    #[arg(long, default_value = "")]
    reason: String,
}

/// Names of different bidders.
#[derive(Args, Debug)]
pub(super) struct NamesApart {
    /// The names, each as a bid has it.
    #[arg(required = true, num_args = 2..)]
    names: Vec<String>,
    /// Why.
    #[arg(long, default_value = "")]
    reason: String,
}

/// Does one of them.
pub(super) async fn run_bidders_command(
    profile: &OpenProfile,
    command: BiddersCommand,
) -> Result<Output, ApiError> {
    let context = profile.context();
    let names = |names: &[String]| -> BTreeSet<Bidder> { names.iter().map(Bidder::new).collect() };
    let view = match command {
        BiddersCommand::List => bidder_list(context, Nothing {}).await?,
        BiddersCommand::Join(asked) => {
            let ask = BiddersJoin {
                names: names(&asked.names),
                as_one: asked.names.first().map(Bidder::new),
                reason: asked.reason,
            };
            bidders_join(context, ask).await?
        }
        BiddersCommand::Apart(asked) => {
            let ask = BiddersJoin {
                names: names(&asked.names),
                as_one: None,
                reason: asked.reason,
            };
            bidders_join(context, ask).await?
        }
    };
    profile.form.render(&view, || bidders_in_words(&view))
}

fn bidders_in_words(view: &BiddersView) -> String {
    let bidders = view.bidders.iter().flat_map(bidder_in_words);
    let questions = view.questions.iter().map(question_in_words);
    bidders.chain(questions).collect::<Vec<_>>().join("\n")
}

fn bidder_in_words(bidder: &RegisteredBidder) -> Vec<String> {
    let others: Vec<&str> = bidder.other_names.iter().map(Bidder::as_str).collect();
    let other = match others.is_empty() {
        true => String::new(),
        false => format!(" (also {})", others.join("; ")),
    };
    let mut lines = vec![format!("{}{other}", bidder.name)];
    lines.extend(bidder.history.iter().map(bid_in_words));
    lines.extend(bidder.notes.iter().map(|note| format!("  {note}")));
    lines
}

fn bid_in_words(bid: &BidInHistory) -> String {
    let became = match (bid.withdrawn, bid.decision) {
        (true, _) => "withdrawn".to_owned(),
        (false, None) => "not decided".to_owned(),
        (false, Some(decision)) => {
            let awarded = bid.awarded.unwrap_or_default().to_words();
            format!("{}, {awarded}", decision.title())
        }
    };
    let finding = bid
        .finding
        .map(|finding| format!(", review: {}", finding.title()));
    format!(
        "  {}: bid {}, {}, asked {}: {became}{}",
        bid.round_title,
        bid.bid,
        bid.title,
        bid.asked.to_words(),
        finding.unwrap_or_default()
    )
}

fn question_in_words(asked: &LikeBidders) -> String {
    let (one, other, reasons) = (&asked.one, &asked.other, asked.reasons.join(" "));
    format!("Are “{one}” and “{other}” one bidder? {reasons}")
}
