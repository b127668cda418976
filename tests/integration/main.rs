//! One test binary: a module a story.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so and ends"
)]

mod a_round;
mod a_shortlist;
mod any_bytes;
mod architecture;
mod associations;
#[cfg(target_os = "linux")]
mod canary;
mod care;
mod device_words;
mod fairness_command;
mod keys;
mod kit;
mod laptops;
mod licences;
mod pack_audit;
mod rank_command;
mod real_panel;
mod recusal;
mod sample;
mod scheme_schema;
mod second_key;
mod shortlist_command;
mod taking_in;

use evenhand_tests::{Program, tree};

/// The headless program.
fn evenhand() -> Program {
    Program::at(env!("CARGO_BIN_EXE_evenhand-headless"))
}

#[test]
fn no_story_is_forgotten() {
    let here = tree::text("tests/integration/main.rs");
    for file in tree::files("tests/integration") {
        let name = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let depth = file
            .strip_prefix(tree::root().join("tests/integration"))
            .unwrap()
            .components()
            .count();
        let told = depth > 1 || name == "main" || here.contains(&format!("\nmod {name};"));
        assert!(
            told,
            "tests/integration/{name}.rs is never run: main.rs lacks `mod {name};`"
        );
    }
}
