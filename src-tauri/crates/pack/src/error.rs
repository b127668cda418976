//! Why a pack could not be made.

use evenhand_core::BidRef;

/// Why a pack could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The reader asked to stop.
    #[error("The pack was not finished, because it was cancelled.")]
    Cancelled,
    /// The ranking, or what rests on it, and the bids do not belong together.
    #[error(
        "The ranking or the shortlist lists bid {bid}, which is not among the bids. Rank the round again."
    )]
    UnknownBid {
        /// The bid.
        bid: BidRef,
    },
    /// Two files to attach have one name.
    #[error("Two files to attach are called {name}. Each needs a name of its own.")]
    SameName {
        /// The name.
        name: String,
    },
    /// A built-in face does not read.
    #[error("BUG: the built-in face {name} cannot be read.")]
    Face {
        /// Which.
        name: &'static str,
    },
    /// Cleaned text holds a character without a glyph.
    #[error("BUG: no glyph for a character of {text:?}.")]
    NoGlyph {
        /// The text.
        text: String,
    },
    /// The file could not be written out.
    #[error("The PDF could not be written: {0}.")]
    Write(#[from] std::io::Error),
}
