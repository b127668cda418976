//! The shortlist, from outside: the walk, its breakpoints, the best set.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so and ends"
)]

mod best;
mod brute;
mod cases;
mod hard;
mod large;
mod naive;
mod properties;
mod rounds;
