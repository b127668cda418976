//! What the tests of the whole share: profiles that vanish, the headless
//! program, the files of the tree, and canaries with the places they are looked for in.

#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so and ends"
)]

pub mod canary;
pub mod laptop;
#[cfg(target_os = "linux")]
pub mod memory;
pub mod modules;
pub mod panel;
pub mod profile;
pub mod program;
pub mod tree;

pub use canary::Canary;
pub use laptop::{Laptop, ROUND};
pub use panel::Panel;
pub use profile::Profile;
pub use program::{Outcome, Program};
