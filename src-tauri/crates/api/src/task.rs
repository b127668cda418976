//! A long task as its caller sees it: how far it is, and whether to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{ApiError, ErrorCode};
use crate::view::outputs::TaskProgress;

/// Where a long task says how far it is.
type Listener = Arc<dyn Fn(TaskProgress) + Send + Sync>;

/// One long task: told to its listener, stopped by its caller.
#[derive(Clone)]
pub struct Task {
    listener: Listener,
    stopped: Arc<AtomicBool>,
}

impl Task {
    /// A task that tells `listener` how far it is.
    pub fn new(listener: impl Fn(TaskProgress) + Send + Sync + 'static) -> Self {
        Self {
            listener: Arc::new(listener),
            stopped: Arc::default(),
        }
    }

    /// A task that tells nobody.
    pub fn silent() -> Self {
        Self::new(|_| ())
    }

    /// Asks the task to stop at its next step. Nothing half done stays behind.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Says how far the task is.
    ///
    /// # Errors
    /// [`ErrorCode::Cancelled`] once it was asked to stop.
    pub fn step(&self, progress: TaskProgress) -> Result<(), ApiError> {
        (self.listener)(progress);
        if self.stopped.load(Ordering::Relaxed) {
            return Err(ApiError::of(
                ErrorCode::Cancelled,
                "It was stopped. Nothing was changed.",
            ));
        }
        Ok(())
    }
}
