//! Which free texts may be published: those that somebody read, letter for letter.

use evenhand_core::{BidRef, PublicText, ReadMarks};

use crate::screen::shows_nothing;

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
    /// A free text of a bid, for publication: the words where just these were read.
    pub fn look_up(
        marks: &ReadMarks<'_>,
        bid: &BidRef,
        text: PublicText,
        words: Option<&str>,
    ) -> Self {
        match words.filter(|words| !shows_nothing(words)) {
            None => Self::NotGiven,
            Some(words) if marks.is_read(Some(bid), text, words) => {
                Self::Read(ReadWords(words.to_owned()))
            }
            Some(_) => Self::NotRead,
        }
    }

    /// The words, where they may be published.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Read(words) => Some(&words.0),
            Self::NotGiven | Self::NotRead => None,
        }
    }
}

/// Words that were read for publication. Only [`FreeText::look_up`] makes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadWords(String);
