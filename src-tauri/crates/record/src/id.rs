//! Names that are made, not chosen: of a record, of a log, of a panel.
//!
//! Each is 32 bytes, written as 64 lower-case hexadecimal digits. Upper case is
//! refused, so that every name has one spelling.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Says that a text is not a name of 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is not 64 digits from 0 to 9 and a to f")]
pub struct NotAName;

/// Reads lower-case hexadecimal digits into exactly as many bytes as are wanted.
pub(crate) fn read_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.bytes().any(|digit| digit.is_ascii_uppercase()) {
        return None;
    }
    let mut bytes = [0; N];
    hex::decode_to_slice(text, &mut bytes).ok()?;
    Some(bytes)
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 32]);

        impl $name {
            /// Takes the bytes of the name as they are.
            pub const fn from_bytes(bytes: [u8; 32]) -> Self {
                Self(bytes)
            }

            /// The bytes of the name.
            pub const fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }
        }

        impl TryFrom<&[u8]> for $name {
            type Error = NotAName;

            fn try_from(bytes: &[u8]) -> Result<Self, NotAName> {
                bytes.try_into().map(Self).map_err(|_| NotAName)
            }
        }

        impl FromStr for $name {
            type Err = NotAName;

            fn from_str(text: &str) -> Result<Self, NotAName> {
                read_hex(text).map(Self).ok_or(NotAName)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex::encode(self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                text.parse().map_err(de::Error::custom)
            }
        }
    )*};
}

names! {
    /// A record: the SHA-256 of its envelope's exact bytes.
    RecordId;
    /// A device's log: the Ed25519 public key that signs it, so that a record
    /// can be checked with nothing else at hand.
    LogId;
    /// A panel: the id of the chair's first record.
    PanelId;
}

impl From<PanelId> for RecordId {
    /// The genesis record that the panel is named after.
    fn from(panel: PanelId) -> Self {
        Self(panel.0)
    }
}

impl From<RecordId> for PanelId {
    /// Names the panel that a genesis record begins.
    fn from(genesis: RecordId) -> Self {
        Self(genesis.0)
    }
}

/// Serde for a name that may be missing: the empty text stands for none.
pub(crate) mod or_empty {
    use std::{fmt::Display, str::FromStr};

    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(crate) fn serialize<T: Display, S: Serializer>(
        name: &Option<T>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match name {
            Some(name) => to.collect_str(name),
            None => to.serialize_str(""),
        }
    }

    pub(crate) fn deserialize<'de, T, D>(from: D) -> Result<Option<T>, D::Error>
    where
        T: FromStr<Err: Display>,
        D: Deserializer<'de>,
    {
        let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_spelling() {
        let name = RecordId::from_bytes([0xab; 32]);
        assert_eq!(name.to_string().parse(), Ok(name));
        assert_eq!(
            name.to_string().to_uppercase().parse::<RecordId>(),
            Err(NotAName),
            "one name, one spelling"
        );
        assert_eq!("ab".parse::<RecordId>(), Err(NotAName));
    }
}
