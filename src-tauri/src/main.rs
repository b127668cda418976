//! `evenhand`: the program people call.
//!
//! A subcommand is done here, without a display and without loading a line of
//! WebKit. Anything else is for the window: the program turns into
//! `evenhand-window`, which lies beside it and takes the same arguments.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// An environment fault, as DESIGN numbers exit statuses.
const ENVIRONMENT: u8 = 3;

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    evenhand_api::headless::run(args.clone()).unwrap_or_else(|| open_window(args))
}

/// Opens the window on the same arguments, and ends as it ends.
fn open_window(args: Vec<OsString>) -> ExitCode {
    let Some(program) = window_program() else {
        return cannot("the place of this program cannot be told");
    };
    become_it(Command::new(program).args(args.into_iter().skip(1)))
}

/// The window's program, beside this one.
fn window_program() -> Option<PathBuf> {
    let mut place = std::env::current_exe().ok()?;
    place.set_file_name(format!("evenhand-window{}", std::env::consts::EXE_SUFFIX));
    Some(place)
}

/// Turns this process into the window's, so that there is one process to see and to end.
#[cfg(unix)]
fn become_it(window: &mut Command) -> ExitCode {
    use std::os::unix::process::CommandExt;
    let why = window.exec();
    cannot(&format!(
        "{} cannot be started: {why}",
        window.get_program().display()
    ))
}

/// Runs the window's program and waits for it.
#[cfg(not(unix))]
fn become_it(window: &mut Command) -> ExitCode {
    match window.status() {
        Ok(status) => status
            .code()
            .and_then(|code| u8::try_from(code).ok())
            .map_or(ExitCode::FAILURE, ExitCode::from),
        Err(why) => cannot(&format!(
            "{} cannot be started: {why}",
            window.get_program().display()
        )),
    }
}

/// Says why there is no window, and what would be right.
fn cannot(why: &str) -> ExitCode {
    eprintln!(
        "Evenhand cannot open its window: {why}. Install evenhand-window beside evenhand; `evenhand --help` lists the commands that need no window."
    );
    ExitCode::from(ENVIRONMENT)
}
