//! How far a long command is, for whoever watches the terminal.

use crate::task::Task;

/// A task that says how far it is on standard error.
pub(super) fn task_on_stderr() -> Task {
    Task::new(|progress| {
        if progress.done == progress.of || progress.done.is_multiple_of(25) {
            eprintln!("{}: {} of {}", progress.text, progress.done, progress.of);
        }
    })
}
