//! Files between devices, from outside: formats, folders and faults.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so and ends"
)]

mod bundle;
mod bundle_hostile;
mod exchange;
mod exchange_hostile;
mod fixtures;
mod joining;
mod joining_hostile;
mod kit;
mod layouts;
mod plan;
mod samples;
