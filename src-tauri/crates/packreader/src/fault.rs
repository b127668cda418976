//! Why a file is not read as a pack.

/// Says why a file is not read as a pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPack {
    /// Some other file, or the first bytes of one.
    #[error("it is no PDF file that was written to its end")]
    NoPdf,
    /// The parser gave up.
    #[error("it cannot be read as a PDF: {0}")]
    Unreadable(String),
    /// It is locked by a password.
    #[error("it is encrypted, and a pack never is")]
    Encrypted,
    /// Larger or deeper than any pack.
    #[error("it holds more {0} than any pack")]
    TooMuch(&'static str),
    /// A tree that comes back to itself, or something that is missing.
    #[error("its {0} cannot be followed")]
    Broken(&'static str),
}
