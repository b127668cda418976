//! Reading a bundle as it streams by, never more than one line in memory.

use std::io::{BufRead, Read};

use evenhand_record::{PanelId, RecordId};
use sha2::{Digest, Sha256};

use super::lines::{BEGINS, ENDS, FirstLine, LastLine, MAX_EDGE, MAX_ROW, RecordLine, VERSION};
use super::{BundleFault, Carried, Damage};
use crate::hash::read_hex;

/// The most that is read of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file: 256 MiB.
    pub bytes: u64,
    /// Records in it: 200,000.
    pub records: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 256 << 20,
            records: 200_000,
        }
    }
}

/// A bundle that has arrived whole, and is what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The panel it names.
    pub panel: PanelId,
    /// The ids of all records in it, in the file's order.
    pub ids: Vec<RecordId>,
    /// Those that were wanted, in the file's order, not yet checked.
    pub carried: Vec<Carried>,
}

/// Reads a whole bundle and keeps the records that are wanted.
///
/// `panel` is the panel whose records are taken; without one, any is.
///
/// # Errors
/// [`BundleFault`] where it is not whole, not what was written, or not for us;
/// nothing of it is then given out.
pub fn read(
    from: impl BufRead,
    panel: Option<PanelId>,
    limits: Limits,
    mut wanted: impl FnMut(RecordId) -> bool,
) -> Result<Bundle, BundleFault> {
    let mut entries = Entries::open(from, panel, limits)?;
    let (mut ids, mut kept) = (Vec::new(), Vec::new());
    loop {
        match entries.take_next() {
            Ok(Some(carried)) => {
                ids.push(carried.id());
                if wanted(carried.id()) {
                    kept.push((entries.line, carried));
                }
            }
            Ok(None) => break,
            Err(fault) => return Err(find_culprit(fault, kept)),
        }
    }
    Ok(Bundle {
        panel: entries.panel,
        ids,
        carried: kept.into_iter().map(|(_, carried)| carried).collect(),
    })
}

/// Where a hash differs, finds the first line whose record does not hold.
fn find_culprit(fault: BundleFault, kept: Vec<(u64, Carried)>) -> BundleFault {
    if !matches!(
        fault,
        BundleFault::Damaged {
            what: Damage::Hash,
            ..
        }
    ) {
        return fault;
    }
    let culprit = kept.into_iter().find_map(|(line, carried)| {
        let problem = carried.open().err()?;
        Some(BundleFault::Damaged {
            line,
            what: Damage::NoRecord(problem.to_string()),
        })
    });
    culprit.unwrap_or(fault)
}

/// The records of a bundle one after the other. What it gives is proved whole
/// only once it has ended without a fault.
pub struct Entries<R> {
    from: R,
    panel: PanelId,
    limits: Limits,
    digest: Sha256,
    buffer: Vec<u8>,
    line: u64,
    bytes: u64,
    records: u64,
    ended: bool,
}

impl<R: BufRead> Entries<R> {
    /// Reads the first line of a bundle.
    ///
    /// # Errors
    /// [`BundleFault`] where it is no bundle, or none for this panel or program.
    pub fn open(from: R, panel: Option<PanelId>, limits: Limits) -> Result<Self, BundleFault> {
        let mut entries = Self {
            from,
            panel: PanelId::from_bytes([0; 32]),
            limits,
            digest: Sha256::new(),
            buffer: Vec::new(),
            line: 0,
            bytes: 0,
            records: 0,
            ended: false,
        };
        entries.panel = entries.read_first_line(panel)?;
        Ok(entries)
    }

    /// The panel that the bundle names.
    pub fn panel(&self) -> PanelId {
        self.panel
    }

    fn read_first_line(&mut self, panel: Option<PanelId>) -> Result<PanelId, BundleFault> {
        let is_whole = self.next_line(MAX_EDGE)?;
        let begins = self.buffer.get(..BEGINS.len()).unwrap_or(&self.buffer);
        if !BEGINS.starts_with(begins) && !self.has_hole() {
            return Err(BundleFault::NotABundle);
        }
        if !is_whole || self.has_hole() {
            return Err(self.unended_fault());
        }
        let named = named_panel(&self.buffer)?;
        if panel.is_some_and(|panel| panel != named) {
            return Err(BundleFault::OtherPanel(named));
        }
        self.digest.update(&self.buffer);
        Ok(named)
    }

    /// The next record; none after the last, once the file is known to be whole.
    fn take_next(&mut self) -> Result<Option<Carried>, BundleFault> {
        if self.ended {
            return Ok(None);
        }
        if !self.next_line(MAX_ROW)? {
            return Err(self.unended_fault());
        }
        if self.buffer.starts_with(ENDS) {
            return self.check_end().map(|()| None);
        }
        self.digest.update(&self.buffer);
        self.records = self.records.saturating_add(1);
        if self.records > self.limits.records {
            return Err(self.too_large());
        }
        let row: RecordLine<'_> = serde_json::from_slice(&self.buffer)
            .map_err(|problem| self.unreadable_line(problem))?;
        let carried = row.to_carried();
        carried
            .map(Some)
            .map_err(|problem| self.unreadable_line(problem))
    }

    fn check_end(&mut self) -> Result<(), BundleFault> {
        let last: LastLine<'_> = serde_json::from_slice(&self.buffer)
            .map_err(|problem| self.unreadable_line(problem))?;
        let (named, hash) = (last.records, read_hex::<32>(&last.sha256));
        let hash = hash.ok_or_else(|| self.unreadable_line("its hash is not 64 digits"))?;
        if hash != <[u8; 32]>::from(self.digest.clone().finalize()) {
            return Err(self.damaged_line(Damage::Hash));
        }
        if named != self.records {
            let found = self.records;
            return Err(self.damaged_line(Damage::Count { named, found }));
        }
        if !self.from.fill_buf()?.is_empty() {
            self.line = self.line.saturating_add(1);
            return Err(self.damaged_line(Damage::Follows));
        }
        self.ended = true;
        Ok(())
    }

    /// Reads a line with its end; whether it has one within the limits.
    fn next_line(&mut self, most: usize) -> Result<bool, BundleFault> {
        let left = self.limits.bytes.saturating_sub(self.bytes);
        let room = u64::try_from(most).unwrap_or(u64::MAX).min(left);
        self.buffer.clear();
        let read = (&mut self.from)
            .take(room)
            .read_until(b'\n', &mut self.buffer)?;
        self.line = self.line.saturating_add(1);
        self.bytes = self
            .bytes
            .saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        if self.buffer.ends_with(b"\n") {
            return Ok(true);
        }
        if self.bytes >= self.limits.bytes && !self.from.fill_buf()?.is_empty() {
            return Err(self.too_large());
        }
        Ok(false)
    }

    /// Whether the line holds a zero byte. No line of a bundle does: systems
    /// that copy make a file at its full length and fill it in later.
    fn has_hole(&self) -> bool {
        self.buffer.contains(&0)
    }

    /// The fault of a line that has no end: more may come, unless it is too long.
    fn unended_fault(&mut self) -> BundleFault {
        if self.has_hole() {
            return BundleFault::Arriving;
        }
        match self.from.fill_buf() {
            Ok([]) => BundleFault::Arriving,
            Ok(_) => self.damaged_line(Damage::TooLong),
            Err(problem) => problem.into(),
        }
    }

    fn unreadable_line(&self, problem: impl ToString) -> BundleFault {
        if self.has_hole() {
            return BundleFault::Arriving;
        }
        self.damaged_line(Damage::Unreadable(problem.to_string()))
    }

    fn damaged_line(&self, what: Damage) -> BundleFault {
        BundleFault::Damaged {
            line: self.line,
            what,
        }
    }

    fn too_large(&self) -> BundleFault {
        BundleFault::TooLarge {
            bytes: self.limits.bytes,
            records: self.limits.records,
        }
    }
}

impl<R: BufRead> Iterator for Entries<R> {
    type Item = Result<Carried, BundleFault>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.take_next().transpose();
        self.ended |= matches!(next, Some(Err(_)));
        next
    }
}

fn named_panel(line: &[u8]) -> Result<PanelId, BundleFault> {
    let first: FirstLine<'_> = serde_json::from_slice(line).map_err(|_| BundleFault::NotABundle)?;
    if first.version > VERSION {
        return Err(BundleFault::Newer(first.version));
    }
    match first.panel {
        Some(panel) if first.version == VERSION && first.evenhand == "bundle" => Ok(panel),
        _ => Err(BundleFault::NotABundle),
    }
}
