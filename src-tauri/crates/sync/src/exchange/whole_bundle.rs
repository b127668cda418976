//! Whether a file is a whole bundle, by reading through it once.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use evenhand_record::{PanelId, RecordId};

use crate::ContentHash;
use crate::bundle::{Bundle, BundleFault, Entries, Limits, read};
use crate::hash::HashingReader;

/// A file that is a whole bundle.
pub(super) struct WholeBundle {
    pub(super) sha256: ContentHash,
    /// Every record in it, by its id alone.
    pub(super) ids: Vec<RecordId>,
    /// Those whose signatures hold, where that was asked.
    pub(super) holding: Vec<RecordId>,
}

/// Reads through a file, one line in memory at a time. With `opens`, the
/// records in it are checked as well.
pub(super) fn judge_file(
    path: &Path,
    panel: PanelId,
    opens: bool,
) -> Result<WholeBundle, BundleFault> {
    let mut from = open_file(path)?;
    let (mut ids, mut holding) = (Vec::new(), Vec::new());
    for carried in Entries::open(&mut from, Some(panel), Limits::default())? {
        let carried = carried?;
        ids.push(carried.id());
        if opens {
            holding.extend(carried.open().ok().map(|record| record.id()));
        }
    }
    Ok(WholeBundle {
        sha256: from.into_inner().finish_hash(),
        ids,
        holding,
    })
}

/// Reads a file and keeps the records that are wanted.
pub(super) fn read_wanted(
    path: &Path,
    panel: PanelId,
    wanted: impl FnMut(RecordId) -> bool,
) -> Result<(ContentHash, Bundle), BundleFault> {
    let mut from = open_file(path)?;
    let bundle = read(&mut from, Some(panel), Limits::default(), wanted)?;
    Ok((from.into_inner().finish_hash(), bundle))
}

type Reader = BufReader<HashingReader<File>>;

/// Opens a file. One that is longer than is read shows that before a byte of it.
fn open_file(path: &Path) -> Result<Reader, BundleFault> {
    let file = File::open(path)?;
    let found = file.metadata()?;
    if !found.is_file() {
        return Err(BundleFault::NotABundle);
    }
    let Limits { bytes, records } = Limits::default();
    if found.len() > bytes {
        return Err(BundleFault::TooLarge { bytes, records });
    }
    Ok(BufReader::with_capacity(1 << 16, HashingReader::new(file)))
}
