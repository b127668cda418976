//! Profiles that exchange records through a folder, and five devices with a
//! hostile folder between them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so and ends"
)]

mod attacker;
mod crafted;
mod folders;
mod healing;
mod hostile;
mod simulation;
mod strangers;
mod support;
