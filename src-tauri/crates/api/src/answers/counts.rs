//! Counts as they cross the seam.

/// A count as it crosses the seam.
pub(crate) fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}

/// A count of records as it crosses the seam.
pub(crate) fn count_of(records: u64) -> u32 {
    u32::try_from(records).unwrap_or(u32::MAX)
}
