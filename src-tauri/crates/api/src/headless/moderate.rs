//! `evenhand moderate`: lists the agenda, or agrees panel scores from a file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use evenhand_core::{AgreedScore, BidRef, phrase};
use evenhand_intake::read_agreed;

use super::files::{read_whole_file, refuse_places};
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::words::{cell_or_dash, tab_rows};
use crate::commands::moderation::{agenda, agree};
use crate::error::ApiError;
use crate::view::moderate::{Agenda, AgendaItem, Agree};

/// Agrees panel scores from a file (`bid,criterion,score,reason`), or lists the agenda.
#[derive(Args, Debug)]
pub(super) struct Moderate {
    /// The file; the agenda is shown where it is left out.
    file: Option<PathBuf>,
    #[command(flatten)]
    round: WhichRound,
}

/// Does the one or the other.
pub(super) async fn moderate_round(
    profile: &OpenProfile,
    asked: Moderate,
) -> Result<Output, ApiError> {
    match &asked.file {
        Some(file) => agree_scores(profile, file, &asked.round).await,
        None => show_agenda(profile, &asked.round).await,
    }
}

async fn show_agenda(profile: &OpenProfile, round: &WhichRound) -> Result<Output, ApiError> {
    let ask = profile.ask_of_round(round).await?;
    let agenda = agenda(profile.context(), ask).await?;
    profile.form.render(&agenda, || agenda_in_words(&agenda))
}

async fn agree_scores(
    profile: &OpenProfile,
    file: &Path,
    round: &WhichRound,
) -> Result<Output, ApiError> {
    let round = profile.find_round(round).await?;
    let data = profile.read_round(&round).await?;
    let bids: Vec<_> = data.bids().cloned().collect();
    let read = read_whole_file(file, |name, bytes| {
        read_agreed(name, bytes, data.scheme(), &bids)
    })?;
    if !read.refusals.is_empty() {
        return Err(refuse_places(&read.refusals));
    }
    let ask = Agree {
        round,
        scores: read.good.clone(),
    };
    let scores = agree(profile.context(), ask).await?;
    profile.form.render(&scores, || agreed_in_words(&read.good))
}

fn agenda_in_words(agenda: &Agenda) -> String {
    let row = |item: &AgendaItem| {
        [
            item.reference.to_string(),
            cell_or_dash(item.rank.as_ref()),
            cell_or_dash(item.spread.as_ref()),
            item.title.clone(),
        ]
    };
    tab_rows(agenda.items.iter().map(row))
}

fn agreed_in_words(scores: &[AgreedScore]) -> String {
    let bids: BTreeSet<&BidRef> = scores.iter().map(|score| &score.bid).collect();
    let references: Vec<String> = bids.iter().map(ToString::to_string).collect();
    let noun = phrase::plural(bids.len(), "bid", "bids");
    format!(
        "{} on record for {noun} {}.",
        phrase::counted(scores.len(), "agreed score is", "agreed scores are"),
        phrase::listed(&references)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreed_scores_are_said_with_their_bids() {
        let score = |bid: &str| AgreedScore {
            bid: bid.into(),
            criterion: "o1".into(),
            score: None,
            reason: String::new(),
        };
        assert_eq!(
            agreed_in_words(&[score("3")]),
            "1 agreed score is on record for bid 3."
        );
        assert_eq!(
            agreed_in_words(&[score("3"), score("1"), score("3")]),
            "3 agreed scores are on record for bids 1 and 3."
        );
    }
}
