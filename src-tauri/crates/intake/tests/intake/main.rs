//! What the readers take and refuse, as a person meets it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that breaks should say so at once"
)]

mod bid_details;
mod bids;
mod files;
mod generate;
mod halves;
mod identity;
mod left_out;
mod mend;
mod others;
mod properties;
mod real_panel;
mod scheme;
mod scores;
mod shown;
mod support;
mod typed_bids;
mod workbook;
mod workbook_limits;
mod write_then_read;
