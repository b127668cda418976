//! The lines of a bundle: the first, one a record, and the last.

use std::borrow::Cow;

use base64::{Engine, engine::general_purpose::STANDARD};
use evenhand_record::envelope::MAX_LINE;
use evenhand_record::{MAX_BODY, PanelId, Record};
use serde::{Deserialize, Serialize};

use super::Carried;

/// The version of bundles that this program writes, and the newest it reads.
pub(super) const VERSION: u64 = 1;

/// How every bundle begins, whatever its version.
pub(super) const BEGINS: &[u8] = b"{\"evenhand\":\"bundle\"";

/// How the last line of a bundle begins.
pub(super) const ENDS: &[u8] = b"{\"records\":";

/// The longest first or last line that is read, in bytes.
pub(super) const MAX_EDGE: usize = 4096;

/// The longest line that is read, in bytes: the longest envelope, the largest
/// body in base64, and room for quotes and names.
pub(crate) const MAX_ROW: usize = MAX_LINE + MAX_BODY.div_ceil(3) * 4 + 4096;

/// The first line. Members that a later version adds are left aside.
#[derive(Serialize, Deserialize)]
pub(super) struct FirstLine<'a> {
    #[serde(borrow)]
    pub(super) evenhand: Cow<'a, str>,
    pub(super) version: u64,
    #[serde(default)]
    pub(super) panel: Option<PanelId>,
}

/// The last line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LastLine<'a> {
    pub(super) records: u64,
    #[serde(borrow)]
    pub(super) sha256: Cow<'a, str>,
}

/// A record as it is carried: its envelope's exact line, its salt, its body.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordLine<'a> {
    #[serde(borrow)]
    envelope: Cow<'a, str>,
    #[serde(borrow)]
    salt: Cow<'a, str>,
    #[serde(borrow)]
    body: Cow<'a, str>,
}

impl<'a> RecordLine<'a> {
    /// The line of a record.
    pub(crate) fn of(record: &'a Record) -> Self {
        Self {
            envelope: String::from_utf8_lossy(record.line()),
            salt: record.salt().to_string().into(),
            body: STANDARD.encode(record.body()).into(),
        }
    }

    /// What the line carries; the sentence says what is wrong with it.
    pub(crate) fn to_carried(&self) -> Result<Carried, String> {
        let salt = self
            .salt
            .parse()
            .map_err(|problem| format!("its salt cannot be read: {problem}"))?;
        let body = STANDARD
            .decode(self.body.as_bytes())
            .map_err(|problem| format!("its body is not base64: {problem}"))?;
        Ok(Carried::new(self.envelope.as_bytes().to_vec(), salt, body))
    }
}

/// Which panel a record belongs to: a genesis to the one that it begins.
pub(crate) fn panel_of(record: &Record) -> PanelId {
    record
        .payload()
        .panel
        .unwrap_or_else(|| PanelId::from(record.id()))
}
