//! Forms of returns are written, filled in as a spreadsheet would, and read back.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on ends"
)]

mod fill;
mod generate;
mod money;
mod refusals;
mod round_trip;
