//! The real window, driven as a person would drive it. Run by `./dev window`.
//!
//! Needs WebKitWebDriver, and Xvfb where there is no display; the window's
//! program is the one that Cargo built last, or that `EVENHAND_APP` names.
//! Pictures of every screen seen go to `out/screens`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so and ends"
)]

#[cfg(target_os = "linux")]
mod canary;
mod devices;
mod files;
mod forks;
mod harness;
mod kept;
mod keys;
mod kit;
mod member;
mod narrow;
mod saved_pack;
mod shortlist;
mod start;
mod still;
mod story;
mod year;
