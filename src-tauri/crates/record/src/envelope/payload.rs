//! What an envelope says: the part of a record that is signed.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::body::Kind;
use crate::id::{LogId, PanelId, RecordId, or_empty};

/// The signed part of a record. Its members are written in this order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    /// The panel; none in the genesis record alone, whose id becomes the panel's.
    #[serde(with = "or_empty")]
    pub panel: Option<PanelId>,
    /// The log that the record belongs to: the key that signs it.
    pub log: LogId,
    /// Its sequence number in the log, from 1.
    pub seq: u64,
    /// The record before it in the log; none for the first.
    #[serde(with = "or_empty")]
    pub prev: Option<RecordId>,
    /// What kind of thing happened, by its name: this program may not know it.
    #[serde(rename = "type")]
    pub kind: String,
    /// The version of that kind, from 1.
    pub version: u32,
    /// The newest record of every other log that the writer knew.
    pub seen: BTreeMap<LogId, RecordId>,
    /// The writer's clock, to the millisecond. Advisory: nothing is ordered by it.
    #[serde(serialize_with = "write_time", deserialize_with = "read_time")]
    pub at: DateTime<Utc>,
    /// How the body is to be read.
    pub body_kind: BodyKind,
    /// SHA-256 of the salt and the body.
    #[serde(with = "hash")]
    pub body_sha256: [u8; 32],
}

impl Payload {
    /// The kind, where this program knows it in this version.
    pub fn known_kind(&self) -> Option<Kind> {
        let kind: Option<Kind> = self.kind.parse().ok();
        kind.filter(|kind| kind.is_read_in(self.version))
    }
}

/// How a body is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// JSON as it is ("plain").
    Plain,
    /// JSON whose content is sealed with age ("age").
    Sealed,
    /// A way this version does not know; the name is kept.
    Other(String),
}

impl Serialize for BodyKind {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(match self {
            Self::Plain => "plain",
            Self::Sealed => "age",
            Self::Other(name) => name,
        })
    }
}

impl<'de> Deserialize<'de> for BodyKind {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        Ok(match name.as_str() {
            "plain" => Self::Plain,
            "age" => Self::Sealed,
            _ => Self::Other(name),
        })
    }
}

/// The clock as records keep it: whole milliseconds.
pub(crate) fn to_the_millisecond(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(3)
}

fn write_time<S: Serializer>(at: &DateTime<Utc>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&at.to_rfc3339_opts(SecondsFormat::Millis, true))
}

fn read_time<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime<Utc>, D::Error> {
    DateTime::<Utc>::deserialize(from).map(to_the_millisecond)
}

mod hash {
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(super) fn serialize<S: Serializer>(hash: &[u8; 32], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hex::encode(hash))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 32], D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        crate::id::read_hex(&text)
            .ok_or_else(|| de::Error::custom("a hash is 64 digits from 0 to 9 and a to f"))
    }
}
