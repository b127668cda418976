//! Which free texts may be published: those that somebody read, letter for letter.

use std::collections::BTreeSet;

use evenhand_core::{BidRef, PublicText, ReadText};
use sha2::{Digest, Sha256};

use crate::screen::shows_nothing;

/// The marks that free texts were read for publication.
#[derive(Clone, Debug, Default)]
pub struct ReadMarks<'a> {
    marks: BTreeSet<(Option<&'a BidRef>, PublicText, String)>,
}

impl<'a> ReadMarks<'a> {
    /// Takes the marks of one round.
    pub fn new(read: impl IntoIterator<Item = &'a ReadText>) -> Self {
        let marks = read
            .into_iter()
            .map(|mark| (mark.bid.as_ref(), mark.text, mark.sha256.to_lowercase()))
            .collect();
        Self { marks }
    }

    /// A free text of a bid, for publication. It counts as read where the SHA-256 of its
    /// bytes, as they are on file, is the one of a mark: a text that was changed by one
    /// letter since is not published.
    pub fn look_up(&self, bid: &BidRef, text: PublicText, words: Option<&str>) -> FreeText {
        let Some(words) = words.filter(|words| !shows_nothing(words)) else {
            return FreeText::NotGiven;
        };
        let sha256 = hex::encode(Sha256::digest(words.as_bytes()));
        if self.marks.contains(&(Some(bid), text, sha256)) {
            FreeText::Read(ReadWords(words.to_owned()))
        } else {
            FreeText::NotRead
        }
    }
}

/// A free text as far as the public may have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FreeText {
    /// There is none.
    #[default]
    NotGiven,
    /// There is one, and nobody has read it for publication.
    NotRead,
    /// Somebody read it and found it fit to be published.
    Read(ReadWords),
}

impl FreeText {
    /// The words, where they may be published.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Read(words) => Some(&words.0),
            Self::NotGiven | Self::NotRead => None,
        }
    }
}

/// Words that were read for publication. Only [`ReadMarks::look_up`] makes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadWords(String);
