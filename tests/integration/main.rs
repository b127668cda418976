//! One test binary: a module a story.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so and ends"
)]

mod a_round;
mod any_bytes;
mod architecture;
mod associations;
#[cfg(target_os = "linux")]
mod canary;
mod care;
mod device_words;
mod documents;
mod fairness_command;
mod forgotten;
#[cfg(target_os = "linux")]
mod full_disk;
mod keys;
mod kit;
mod laptops;
mod licences;
mod pack_audit;
mod rank_command;
mod real_panel;
mod sample;
mod scheme_schema;
mod second_key;
mod shortlist_command;
mod taking_in;
mod workbook_command;

use evenhand_tests::Program;

/// The headless program.
fn evenhand() -> Program {
    Program::at(env!("CARGO_BIN_EXE_evenhand-headless"))
}
