//! Counts as they cross the seam.

/// A count as it crosses the seam.
pub(crate) fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
