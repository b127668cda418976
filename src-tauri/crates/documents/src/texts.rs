//! Which free texts may be published: those that somebody read, as they were then.

use evenhand_core::{BidRef, PublicText, ReadMarks};
use evenhand_pack::input::PackInput;

/// What stands for a text that nobody read for publication.
pub(crate) const NOT_YET_READ: &str = "[not yet read for publication]";

/// The texts of a round that were read.
pub(crate) struct ReadTexts<'a> {
    marks: ReadMarks<'a>,
}

impl<'a> ReadTexts<'a> {
    /// Collects the marks of a round.
    pub(crate) fn new(input: &'a PackInput) -> Self {
        Self {
            marks: ReadMarks::new(input.read.iter().map(|read| &read.text)),
        }
    }

    /// The text where it may be published as it stands: the one that was read has its
    /// SHA-256.
    pub(crate) fn published<'t>(
        &self,
        bid: Option<&'a BidRef>,
        kind: PublicText,
        text: &'t str,
    ) -> Option<&'t str> {
        let is_read = self.marks.is_read(bid, kind, text);
        (is_read && !text.trim().is_empty()).then_some(text)
    }

    /// The text, or that it was not read.
    pub(crate) fn published_or_mark<'t>(
        &self,
        bid: &'a BidRef,
        kind: PublicText,
        text: &'t str,
    ) -> &'t str {
        self.published(Some(bid), kind, text)
            .unwrap_or(NOT_YET_READ)
    }
}
