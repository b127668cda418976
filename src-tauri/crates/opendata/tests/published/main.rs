//! What is published: its values, its bytes and what the office is told.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that breaks should say so at once"
)]

mod filter;
mod hostile;
mod notices;
mod rounds;
mod schema;
mod specified;
mod threesixty;
