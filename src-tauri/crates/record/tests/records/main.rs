//! The format of records, from outside: fixtures, faults and order.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so and ends"
)]

mod authority;
mod awaited;
mod chain;
mod fixtures;
mod fold;
mod hostile;
mod model;
mod samples;
mod sealed;
mod sealed_limits;
