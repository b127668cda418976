//! Where a command runs.

use crate::app::App;
use crate::task::Task;

/// Where a command runs: the open profile, and the task that its caller watches.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub(crate) app: &'a App,
    pub(crate) task: &'a Task,
}

impl<'a> Context<'a> {
    /// On this profile, watched by this task.
    pub fn new(app: &'a App, task: &'a Task) -> Self {
        Self { app, task }
    }
}
