//! What the tests of the whole share: profiles that vanish, the headless
//! program, and the files of the tree.

#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on says so and ends"
)]

pub mod profile;
pub mod program;
pub mod tree;

pub use profile::Profile;
pub use program::{Outcome, Program};
