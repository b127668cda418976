//! The program where there is no display: commands work, and the window says why it does not open.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on says so and ends"
)]

use std::process::{Command, Output, Stdio};

fn evenhand(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evenhand"));
    command
        .args(args)
        .stdin(Stdio::null())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

#[cfg(target_os = "linux")] // elsewhere there is a display, and a window would open
#[test]
fn the_window_says_in_a_sentence_that_there_is_no_display() {
    let ended = evenhand(&[]);
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(3), "an environment fault: {said}");
    assert_eq!(said.lines().count(), 1, "one sentence and no panic: {said}");
    assert!(
        said.contains("there is no display") && said.contains("evenhand --help"),
        "what is wrong and what to do: {said}"
    );
}

#[test]
fn a_command_needs_no_display() {
    let ended = evenhand(&["--version"]);
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(
        String::from_utf8(ended.stdout).unwrap(),
        format!("evenhand {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_command_does_not_wait_for_webkit_to_load() {
    let program = std::fs::read(env!("CARGO_BIN_EXE_evenhand")).unwrap();
    let needs = |library: &[u8]| program.windows(library.len()).any(|part| part == library);
    assert!(
        !needs(b"libwebkit2gtk") && !needs(b"libgtk-3"),
        "loading them takes a hundred milliseconds, most of a ranking's time"
    );
}
