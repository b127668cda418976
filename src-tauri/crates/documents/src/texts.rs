//! Which free texts may be published: those that somebody read, as they were then.

use std::collections::BTreeSet;

use evenhand_core::{BidRef, PublicText};
use evenhand_pack::input::PackInput;
use sha2::{Digest, Sha256};

/// What stands for a text that nobody read for publication.
pub(crate) const NOT_YET_READ: &str = "[not yet read for publication]";

/// The marks of texts that were read.
pub(crate) struct ReadTexts<'a> {
    marks: BTreeSet<(Option<&'a BidRef>, PublicText, String)>,
}

impl<'a> ReadTexts<'a> {
    /// Collects the marks of a round.
    pub(crate) fn new(input: &'a PackInput) -> Self {
        let marks = input.read.iter().map(|read| {
            let mark = &read.text;
            (mark.bid.as_ref(), mark.text, mark.sha256.to_lowercase())
        });
        Self {
            marks: marks.collect(),
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
        let hash = hex::encode(Sha256::digest(text.as_bytes()));
        let is_read = self.marks.contains(&(bid, kind, hash));
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
