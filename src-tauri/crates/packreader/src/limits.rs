//! How much is read of a pack, at most. A pack of 2,000 bids stays far under each.

/// Bytes of the file: 256 MiB.
pub const FILE: usize = 256 << 20;
/// Bytes that one stream may have when it is decompressed: 256 MiB, the most of a file of
/// records.
pub const STREAM: usize = 256 << 20;
/// Bytes that all streams may have together: 1 GiB.
pub const STREAMS: usize = 1 << 30;
/// Objects.
pub const OBJECTS: usize = 8_000_000;
/// Pages.
pub const PAGES: usize = 100_000;
/// How deep the trees of pages, names and structure may be.
pub const DEPTH: usize = 64;
/// Files inside.
pub const FILES: usize = 64;
