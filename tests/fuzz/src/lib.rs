//! Bytes from anywhere, given to all that reads files from elsewhere.
//!
//! Each function takes any bytes and panics where a reader does, or where a reader
//! takes what it should not. A signature or a hash stops nearly all changed bytes at
//! the door, so that most functions also make those right, as someone would who holds
//! a key of the panel, and look behind the door. libFuzzer calls them (`./dev fuzz`),
//! and so does a test of the whole with bytes by chance.

mod bundle;
mod envelope;
mod joining;
mod kit;
mod sealed_body;
mod seeds;

pub use bundle::bundle;
pub use envelope::envelope;
pub use joining::{invitation, reply};
pub use kit::kit;
pub use sealed_body::sealed_body;
pub use seeds::seeds;

/// What reads bytes; it answers whether it took anything.
pub type Target = fn(&[u8]) -> bool;

/// Every function with its name.
pub const TARGETS: [(&str, Target); 6] = [
    ("envelope", envelope),
    ("bundle", bundle),
    ("sealed_body", sealed_body),
    ("invitation", invitation),
    ("reply", reply),
    ("kit", kit),
];

/// The first line without its end, and what follows it.
fn first_line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let (line, rest) = bytes.split_at(end.unwrap_or(bytes.len()));
    (line, rest.get(1..).unwrap_or_default())
}

/// SHA-256 as 64 digits.
fn hash(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    hex::encode(Sha256::digest(bytes))
}
