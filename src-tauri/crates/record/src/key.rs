//! The key of a device, and what people compare to know it.

use std::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use rand::{CryptoRng, RngCore};

use crate::id::LogId;

/// The Ed25519 key of one device: it signs that device's log and nothing else.
pub struct DeviceKey(SigningKey);

impl DeviceKey {
    /// Makes a new key from the randomness given.
    pub fn generate(rng: &mut (impl CryptoRng + RngCore)) -> Self {
        Self(SigningKey::generate(rng))
    }

    /// Takes the key from its 32 secret bytes (RFC 8032, §5.1.5).
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The 32 secret bytes, to be kept where nobody else reads.
    pub fn seed(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The log that this key signs.
    pub fn log(&self) -> LogId {
        LogId::from_bytes(self.0.verifying_key().to_bytes())
    }

    /// Signs bytes; the same bytes always give the same signature (RFC 8032).
    pub(crate) fn sign_bytes(&self, bytes: &[u8]) -> [u8; 64] {
        self.0.sign(bytes).to_bytes()
    }
}

impl fmt::Debug for DeviceKey {
    /// Shows the log alone: a secret is never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DeviceKey").field(&self.log()).finish()
    }
}

/// Whether the log's key signed the bytes. Weak keys, and signatures that have
/// a second spelling, are refused (`verify_strict`).
pub(crate) fn signed_by(log: &LogId, bytes: &[u8], signature: &[u8; 64]) -> bool {
    let Ok(key) = VerifyingKey::from_bytes(log.as_bytes()) else {
        return false;
    };
    key.verify_strict(bytes, &Signature::from_bytes(signature))
        .is_ok()
}

impl LogId {
    /// What people read out to each other to compare two keys: the SHA-256 of
    /// the public key, its first 16 bytes in eight groups of four digits.
    pub fn fingerprint(&self) -> String {
        let digest = hex::encode(crate::sha256(&[self.as_bytes()]));
        let digits: Vec<char> = digest.chars().take(32).collect();
        digits
            .chunks(4)
            .map(|group| group.iter().collect::<String>())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_key_of_rfc_8032_test_1_is_the_log() {
        let seed: [u8; 32] =
            hex::decode("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
                .unwrap()
                .try_into()
                .unwrap();
        let key = DeviceKey::from_seed(&seed);
        assert_eq!(
            key.log().to_string(),
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "RFC 8032, §7.1"
        );
        assert_eq!(
            hex::encode(key.sign(b"")),
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
            "RFC 8032, §7.1"
        );
    }

    #[test]
    fn a_fingerprint_is_eight_groups_of_four() {
        let fingerprint = DeviceKey::from_seed(&[7; 32]).log().fingerprint();
        assert_eq!(
            fingerprint.split(' ').map(str::len).collect::<Vec<_>>(),
            [4; 8]
        );
    }

    #[test]
    fn a_key_is_never_printed() {
        let key = DeviceKey::from_seed(&[7; 32]);
        assert!(
            !format!("{key:?}").contains(&hex::encode(key.seed())),
            "the log is shown, the secret is not"
        );
    }
}
