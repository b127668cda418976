//! Text that is never published.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What somebody told the office and the public is not told: a contact, an address. It is
/// no `Display`, so that no page takes it by chance; who writes it to somebody has to ask
/// for it by [`PrivateText::for_the_office`], and no public output does.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PrivateText(String);

impl PrivateText {
    /// Marks a text as private.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, for the office's own screens and papers, and for letters to whom it is about.
    pub fn for_the_office(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PrivateText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateText({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_log_takes_it() {
        let private = PrivateText::new("Refuge House, 1 Elm Lane");
        assert_eq!(format!("{private:?}"), "PrivateText(24 bytes)");
        assert_eq!(private.for_the_office(), "Refuge House, 1 Elm Lane");
    }
}
