//! Kinds by their names, as files have them.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use strum::VariantArray;

use crate::body::Kind;

/// Says that a newer program wrote it: this one knows no such kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is no kind of entry that this program knows")]
pub struct UnknownKind;

/// Every kind by its name: one is looked up for each record that is read.
static BY_NAME: LazyLock<BTreeMap<&'static str, Kind>> = LazyLock::new(|| {
    let named = Kind::VARIANTS.iter().map(|kind| (kind.name(), *kind));
    named.collect()
});

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        BY_NAME.get(name).copied().ok_or(UnknownKind)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        name.parse().map_err(de::Error::custom)
    }
}
