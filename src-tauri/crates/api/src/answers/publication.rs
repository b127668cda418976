//! What can be published of a round once it was read, and what was read of it.

use std::collections::BTreeMap;

use evenhand_core::{Bid, BidRef, Decision, PublicText, Publication, RoundId, Stage, Titled};
use evenhand_store::{TextReadRow, View};
use sha2::{Digest as _, Sha256};

use crate::context::Context;
use crate::error::ApiError;
use crate::guard::only_in;
use crate::log_owners::LogOwners;
use crate::round_data::RoundData;
use crate::view::publishing::{PublicationView, TextRead, TextToRead};

/// Refuses what is decided about publishing before the scores are open.
pub(crate) fn refuse_early(data: &RoundData, what: &str) -> Result<(), ApiError> {
    only_in(data, &[Stage::Revealed, Stage::Decided], what)
}

/// What was decided about publishing a round, and what can be read for it.
pub(crate) async fn show_publication(
    context: Context<'_>,
    round: &RoundId,
) -> Result<PublicationView, ApiError> {
    let mut view = context.app.store.view().await?;
    let data = context.app.rounds.read(&mut view, round).await?;
    refuse_early(&data, "What is published is decided")?;
    let withheld = data.withheld();
    let mut texts = texts_to_read(&mut view, &data).await?;
    let mut publication = view.publication(round).await?;
    mark_read(&mut view, &data, &mut texts).await?;
    let is_shown = |bid: Option<&BidRef>| match bid {
        Some(bid) => !withheld.contains(bid),
        None => withheld.is_empty(),
    };
    texts.retain(|text| is_shown(text.bid.as_ref()));
    publication.read.retain(|read| is_shown(read.bid.as_ref()));
    if !withheld.is_empty() {
        publication.left_out.clear();
    }
    Ok(PublicationView {
        publication,
        texts,
        withheld,
    })
}

/// Refuses a mark of a text that is not there, or that says something else by now.
pub(crate) async fn refuse_unread(
    view: &mut View,
    data: &RoundData,
    publication: &Publication,
) -> Result<(), ApiError> {
    let texts = texts_to_read(view, data).await?;
    for (index, read) in publication.read.iter().enumerate() {
        let mut named = texts.iter();
        let text = named.find(|text| text.bid == read.bid && text.text == read.text);
        let what = what_is_read(read.bid.as_ref(), read.text);
        let problem = match text {
            Some(text) if text.sha256 == read.sha256 => continue,
            Some(_) => format!("{what} was changed since it was read. Read it again."),
            None => format!("There is no such text to publish: {what}. Leave it out."),
        };
        let at = format!("publication.read.{index}");
        return Err(ApiError::bad_data(problem).at(at));
    }
    Ok(())
}

/// "“Strengths” of bid 021", or "“Options considered”".
fn what_is_read(bid: Option<&BidRef>, text: PublicText) -> String {
    let title = text.title();
    match bid {
        Some(bid) => format!("“{title}” of bid {bid}"),
        None => format!("“{title}”"),
    }
}

/// Every free text that can be published, with nothing said of who read it.
async fn texts_to_read(view: &mut View, data: &RoundData) -> Result<Vec<TextToRead>, ApiError> {
    let decisions = view.decisions(data.id()).await?;
    let decisions: BTreeMap<&BidRef, &Decision> =
        decisions.iter().map(|one| (&one.bid, one)).collect();
    let notes = view.moderation_notes(data.id()).await?;
    let mut texts = Vec::new();
    for bid in data.bids() {
        if let Some(decision) = decisions.get(&bid.reference) {
            let note = notes.get(&bid.reference);
            texts.extend(texts_of_bid(bid, decision, note));
        }
    }
    let newest = view.newest_decision(data.id()).await?;
    let options = newest.and_then(|row| row.details.options);
    texts.extend(to_read(None, PublicText::Options, options.as_deref()));
    Ok(texts)
}

fn texts_of_bid(
    bid: &Bid,
    decision: &Decision,
    note: Option<&(String, String)>,
) -> Vec<TextToRead> {
    let purpose = bid.details.purpose.as_deref().unwrap_or(&bid.title);
    let words = [
        (PublicText::Purpose, Some(purpose)),
        (PublicText::Summary, bid.summary.as_deref()),
        (
            PublicText::Strengths,
            note.map(|(strengths, _)| strengths.as_str()),
        ),
        (
            PublicText::Weaknesses,
            note.map(|(_, weaknesses)| weaknesses.as_str()),
        ),
        (PublicText::DecisionReason, Some(decision.reason.as_str())),
        (PublicText::Conditions, Some(decision.conditions.as_str())),
    ];
    let texts = words.into_iter();
    texts
        .filter_map(|(text, words)| to_read(Some(bid), text, words))
        .collect()
}

/// A text to read; none where it says nothing.
fn to_read(bid: Option<&Bid>, text: PublicText, words: Option<&str>) -> Option<TextToRead> {
    let words = words.filter(|words| !words.trim().is_empty())?;
    Some(TextToRead {
        bid: bid.map(|bid| bid.reference.clone()),
        bidder: bid.map(|bid| bid.bidder.to_string()).unwrap_or_default(),
        text,
        words: words.to_owned(),
        sha256: hex::encode(Sha256::digest(words)),
        read: None,
    })
}

/// Says of each text who read it.
async fn mark_read(
    view: &mut View,
    data: &RoundData,
    texts: &mut [TextToRead],
) -> Result<(), ApiError> {
    let rows = view.texts_read(data.id()).await?;
    let marks: BTreeMap<(Option<BidRef>, PublicText), TextReadRow> = rows
        .into_iter()
        .map(|row| ((row.text.bid.clone(), row.text.text), row))
        .collect();
    let people = LogOwners::read(view, data).await?;
    for text in texts {
        let mark = marks.get(&(text.bid.clone(), text.text));
        text.read = mark.map(|mark| TextRead {
            by: people.member(&mark.by),
            at: mark.at.to_rfc3339(),
            changed: mark.text.sha256 != text.sha256,
        });
    }
    Ok(())
}
