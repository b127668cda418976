//! A process and all that it starts, ended together.

use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

/// A process in a group of its own. Dropping it ends the whole group, or windows would stay behind.
pub(crate) struct Group(pub(crate) Child);

impl Group {
    /// Starts the process.
    pub(crate) fn start(command: &mut Command) -> Self {
        let child = command.stdin(Stdio::null()).process_group(0).spawn();
        Self(child.unwrap_or_else(|why| {
            panic!(
                "{} cannot be started: {why}",
                command.get_program().display()
            )
        }))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let everyone = format!("kill -s KILL -- -{}", self.0.id());
        let _ = Command::new("sh").args(["-c", &everyone]).status();
        let _ = self.0.wait();
    }
}
