//! What came of awards: what may be said of them, what is due, and what they come to.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on says so and ends"
)]

mod ageing;
mod award;
mod draft;
mod due;
mod measures;
mod money;
mod properties;
mod risks;
mod said;
