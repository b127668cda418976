//! The store, from outside: a round's story, what is refused, and what is found.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so and ends"
)]

mod changed;
mod changes;
mod commissioning;
mod copies;
mod devices;
mod laptop;
mod late;
mod opening;
mod owners;
mod publication;
mod rebuilding;
mod shortlist;
mod story;
mod support;
mod tampering;
