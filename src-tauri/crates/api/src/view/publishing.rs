//! The office, and what is published of a round, as screens show and set them.

use std::collections::BTreeSet;

use evenhand_core::{BidRef, Office, PublicText, Publication, RoundId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What documents say of the office.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OfficeView {
    /// The office; its texts are empty while nothing is said of it.
    pub office: Office,
}

/// Asks for the office to be described.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct OfficeSet {
    /// All of it; it stands in the place of what was said before.
    pub office: Office,
}

/// What was decided about publishing a round, and what can be read for it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PublicationView {
    /// The choices in force.
    pub publication: Publication,
    /// The free texts that can be published once they were read: those of the bids that
    /// are decided, by reference, and last the round's own.
    pub texts: Vec<TextToRead>,
    /// The bids that are left out of everything here, because this profile's member is
    /// recused from them and they are not decided yet. What speaks of all bids is left
    /// out with them: what is left out, and the options that were considered.
    pub withheld: BTreeSet<BidRef>,
}

/// A free text that can be published once somebody has read it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TextToRead {
    /// Which bid it is about; none for the round's own.
    pub bid: Option<BidRef>,
    /// Who bids; empty for the round's own.
    pub bidder: String,
    /// Which text.
    pub text: PublicText,
    /// What it says.
    pub words: String,
    /// The SHA-256 of what it says, in hex: what a mark names.
    pub sha256: String,
    /// Who read it, where somebody did.
    pub read: Option<TextRead>,
}

/// That somebody read a text for publication.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TextRead {
    /// Who, by name.
    pub by: String,
    /// When that was put on file.
    pub at: String,
    /// Whether the text was changed since: then it is not published until it is read again.
    pub changed: bool,
}

/// Asks for the choices about publishing a round to be put on file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PublicationSet {
    /// Which round.
    pub round: RoundId,
    /// All of them; they stand in the place of those before.
    pub publication: Publication,
}
