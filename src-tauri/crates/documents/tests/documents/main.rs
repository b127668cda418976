//! The documents of a round as their readers meet them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

#[path = "../../../pack/tests/common/mod.rs"]
mod common;

mod agreements;
mod awarded;
mod commissioned;
mod docx;
mod foi;
mod inputs;
mod letters;
mod notice;
mod privacy;
mod read;
mod templates;
mod valid;
