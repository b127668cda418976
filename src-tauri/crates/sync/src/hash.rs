//! SHA-256, of bytes at hand and of bytes that pass by.

use std::fmt;
use std::io::{self, Read};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The SHA-256 of a file's whole content, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ContentHash([u8; 32]);

impl ContentHash {
    /// The hash of content at hand.
    pub fn of(content: &[u8]) -> Self {
        Self(sha256_of(&[content]))
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl From<ContentHash> for String {
    fn from(hash: ContentHash) -> Self {
        hash.to_string()
    }
}

impl TryFrom<String> for ContentHash {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        read_hex(&text)
            .map(Self)
            .ok_or("a hash is 64 digits from 0 to 9 and a to f")
    }
}

/// SHA-256 of byte strings one after the other.
pub(crate) fn sha256_of(parts: &[&[u8]]) -> [u8; 32] {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    digest.finalize().into()
}

/// Reads lower-case hexadecimal digits into exactly as many bytes as are wanted.
pub(crate) fn read_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.bytes().any(|digit| digit.is_ascii_uppercase()) {
        return None;
    }
    let mut bytes = [0; N];
    hex::decode_to_slice(text, &mut bytes).ok()?;
    Some(bytes)
}

/// A reader that hashes all that passes through it.
pub(crate) struct HashingReader<R> {
    from: R,
    digest: Sha256,
}

impl<R> HashingReader<R> {
    pub(crate) fn new(from: R) -> Self {
        Self {
            from,
            digest: Sha256::new(),
        }
    }

    /// The SHA-256 of what passed.
    pub(crate) fn finish_hash(self) -> ContentHash {
        ContentHash(self.digest.finalize().into())
    }
}

impl<R: Read> Read for HashingReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.digest.update(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}
