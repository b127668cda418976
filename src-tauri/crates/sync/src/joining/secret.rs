//! The secret of an invitation, and what is made under it.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac};
use rand::{CryptoRng, RngCore};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::Sha256;

/// The 32 random bytes of an invitation. They are used once and never shown.
#[derive(Clone)]
pub struct OneTimeSecret([u8; 32]);

impl OneTimeSecret {
    /// Draws a secret.
    pub fn generate(rng: &mut (impl CryptoRng + RngCore)) -> Self {
        let mut bytes = [0; 32];
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// Takes the bytes of a secret as they are.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes of the secret, to be kept where nobody else reads.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// HMAC-SHA256 (RFC 2104) over the [framing](feed_framed) of the parts.
    pub(super) fn hmac_of(&self, parts: &[&[u8]]) -> [u8; 32] {
        self.start_mac(parts).finalize().into_bytes().into()
    }

    /// Whether an HMAC is that of the parts, in time that does not depend on where it differs.
    pub(super) fn is_hmac_of(&self, hmac: &[u8; 32], parts: &[&[u8]]) -> bool {
        self.start_mac(parts).verify_slice(hmac).is_ok()
    }

    /// HMAC pads its key with zeros to a block of 64 bytes; the padding is done here.
    fn start_mac(&self, parts: &[&[u8]]) -> Hmac<Sha256> {
        let mut block = [0_u8; 64];
        for (padded, byte) in block.iter_mut().zip(self.0) {
            *padded = byte;
        }
        let mut mac = <Hmac<Sha256> as Mac>::new((&block).into());
        feed_framed(parts, |bytes| mac.update(bytes));
        mac
    }
}

/// Hands out each part with its length before it, eight bytes, the highest
/// first: parts that differ never run together into the same bytes.
pub(super) fn feed_framed(parts: &[&[u8]], mut give: impl FnMut(&[u8])) {
    for part in parts {
        let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
        give(&length.to_be_bytes());
        give(part);
    }
}

impl fmt::Debug for OneTimeSecret {
    /// Shows nothing of it: a secret is never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeSecret(..)")
    }
}

impl Serialize for OneTimeSecret {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD.encode(self.0))
    }
}

impl<'de> Deserialize<'de> for OneTimeSecret {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        let bytes = STANDARD.decode(text.as_bytes()).ok();
        bytes
            .and_then(|bytes| bytes.try_into().ok())
            .map(Self)
            .ok_or_else(|| de::Error::custom("a secret is 32 bytes in base64"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_printed() {
        let secret = OneTimeSecret::from_bytes([0xab; 32]);
        assert_eq!(format!("{secret:?}"), "OneTimeSecret(..)");
    }

    #[test]
    fn the_key_is_padded_as_hmac_pads_it() {
        let mut plain = <Hmac<Sha256> as Mac>::new_from_slice(&[7; 32]).unwrap();
        plain.update(&[0, 0, 0, 0, 0, 0, 0, 2]);
        plain.update(b"ab");
        let expected: [u8; 32] = plain.finalize().into_bytes().into();
        let secret = OneTimeSecret::from_bytes([7; 32]);
        assert_eq!(secret.hmac_of(&[b"ab"]), expected);
        assert!(secret.is_hmac_of(&expected, &[b"ab"]));
        assert!(
            !secret.is_hmac_of(&expected, &[b"a", b"b"]),
            "parts do not run together"
        );
    }
}
