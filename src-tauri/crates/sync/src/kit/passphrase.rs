//! The passphrase of a kit, made of words that can be printed and typed.

use std::fmt;

use rand::{CryptoRng, RngCore};

use crate::words::{is_listed, six_words_of};

/// A passphrase. Six words of the list are one passphrase however they are
/// parted and in whatever case; any other text is taken as it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(String);

impl Passphrase {
    /// Draws six words (66 bits), parted by hyphens.
    pub fn generate(rng: &mut (impl CryptoRng + RngCore)) -> Self {
        let mut bytes = [0; 32];
        rng.fill_bytes(&mut bytes);
        Self(six_words_of(&bytes).join("-"))
    }

    /// Takes a passphrase as it was typed.
    pub fn typed(text: &str) -> Self {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower
            .split(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '\u{feff}'))
            .filter(|word| !word.is_empty())
            .collect();
        if words.len() == 6 && words.iter().all(|word| is_listed(word)) {
            Self(words.join("-"))
        } else {
            Self(text.to_owned())
        }
    }

    /// The text that age is given, to be printed for the person alone.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    /// Shows nothing of it: a secret is never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_words_are_one_passphrase_however_they_are_typed() {
        let words = Passphrase::typed("abandon-zoo-apple-ability-zebra-zone");
        for typed in [
            " Abandon zoo  APPLE ability zebra zone\n",
            "abandon - zoo - apple - ability - zebra - zone",
            "\u{feff}abandon\u{a0}zoo apple ability zebra zone\r\n", // pasted out of a file
        ] {
            assert_eq!(Passphrase::typed(typed), words, "{typed}");
        }
        for other in ["abandon zoo", "Correct horse battery staple x y", ""] {
            assert_eq!(Passphrase::typed(other).as_str(), other, "taken as it is");
        }
    }

    #[test]
    fn a_passphrase_is_drawn_and_never_printed() {
        let mut rng: rand::rngs::StdRng = rand::SeedableRng::seed_from_u64(1);
        let (one, other) = (
            Passphrase::generate(&mut rng),
            Passphrase::generate(&mut rng),
        );
        assert_ne!(one, other);
        assert_eq!(Passphrase::typed(one.as_str()), one);
        assert_eq!(format!("{one:?}"), "Passphrase(..)");
    }
}
