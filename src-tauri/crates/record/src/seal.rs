//! Sealing: what only those read who hold a key (the age format, C2SP age v1).
//!
//! Sealing draws its own randomness (age asks the system), so that the same
//! text sealed twice gives other bytes.

use std::fmt;
use std::io::{Read, Write};
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::x25519;
use base64::{Engine, engine::general_purpose::STANDARD};
use evenhand_core::checks::ValueFault;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::id::LogId;

mod limits;
mod passphrase;
mod sheet;

use limits::check_sealed;
pub use limits::{
    MOST_HEADER, MOST_KEY_TEXT, MOST_SEALED_ONCE, MOST_SHEET_TEXT, MOST_STANZAS,
    MOST_UNDER_PASSPHRASE, MOST_WORK,
};
pub use passphrase::{
    PassphraseFault, WORK, is_armoured, open_with_passphrase, seal_with_passphrase,
};
pub use sheet::{SealTo, SealedSheet};
pub(crate) use sheet::{Whereabouts, seal_sheet};

/// A secret X25519 key: of a device, or of a round.
#[derive(Clone)]
pub struct SealKey(x25519::Identity);

/// Says why something sealed was not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealFault {
    /// It was sealed to others, or changed since.
    #[error("this laptop's key does not open it, or it was changed after it was written")]
    NotForUs,
    /// Its header names more recipients than ours do; none was tried.
    #[error(
        "its header names more than {MOST_STANZAS} keys that may open it, where three are the most that this program writes"
    )]
    TooManyRecipients,
    /// What is sealed is larger than what is taken.
    #[error("what is closed in it has more than {most} bytes, which is the most that is opened")]
    TooLarge {
        /// The most that is opened, in bytes.
        most: usize,
    },
    /// What is inside was sealed for another record: someone signed another's work.
    #[error(
        "what is closed in it was written for another entry: someone else's sheet was signed anew"
    )]
    OtherPlace,
    /// What is inside cannot be read.
    #[error("what is closed in it cannot be read: {0}")]
    Malformed(String),
    /// What is inside is out of range.
    #[error("{0}")]
    Value(#[from] ValueFault),
}

/// Says that a text is not a key of this kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is not an age key")]
pub struct NotASealKey;

impl SealKey {
    /// Makes a new key from the system's randomness.
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// Whom others seal to so that this key opens it.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public().to_string())
    }

    /// The secret as text ("AGE-SECRET-KEY-1…"), to be kept where nobody else reads.
    pub fn to_secret(&self) -> String {
        self.0.to_string().expose_secret().to_owned()
    }

    /// Opens a text of at most `most` bytes that was sealed to this key. How many
    /// recipients and how large it is are counted before any key is tried.
    ///
    /// # Errors
    /// [`SealFault::NotForUs`] where it was sealed to others or changed, and the
    /// limits that it breaks.
    pub fn open(&self, sealed: &[u8], most: usize) -> Result<Vec<u8>, SealFault> {
        check_sealed(sealed, most)?;
        let decryptor = age::Decryptor::new_buffered(sealed).map_err(|_| SealFault::NotForUs)?;
        let identity: &dyn age::Identity = &self.0;
        let opened = decryptor
            .decrypt(std::iter::once(identity))
            .map_err(|_| SealFault::NotForUs)?;
        read_at_most(opened, most)
            .map_err(|_| SealFault::NotForUs)?
            .ok_or(SealFault::TooLarge { most })
    }

    /// Opens a key that was wrapped for this one.
    ///
    /// # Errors
    /// [`SealFault`].
    pub fn unwrap(&self, wrapped: &SealedBytes) -> Result<Self, SealFault> {
        let text = String::from_utf8(self.open(&wrapped.0, MOST_KEY_TEXT)?)
            .map_err(|problem| SealFault::Malformed(problem.to_string()))?;
        text.parse()
            .map_err(|problem: NotASealKey| SealFault::Malformed(problem.to_string()))
    }

    /// Wraps this key for others: each of the devices opens its own.
    ///
    /// # Errors
    /// [`NotASealKey`] where a recipient is not one.
    pub fn wrap_for<'a>(
        &self,
        devices: impl IntoIterator<Item = (LogId, &'a Recipient)>,
    ) -> Result<Vec<KeyFor>, NotASealKey> {
        let secret = self.to_secret();
        let wrap = |(log, recipient): (LogId, &Recipient)| {
            Ok(KeyFor {
                log,
                key: SealedBytes(seal_bytes(secret.as_bytes(), &[recipient])?),
            })
        };
        devices.into_iter().map(wrap).collect()
    }
}

impl FromStr for SealKey {
    type Err = NotASealKey;

    fn from_str(text: &str) -> Result<Self, NotASealKey> {
        text.parse().map(Self).map_err(|_| NotASealKey)
    }
}

impl fmt::Debug for SealKey {
    /// Shows the public half alone: a secret is never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SealKey").field(&self.recipient()).finish()
    }
}

/// The public half of a [`SealKey`], as text ("age1…").
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recipient(String);

impl Recipient {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Recipient {
    type Err = NotASealKey;

    fn from_str(text: &str) -> Result<Self, NotASealKey> {
        let read: x25519::Recipient = text.parse().map_err(|_| NotASealKey)?;
        let spelt = read.to_string(); // a recipient has one spelling
        (spelt == text).then_some(Self(spelt)).ok_or(NotASealKey)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Recipient {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Recipient {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// The bytes of an age file, as base64 in JSON.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedBytes(pub(crate) Vec<u8>);

impl fmt::Debug for SealedBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealedBytes({} bytes)", self.0.len())
    }
}

impl SealedBytes {
    /// Takes the bytes of an age file as they are.
    pub const fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes as they are.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Serialize for SealedBytes {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for SealedBytes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        STANDARD
            .decode(String::deserialize(from)?)
            .map(Self)
            .map_err(de::Error::custom)
    }
}

/// A key wrapped for one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyFor {
    /// The log of the device that can open it.
    pub log: LogId,
    /// The key's secret text, sealed to that device.
    pub key: SealedBytes,
}

/// All that there is to read, or none where it is more than `most` bytes.
fn read_at_most(from: impl Read, most: usize) -> std::io::Result<Option<Vec<u8>>> {
    let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    from.take(one_more).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= most).then_some(bytes))
}

/// Seals bytes so that any one of the recipients can open them.
///
/// # Errors
/// [`NotASealKey`] where there is no recipient, or one is not an age key.
pub(crate) fn seal_bytes(bytes: &[u8], to: &[&Recipient]) -> Result<Vec<u8>, NotASealKey> {
    let recipients: Vec<x25519::Recipient> = to
        .iter()
        .map(|one| one.0.parse().map_err(|_| NotASealKey))
        .collect::<Result<_, _>>()?;
    let recipients = recipients.iter().map(|one| one as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| NotASealKey)?;
    let mut sealed = Vec::new();
    let mut writer = encryptor
        .wrap_output(&mut sealed)
        .map_err(|_| NotASealKey)?;
    writer.write_all(bytes).map_err(|_| NotASealKey)?;
    writer.finish().map_err(|_| NotASealKey)?;
    Ok(sealed)
}
