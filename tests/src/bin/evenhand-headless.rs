//! `evenhand` without its window, for tests.

use std::process::ExitCode;

fn main() -> ExitCode {
    evenhand_api::headless::run(std::env::args_os().collect()).unwrap_or_else(|| {
        eprintln!("This is evenhand without its window. Name a command.");
        ExitCode::from(2)
    })
}
