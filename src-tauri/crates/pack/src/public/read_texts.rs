//! The free texts that somebody read for publication.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::{BidRef, PublicText};
use sha2::{Digest, Sha256};

use crate::input::PackInput;

/// Which texts were read, by what they are about, each as the SHA-256 of what was read.
pub(super) struct ReadTexts<'a> {
    read: BTreeMap<(Option<&'a BidRef>, PublicText), BTreeSet<&'a str>>,
}

impl<'a> ReadTexts<'a> {
    /// The marks of a round.
    pub(super) fn of(input: &'a PackInput) -> Self {
        let mut read: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
        for mark in &input.read {
            let about = (mark.text.bid.as_ref(), mark.text.text);
            read.entry(about).or_default().insert(&mark.text.sha256);
        }
        Self { read }
    }

    /// A text, where exactly this text was read. One that was changed since stays out.
    pub(super) fn publish(
        &self,
        bid: Option<&BidRef>,
        kind: PublicText,
        text: Option<&str>,
    ) -> Option<String> {
        let text = text.filter(|text| !text.trim().is_empty())?;
        let hashes = self.read.get(&(bid, kind))?;
        let own = hex::encode(Sha256::digest(text));
        let is_read = hashes.iter().any(|hash| hash.eq_ignore_ascii_case(&own));
        is_read.then(|| text.to_owned())
    }
}
