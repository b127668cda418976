//! The free texts that somebody read for publication.

use evenhand_core::{BidRef, PublicText, ReadMarks};

use crate::input::PackInput;

/// The texts of a round that were read.
pub(super) struct ReadTexts<'a> {
    marks: ReadMarks<'a>,
}

impl<'a> ReadTexts<'a> {
    /// The marks of a round.
    pub(super) fn of(input: &'a PackInput) -> Self {
        Self {
            marks: ReadMarks::new(input.read.iter().map(|read| &read.text)),
        }
    }

    /// A text, where exactly this text was read. One that was changed since stays out.
    pub(super) fn publish(
        &self,
        bid: Option<&BidRef>,
        kind: PublicText,
        text: Option<&str>,
    ) -> Option<String> {
        let text = text.filter(|text| !text.trim().is_empty())?;
        let is_read = self.marks.is_read(bid, kind, text);
        is_read.then(|| text.to_owned())
    }
}
