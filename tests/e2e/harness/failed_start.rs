//! The window's program where it cannot open its window.

use std::io::Read as _;
use std::process::{Command, Stdio};

use super::chooser;
use super::display::Display;
use super::group::Group;
use super::window::program;

/// A start that fails, with the display that it is told on.
pub(crate) struct FailedStart {
    program: Group,
    display: Display,
}

impl FailedStart {
    /// Starts the window's own program, which reads no command, with no terminal.
    pub(crate) fn with(args: &[&str]) -> Self {
        let display = Display::find();
        let mut command = Command::new(program().with_file_name("evenhand-window"));
        command
            .args(args)
            .env("DISPLAY", &display.name)
            .env("GDK_BACKEND", "x11")
            .env("GSETTINGS_BACKEND", "memory")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stderr(Stdio::piped());
        Self {
            program: Group::start(&mut command),
            display,
        }
    }

    /// Waits for the box with this title, and closes it by keys.
    pub(crate) async fn answer_box(&self, title: &str, keys: &[u32]) {
        let shown = chooser::Display::of(&self.display.name);
        shown.strike_in(title, keys).await;
    }

    /// How it ended, and what it said on standard error.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
        let mut said = String::new();
        let mut stream = self.program.0.stderr.take().expect("its errors are piped");
        stream
            .read_to_string(&mut said)
            .expect("its errors are text");
        let ended = self.program.0.wait().expect("it ends");
        (ended.code(), said)
    }
}
