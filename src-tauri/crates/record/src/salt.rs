//! The salt that hides a body from those who hold only its hash.
//!
//! Without it, a short body ("recused from bid 021") could be guessed from the
//! hash in the chain after the body itself was erased.

use std::{fmt, str::FromStr};

use rand::{CryptoRng, RngCore};

use crate::id::read_hex;

/// Sixteen random bytes that are hashed before a body and travel with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Salt([u8; 16]);

impl Salt {
    /// Draws a salt.
    pub fn generate(rng: &mut (impl CryptoRng + RngCore)) -> Self {
        let mut bytes = [0; 16];
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// Takes the bytes of a salt as they are.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes of the salt.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The hash that the chain carries for a body: SHA-256 of the salt and then
    /// the body's exact bytes.
    pub fn hash(&self, body: &[u8]) -> [u8; 32] {
        crate::sha256(&[&self.0, body])
    }
}

/// Says that a text is not a salt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a salt is 32 digits from 0 to 9 and a to f")]
pub struct NotASalt;

impl FromStr for Salt {
    type Err = NotASalt;

    fn from_str(text: &str) -> Result<Self, NotASalt> {
        read_hex(text).map(Self).ok_or(NotASalt)
    }
}

impl TryFrom<&[u8]> for Salt {
    type Error = NotASalt;

    fn try_from(bytes: &[u8]) -> Result<Self, NotASalt> {
        bytes.try_into().map(Self).map_err(|_| NotASalt)
    }
}

impl fmt::Display for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}
