//! What the readers take and refuse, as a person meets it.

mod bids;
mod files;
mod mend;
mod others;
mod properties;
mod real_panel;
mod scheme;
mod scores;
mod support;
mod workbook;
