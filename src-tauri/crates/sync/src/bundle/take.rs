//! Reading a bundle for what is wanted of it, checked as it streams by.

use std::io::BufRead;

use evenhand_record::{PanelId, Record};

use super::{BundleFault, Carried, Checked, Entries, Limits, Refused, check_records};

/// About how many bytes are held before they are checked.
const BATCH: usize = 4 << 20;

/// The most refusals that are told one by one.
pub const MAX_REFUSED: usize = 100;

/// What was taken of a bundle that is whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The records that were wanted and hold, in the file's order.
    pub records: Vec<Record>,
    /// Those that were wanted and do not hold, the first [`MAX_REFUSED`].
    pub refused: Vec<Refused>,
    /// How many more do not hold.
    pub more_refused: usize,
}

impl Taken {
    fn add_checked(&mut self, checked: Checked) {
        self.records.extend(checked.records);
        let room = MAX_REFUSED.saturating_sub(self.refused.len());
        let more = checked.refused.len().saturating_sub(room);
        self.more_refused = self.more_refused.saturating_add(more);
        self.refused.extend(checked.refused.into_iter().take(room));
    }
}

/// Reads a whole bundle, and checks the records that are wanted. What is not wanted or
/// does not hold is dropped on the way, so that a file of any size takes no more memory
/// than what is taken of it.
///
/// # Errors
/// [`BundleFault`] where it is not whole, not what was written, or not for us;
/// nothing of it is then given out.
pub fn take(
    from: impl BufRead,
    panel: PanelId,
    mut wanted: impl FnMut(&Carried) -> bool,
) -> Result<Taken, BundleFault> {
    let (mut taken, mut batch, mut size) = (Taken::default(), Vec::new(), 0_usize);
    for carried in Entries::open(from, Some(panel), Limits::default())? {
        let carried = carried?;
        if wanted(&carried) {
            size = size.saturating_add(carried.size());
            batch.push(carried);
        }
        if size >= BATCH {
            taken.add_checked(check_records(panel, std::mem::take(&mut batch)));
            size = 0;
        }
    }
    taken.add_checked(check_records(panel, batch));
    Ok(taken)
}
