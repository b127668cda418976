//! Writing a bundle.

use std::collections::BTreeMap;

use evenhand_record::{LogId, PanelId, Record, RecordId};

use super::Limits;
use super::lines::{FirstLine, LastLine, RecordLine, VERSION, panel_of};
use crate::hash::sha256_of;

/// Says why a bundle cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleUnwritable {
    /// A record of another panel.
    #[error("entry {id} belongs to another panel, {panel}: a file holds the entries of one")]
    OtherPanel {
        /// Which record.
        id: RecordId,
        /// Its panel.
        panel: PanelId,
    },
    /// More than is read.
    #[error(
        "this is too much for one file: the most that is read is {bytes} bytes and {records} entries. Send it in parts"
    )]
    TooLarge {
        /// The most bytes.
        bytes: u64,
        /// The most records.
        records: u64,
    },
    /// A line has no JSON form.
    #[error("BUG: this has no JSON form: {0}")]
    NoJson(String),
}

/// Writes records of a panel as a bundle. The same records give the same bytes:
/// they stand by log and sequence number, each once, however they are handed over.
///
/// # Errors
/// [`BundleUnwritable`] where a record is of another panel, or where there are
/// more than [`Limits::default`] lets a reader take.
pub fn write<'a>(
    panel: PanelId,
    records: impl IntoIterator<Item = &'a Record>,
) -> Result<Vec<u8>, BundleUnwritable> {
    let rows = in_order(panel, records)?;
    let count = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    push_line(&mut bytes, &first_line(panel))?;
    for record in rows.values() {
        push_line(&mut bytes, &RecordLine::of(record))?;
        check_size(&bytes, count)?;
    }
    let last = LastLine {
        records: count,
        sha256: hex::encode(sha256_of(&[&bytes])).into(),
    };
    push_line(&mut bytes, &last)?;
    check_size(&bytes, count)?;
    Ok(bytes)
}

type RecordOrder = (LogId, u64, RecordId);

fn in_order<'a>(
    panel: PanelId,
    records: impl IntoIterator<Item = &'a Record>,
) -> Result<BTreeMap<RecordOrder, &'a Record>, BundleUnwritable> {
    records
        .into_iter()
        .map(|record| {
            let (id, other) = (record.id(), panel_of(record));
            if other != panel {
                return Err(BundleUnwritable::OtherPanel { id, panel: other });
            }
            Ok(((record.payload().log, record.payload().seq, id), record))
        })
        .collect()
}

fn first_line(panel: PanelId) -> FirstLine<'static> {
    FirstLine {
        evenhand: "bundle".into(),
        version: VERSION,
        panel: Some(panel),
    }
}

fn push_line(bytes: &mut Vec<u8>, value: &impl serde::Serialize) -> Result<(), BundleUnwritable> {
    serde_json::to_writer(&mut *bytes, value)
        .map_err(|problem| BundleUnwritable::NoJson(problem.to_string()))?;
    bytes.push(b'\n');
    Ok(())
}

fn check_size(bytes: &[u8], count: u64) -> Result<(), BundleUnwritable> {
    let most = Limits::default();
    let is_within = u64::try_from(bytes.len()).is_ok_and(|length| length <= most.bytes);
    if is_within && count <= most.records {
        return Ok(());
    }
    Err(BundleUnwritable::TooLarge {
        bytes: most.bytes,
        records: most.records,
    })
}
