//! `evenhand publication`: what is published of a round, and what was read for it.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use evenhand_core::{BidRef, PublicText, Publication, ReadText, Titled, Unsuccessful, phrase};
use evenhand_intake::read_left_out;

use super::codes::code_parser;
use super::files::{read_whole_file, refuse_places};
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::words::{moment_in_words, tab_rows};
use crate::commands::publishing::{publication_set, publication_show};
use crate::error::ApiError;
use crate::view::publishing::{PublicationSet, PublicationView, TextToRead};

/// What is published of a round: who is named, which texts were read, what is left out.
#[derive(Debug, Subcommand)]
pub(super) enum PublicationCommand {
    /// Shows the choices, and every text that can be published once it was read.
    Show(WhichRound),
    /// Makes the choices. What is left out stays as it was.
    Set(SetPublication),
}

/// Makes the choices.
#[derive(Args, Debug)]
pub(super) struct SetPublication {
    /// How bidders that were not awarded anything are told of.
    #[arg(long, value_parser = code_parser::<Unsuccessful>())]
    unsuccessful: Option<Unsuccessful>,
    /// Marks every text as read by you.
    #[arg(long, conflicts_with_all = ["read", "unread"])]
    read_all: bool,
    /// Marks a text as read by you, such as `021:strengths`; `options` is the round's own.
    #[arg(long, value_name = "BID:TEXT", value_parser = read_name)]
    read: Vec<TextName>,
    /// Takes the mark of a text back.
    #[arg(long, value_name = "BID:TEXT", value_parser = read_name)]
    unread: Vec<TextName>,
    /// What else is left out, and why (`what,ground,why,by`): all of it.
    #[arg(long, value_name = "FILE")]
    left_out: Option<PathBuf>,
    #[command(flatten)]
    round: WhichRound,
}

/// Which text is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
struct TextName {
    bid: Option<BidRef>,
    text: PublicText,
}

/// Reads "021:strengths", or "options".
fn read_name(name: &str) -> Result<TextName, String> {
    let (bid, text) = match name.rsplit_once(':') {
        Some((bid, text)) => (Some(BidRef::new(bid)), text),
        None => (None, name),
    };
    match PublicText::from_code(text) {
        Some(text) if bid.is_none() == (text == PublicText::Options) => Ok(TextName { bid, text }),
        Some(_) | None => Err(
            "write the bid, : and purpose, summary, strengths, weaknesses, decision_reason or conditions; or options, for the round's own"
                .to_owned(),
        ),
    }
}

/// Shows or makes the choices.
pub(super) async fn run_publication_command(
    profile: &OpenProfile,
    command: PublicationCommand,
) -> Result<Output, ApiError> {
    let shown = match command {
        PublicationCommand::Show(round) => {
            let ask = profile.ask_of_round(&round).await?;
            publication_show(profile.context(), ask).await?
        }
        PublicationCommand::Set(asked) => {
            let ask = profile.ask_of_round(&asked.round).await?;
            let round = ask.round.clone();
            let shown = publication_show(profile.context(), ask).await?;
            let publication = changed(shown, asked)?;
            let ask = PublicationSet { round, publication };
            publication_set(profile.context(), ask).await?
        }
    };
    profile.form.render(&shown, || publication_in_words(&shown))
}

/// The choices with what is asked for in the place of what stood.
fn changed(shown: PublicationView, asked: SetPublication) -> Result<Publication, ApiError> {
    for name in asked.read.iter().chain(&asked.unread) {
        if !shown.texts.iter().any(|text| is_named(text, name)) {
            return Err(ApiError::not_found(format!(
                "There is no text \"{}\" to publish. evenhand publication show lists them.",
                written(name)
            )));
        }
    }
    let left_out = match &asked.left_out {
        None => shown.publication.left_out,
        Some(file) => {
            let read = read_whole_file(file, read_left_out)?;
            if !read.refusals.is_empty() {
                return Err(refuse_places(&read.refusals));
            }
            read.good
        }
    };
    let read = shown.texts.iter().filter(|text| is_read(text, &asked));
    Ok(Publication {
        unsuccessful: asked.unsuccessful.unwrap_or(shown.publication.unsuccessful),
        read: read.map(mark_of).collect(),
        left_out,
    })
}

/// Whether a text is to be marked: it is asked for, or was read as it stands.
fn is_read(text: &TextToRead, asked: &SetPublication) -> bool {
    let among = |names: &[TextName]| names.iter().any(|name| is_named(text, name));
    let stands = text.read.as_ref().is_some_and(|read| !read.changed);
    !among(&asked.unread) && (asked.read_all || stands || among(&asked.read))
}

fn is_named(text: &TextToRead, name: &TextName) -> bool {
    text.bid == name.bid && text.text == name.text
}

fn mark_of(text: &TextToRead) -> ReadText {
    ReadText {
        bid: text.bid.clone(),
        text: text.text,
        sha256: text.sha256.clone(),
    }
}

fn written(name: &TextName) -> String {
    match &name.bid {
        Some(bid) => format!("{bid}:{}", name.text.code()),
        None => name.text.code().to_owned(),
    }
}

/// The choices, then a line for each text: its name, who read it, and what it says.
fn publication_in_words(shown: &PublicationView) -> String {
    let publication = &shown.publication;
    let head = format!(
        "Unsuccessful bidders: {}. {} left out.",
        publication.unsuccessful.in_sentence(),
        phrase::counted(publication.left_out.len(), "thing is", "things are")
    );
    let texts = shown.texts.iter().map(|text| {
        let name = TextName {
            bid: text.bid.clone(),
            text: text.text,
        };
        [
            written(&name),
            reader_in_words(text),
            text.words.replace(['\n', '\t'], " "),
        ]
    });
    let left_out = publication.left_out.iter().map(|one| {
        let why = format!("{} ({})", one.why, one.by);
        [one.what.clone(), one.ground.title().to_owned(), why]
    });
    let parts = [head, tab_rows(left_out), tab_rows(texts)];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n")
}

fn reader_in_words(text: &TextToRead) -> String {
    match &text.read {
        None => "not read".to_owned(),
        Some(read) if read.changed => format!("changed since {} read it", read.by),
        Some(read) => format!("read by {}, {}", read.by, moment_in_words(&read.at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_named_by_its_bid_and_what_it_is() {
        let name = |bid: Option<&str>, text| TextName {
            bid: bid.map(BidRef::new),
            text,
        };
        let cases = [
            ("021:strengths", name(Some("021"), PublicText::Strengths)),
            ("a:b:purpose", name(Some("a:b"), PublicText::Purpose)),
            ("options", name(None, PublicText::Options)),
        ];
        for (written_so, name) in cases {
            assert_eq!(read_name(written_so), Ok(name.clone()));
            assert_eq!(written(&name), written_so);
        }
        for wrong in ["021", "021:options", "purpose", "021:costs"] {
            assert!(read_name(wrong).is_err(), "{wrong}");
        }
    }
}
