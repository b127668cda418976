//! What the office is told about what it is to publish.

use std::collections::BTreeSet;
use std::fmt;

use evenhand_core::BidRef;
use evenhand_core::phrase::{counted, listed};

use crate::grant::Grant;

/// What kind of thing a notice is about. The first nine are what 360Giving's quality tool
/// calls critical, as far as they can arise here:
///
/// - that a file names several funders cannot, since a package has one;
/// - an e-mail address, a date that is none and a postcode for a place are left out, and
///   a line end in an identifier is replaced, so that they are told of and not published;
/// - that an individual is described by what is protected (diversity, equity, inclusion)
///   cannot: every recipient is written as an organisation, and no field holds any of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoticeKind {
    /// A grant of nothing.
    ZeroAmount,
    /// Text that looks like an e-mail address.
    EmailAddress,
    /// A line end in a reference that an identifier is made from.
    LineEndInReference,
    /// A date that cannot be.
    ImpossibleDate,
    /// A decision that is still to come.
    FutureDecision,
    /// A postcode where a place should be.
    PostcodeAsPlace,
    /// A number that is no charity's.
    CharityNumber,
    /// A number that is no company's.
    CompanyNumber,
    /// A project that is to start or end more than twelve years ahead.
    FarPlannedDate,
    /// A description that says what the title says.
    DescriptionIsTitle,
    /// A name of which nothing can be seen.
    NothingToShow,
    /// References that are the same once they are made safe.
    AlikeReferences,
    /// A text that nobody has read for publication.
    NotRead,
    /// Something that should be said and is not given.
    NotGiven,
    /// A month that is not over.
    MonthNotOver,
    /// A round that is made up.
    Sample,
}

/// A notice: what is to be looked at before a file is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its kind.
    pub kind: NoticeKind,
    /// The bids that it is about; none where it is about all.
    pub bids: Vec<BidRef>,
    /// The whole of it, in sentences.
    pub words: String,
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl Notice {
    /// A notice about one bid: "Bid 021: …".
    pub(crate) fn about(kind: NoticeKind, bid: &BidRef, words: &str) -> Self {
        Self {
            kind,
            bids: vec![bid.clone()],
            words: format!("Bid {bid}: {words}"),
        }
    }

    /// A notice that a text of a bid is left out, because of an address in it.
    pub(crate) fn about_email(bid: &BidRef, what: &str) -> Self {
        let words = format!(
            "{what} holds what looks like an e-mail address and is left out. Take the address out of it."
        );
        Self::about(NoticeKind::EmailAddress, bid, &words)
    }

    /// A notice about several grants: "… (2 grants: 021 and 022)."; with the rounds where
    /// they are of several. None where there are no grants.
    pub(crate) fn about_several(kind: NoticeKind, grants: &[&Grant], words: &str) -> Option<Self> {
        let rounds: BTreeSet<&str> = grants.iter().map(|grant| grant.round.as_str()).collect();
        let names = grants.iter().map(|grant| match rounds.len() {
            1 => grant.bid.to_string(),
            _ => format!("{} of {}", grant.bid, grant.round),
        });
        let counted = counted(grants.len(), "grant", "grants");
        let words = format!("{words} ({counted}: {}).", listed(names));
        let bids = grants.iter().map(|grant| grant.bid.clone()).collect();
        (!grants.is_empty()).then_some(Self { kind, bids, words })
    }

    /// A notice about everything.
    pub(crate) fn about_all(kind: NoticeKind, words: impl Into<String>) -> Self {
        Self {
            kind,
            bids: Vec::new(),
            words: words.into(),
        }
    }
}
